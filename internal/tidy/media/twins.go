package media

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// Twins takes away a picture that is shown twice, one right behind the other in boxes
// of their own: one for large screens and one for small ones, one that a script loads
// and one for readers without. Side by side in a line or in cells each says something,
// and so does each that leads elsewhere.
func Twins(root *html.Node) {
	var last *html.Node
	var twins []*html.Node
	for d := range dom.Below(root) {
		switch {
		case d.Type == html.TextNode && !dom.IsBlankText(d.Data), d.DataAtom == atom.Hr, d.DataAtom == atom.Input:
			last = nil
		case d.DataAtom == atom.Img && last != nil && areTwins(last, d):
			twins = append(twins, d)
		case d.DataAtom == atom.Img:
			last = d
		}
	}
	for _, img := range twins {
		removeWithShell(img)
	}
}

func areTwins(a, b *html.Node) bool {
	if a.Parent == b.Parent || !form.SamePicture(dom.AttrOr(a, "src"), dom.AttrOr(b, "src")) {
		return false
	}
	if alt := dom.AttrOr(b, "alt"); alt != "" && alt != dom.AttrOr(a, "alt") {
		return false
	}
	return addressAround(a) == addressAround(b) && !isInCell(a) && !isInCell(b)
}

// addressAround is where the link around a picture leads, "" if there is none.
func addressAround(img *html.Node) string {
	if link := dom.Closest(img, atom.A); link != nil {
		return dom.AttrOr(link, "href")
	}
	return ""
}

func isInCell(n *html.Node) bool {
	return dom.Closest(n, atom.Td) != nil || dom.Closest(n, atom.Th) != nil
}
