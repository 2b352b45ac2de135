package tidy

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// cellsOfRoles are the elements of a table by the roles that stand for them (WAI-ARIA 1.2,
// 5.4).
var cellsOfRoles = map[string]atom.Atom{
	"row": atom.Tr, "cell": atom.Td, "gridcell": atom.Td, "columnheader": atom.Th, "rowheader": atom.Th, "rowgroup": atom.Tbody, "caption": atom.Caption,
}

// spansOfRoles are the attributes by which cells say how far they reach.
var spansOfRoles = [...]struct{ aria, span string }{{"aria-colspan", "colspan"}, {"aria-rowspan", "rowspan"}}

// tableOfRoles makes a table of boxes whose roles say that they are one, and what is in
// them rows and cells. A grid is as often something to work with: it stays.
func tableOfRoles(n *html.Node) {
	if n.DataAtom != atom.Div && n.DataAtom != atom.Section || dom.AttrOr(n, "role") != "table" {
		return
	}
	var parts []*html.Node
	rows := 0
	for d := range n.Descendants() {
		if d.DataAtom == atom.Table || d.DataAtom == atom.Tr {
			return // it is one
		}
		made := cellsOfRoles[dom.AttrOr(d, "role")]
		if made != 0 {
			parts = append(parts, d)
		}
		if made == atom.Tr {
			rows++
		}
	}
	if rows < 2 {
		return
	}
	for _, part := range parts {
		made := cellsOfRoles[dom.AttrOr(part, "role")]
		for _, s := range spansOfRoles {
			if v, ok := dom.Attr(part, s.aria); ok {
				dom.SetAttr(part, s.span, v)
			}
		}
		dom.Rename(part, made)
	}
	dom.Rename(n, atom.Table)
}

// quoteByName makes a quotation of a box that is called one and has none in it, as
// generators write it whose quotations are tables: DocBook's with their signatures.
func quoteByName(n *html.Node) {
	if n.DataAtom != atom.Div || !dom.HasWord(dom.AttrOr(n, "class"), "blockquote") {
		return
	}
	for d := range n.Descendants() {
		if d.DataAtom == atom.Blockquote || d.DataAtom == atom.Div && dom.HasWord(dom.AttrOr(d, "class"), "blockquote") {
			return
		}
	}
	dom.Rename(n, atom.Blockquote)
}
