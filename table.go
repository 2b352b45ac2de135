package pith

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// normaliseTables makes a full grid of every table of data, and takes the
// table away from what a page only laid out with one.
func (c *cleaning) normaliseTables(root *html.Node) {
	for n := root.FirstChild; n != nil; {
		next := n.NextSibling
		if n.Type == html.ElementNode {
			c.normaliseTables(n)
			if n.DataAtom == atom.Table {
				c.normaliseTable(n)
			}
		}
		n = next
	}
}

func (c *cleaning) normaliseTable(n *html.Node) {
	t := readTable(n)
	switch {
	case len(t.rows) == 0 || !t.filled:
		if t.caption != nil {
			rename(t.caption, atom.P)
			replace(n, t.caption)
			return
		}
		remove(n)
	case c.opts.NoTables && !t.isLayout(n):
		t.writeRows(n)
	case t.isEquations():
		t.writeEquations(n)
	case t.isLayout(n):
		t.unwrap(n)
	default:
		t.write(n)
	}
}

// A grid is a table's cells at their places. A place that a cell spans
// beside its first is nil.
type grid struct {
	caption *html.Node
	rows    [][]*html.Node
	head    int // rows of the head
	columns int
	filled  bool // any cell has content
	cells   int  // that are written
}

// Spans are clamped so that a page of a few bytes cannot ask for a grid of
// millions: to what HTML allows (4.9.11), and to so many places for each
// cell that is written.
const (
	maxColumns    = 1000
	placesPerCell = 4
	freePlaces    = 1024
)

// fillsRows reports whether all rows of a table are made as long as the
// longest. One row of many cells above many of one would otherwise have the
// grid of a page of a few bytes take millions of them. GitHub's tables may
// have shorter rows (GFM, 4.10).
func fillsRows(rows, columns, cells int) bool {
	return rows*columns <= cells*placesPerCell+freePlaces
}

func readTable(n *html.Node) *grid {
	t := &grid{}
	var foot []*html.Node
	rows := t.rowsOf(n, &foot)
	for _, r := range rows {
		for range r.ChildNodes() {
			t.cells++
		}
	}
	budget := t.cells*placesPerCell + freePlaces
	var pending []int // for each column, rows that a cell above still spans
	for i, r := range rows {
		row := t.place(r, len(rows)-i, &pending, &budget)
		if row != nil || i < t.head {
			t.rows = append(t.rows, row)
		}
	}
	t.trim()
	return t
}

// rowsOf collects the rows in the order that a browser shows them and
// counts those of the head.
func (t *grid) rowsOf(n *html.Node, foot *[]*html.Node) []*html.Node {
	var head, body []*html.Node
	for part := range n.ChildNodes() {
		switch part.DataAtom {
		case atom.Caption:
			if t.caption == nil && hasContent(part) {
				t.caption = part
			}
		case atom.Tr:
			body = append(body, part)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			for r := range part.ChildNodes() {
				switch {
				case !isElement(r, atom.Tr):
				case part.DataAtom == atom.Thead:
					head = append(head, r)
				case part.DataAtom == atom.Tfoot:
					*foot = append(*foot, r)
				default:
					body = append(body, r)
				}
			}
		}
	}
	t.head = len(head)
	rows := append(append(head, body...), *foot...)
	for t.head == 0 && len(rows) > 0 && allHeads(rows[0]) {
		t.head = 1
	}
	return rows
}

func allHeads(row *html.Node) bool {
	n := 0
	for cell := range row.ChildNodes() {
		if isElement(cell, atom.Td) {
			return false
		}
		if isElement(cell, atom.Th) {
			n++
		}
	}
	return n > 0
}

