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

// plainHead takes the bold marks off a head whose every cell is bold as a whole: a
// reader sees it so anyway. Where one is and another is not, or a cell below is bold
// too, it means something.
func plainHead(table *html.Node) {
	var bold []*html.Node // cells
	for part := range table.ChildNodes() {
		for row := range part.ChildNodes() {
			for cell := range row.ChildNodes() {
				switch isBold := boldIn(cell) != nil; {
				case part.DataAtom == atom.Tbody && isBold, part.DataAtom == atom.Thead && !isBold && dom.HasContent(cell):
					return
				case isBold:
					bold = append(bold, cell)
				}
			}
		}
	}
	for _, cell := range bold {
		for mark := boldIn(cell); mark != nil; mark = boldIn(cell) {
			dom.Unwrap(mark)
		}
	}
}

// boldIn is the bold element that all of a cell stands in, nil if there is none.
func boldIn(n *html.Node) *html.Node {
	var only *html.Node
	for child := range n.ChildNodes() {
		if dom.IsBlank(child) || child.Type == html.ElementNode && !dom.NodeHasContent(child) {
			continue
		}
		if only != nil || child.Type != html.ElementNode {
			return nil
		}
		only = child
	}
	switch {
	case only == nil:
		return nil
	case only.DataAtom == atom.Strong || only.DataAtom == atom.B:
		return only
	case only.DataAtom == atom.P || only.DataAtom == atom.Span:
		return boldIn(only)
	}
	return nil
}
