package pith

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isPermalink recognises the anchor beside a heading that links to the
// heading itself, and MediaWiki's link that edits it: they are for the mouse
// and not for the reader.
func isPermalink(n *html.Node) bool {
	if n.DataAtom != atom.A {
		return n.DataAtom == atom.Span && hasWord(attrOr(n, "class"), "mw-editsection")
	}
	href, ok := attr(n, "href")
	if !ok {
		return false
	}
	text := strings.TrimSpace(textOf(n))
	switch text {
	case "#", "¶", "§", "🔗", "⚓", "¤", "\uf0c1":
	case "":
		if !strings.Contains(href, "#") || hasContent(n) {
			return false
		}
	default:
		return false
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if traitsAt(p.DataAtom)&isHeading != 0 && p.Type == html.ElementNode {
			return true
		}
	}
	for f := range strings.FieldsSeq(attrOr(n, "class")) {
		switch f {
		case "headerlink", "anchor", "header-anchor", "anchorjs-link", "heading-anchor", "permalink", "hash-link":
			return text != ""
		}
	}
	return false
}

// isMarkOfHeading reports whether an element says in a heading what the
// heading says by itself: that its text is bold, or where it stands.
func (c *cleaning) isMarkOfHeading(n *html.Node) bool {
	if c.heading == nil || c.whole {
		return false
	}
	switch n.DataAtom {
	case atom.Strong, atom.B:
		return true
	case atom.A:
		id, ok := strings.CutPrefix(attrOr(n, "href"), "#")
		return ok && id != "" && (id == attrOr(n, "id") || id == attrOr(n, "name") || c.isIDAround(id))
	}
	return false
}

// isIDAround reports whether an id is that of the heading, or of one of the
// elements that it is the first to stand in.
func (c *cleaning) isIDAround(id string) bool {
	for n, up := c.heading, 0; n != nil && up < 4; n, up = n.Parent, up+1 {
		if attrOr(n, "id") == id {
			return true
		}
	}
	return false
}
