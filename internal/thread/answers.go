package thread

import (
	"strconv"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// findAnswers finds which post each answers: the one around it or, on pages that
// have them beside each other, the last one that is indented less.
func (f *finder) findAnswers(posts []Post) {
	var around []int
	nested := false
	for k := range posts {
		around = f.around(posts, around, posts[k].Node)
		if n := len(around); n > 0 {
			posts[k].Answers, nested = int32(around[n-1]), true
		}
		around = append(around, k)
	}
	if nested {
		return
	}
	around = around[:0] // by indentation now
	levels := make([]float64, len(posts))
	for k := range posts {
		levels[k] = f.levelOf(posts[k].Node)
		for n := len(around); n > 0 && levels[around[n-1]] >= levels[k]; n-- {
			around = around[:n-1]
		}
		if n := min(len(around), maxLevels); n > 0 {
			posts[k].Answers = int32(around[n-1])
		}
		around = append(around, k)
	}
}

// maxLevels is how deep posts are indented at most. What stands deeper answers the last one
// that does not: each level is a sign before every line, and a page may indent thousands.
const maxLevels = 32

// levelNodes is how many nodes from a post's beginning on may say how far it is indented.
const levelNodes = 12

// levelOf is how far a post is indented, 0 if nothing says so: by its own names, or by
// what it begins with: an element that counts or has a margin, or an empty picture's
// width. Names in it may count the ranks of who wrote it.
func (f *finder) levelOf(node int32) float64 {
	if level, _ := form.LevelOf(f.Nodes[node].Node); level > 0 {
		return level
	}
	for i := node + 1; i < min(node+levelNodes, f.Nodes[node].End); i++ {
		n := &f.Nodes[i]
		if n.Type == html.TextNode && !dom.IsBlankText(n.Data) {
			break
		}
		level, ok := form.SaidLevel(n.Node)
		if !ok {
			level, _ = form.StyledLevel(dom.AttrOr(n.Node, "style"))
		}
		if width, err := strconv.Atoi(dom.AttrOr(n.Node, "width")); err == nil && dom.AttrOr(n.Node, "height") == "1" {
			level = max(level, float64(width))
		}
		if level > 0 {
			return level
		}
	}
	return 0
}
