package tidy

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
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
	text := strings.TrimSpace(dom.TextOf(n))
	switch text {
	case "#", "¶", "§", "🔗", "⚓", "¤", "\uf0c1":
	case "":
		if !strings.Contains(href, "#") || dom.HasContent(n) {
			return false
		}
	default:
		return false
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if dom.TraitsAt(p.DataAtom)&dom.IsHeading != 0 && p.Type == html.ElementNode {
			return true
		}
	}
	for f := range strings.FieldsSeq(dom.AttrOr(n, "class")) {
		switch f {
		case "headerlink", "anchor", "header-anchor", "anchorjs-link", "heading-anchor", "permalink", "hash-link":
			return text != ""
		}
	}
	return false
}

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
		return ok && id != "" && (id == dom.AttrOr(n, "id") || id == dom.AttrOr(n, "name") || c.isIDAround(id))
	}
	return false
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
