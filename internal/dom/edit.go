package dom

import (
	"iter"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// TakeChildren takes n's children out and returns the first. They still know
// those that follow them.
func TakeChildren(n *html.Node) (first *html.Node) {
	first = n.FirstChild
	n.FirstChild, n.LastChild = nil, nil
	return first
}

// ShallowCopy is a new node like n without what is in it. The attributes are
// n's own slice.
func ShallowCopy(n *html.Node) *html.Node {
	return &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
}

// Closest is the innermost element of a kind around n, nil if there is none.
func Closest(n *html.Node, a atom.Atom) *html.Node {
	for n = n.Parent; n != nil; n = n.Parent {
		if IsElement(n, a) {
			return n
		}
	}
	return nil
}

// NewElement makes an element.
func NewElement(a atom.Atom, attrs ...html.Attribute) *html.Node {
	return &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String(), Attr: attrs}
}

// NewText makes a text.
func NewText(s string) *html.Node { return &html.Node{Type: html.TextNode, Data: s} }

// NewLink makes a link with a text.
func NewLink(address, text string) *html.Node {
	a := NewElement(atom.A, html.Attribute{Key: "href", Val: address})
	a.AppendChild(NewText(text))
	return a
}

// Rename makes n an element of another kind.
func Rename(n *html.Node, a atom.Atom) { n.DataAtom, n.Data = a, a.String() }

// Remove takes n out of its tree, if it is in one.
func Remove(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

// Replace puts others, in order, in n's place.
func Replace(n *html.Node, others ...*html.Node) {
	for _, o := range others {
		Remove(o)
		n.Parent.InsertBefore(o, n)
	}
	Remove(n)
}

// Unwrap puts n's children in n's place.
func Unwrap(n *html.Node) {
	for n.FirstChild != nil {
		child := n.FirstChild
		n.RemoveChild(child)
		n.Parent.InsertBefore(child, n)
	}
	Remove(n)
}

// MoveChildren appends from's children to the end of to's.
func MoveChildren(to, from *html.Node) {
	for from.FirstChild != nil {
		child := from.FirstChild
		from.RemoveChild(child)
		to.AppendChild(child)
	}
}

// SetAttr gives n an attribute. The slice is a new one.
func SetAttr(n *html.Node, key, val string) {
	attrs := make([]html.Attribute, 0, len(n.Attr)+1)
	for _, a := range n.Attr {
		if a.Key != key {
			attrs = append(attrs, a)
		}
	}
	n.Attr = append(attrs, html.Attribute{Key: key, Val: val})
}

// Attached reports whether a node is in a tree.
func Attached(n *html.Node) bool { return n.Parent != nil }

// Contains reports whether d is n or lies in it.
func Contains(n, d *html.Node) bool {
	for ; d != nil; d = d.Parent {
		if d == n {
			return true
		}
	}
	return false
}

// WithoutAttr is a new slice without the attribute: the page's stays as is.
func WithoutAttr(attrs []html.Attribute, key string) []html.Attribute {
	var kept []html.Attribute
	for _, a := range attrs {
		if a.Key != key {
			kept = append(kept, a)
		}
	}
	return kept
}

// Below are the nodes below n in document order, as n.Descendants has them: in half of
// its time, which counts where a tree is gone through often. Nothing may be taken out of
// the tree meanwhile.
func Below(n *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for d := n.FirstChild; d != nil && yield(d); d = behind(d, n) {
		}
	}
}

// behind is the node behind d in document order that is below n, nil if d is the last.
func behind(d, n *html.Node) *html.Node {
	if d.FirstChild != nil {
		return d.FirstChild
	}
	for d.NextSibling == nil {
		if d = d.Parent; d == n || d == nil {
			return nil
		}
	}
	return d.NextSibling
}