// place gives each cell of a row its column.
func (t *grid) place(r *html.Node, rowsLeft int, pending *[]int, budget *int) []*html.Node {
	var row []*html.Node
	skip := func() {
		for len(row) < len(*pending) && (*pending)[len(row)] > 0 {
			(*pending)[len(row)]--
			row = append(row, nil)
		}
	}
	some := false
	for cell := range r.ChildNodes() {
		if cell.Type != html.ElementNode || traitsAt(cell.DataAtom)&isCell == 0 {
			continue
		}
		skip()
		some = true
		across, down := spanOf(cell, "colspan"), spanOf(cell, "rowspan")
		if v := attrOr(cell, "rowspan"); v == "0" {
			down = rowsLeft // to the end of the table
		}
		across, down = min(across, max(1, maxColumns-len(row))), min(down, rowsLeft)
		if across*down > *budget {
			across, down = 1, 1
		}
		*budget -= across * down
		t.filled = t.filled || hasContent(cell)
		row = append(row, cell)
		for range across - 1 {
			row = append(row, nil)
		}
		for len(*pending) < len(row) {
			*pending = append(*pending, 0)
		}
		for col := len(row) - across; col < len(row); col++ {
			(*pending)[col] = down - 1
		}
	}
	skip()
	for col := len(row); col < len(*pending); col++ {
		if (*pending)[col] > 0 {
			(*pending)[col]--
		}
	}
	if !some {
		return nil
	}
	return row
}

func spanOf(cell *html.Node, key string) int {
	n := 1
	if v := attrOr(cell, key); v != "" {
		n, _ = strconv.Atoi(v) // 0 where it is no number
	}
	return min(max(n, 1), maxColumns)
}

// trim takes away the columns that only spans reach, and makes all rows
// equally long.
func (t *grid) trim() {
	for _, row := range t.rows {
		t.columns = max(t.columns, len(row))
	}
	begins := make([]bool, t.columns)
	for _, row := range t.rows {
		for col, cell := range row {
			begins[col] = begins[col] || cell != nil
		}
	}
	for i, row := range t.rows {
		kept := row[:0]
		for col, cell := range row {
			if begins[col] {
				kept = append(kept, cell)
			}
		}
		t.rows[i] = kept
	}
	columns := 0
	for _, b := range begins {
		if b {
			columns++
		}
	}
	t.columns = columns
}

// isLayout reports whether a page used the table to lay things out. A table
// with a head or a caption is one of data, unless it holds what no cell can.
func (t *grid) isLayout(n *html.Node) bool {
	switch attrOr(n, "role") {
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
				if !isInline(child) {
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
		rename(t.caption, atom.P)
		replaceBefore(n, t.caption)
	}
	for _, row := range t.rows {
		for _, cell := range row {
			if cell == nil {
				continue
			}
			for cell.FirstChild != nil {
				child := cell.FirstChild
				if !isInline(child) {
					replaceBefore(n, child)
					continue
				}
				p := newElement(atom.P)
				for cell.FirstChild != nil && isInline(cell.FirstChild) {
					moved := cell.FirstChild
					cell.RemoveChild(moved)
					p.AppendChild(moved)
				}
				replaceBefore(n, p)
			}
		}
	}
	remove(n)
}

// writeRows puts a paragraph for each row in the table's place.
func (t *grid) writeRows(n *html.Node) {
	if t.caption != nil {
		rename(t.caption, atom.P)
		replaceBefore(n, t.caption)
	}
	for _, row := range t.rows {
		p := newElement(atom.P)
		for _, cell := range row {
			if cell == nil || !hasContent(cell) {
				continue
			}
			if p.FirstChild != nil {
				p.AppendChild(newText(" · "))
			}
			moveChildren(p, cell)
		}
		replaceBefore(n, p)
	}
	remove(n)
}

func replaceBefore(n, moved *html.Node) {
	remove(moved)
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
		remove(t.caption)
		n.AppendChild(t.caption)
	}
	head, body := newElement(atom.Thead), newElement(atom.Tbody)
	full := fillsRows(len(t.rows), t.columns, t.cells)
	for i, row := range t.rows {
		tr := newElement(atom.Tr)
		places := t.columns
		if i > 0 && !full {
			places = len(row)
		}
		for col := range places {
			cell := newElement(atom.Td)
			if col < len(row) && row[col] != nil {
				cell = row[col]
				remove(cell)
			}
			if i == 0 {
				rename(cell, atom.Th)
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
			switch a := alignmentOf(cell); {
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

func alignmentOf(cell *html.Node) string {
	v := strings.ToLower(attrOr(cell, "align"))
	for declaration := range strings.SplitSeq(attrOr(cell, "style"), ";") {
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
