package tidy

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/tidy/media"
)

// finishLink makes a link's address absolute, and takes the link away from
// its text where it leads nowhere or nowhere safe: "#" is what scripts listen
// at; where it would say an address too often; or where it is around a picture and
// leads to the same. It reports whether the link stayed.
func (c *Cleaning) finishLink(n *html.Node) bool {
	href, ok := dom.Attr(n, "href")
	address, safe := form.Absolute(c.Base, href)
	if !ok || !safe || address == "#" && !c.Whole || c.Without.Links || dom.Closest(n, atom.A) != nil || !dom.HasContent(n) && !(n.FirstChild == nil && c.keepsEmpty(n)) {
		dom.Unwrap(n)
		return false
	}
	if !c.mayRepeat(n, href) || !c.Whole && media.ShowsAgain(n, address) {
		dom.Unwrap(n)
		return false
	}
	if address != href {
		dom.SetAttr(n, "href", address)
	}
	c.finishTitle(n)
	return true
}

// maxRepeated is how many bytes the addresses and titles of links may have that
// other links of the page had before. A page has to write them all out to have so
// many, unless the parser does: a link that is never ended is opened again in
// each paragraph behind it, and one around many blocks becomes one in each. So
// 88 KB of page were 160 MB of Markdown.
const maxRepeated = 4 << 20

// mayRepeat reports whether a link may say its address if another said it.
func (c *Cleaning) mayRepeat(n *html.Node, href string) bool {
	if c.linked[href] {
		c.repeated += len(href) + len(dom.AttrOr(n, "title"))
	}
	c.linked[href] = true
	return c.repeated <= maxRepeated
}

// finishTitle puts a title on one line, and takes it away where it says what
// the text says.
func (c *Cleaning) finishTitle(n *html.Node) {
	title, ok := dom.Attr(n, "title")
	switch {
	case !ok || c.Whole:
		return
	case n.DataAtom == atom.A && dom.HasContent(n) && dom.PlainWords(title) == dom.PlainWords(textOrAlt(n)):
		n.Attr = dom.WithoutAttr(n.Attr, "title")
		return
	}
	if plain := strings.Join(strings.Fields(title), " "); plain != title {
		dom.SetAttr(n, "title", plain)
	}
}

// textOrAlt is the text of an element, or what the one picture in it is called, where it
// has none.
func textOrAlt(n *html.Node) string {
	text, alt := dom.TextOf(n), ""
	if strings.TrimSpace(text) != "" {
		return text
	}
	for d := range n.Descendants() {
		if d.DataAtom == atom.Img {
			alt += dom.AttrOr(d, "alt")
		}
	}
	return alt
}

// labelLink gives a link without text or picture the text that a screen
// reader would read, unless a link beside it says where both lead.
func (c *Cleaning) labelLink(n *html.Node) {
	if href, ok := dom.Attr(n, "href"); !ok || dom.HasContent(n) || !c.Whole && media.IsSaidBeside(n, href) {
		return
	}
	for _, key := range [...]string{"aria-label", "title"} {
		if label := strings.Join(strings.Fields(dom.AttrOr(n, key)), " "); label != "" {
			n.AppendChild(dom.NewText(label))
			return
		}
	}
}

// finishImage makes a picture's address absolute. It reports whether the
// picture stayed.
func (c *Cleaning) finishImage(n *html.Node) bool {
	src, ok := dom.Attr(n, "src")
	src = dom.CleanAddress(src)
	if c.Without.Images || !ok || src == "" {
		dom.Remove(n)
		return false
	}
	if scheme, has := form.SchemeOf(src); has && scheme == "data" {
		if form.IsPlaceholder(src) {
			dom.Remove(n)
			return false
		}
		return true
	}
	address, safe := form.Absolute(c.Base, src)
	if !safe {
		dom.Remove(n)
		return false
	}
	if address != src {
		dom.SetAttr(n, "src", address)
	}
	alt, ok := dom.Attr(n, "alt")
	if !c.Whole && (media.IsNameOfFile(alt, src) || media.IsNoWord(alt)) {
		dom.SetAttr(n, "alt", "")
		alt = ""
	}
	words := alt
	if !c.Whole {
		words = media.WordsOf(alt)
	}
	if plain := strings.Join(strings.Fields(words), " "); ok && plain != alt {
		dom.SetAttr(n, "alt", plain)
		alt = plain
	}
	c.finishTitle(n)
	if dom.AttrOr(n, "title") == alt {
		dom.SetAttr(n, "title", "")
	}
	return true
}
