package dom

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// Paths names the nodes of a tree.
type Paths struct {
	T       *Tree
	numbers map[*html.Node]int // see nth; nil until a path is asked for
}

// maxPathName is how many bytes of a name stand in a path at most: a page can
// be one long id around thousands of elements.
const maxPathName = 64

// Of names a node by its ancestors: "html > body > div.main > p:nth(3)".
func (p *Paths) Of(i int32) string {
	var parts []string
	for ; i > 0; i = p.T.Nodes[i].Parent {
		n := p.T.Nodes[i].Node
		part := CutBytes(n.Data, maxPathName)
		if id := AttrOr(n, "id"); id != "" {
			part += "#" + CutBytes(id, maxPathName)
		} else if class, _, _ := strings.Cut(AttrOr(n, "class"), " "); class != "" {
			part += "." + CutBytes(class, maxPathName)
		} else if k := p.nth(n); k > 1 {
			part += ":nth(" + strconv.Itoa(k) + ")"
		}
		parts = append(parts, part)
	}
	slices.Reverse(parts)
	return WithoutControls(strings.Join(parts, " > "))
}

// nth is n's number among the siblings with the same tag. All children of
// its parent are numbered at once, for their paths are asked for one by one.
func (p *Paths) nth(n *html.Node) int {
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
