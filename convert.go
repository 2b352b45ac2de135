package pith

import (
	"io"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Convert writes a whole page, or a fragment of one, as Markdown. Nothing
// is left out but what is unsafe, never shown, hidden by a trick, named by
// Options.Drop or outside of Options.Root: no content is chosen. Focus, Type,
// Comments, Trace and Scorer do not count.
//
// An input over a limit of the Options gives Markdown of what is within it
// and a *LimitError, a selector that does not compile a *SelectorError; other
// errors are the reader's.
func Convert(r io.Reader, o *Options) (string, error) {
	if o == nil {
		o = &Options{}
	}
	s, err := o.compile()
	if err != nil {
		return "", err
	}
	tree := load(r, o.request())
	if tree.readErr != nil {
		return "", tree.readErr
	}
	t := newTree(tree.doc, tree.nodes, o.URL, o.limits())
	removeTricks(t)
	m := selected(t, s)
	defer m.release()
	content := o.limits().clone(picked(m))
	c := o.cleaning(t.base)
	c.whole = true
	normalise(content, c)
	a := &Article{Content: content, markdown: o.Markdown}
	return a.Markdown(), joined(o.faults(tree, t))
}

// picked is the body, or an element with the caller's roots, of a tree that
// is the library's own, without what Options.Drop names. What Keep names in
// there takes its place.
func picked(p *marks) *html.Node {
	for i, rule := range p.rules {
		if rule != ruleDropOption {
			continue
		}
		n := &p.nodes[i]
		for k := int32(i) + 1; k < n.end && n.Node.Parent != nil; k++ {
			if kept := &p.nodes[k]; p.rules[k] == ruleKeepOption {
				remove(kept.Node)
				n.Node.Parent.InsertBefore(kept.Node, n.Node)
				k = kept.end - 1
			}
		}
		remove(n.Node)
	}
	if len(p.roots) > 0 {
		body := newElement(atom.Body)
		past := int32(0)
		for _, i := range p.roots {
			if n := &p.nodes[i]; i >= past && attached(n.Node) {
				past = n.end
				remove(n.Node)
				body.AppendChild(n.Node)
			}
		}
		return body
	}
	if p.body != 0 {
		return p.nodes[p.body].Node
	}
	return p.nodes[0].Node
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
