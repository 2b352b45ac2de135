package table

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// Form is how tables are brought into the clean form.
type Form struct {
	Whole bool // columns in which nothing stands stay
	None  bool // rows become paragraphs
}

// Normalise makes a full grid of every table of data below root, and takes the
// table away from what a page only laid out with one.
func (f Form) Normalise(root *html.Node) {
	for n := root.FirstChild; n != nil; {
		next := n.NextSibling
		if n.Type == html.ElementNode {
			f.Normalise(n)
			if n.DataAtom == atom.Table {
				f.settle(n)
			}
		}
		n = next
	}
}

func (f Form) settle(n *html.Node) {
	t := readTable(n)
	t.whole = f.Whole
	equations := t.isEquations()
	if !f.Whole && !equations {
		t.dropEmptyColumns()
	}
	switch {
	case len(t.rows) == 0 || !t.filled:
		if t.caption != nil {
			dom.Rename(t.caption, atom.P)
			dom.Replace(n, t.caption)
			return
		}
		dom.Remove(n)
	case f.None && !t.isLayout(n):
		t.putCaption(n)
		t.writeRows(n, " · ")
	case equations:
		t.writeEquations(n)
	case t.isLayout(n):
		t.unwrap(n)
	default:
		t.write(n)
		if !f.Whole {
			plainHead(n)
		}
	}
}

// isLayout reports whether a page used the table to lay things out. A table
// with a head or a caption is one of data, unless it holds what no cell can.
func (t *grid) isLayout(n *html.Node) bool {
	switch dom.AttrOr(n, "role") {
	case "presentation", "none":
		return true
	}
	if len(t.rows) == 1 && t.columns == 1 || !t.hasText() {
		return true // whatever heads it: one thing, or pictures, which no rows relate
	}
	data := t.head > 0 || t.caption != nil
	blocks, parts := 0, false
	for _, row := range t.rows {
		for _, cell := range row {
			if cell == nil {
				continue
			}
			data = data || cell.DataAtom == atom.Th
			for child := range cell.ChildNodes() {
				if isPart(child) && !isOneHeading(cell) {
					if len(dom.TextUpTo(cell, maxCell)) >= maxCell {
						return true
					}
					parts = true
				}
				if !dom.IsInline(child) {
					blocks++
				}
			}
		}
	}
	switch few := t.columns < 2 || len(t.rows) < 2; {
	case parts:
		return few || !data
	case data:
		return false
	}
	return t.columns < 2 || len(t.rows) < 2 && blocks > 0 || blocks > 2*len(t.rows)*t.columns
}

// hasText reports whether any cell has more than pictures.
func (t *grid) hasText() bool {
	for _, row := range t.rows {
		for _, cell := range row {
			if cell == nil {
				continue
			}
			for d := range cell.Descendants() {
				if d.Type == html.TextNode && !dom.IsBlankText(d.Data) {
					return true
				}
			}
		}
	}
	return false
}

// maxCell is how many bytes a cell of data may have if there is a heading, a
// rule, a quotation or a table in it: with more it is a part of the page.
const maxCell = 600

// isPart reports whether a block is one that pages are divided with.
func isPart(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Table, atom.Hr, atom.Section, atom.Blockquote:
		return true
	}
	return n.Type == html.ElementNode && dom.TraitsAt(n.DataAtom)&dom.IsHeading != 0
}

// isOneHeading reports whether all that a head's cell holds is a heading: there
// it only says once more that the cell heads a row or a column.
func isOneHeading(cell *html.Node) bool {
	if cell.DataAtom != atom.Th {
		return false
	}
	for child := range cell.ChildNodes() {
		if !dom.IsBlank(child) && (dom.TraitsAt(child.DataAtom)&dom.IsHeading == 0 || child.PrevSibling != nil && !dom.IsBlank(child.PrevSibling)) {
			return false
		}
	}
	return true
}

