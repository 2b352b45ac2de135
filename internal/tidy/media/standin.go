package media

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// Ordinary puts into an element that stands for one of HTML that one, first of all:
// what else it holds belongs behind it, for a page that does not end the element has
// all of the rest in it. What is shown in its place until a script has come, or if
// none ever does, goes, but for a post that stands there as a quotation, with a link
// to it: that is more than the link.
func Ordinary(n *html.Node) {
	stand, address := form.StandsFor(n)
	if stand == 0 || n.DataAtom == atom.Noscript || quotes(n) {
		return
	}
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		if isInItsPlace(child) {
			n.RemoveChild(child)
		}
		child = next
	}
	ratio := form.HasRatio(n)
	ordinary := dom.NewElement(stand, html.Attribute{Key: "src", Val: address})
	for _, a := range n.Attr {
		if a.Key == "src" || ratio && (a.Key == "width" || a.Key == "height") {
			continue
		}
		if a.Key == "aria-label" && stand == atom.Img {
			a.Key = "alt"
		}
		ordinary.Attr = append(ordinary.Attr, a)
	}
	n.InsertBefore(ordinary, n.FirstChild)
	if ratio { // as wide as the column
		dom.Rename(n, atom.Div)
	}
}

// quotes reports whether a quotation stands in an element.
func quotes(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.DataAtom == atom.Blockquote {
			return dom.HasContent(d)
		}
	}
	return false
}

// isInItsPlace reports whether an element in one that stands for another is shown in
// its place, or is a part of it.
func isInItsPlace(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Noscript, atom.Source, atom.Track:
		return true
	}
	for _, key := range [...]string{"placeholder", "fallback", "overflow"} {
		if _, ok := dom.Attr(n, key); ok {
			return true
		}
	}
	return false
}
