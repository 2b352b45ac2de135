package media

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// Labels puts the labels of tables and pictures, which journals write as headings, before
// their captions: "Table 1." heads nothing.
func Labels(root *html.Node) {
	var headings []*html.Node
	for d := range dom.Below(root) {
		if d.Type == html.ElementNode && dom.TraitsAt(d.DataAtom)&dom.IsHeading != 0 && isLabel(dom.TextUpTo(d, maxLabel)) {
			headings = append(headings, d)
		}
	}
	for _, h := range headings {
		caption := captionOf(h)
		if caption == nil {
			continue
		}
		for first := dom.First(caption); first != nil && first.Type == html.ElementNode && dom.TraitsAt(first.DataAtom)&dom.IsBlock != 0; first = dom.First(caption) {
			caption = first
		}
		caption.InsertBefore(dom.NewText(strings.TrimSpace(dom.TextOf(h))+" "), caption.FirstChild)
		dom.Remove(h)
	}
}

const (
	maxLabel      = 40 // bytes
	maxLabelWords = 3
)

// isLabel reports whether a text is a word or two and a number.
func isLabel(text string) bool {
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > maxLabelWords || len(text) > maxLabel {
		return false
	}
	last := strings.TrimRight(words[len(words)-1], ".:|")
	if len(words) == 1 { // "表1"
		word := strings.TrimRight(last, "0123456789")
		return word != "" && word != last && strings.IndexFunc(word, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0
	}
	digits := strings.TrimLeft(last, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	return digits != "" && strings.Trim(digits, "0123456789.-") == "" && unicode.IsLetter([]rune(words[0])[0])
}

var captionWords = dom.HashedWords("caption captions legend")

// captionOf is the caption in the box that a heading begins, if there is a table or a
// picture in it and no text besides; nil if there is none.
func captionOf(h *html.Node) *html.Node {
	box := h.Parent
	if box == nil || dom.First(box) != h {
		return nil
	}
	var caption *html.Node
	shows := false
	for child := dom.After(h); child != nil; child = dom.After(child) {
		switch {
		case child.Type != html.ElementNode || dom.TraitsAt(child.DataAtom)&dom.IsHeading != 0:
			return nil
		case child.DataAtom == atom.Figcaption || form.NameHas(dom.AttrOr(child, "class"), captionWords):
			if caption == nil {
				caption = child
			}
		case holdsShown(child):
			shows = true
		}
	}
	if !shows {
		return nil
	}
	return caption
}

// holdsShown reports whether there is a table or a picture in an element.
func holdsShown(n *html.Node) bool {
	if n.DataAtom == atom.Table || dom.TraitsAt(n.DataAtom)&dom.IsMedia != 0 {
		return true
	}
	for d := range n.Descendants() {
		if d.DataAtom == atom.Table || d.Type == html.ElementNode && dom.TraitsAt(d.DataAtom)&dom.IsMedia != 0 {
			return true
		}
	}
	return false
}
