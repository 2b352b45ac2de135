package form

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// standIns are words in the names of elements that a script gives a meaning, as
// <amp-img> or <lazy-image>, and the element of HTML that such a one stands for.
// An earlier row counts before a later one.
var standIns = [...]struct {
	word  string
	stand atom.Atom
}{
	{"img", atom.Img},
	{"image", atom.Img},
	{"anim", atom.Img}, // AMP's moving pictures
	{"picture", atom.Img},
	{"photo", atom.Img},
	{"video", atom.Video},
	{"audio", atom.Audio},
	{"iframe", atom.Iframe},
	{"player", atom.Iframe},
}

// hostedBy are words in the names of elements that show what lies at one service, the
// attributes in which they have its number there, and how its page is addressed.
var hostedBy = [...]struct {
	word    string
	keys    []string
	address string
	isFilm  func(id string) bool // nil where an empty box stands for nothing
}{
	{"youtube", []string{"data-videoid", "videoid", "video-id"}, "https://www.youtube.com/watch?v=", isYouTube},
	{"vimeo", []string{"data-videoid", "videoid", "video-id"}, "https://vimeo.com/", isDigits},
	{"dailymotion", []string{"data-videoid"}, "https://www.dailymotion.com/video/", nil},
	{"twitter", []string{"data-tweetid"}, "https://x.com/i/status/", nil},
	{"instagram", []string{"data-shortcode"}, "https://www.instagram.com/p/", nil},
	{"facebook", []string{"data-href"}, "", nil},
}

// noStandIns are words in the names of elements that have addresses, and nothing to
// be looked at.
var noStandIns = [...]string{"ad", "ads", "embed", "sticky", "pixel", "analytics", "tracking", "tracker"}

// StandsFor is the element of HTML that an element stands for whose name only a
// script knows, and the address that it shows; 0 if it stands for none. One around
// an ordinary picture only adds to it. An empty box may stand for a picture too.
func StandsFor(n *html.Node) (stand atom.Atom, address string) {
	switch n.DataAtom {
	case atom.Div, atom.Span, atom.Figure, atom.Section:
		if address = pictureOfBox(n); address != "" {
			return atom.Img, address
		}
		if address = filmOfBox(n); address != "" {
			return atom.Iframe, address
		}
		return 0, ""
	case atom.Svg:
		if address = pictureOfDrawing(n); address != "" {
			return atom.Img, address
		}
		return 0, ""
	case atom.Object:
		if address = dom.AttrOr(n, "data"); LooksLikeAddress(address) && (IsPictureFile(address) || strings.HasPrefix(dom.AttrOr(n, "type"), "image/")) {
			return atom.Img, address
		}
		return 0, ""
	}
	if img := EscapedPicture(n); img != nil {
		return atom.Img, BestSource(img, img)
	}
	if n.DataAtom != 0 || n.Type != html.ElementNode || n.Namespace != "" || strings.IndexByte(n.Data, '-') < 0 {
		return 0, ""
	}
	for _, word := range noStandIns {
		if hasNameWord(n, word) {
			return 0, ""
		}
	}
	for i := range hostedBy {
		h := &hostedBy[i]
		if !hasNameWord(n, h.word) {
			continue
		}
		for _, key := range h.keys {
			if id := strings.TrimSpace(dom.AttrOr(n, key)); id != "" {
				return atom.Iframe, h.address + id
			}
		}
	}
	for _, s := range standIns {
		if !hasNameWord(n, s.word) {
			continue
		}
		if address = BestSource(n, n); address == "" {
			address = SourceIn(n)
		}
		if !LooksLikeAddress(address) || s.stand == atom.Img && holdsPicture(n) {
			return 0, ""
		}
		return s.stand, address
	}
	return 0, ""
}

// EscapedPicture is the picture whose tag stands in a noscript as a text, as scripts write
// it that put pages together; nil if none does.
func EscapedPicture(n *html.Node) *html.Node {
	if n.DataAtom != atom.Noscript || n.FirstChild == nil || n.FirstChild != n.LastChild || n.FirstChild.Type != html.TextNode {
		return nil
	}
	text := strings.TrimSpace(n.FirstChild.Data)
	if !strings.HasPrefix(text, "<img ") {
		return nil
	}
	parsed, err := html.ParseFragment(strings.NewReader(text), dom.NewElement(atom.Body))
	if err != nil || len(parsed) != 1 || parsed[0].DataAtom != atom.Img || !LooksLikeAddress(BestSource(parsed[0], parsed[0])) {
		return nil
	}
	return parsed[0]
}

// SourceIn is the first address that a medium's sources have.
func SourceIn(n *html.Node) string {
	for child := range n.ChildNodes() {
		if dom.IsElement(child, atom.Source) || dom.IsElement(child, atom.Embed) {
			if v := dom.AttrOr(child, "src"); v != "" {
				return v
			}
		}
	}
	return ""
}

func hasNameWord(n *html.Node, word string) bool {
	for w := range strings.SplitSeq(n.Data, "-") {
		if w == word {
			return true
		}
	}
	return false
}

// holdsPicture reports whether there is an ordinary picture in an element, for
// readers with scripts.
func holdsPicture(n *html.Node) bool {
	for d := range n.Descendants() {
		if dom.IsElement(d, atom.Img) && dom.Closest(d, atom.Noscript) == nil {
			return true
		}
	}
	return false
}

// HasRatio reports whether an element's width and height are no size, but how they
// are to each other: AMP's elements fill the room that there is.
func HasRatio(n *html.Node) bool {
	switch dom.AttrOr(n, "layout") {
	case "responsive", "fill", "flex-item", "intrinsic":
		return n.DataAtom == 0
	}
	return false
}
