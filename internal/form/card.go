package form

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// titleWords are words by which pages name what says where a link leads.
var titleWords = dom.HashedWords("title headline heading")

// LeadsOn reports whether a link leads to another page, or seems to.
func LeadsOn(link *html.Node) bool {
	href := dom.AttrOr(link, "href")
	return href != "" && href[0] != '#'
}

// CardTitle finds what names the page that a link around blocks leads to: a
// heading in it, or else what is called a title. A link around a title, a
// description and a picture is one link, by its title, and would be three.
func CardTitle(link *html.Node) *html.Node {
	if !LeadsOn(link) {
		return nil
	}
	return titleIn(link)
}

// titleIn finds the line of a heading in n, or else of what is called a title.
func titleIn(n *html.Node) *html.Node {
	var named *html.Node
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		heading := dom.TraitsAt(d.DataAtom)&dom.IsHeading != 0
		switch {
		case !heading && (named != nil || !IsCalledTitle(d)):
		case heading:
			if line := firstLine(d); line != nil {
				return line
			}
		default:
			named = firstLine(d)
		}
	}
	return named
}

// firstLine is an element that says something, or, if it holds blocks, the first of
// them; nil if it begins with something else.
func firstLine(n *html.Node) *html.Node {
	for n != nil && HoldsBlockOrLink(n) {
		child := n.FirstChild
		for child != nil && (!dom.RunHasContent(child, child.NextSibling) || child.DataAtom == atom.A && child.FirstChild == nil) {
			child = child.NextSibling
		}
		n = child
	}
	if n == nil || n.Type != html.ElementNode || !dom.HasContent(n) {
		return nil
	}
	return n
}

// IsCalledTitle reports whether a word of an element's name says that it is a title.
func IsCalledTitle(n *html.Node) bool {
	called := false
	for token := range strings.FieldsSeq(dom.AttrOr(n, "class")) {
		dom.EachWordOfName(token, func(word uint32) { called = called || titleWords[word] })
	}
	return called
}

// HoldsBlockOrLink reports whether there is a block or a link in an element.
func HoldsBlockOrLink(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && dom.TraitsAt(d.DataAtom)&dom.IsBlock != 0 || d.DataAtom == atom.A {
			return true
		}
	}
	return false
}

// What may be in a card, at most: bytes of text, and elements and texts.
const (
	maxCardText  = 600
	maxCardNodes = 100
)

// CardAround finds the box of a link that shows another page: all that leads to that
// page alone, the words beside the link among it, as where a page's title is the link
// and what it is about stands below. title names the page, and is nil if nothing does.
func CardAround(link *html.Node) (box, title *html.Node) {
	if !LeadsOn(link) {
		return nil, nil
	}
	href := dom.AttrOr(link, "href")
	if !leadsOnlyTo(link, href) {
		return nil, nil
	}
	for box = link; box.Parent != nil && mayBeCard(box.Parent) && !partsText(box) && leadsOnlyTo(box.Parent, href); {
		box = box.Parent
	}
	if title = titleIn(box); title != nil && !isLinked(title) {
		title = nil // the caption of a picture that is linked
	}
	return box, title
}

// partsText reports whether n stands between two paragraphs.
func partsText(n *html.Node) bool {
	before, after := dom.Before(n), dom.After(n)
	return before != nil && after != nil && dom.IsElement(before, atom.P) && dom.IsElement(after, atom.P)
}

// isLinked reports whether a link is in n or around it.
func isLinked(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.DataAtom == atom.A {
			return true
		}
	}
	return dom.IsElement(n, atom.A) || dom.Closest(n, atom.A) != nil
}

// mayBeCard reports whether an element around a link may be the box of a card: not a
// paragraph with words of its own, nor what holds a page, a cell or an item.
func mayBeCard(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Figure, atom.Aside, atom.Section, atom.Article, atom.Header, atom.Span,
		atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return n.Type == html.ElementNode
	case 0:
		return n.Type == html.ElementNode // an element of a script
	}
	return false
}

// leadsOnlyTo reports whether the links in n lead to an address, but for those that the
// parser ended at once, and no more is in n than in a card.
func leadsOnlyTo(n *html.Node, href string) bool {
	text, nodes := 0, 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			text += len(d.Data)
		}
		nodes++
		if text > maxCardText || nodes > maxCardNodes || d.DataAtom == atom.A && dom.AttrOr(d, "href") != href && dom.HasContent(d) {
			return false
		}
	}
	return true
}
