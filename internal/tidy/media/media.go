package media

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/lexicon"
	"github.com/pithmd/pith/internal/tidy/math"
)

// Picture gives a picture the best address that the page has for it. A large one
// at a paragraph's edge is set apart, if it may be. It reports whether it became a
// block, as that of a formula may. The frame of a film that is pressed to play it becomes a
// link to that, called by its kind in a language if by nothing else.
func Picture(n *html.Node, language string, mayPart bool) (block bool) {
	img := n
	if n.DataAtom == atom.Picture {
		img = nil
		for d := range n.Descendants() {
			if dom.IsElement(d, atom.Img) {
				img = d
				break
			}
		}
		if img == nil {
			dom.Remove(n)
			return false
		}
	}
	if IsTracker(img) {
		dom.Remove(n)
		return false
	}
	if block, done := math.Image(img); done {
		if img != n && n.Parent != nil {
			dom.Unwrap(n)
		}
		return block
	}
	alt := dom.AttrOr(img, "alt")
	if isEmoji(img, alt) {
		dom.Replace(n, dom.NewText(alt))
		return false
	}
	src := cmp.Or(linkedFile(img), form.BestSource(img, n))
	if src == "" {
		dom.Remove(n)
		return false
	}
	film := form.FilmOfFrame(src)
	if film != "" && !isLinked(n) && IsSaidBeside(n, film) {
		dom.Remove(n)
		return false
	}
	if film != "" && !isLinked(n) { // pressed, it plays
		dom.Replace(n, dom.NewLink(film, cmp.Or(strings.TrimSpace(alt), lexicon.LineFor(lexicon.Embeds, language, int(video)))))
		return false
	}
	attrs := []html.Attribute{{Key: "src", Val: src}, {Key: "alt", Val: alt}}
	if title := dom.AttrOr(img, "title"); title != "" && title != alt {
		attrs = append(attrs, html.Attribute{Key: "title", Val: title})
	}
	where := standsApart(img, src)
	img.Attr = attrs
	if img != n {
		dom.Replace(n, img)
	}
	if mayPart && where != nowhere {
		setApart(img, where)
	}
	return false
}

// isLinked reports whether a picture stands in a link that leads anywhere.
func isLinked(n *html.Node) bool {
	link := dom.Closest(n, atom.A)
	return link != nil && form.LeadsOn(link) && !form.IsScriptLink(dom.AttrOr(link, "href"))
}

// isEmoji recognises the pictures that stand for one character of text.
func isEmoji(img *html.Node, alt string) bool {
	class := dom.AttrOr(img, "class")
	if alt == "" || len(alt) > 32 || !dom.HasWord(class, "emoji") && !dom.HasWord(class, "wp-smiley") && !dom.HasWord(class, "twemoji") {
		return false
	}
	return true
}

// IsTracker recognises a picture that counts readers.
func IsTracker(n *html.Node) bool {
	if n.DataAtom != atom.Img {
		return false
	}
	w, h := dom.AttrOr(n, "width"), dom.AttrOr(n, "height")
	tiny := func(s string) bool { return s == "0" || s == "1" || s == "1px" || s == "0px" }
	if tiny(w) && (tiny(h) || h == "") || tiny(h) && w == "" {
		return true
	}
	style := strings.ReplaceAll(dom.AttrOr(n, "style"), " ", "")
	return strings.Contains(style, "width:1px") && strings.Contains(style, "height:1px")
}

// Noscript puts the picture that a page has for readers without scripts in
// the place of the one that its script would have filled.
func Noscript(n *html.Node) {
	if img := form.EscapedPicture(n); img != nil {
		dom.TakeChildren(n)
		n.AppendChild(img)
	}
	img := dom.First(n)
	for img != nil && img.DataAtom != atom.Img && img.FirstChild != nil && img.Type == html.ElementNode {
		img = img.FirstChild
		for img.NextSibling != nil && dom.IsBlank(img) {
			img = img.NextSibling
		}
	}
	if img == nil || !dom.IsElement(img, atom.Img) || strings.TrimSpace(dom.TextOf(n)) != "" {
		return
	}
	src := form.BestSource(img, img)
	if src == "" || IsTracker(img) {
		return
	}
	if behind, address := pictureBehind(n); form.SamePicture(src, address) {
		if dom.AttrOr(behind, "alt") == "" {
			dom.SetAttr(behind, "alt", dom.AttrOr(img, "alt"))
		}
		dom.TakeChildren(n)
		return
	}
	before := pictureBefore(n)
	if before == nil {
		return
	}
	if !form.SamePicture(src, dom.AttrOr(before, "src")) && dom.Closest(n, atom.Figure) == nil && dom.AttrOr(before, "alt") != dom.AttrOr(img, "alt") {
		return
	}
	alt := dom.AttrOr(before, "alt")
	if alt == "" {
		alt = dom.AttrOr(img, "alt")
	}
	dom.SetAttr(before, "src", src)
	dom.SetAttr(before, "alt", alt)
	dom.TakeChildren(n)
}

// pictureBehind finds the picture right behind n, and its address.
func pictureBehind(n *html.Node) (img *html.Node, address string) {
	next := dom.After(n)
	switch {
	case next == nil || next.Type != html.ElementNode || strings.TrimSpace(dom.TextOf(next)) != "":
		return nil, ""
	case next.DataAtom == atom.Img:
		return next, form.BestSource(next, next)
	}
	for d := range next.Descendants() {
		if dom.IsElement(d, atom.Img) {
			return d, form.BestSource(d, next)
		}
	}
	return nil, ""
}

// pictureBefore finds the picture right before n: in the element before it,
// or before an element that n begins.
func pictureBefore(n *html.Node) *html.Node {
	for up := 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if dom.IsBlank(s) {
				continue
			}
			if dom.IsElement(s, atom.Img) {
				return s
			}
			var found *html.Node
			for d := range s.Descendants() {
				if dom.IsElement(d, atom.Img) {
					found = d
				}
			}
			return found
		}
		if dom.IsElement(n, atom.Figure) {
			return nil
		}
	}
	return nil
}
