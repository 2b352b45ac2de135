package dom

import (
	"math"

	"golang.org/x/net/html"
)

// Clone copies a node and what lies below, up to the limits: the elements
// that lie too deep are left out and their text stays. That is also few
// enough levels for functions that call themselves for each. The copy shares
// the original's attribute slices, which must therefore be replaced and never
// written into.
func (l Limits) Clone(n *html.Node) *html.Node {
	var made nodes
	root := made.copyOf(n)
	// Walks along the links: a tree built by hand can be deeper than a
	// goroutine's stack should be asked to follow.
	parents := []*html.Node{root} // where the children of the node at each level go
	src := n.FirstChild
	for count := 1; src != nil && count < l.Nodes; {
		parent := parents[len(parents)-1]
		child := parent
		reached := l.reaches(src, len(parents))
		if reached {
			child = made.copyOf(src)
			parent.AppendChild(child)
			count++
		} else {
			leaveBlank(parent, src)
		}
		if src.FirstChild != nil && (reached || !loses(src)) {
			parents = append(parents, child)
			src = src.FirstChild
			continue
		}
		for src != n && src.NextSibling == nil {
			src = src.Parent
			last := len(parents) - 1
			if last > 0 && parents[last] == parents[last-1] {
				leaveBlank(parents[last], src)
			}
			parents = parents[:last]
		}
		if src == n || len(parents) == 0 {
			break
		}
		src = src.NextSibling
	}
	return root
}

// Copy copies a node and all that lies below. It shares attribute slices, as
// Clone does.
func Copy(n *html.Node) *html.Node { return Limits{Nodes: math.MaxInt, Depth: math.MaxInt}.Clone(n) }

// leaveBlank appends a blank in the place of an element that lies too deep.
func leaveBlank(parent, left *html.Node) {
	if last := parent.LastChild; parts(left) && (last == nil || !IsBlank(last)) {
		parent.AppendChild(NewText(" "))
	}
}

// nodes makes nodes by the dozen: a page has thousands.
type nodes []html.Node

func (s *nodes) copyOf(n *html.Node) *html.Node {
	if len(*s) == 0 {
		*s = make(nodes, 64)
	}
	made := &(*s)[0]
	*s = (*s)[1:]
	made.Type, made.DataAtom, made.Data, made.Namespace, made.Attr = n.Type, n.DataAtom, n.Data, n.Namespace, n.Attr
	return made
}
