package media

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// veilWords are words in the names of what covers a frame until its reader allows it.
var veilWords = dom.HashedWords("consent privacy gdpr dsgvo cookie cookies optin optout overlay blocker blocked placeholder")

// What a veil has at most, bytes of text, and how far around a frame it may stand, elements.
const maxVeilText, maxVeilUp = 800, 4

// Veils takes away what covers frames until their reader allows them: "To see this film,
// accept the cookies of its site". It stands beside a frame, in a box of their own, and is
// called what it is. Somebody who reads the text follows a link.
func Veils(root *html.Node) {
	var frames []*html.Node
	for d := range dom.Below(root) {
		if d.DataAtom == atom.Iframe {
			frames = append(frames, d)
		}
	}
	looked := map[*html.Node]bool{}
	for _, frame := range frames {
		box := frame.Parent
		for up := 0; up < maxVeilUp && box != nil && box != root && !looked[box]; up++ {
			if looked[box] = true; len(dom.TextUpTo(box, maxVeilText+1)) > maxVeilText {
				break
			}
			for child := box.FirstChild; child != nil; {
				next := child.NextSibling
				if child.Type == html.ElementNode && isVeil(child) {
					dom.Remove(child)
				}
				child = next
			}
			box = box.Parent
		}
	}
}

// isVeil reports whether an element, or the first in it, is called a veil and holds nothing
// to be looked at.
func isVeil(n *html.Node) bool {
	if !dom.HasContent(n) || n.DataAtom == atom.Figcaption || dom.TraitsAt(n.DataAtom)&dom.IsHeading != 0 {
		return false
	}
	named := false
	for d, up := n, 0; d != nil && d.Type == html.ElementNode && up < maxVeilUp && !named; d, up = dom.First(d), up+1 {
		named = form.NameHas(dom.AttrOr(d, "class"), veilWords)
	}
	if !named {
		return false
	}
	for d := range n.Descendants() {
		if d.DataAtom == atom.Iframe || d.DataAtom == atom.Video || d.DataAtom == atom.Audio {
			return false
		}
	}
	return true
}
