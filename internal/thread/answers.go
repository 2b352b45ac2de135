package thread

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
)

// findAnswers finds which post each answers: the one around it or, on pages that
// have them beside each other, the last one that is indented less.
func (f *finder) findAnswers(posts []Post) {
	var around []int
	nested := false
	for k := range posts {
		around = f.around(posts, around, k)
		if n := len(around); n > 0 {
			posts[k].Answers, nested = int32(around[n-1]), true
		}
		around = append(around, k)
	}
	if nested {
		return
	}
	around = around[:0] // by indentation now
	levels := make([]int, len(posts))
	for k := range posts {
		levels[k] = f.levelOf(posts[k].Node)
		for n := len(around); n > 0 && levels[around[n-1]] >= levels[k]; n-- {
			around = around[:n-1]
		}
		if n := len(around); n > 0 {
			posts[k].Answers = int32(around[n-1])
		}
		around = append(around, k)
	}
}

// levelNodes is how many nodes from a post's beginning on may say how far it is indented.
const levelNodes = 12

// levelOf is how far a post is indented, 0 if nothing says so: an attribute or a class that
// counts, a margin, an empty picture's width.
func (f *finder) levelOf(node int32) int {
	for i := node; i < min(node+levelNodes, f.Nodes[node].End); i++ {
		n := &f.Nodes[i]
		if n.Type == html.TextNode {
			if dom.IsBlankText(n.Data) {
				continue
			}
			break
		}
		if level := statedLevel(n.Node); level > 0 {
			return level
		}
	}
	return 0
}

// levelNames are the names of attributes, and the beginnings of classes, that count levels.
var levelNames = dom.NamesOf("aria-level", "depth", "indent", "level")

// statedLevel is how far an element says that it is indented.
func statedLevel(n *html.Node) int {
	for _, a := range n.Attr {
		switch {
		case levelNames.Has(a.Key):
			return number(a.Val)
		case a.Key == "class":
			for token := range strings.FieldsSeq(a.Val) {
				if at := strings.LastIndexByte(token, '-'); at > 0 && levelNames.Has(token[:at]) {
					return number(token[at+1:])
				}
			}
		case a.Key == "style":
			for _, side := range [...]string{"margin-left:", "padding-left:", "margin-inline-start:"} {
				if _, rest, ok := strings.Cut(a.Val, side); ok {
					return number(strings.TrimSpace(rest))
				}
			}
		case a.Key == "width" && dom.AttrOr(n, "height") == "1":
			return number(a.Val)
		}
	}
	return 0
}

// number is the number that a value begins with, 0 if it does with none.
func number(value string) int {
	end := 0
	for end < len(value) && end < 5 && dom.IsDigit(value[end]) {
		end++
	}
	n, _ := strconv.Atoi(value[:end])
	return n
}
