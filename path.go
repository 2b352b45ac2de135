package pith

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// paths names the nodes of a tree.
type paths struct {
	t       *tree
	numbers map[*html.Node]int // see nth; nil until a path is asked for
}

// maxPathName is how many bytes of a name stand in a path at most: a page can
// be one long id around thousands of elements.
const maxPathName = 64

// of names a node by its ancestors: "html > body > div.main > p:nth(3)".
func (p *paths) of(i int32) string {
	var parts []string
	for ; i > 0; i = p.t.nodes[i].parent {
		n := p.t.nodes[i].Node
		part := cutBytes(n.Data, maxPathName)
		if id := attrOr(n, "id"); id != "" {
			part += "#" + cutBytes(id, maxPathName)
		} else if class, _, _ := strings.Cut(attrOr(n, "class"), " "); class != "" {
			part += "." + cutBytes(class, maxPathName)
		} else if k := p.nth(n); k > 1 {
			part += ":nth(" + strconv.Itoa(k) + ")"
		}
		parts = append(parts, part)
	}
	slices.Reverse(parts)
	return strings.Join(parts, " > ")
}

// nth is n's number among the siblings with the same tag. All children of
// its parent are numbered at once, for their paths are asked for one by one.
func (p *paths) nth(n *html.Node) int {
	if k, ok := p.numbers[n]; ok || n.Parent == nil {
		return k
	}
	if p.numbers == nil {
		p.numbers = map[*html.Node]int{}
	}
	seen := map[string]int{}
	for s := range n.Parent.ChildNodes() {
		if s.Type == html.ElementNode {
			seen[s.Data]++
			p.numbers[s] = seen[s.Data]
		}
	}
	return p.numbers[n]
}
