package tidy

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// card prepares a link that may be one that shows another page.
func (c *Cleaning) card(link *html.Node) {
	if c.heading == nil && standsAlone(link) {
		inlineCard(link)
	}
	if c.heading != nil || holdsHeading(link) {
		if title := plainCard(link); title != nil {
			c.titles[link] = title
		}
	}
}

// inlineCard makes blocks of the parts of a link that are a card without any: one is called
// a title, and another says more. A text of the link's own is a sentence, and no card.
func inlineCard(link *html.Node) {
	if !form.LeadsOn(link) {
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
			if form.IsCalledTitle(child) {
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

// plainCard makes lines of the headings in the box of a link that shows another page
// between paragraphs: what the other page is called heads nothing in this one. It returns
// the title, nil if the link is of no such box. Rows of cards are a list, and keep them.
func plainCard(link *html.Node) *html.Node {
	box, title := form.CardAround(link)
	if title == nil || dom.Closest(box, atom.Li) != nil || !standsBetween(box) {
		return nil
	}
	var headings []*html.Node
	for d := range box.Descendants() {
		if d.Type == html.ElementNode && dom.TraitsAt(d.DataAtom)&dom.IsHeading != 0 {
			headings = append(headings, d)
		}
	}
	if len(headings) == 0 || strings.TrimSpace(dom.TextOf(box)) == strings.TrimSpace(dom.TextOf(headings[0])) {
		return nil
	}
	for _, h := range headings {
		dom.Rename(h, atom.P)
	}
	return title
}

// standsBetween reports whether a paragraph stands before or behind a box, and no box
// of its kind on the other side.
func standsBetween(box *html.Node) bool {
	paragraph := false
	for _, n := range [...]*html.Node{dom.Before(box), dom.After(box)} {
		if n != nil && n.DataAtom == box.DataAtom {
			return false
		}
		paragraph = paragraph || n != nil && dom.IsElement(n, atom.P)
	}
	return paragraph
}

// standsAlone reports whether nothing else is seen in what an element stands in: no text
// goes on around it.
func standsAlone(n *html.Node) bool {
	return n.Parent != nil && !dom.RunHasContent(n.Parent.FirstChild, n) && !dom.RunHasContent(n.NextSibling, nil)
}

// card adds what is in a link around blocks, and makes a link of its title alone.
func (a *arranger) card(link, title *html.Node) {
	a.end()
	if !a.c.Whole {
		dropSite(link)
		if title.DataAtom == atom.Strong || title.DataAtom == atom.B {
			dom.Rename(title, atom.P) // a title by its style
		}
	}
	inner := dom.ShallowCopy(link)
	dom.MoveChildren(inner, title)
	title.AppendChild(inner)
	a.fill(link)
	a.end()
}

// dropSite drops what of a card says no more than the host that its link leads to.
func dropSite(link *html.Node) {
	host := dom.HostOf(dom.AttrOr(link, "href"))
	var said []*html.Node
	for d := range link.Descendants() {
		if d.Type == html.TextNode && host != "" && strings.TrimPrefix(strings.ToLower(strings.TrimSpace(d.Data)), "www.") == strings.TrimPrefix(host, "www.") {
			said = append(said, d)
		}
	}
	for _, d := range said {
		if standsAlone(d) {
			dom.Remove(d)
		}
	}
}
