package media

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// Ordinary puts into an element that stands for one of HTML that one, first of all:
// what else it holds belongs behind it, for a page that does not end the element has
// all of the rest in it. What is shown in its place until a script has come, or if
// none ever does, goes, but for a post that stands there as a quotation, with a link
// to it: that is more than the link. A drawing or an object gives its place to the picture
// that it shows; what stands there then is returned.
func Ordinary(n *html.Node) *html.Node {
	stand, address := form.StandsFor(n)
	if stand == 0 || n.DataAtom == atom.Noscript || quotes(n) {
		return n
	}
	if n.DataAtom == atom.Svg || n.DataAtom == atom.Object {
		img := dom.NewElement(stand, html.Attribute{Key: "src", Val: address}, html.Attribute{Key: "alt", Val: labelOf(n)})
		dom.Replace(n, img)
		return img
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
		if (a.Key == "aria-label" || a.Key == "title" && dom.AttrOr(n, "aria-label") == "") && stand == atom.Img && dom.AttrOr(n, "alt") == "" {
			a.Key = "alt"
		}
		ordinary.Attr = append(ordinary.Attr, a)
	}
	n.InsertBefore(ordinary, n.FirstChild)
	if ratio { // as wide as the column
		dom.Rename(n, atom.Div)
	}
	return n
}

// labelOf is what a drawing or an object says of what it shows: its label or its title, or
// else its text, or that of the picture in its place.
func labelOf(n *html.Node) string {
	label := cmp.Or(dom.AttrOr(n, "aria-label"), dom.AttrOr(n, "title"))
	if label == "" {
		label = dom.TextUpTo(n, maxCaption)
	}
	for d := range n.Descendants() {
		if label != "" {
			break
		}
		label = dom.AttrOr(d, "alt")
	}
	return strings.Join(strings.Fields(label), " ")
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
