package pith

import (
	"errors"
	"io"

	"golang.org/x/net/html"
)

// Convert writes a whole page, or a fragment of one, as Markdown. Nothing
// is left out but what is unsafe, never shown or hidden by a trick: no content
// is chosen.
//
// An input over a limit of the Options gives Markdown of what is within it
// and a *LimitError; other errors are the reader's.
func Convert(r io.Reader, o *Options) (string, error) {
	if o == nil {
		o = &Options{}
	}
	tree := o.load(r)
	var limit *LimitError
	if tree.readErr != nil && !errors.As(tree.readErr, &limit) {
		return "", tree.readErr
	}
	p := newPage(tree, o)
	defer p.release()
	p.removeTricks()
	body := tree.doc
	if p.body != 0 {
		body = p.nodes[p.body].Node
	}
	content := o.limits().clone(body)
	normalise(content, &cleaning{base: p.base, opts: o, whole: true})
	a := &Article{Content: content, markdown: o.Markdown}
	return a.Markdown(), joined(p.faults())
}

// clone copies a node and what lies below, up to the limits: the elements
// that lie too deep are left out and their text stays. That is also few
// enough levels for functions that call themselves for each. The copy shares
// the original's attribute slices, which must therefore be replaced and never
// written into.
func (l limits) clone(n *html.Node) *html.Node {
	var made nodes
	root := made.copyOf(n)
	// Walks along the links: a tree built by hand can be deeper than a
	// goroutine's stack should be asked to follow.
	parents := []*html.Node{root} // where the children of the node at each level go
	src := n.FirstChild
	for count := 1; src != nil && count < l.nodes; {
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

// leaveBlank appends a blank in the place of an element that lies too deep.
func leaveBlank(parent, left *html.Node) {
	if last := parent.LastChild; parts(left) && (last == nil || !isBlank(last)) {
		parent.AppendChild(newText(" "))
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

func shallowCopy(n *html.Node) *html.Node {
	return &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
}
