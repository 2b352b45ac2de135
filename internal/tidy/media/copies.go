package media

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// copyWords are words in the names of slides that are there for a slider to go round.
var copyWords = dom.HashedWords("clone cloned duplicate")

// Copies takes away what a slider shows twice: the slides that are called copies, where
// another shows the same pictures, and small copies on buttons that bring a picture up.
func Copies(root *html.Node) {
	var called, pressed, others []*html.Node
	for d := range dom.Below(root) {
		switch {
		case d.Type != html.ElementNode:
		case d.DataAtom == atom.Img && isPressed(d):
			pressed = append(pressed, d)
		case d.DataAtom == atom.Img:
			others = append(others, d)
		case form.NameHas(dom.AttrOr(d, "class"), copyWords):
			called = append(called, d)
		}
	}
	if len(called) == 0 && len(pressed) == 0 {
		return // as on nearly all pages
	}
	shown := map[string][]*html.Node{} // by address
	for _, img := range others {
		src := form.BestSource(img, img)
		shown[src] = append(shown[src], img)
	}
	for _, slide := range called {
		if isCopy(slide, shown) {
			dom.Remove(slide)
		}
	}
	names := map[string]bool{}
	for src, images := range shown {
		if dom.Attached(images[0]) {
			names[form.PictureName(src)] = true
		}
	}
	for _, img := range pressed {
		if name := form.PictureName(form.BestSource(img, img)); name != "" && names[name] {
			removeWithShell(img)
		}
	}
}

// maxShown is how many pictures of one address are looked at.
const maxShown = 16

// isCopy reports whether an element has pictures, and all of them are shown outside of it and
// of other copies.
func isCopy(slide *html.Node, shown map[string][]*html.Node) bool {
	pictures := 0
	for d := range slide.Descendants() {
		if d.DataAtom != atom.Img {
			continue
		}
		pictures++
		again := false
		others := shown[form.BestSource(d, d)]
		for _, other := range others[:min(len(others), maxShown)] {
			again = again || !dom.Contains(slide, other) && dom.Attached(other) && !isInCopy(other)
		}
		if !again {
			return false
		}
	}
	return pictures > 0
}

func isInCopy(n *html.Node) bool {
	for up := 0; n != nil && up < maxAroundPicture; n, up = n.Parent, up+1 {
		if form.NameHas(dom.AttrOr(n, "class"), copyWords) {
			return true
		}
	}
	return false
}

// isPressed reports whether a picture without words stands on a button.
func isPressed(img *html.Node) bool {
	return dom.Closest(img, atom.Button) != nil && dom.AttrOr(img, "alt") == ""
}
