package media

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// ShowsAgain reports whether a link is around one picture and nothing else, and leads
// to that picture again: to its file or, in a wiki, to the page about that.
func ShowsAgain(link *html.Node, address string) bool {
	var img *html.Node
	for child := range link.ChildNodes() {
		switch {
		case dom.IsBlank(child):
		case img == nil && dom.IsElement(child, atom.Img):
			img = child
		default:
			return false
		}
	}
	if img == nil {
		return false
	}
	src := dom.AttrOr(img, "src")
	return address == src || form.IsPageOf(address, src)
}

// maxAroundPicture is how many elements stand between a picture and the link around it.
const maxAroundPicture = 4

// linkedFile is the file that a link around a picture leads to, if it is one that the
// picture names itself: readers press it to see that one. It is "" if there is none.
func linkedFile(img *html.Node) string {
	up := img.Parent
	for n := 0; n < maxAroundPicture && up != nil && up.DataAtom != atom.A; n++ {
		up = up.Parent
	}
	if up == nil || up.DataAtom != atom.A {
		return ""
	}
	href := dom.AttrOr(up, "href")
	if !form.IsPictureFile(href) {
		return ""
	}
	if form.HasSource(img, href) {
		return href
	}
	if picture := img.Parent; picture.DataAtom == atom.Picture {
		for source := range picture.ChildNodes() {
			if source.DataAtom == atom.Source && form.HasSource(source, href) {
				return href
			}
		}
	}
	return ""
}

// maxBesideUp is how many elements up are looked through for the link beside, and
// maxBesideNodes how many nodes of each.
const maxBesideUp, maxBesideNodes = 4, 64

// IsSaidBeside reports whether a link with words near n leads to the same address, as on
// a card the title does beside a picture that a script loads.
func IsSaidBeside(n *html.Node, href string) bool {
	for up, level := n.Parent, 0; up != nil && level < maxBesideUp; up, level = up.Parent, level+1 {
		looked := 0
		for d := range up.Descendants() {
			if d.DataAtom == atom.A && dom.AttrOr(d, "href") == href && strings.TrimSpace(dom.TextOf(d)) != "" && !dom.Contains(n, d) {
				return true
			}
			if looked++; looked > maxBesideNodes {
				break
			}
		}
	}
	return false
}

// IsButtonAgain reports whether a link offers to save the file that the link right before
// it leads to already, by its name.
func IsButtonAgain(link *html.Node) bool {
	if _, saves := dom.Attr(link, "download"); !saves {
		return false
	}
	before := dom.Before(link)
	return before != nil && before.DataAtom == atom.A && words(before) != "" && dom.AttrOr(before, "href") == dom.AttrOr(link, "href")
}
