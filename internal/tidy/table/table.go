package table

import (
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
		t.writeRows(n)
	case equations:
		t.writeEquations(n)
	case t.isLayout(n):
		t.unwrap(n)
	default:
		t.write(n)
	}
}

// isLayout reports whether a page used the table to lay things out. A table
// with a head or a caption is one of data, unless it holds what no cell can.
func (t *grid) isLayout(n *html.Node) bool {
	switch dom.AttrOr(n, "role") {
	case "presentation", "none":
		return true
	}
	data := t.head > 0 || t.caption != nil
	blocks := 0
	for _, row := range t.rows {
		for _, cell := range row {
			if cell == nil {
				continue
			}
			data = data || cell.DataAtom == atom.Th
			for child := range cell.ChildNodes() {
				switch child.DataAtom {
				case atom.Table, atom.Hr, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Section, atom.Blockquote:
					return true
				}
				if !dom.IsInline(child) {
					blocks++
				}
			}
		}
	}
	if data {
		return false
	}
	return t.columns < 2 || len(t.rows) < 2 && blocks > 0 || blocks > 2*len(t.rows)*t.columns
}

// unwrap puts what the cells hold in the table's place, one after the other.
func (t *grid) unwrap(n *html.Node) {
	if t.caption != nil {
		dom.Rename(t.caption, atom.P)
		replaceBefore(n, t.caption)
	}
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

// writeRows puts a paragraph for each row in the table's place.
func (t *grid) writeRows(n *html.Node) {
	if t.caption != nil {
		dom.Rename(t.caption, atom.P)
		replaceBefore(n, t.caption)
	}
	for _, row := range t.rows {
		p := dom.NewElement(atom.P)
		for _, cell := range row {
			if cell == nil || !dom.HasContent(cell) {
				continue
			}
			if p.FirstChild != nil {
				p.AppendChild(dom.NewText(" · "))
			}
			dom.MoveChildren(p, cell)
		}
		replaceBefore(n, p)
	}
	dom.Remove(n)
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
			cell := dom.NewElement(atom.Td)
			if col < len(row) && row[col] != nil {
				cell = row[col]
				dom.Remove(cell)
			}
			if i == 0 {
				dom.Rename(cell, atom.Th)
			}
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