// unwrap puts what the cells hold in the table's place, one after the other.
func (t *grid) unwrap(n *html.Node) {
	t.putCaption(n)
	for _, row := range t.rows {
		for _, cell := range row {
			if cell == nil {
				continue
			}
			for cell.FirstChild != nil {
				child := cell.FirstChild
				if !dom.IsInline(child) {
					replaceBefore(n, child)
					continue
				}
				p := dom.NewElement(atom.P)
				for cell.FirstChild != nil && dom.IsInline(cell.FirstChild) {
					moved := cell.FirstChild
					cell.RemoveChild(moved)
					p.AppendChild(moved)
				}
				replaceBefore(n, p)
			}
		}
	}
	dom.Remove(n)
}

// writeRows puts a paragraph for each row in the table's place, with a mark
// between its cells.
func (t *grid) writeRows(n *html.Node, between string) {
	for _, row := range t.rows {
		p := dom.NewElement(atom.P)
		for _, cell := range row {
			if cell == nil || !dom.HasContent(cell) {
				continue
			}
			if p.FirstChild != nil {
				p.AppendChild(dom.NewText(between))
			}
			dom.MoveChildren(p, cell)
		}
		if p.FirstChild != nil {
			replaceBefore(n, p)
		}
	}
	dom.Remove(n)
}

// putCaption puts a caption as a paragraph before the table.
func (t *grid) putCaption(n *html.Node) {
	if t.caption != nil {
		dom.Rename(t.caption, atom.P)
		replaceBefore(n, t.caption)
	}
}

func replaceBefore(n, moved *html.Node) {
	dom.Remove(moved)
	n.Parent.InsertBefore(moved, n)
}

// write makes the table one grid with a head of one row: GitHub's tables
// have no other, and the first row is what comes nearest where there is none.
func (t *grid) write(n *html.Node) {
	aligns := t.alignments()
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
	if t.caption != nil {
		dom.Remove(t.caption)
		n.AppendChild(t.caption)
	}
	head, body := dom.NewElement(atom.Thead), dom.NewElement(atom.Tbody)
	full := form.FillsRows(len(t.rows), t.columns, t.cells)
	for i, row := range t.rows {
		tr := dom.NewElement(atom.Tr)
		places := t.columns
		if i > 0 && !full {
			places = len(row)
		}
		for col := range places {
			var cell *html.Node
			if col < len(row) && row[col] != nil {
				cell = row[col]
				dom.Remove(cell)
			} else {
				cell = dom.NewElement(atom.Td)
			}
			if i == 0 {
				dom.Rename(cell, atom.Th)
			}
			plainCell(cell)
			cell.Attr = nil
			if aligns[col] != "" {
				cell.Attr = []html.Attribute{{Key: "align", Val: aligns[col]}}
			}
			tr.AppendChild(cell)
		}
		if i == 0 {
			head.AppendChild(tr)
		} else {
			body.AppendChild(tr)
		}
	}
	n.AppendChild(head)
	if body.FirstChild != nil {
		n.AppendChild(body)
	}
}

// alignments is how each column is set: as its head is, or as all other
// cells are.
func (t *grid) alignments() []string {
	aligns := make([]string, t.columns)
	seen, settled := make([]bool, t.columns), make([]bool, t.columns)
	for i, row := range t.rows {
		for col, cell := range row {
			if cell == nil || settled[col] {
				continue
			}
			switch a := AlignmentOf(cell); {
			case i == 0:
				aligns[col], settled[col] = a, a != ""
			case !seen[col]:
				aligns[col], seen[col] = a, true
			case a != aligns[col]:
				aligns[col], settled[col] = "", true
			}
		}
	}
	if !t.whole && !slices.ContainsFunc(aligns, func(a string) bool { return a != "left" }) {
		clear(aligns) // as it is without a word
	}
	return aligns
}

// AlignmentOf is how a cell is aligned: left, center, right or "".
func AlignmentOf(cell *html.Node) string {
	v := strings.ToLower(dom.AttrOr(cell, "align"))
	for declaration := range strings.SplitSeq(dom.AttrOr(cell, "style"), ";") {
		if key, val, ok := strings.Cut(declaration, ":"); ok && strings.EqualFold(strings.TrimSpace(key), "text-align") {
			v = strings.ToLower(strings.TrimSpace(val))
		}
	}
	switch v {
	case "left", "right", "center":
		return v
	}
	return ""
}
