package tidy

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// isPermalink recognises the anchor beside a heading that links to the
// heading itself, and MediaWiki's link that edits it: they are for the mouse
// and not for the reader.
func isPermalink(n *html.Node) bool {
	if n.DataAtom != atom.A {
		return n.DataAtom == atom.Span && dom.HasWord(dom.AttrOr(n, "class"), "mw-editsection")
	}
	href, ok := dom.Attr(n, "href")
	if !ok {
		return false
	}
	text := ""
	if dom.HasContent(n) {
		text = strings.TrimSpace(dom.TextOf(n))
	}
	switch text {
	case "#", "¶", "§", "🔗", "⚓", "¤", "\uf0c1":
	case "":
		if !strings.Contains(href, "#") || dom.HasContent(n) {
			return false
		}
	default:
		return repeatsHeading(n, href, text)
	}
	if headingAround(n) != nil {
		return true
	}
	for f := range strings.FieldsSeq(dom.AttrOr(n, "class")) {
		switch f {
		case "headerlink", "anchor", "header-anchor", "anchorjs-link", "heading-anchor", "permalink", "hash-link":
			return text != ""
		}
	}
	return false
}

// repeatsHeading reports whether a link to a heading, in it or right behind it,
// has a label for readers who see no icon: "Section titled", and what the heading
// says by itself.
func repeatsHeading(n *html.Node, href, text string) bool {
	id, ok := strings.CutPrefix(href, "#")
	heading := headingAround(n)
	if heading == nil {
		heading = dom.Before(n)
		if heading == nil || dom.TraitsAt(heading.DataAtom)&dom.IsHeading == 0 {
			return false
		}
	}
	if !ok || id == "" || dom.AttrOr(heading, "id") != id {
		return false
	}
	says := dom.PlainWords(strings.Replace(dom.TextOf(heading), text, "", 1))
	return says != "" && len(text) > len(says) && strings.Contains(dom.PlainWords(text), says)
}

// headingAround is the heading that n stands in, nil if it stands in none.
func headingAround(n *html.Node) *html.Node {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Type == html.ElementNode && dom.TraitsAt(p.DataAtom)&dom.IsHeading != 0 {
			return p
		}
	}
	return nil
}

// headingOfRole makes a heading of an element whose role says that it is one, of
// level 2 if it does not say of which (WAI-ARIA 1.2, 5.4).
func headingOfRole(n *html.Node) {
	switch n.DataAtom {
	case atom.Div, atom.Span, atom.P:
	default:
		return
	}
	if !strings.EqualFold(dom.AttrOr(n, "role"), "heading") || form.HoldsBlockOrLink(n) {
		return
	}
	level, err := strconv.Atoi(dom.AttrOr(n, "aria-level"))
	if err != nil || level < 1 {
		level = 2
	}
	dom.Rename(n, headings[min(level, len(headings))-1])
}

var headings = [...]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}

// isMarkOfHeading reports whether an element says in a heading what the
// heading says by itself: that its text is bold, or where it stands.
func (c *Cleaning) isMarkOfHeading(n *html.Node) bool {
	if c.heading == nil || c.Whole {
		return false
	}
	switch n.DataAtom {
	case atom.Strong, atom.B:
		return true
	case atom.A:
		id, ok := strings.CutPrefix(dom.AttrOr(n, "href"), "#")
		if !ok || id == "" {
			return false
		}
		if id == dom.AttrOr(n, "id") || id == dom.AttrOr(n, "name") || c.isIDAround(id) {
			return true
		}
		// As a whole it leads back to the table of contents.
		return c.isAllOfHeading(n) && (dom.HasWord(dom.AttrOr(n, "class"), "toc-backref") || c.leadsBack(id))
	}
	return false
}

// isAllOfHeading reports whether a heading says nothing but what an element in it
// does.
func (c *Cleaning) isAllOfHeading(n *html.Node) bool {
	return strings.TrimSpace(dom.TextOf(n)) == strings.TrimSpace(dom.TextOf(c.heading))
}

// leadsBack reports whether the element with an id stands before the heading that
// is being prepared.
func (c *Cleaning) leadsBack(id string) bool {
	if c.order == nil {
		root := c.heading
		for root.Parent != nil {
			root = root.Parent
		}
		c.order, c.ids = map[*html.Node]int{}, map[string]int{}
		at := 0
		for d := range root.Descendants() {
			at++
			if d.Type == html.ElementNode && dom.TraitsAt(d.DataAtom)&dom.IsHeading != 0 {
				c.order[d] = at
			}
			if own := dom.AttrOr(d, "id"); own != "" && c.ids[own] == 0 {
				c.ids[own] = at
			}
		}
	}
	return c.ids[id] > 0 && c.ids[id] < c.order[c.heading]
}

// isIDAround reports whether an id is that of the heading, or of one of the
// elements that it is the first to stand in.
func (c *Cleaning) isIDAround(id string) bool {
	for n, up := c.heading, 0; n != nil && up < 4; n, up = n.Parent, up+1 {
		if dom.AttrOr(n, "id") == id {
			return true
		}
	}
	return false
}
