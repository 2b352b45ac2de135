package tidy

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// carries reports whether an element is carried through as it is. What it
// holds is brought into the one form.
func (c *Cleaning) carries(n *html.Node) bool {
	return len(c.Carried) > 0 && n.Type == html.ElementNode && c.Carried[n.Data]
}

// holdsCarried reports whether there is such an element in n.
func (c *Cleaning) holdsCarried(n *html.Node) bool {
	if len(c.Carried) == 0 {
		return false
	}
	for d := range n.Descendants() {
		if c.carries(d) {
			return true
		}
	}
	return false
}

// carried adds an element that is carried through: as a block if it is one or
// has one in it, and else into the line.
func (a *arranger) carried(n *html.Node) {
	if !a.flat && (a.c.hasBlock[n] || dom.TraitsAt(n.DataAtom)&dom.IsBlock != 0) {
		a.end()
		a.nest(n, false)
		a.end()
		return
	}
	a.inline(n)
}

// WithoutCarried is a clean tree without the elements that were carried through;
// what they hold stays.
func WithoutCarried(root *html.Node, names map[string]bool) *html.Node {
	c := &Cleaning{Carried: names}
	if root == nil || !c.holdsCarried(root) {
		return root
	}
	root = dom.Copy(root)
	var carried []*html.Node
	for d := range root.Descendants() {
		if c.carries(d) {
			carried = append(carried, d)
		}
	}
	for _, n := range carried {
		up := n.Parent
		dom.Unwrap(n)
		if dom.IsElement(up, atom.P) && !dom.HasContent(up) {
			dom.Remove(up) // it was alone in it
		}
	}
	return root
}
