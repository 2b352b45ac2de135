package pith

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func (c *cleaning) image(n *html.Node) {
	if isTracker(n) {
		remove(n)
		return
	}
	if n.DataAtom == atom.Picture {
		for child := range n.ChildNodes() {
			if isElement(child, atom.Img) {
				replace(n, child)
				return
			}
		}
		remove(n)
	}
}

func (c *cleaning) embed(n *html.Node) {
	src := attrOr(n, "src")
	if src == "" {
		remove(n)
		return
	}
	title := attrOr(n, "title")
	if title == "" {
		title = src
	}
	replace(n, newLink(src, title))
}

func (c *cleaning) noscript(n *html.Node) {}
