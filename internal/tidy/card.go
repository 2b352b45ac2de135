package tidy

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// titleWords are words by which pages name what says where a link leads.
var titleWords = dom.HashedWords("title headline heading")

// cardTitle finds what names the page that a link around blocks leads to: a
// heading in it, or else what is called a title. A link around a title, a
// description and a picture is one link, by its title, and would be three.
func cardTitle(link *html.Node) *html.Node {
	if href := dom.AttrOr(link, "href"); href == "" || href[0] == '#' {
		return nil // it leads nowhere else
	}
	var named *html.Node
	for d := range link.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		heading := dom.TraitsAt(d.DataAtom)&dom.IsHeading != 0
		switch {
		case !heading && (named != nil || !isCalledTitle(d)):
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

// inlineCard makes blocks of the parts of a link that are a card without any: one is called
// a title, and another says more. A text of the link's own is a sentence, and no card.
func inlineCard(link *html.Node) {
	if href := dom.AttrOr(link, "href"); href == "" || href[0] == '#' {
		return
	}
	var parts []*html.Node
	titles := 0
	for child := range link.ChildNodes() {
		switch {
		case dom.IsBlank(child):
		case child.Type != html.ElementNode:
			return
		case child.DataAtom == atom.Span && strings.TrimSpace(dom.TextOf(child)) != "":
			parts = append(parts, child)
			if isCalledTitle(child) {
				titles++
			}
		}
	}
	if titles != 1 || len(parts) < 2 {
		return
	}
	for _, part := range parts {
		dom.Rename(part, atom.Div)
	}
}

// standsAlone reports whether nothing else is seen in what an element stands in: no text
// goes on around it.
func standsAlone(n *html.Node) bool {
	return n.Parent != nil && !dom.RunHasContent(n.Parent.FirstChild, n) && !dom.RunHasContent(n.NextSibling, nil)
}

// firstLine is an element that says something, or, if it holds blocks, the first of
// them; nil if it begins with something else.
func firstLine(n *html.Node) *html.Node {
	for n != nil && holdsBlock(n) {
		child := n.FirstChild
		for child != nil && !dom.RunHasContent(child, child.NextSibling) {
			child = child.NextSibling
		}
		n = child
	}
	if n == nil || n.Type != html.ElementNode || !dom.HasContent(n) {
		return nil
	}
	return n
}

func isCalledTitle(n *html.Node) bool {
	called := false
	for token := range strings.FieldsSeq(dom.AttrOr(n, "class")) {
		dom.EachWordOfName(token, func(word uint32) { called = called || titleWords[word] })
	}
	return called
}

// holdsBlock reports whether there is a block or a link in an element.
func holdsBlock(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && dom.TraitsAt(d.DataAtom)&dom.IsBlock != 0 || d.DataAtom == atom.A {
			return true
		}
	}
	return false
}

// card adds what is in a link around blocks, and makes a link of its title alone.
func (a *arranger) card(link, title *html.Node) {
	a.end()
	inner := dom.ShallowCopy(link)
	dom.MoveChildren(inner, title)
	title.AppendChild(inner)
	a.fill(link)
	a.end()
}
