package table

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// plainCell makes lines of what no cell of Markdown can hold: a heading and
// each row of a table become a paragraph, a quotation leaves its own, and a
// rule is a new line between texts; between paragraphs there is one.
func plainCell(cell *html.Node) {
	for child := cell.FirstChild; child != nil; {
		next := child.NextSibling
		switch {
		case child.Type != html.ElementNode:
		case dom.TraitsAt(child.DataAtom)&dom.IsHeading != 0:
			dom.Rename(child, atom.P)
		case child.DataAtom == atom.Hr:
			if child.PrevSibling != nil && next != nil && dom.IsInline(child.PrevSibling) && dom.IsInline(next) {
				dom.Rename(child, atom.Br)
			} else {
				dom.Remove(child)
			}
		case child.DataAtom == atom.Table:
			writeLines(child)
		case child.DataAtom == atom.Blockquote || child.DataAtom == atom.Section:
			plainCell(child)
			dom.Unwrap(child)
		}
		child = next
	}
	if only := cell.FirstChild; only != nil && only.NextSibling == nil && dom.IsElement(only, atom.P) {
		dom.Unwrap(only)
	}
}

// writeLines puts a paragraph for each row, with blanks between its cells, in
// the place of a table that stands in another one's cell.
func writeLines(n *html.Node) {
	t := readTable(n)
	t.putCaption(n)
	for _, row := range t.rows {
		for _, cell := range row {
			if cell != nil {
				onOneLine(cell)
			}
		}
	}
	t.writeRows(n, " ")
}

// onOneLine takes the blocks in a cell apart, with blanks between what they
// held.
func onOneLine(n *html.Node) {
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		if !dom.IsInline(child) && child.Type == html.ElementNode {
			onOneLine(child)
			n.InsertBefore(dom.NewText(" "), child)
			n.InsertBefore(dom.NewText(" "), next)
			dom.Unwrap(child)
		}
		child = next
	}
}
