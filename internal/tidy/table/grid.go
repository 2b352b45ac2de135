package table

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// A grid is a table's cells at their places. A place that a cell spans
// beside its first is nil.
type grid struct {
	caption *html.Node
	rows    [][]*html.Node
	head    int // rows of the head
	columns int
	filled  bool // any cell has content
	cells   int  // that are written
	whole   bool // as the page has it
}

// maxColumns is what HTML allows a span (4.9.11).
const maxColumns = 1000

func readTable(n *html.Node) *grid {
	t := &grid{}
	var foot []*html.Node
	rows := t.rowsOf(n, &foot)
	for _, r := range rows {
		for range r.ChildNodes() {
			t.cells++
		}
	}
	budget := form.MostPlaces(t.cells)
	var overhangs []overhang
	for i, r := range rows {
		var row []*html.Node
		row, overhangs = t.place(r, len(rows)-i, overhangs, &budget)
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
			if t.caption == nil && dom.HasContent(part) {
				t.caption = part
			}
		case atom.Tr:
			body = append(body, part)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			for r := range part.ChildNodes() {
				switch {
				case !dom.IsElement(r, atom.Tr):
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
	if t.head == 0 && len(rows) > 0 && allHeads(rows[0]) {
		t.head = 1
	}
	return rows
}

func allHeads(row *html.Node) bool {
	n := 0
	for cell := range row.ChildNodes() {
		if dom.IsElement(cell, atom.Td) {
			return false
		}
		if dom.IsElement(cell, atom.Th) {
			n++
		}
	}
	return n > 0
}

// An overhang is a column in which a cell above spans rows to come. Only these
// go from row to row, not all columns: below one long row, each of many short
// ones would have to look at all that the long one has.
type overhang struct{ column, rows int }

// place gives each cell of a row its column, beside the overhangs of the rows
// above, which are in the order of their columns. It returns those for the
// next row. What they take is paid for out of the budget.
func (t *grid) place(r *html.Node, rowsLeft int, above []overhang, budget *int) (row []*html.Node, below []overhang) {
	pass := func() {
		if o := above[0]; o.rows > 1 {
			below = append(below, overhang{o.column, o.rows - 1})
		}
		above = above[1:]
	}
	skip := func() {
		for len(above) > 0 && above[0].column == len(row) {
			row = append(row, nil)
			pass()
		}
	}
	some := false
	for cell := range r.ChildNodes() {
		if cell.Type != html.ElementNode || dom.TraitsAt(cell.DataAtom)&dom.IsCell == 0 {
			continue
		}
		skip()
		some = true
		across, down := spanOf(cell, "colspan"), spanOf(cell, "rowspan")
		if v := dom.AttrOr(cell, "rowspan"); v == "0" {
			down = rowsLeft // to the end of the table
		}
		across, down = min(across, max(1, maxColumns-len(row))), min(down, rowsLeft)
		if across*down > *budget {
			across, down = 1, 1
		}
		*budget -= across * down
		t.filled = t.filled || dom.HasContent(cell)
		first := len(row)
		row = append(row, cell)
		for range across - 1 {
			row = append(row, nil)
		}
		for column := first; column < len(row) && down > 1; column++ {
			below = append(below, overhang{column, down - 1})
		}
		for len(above) > 0 && above[0].column < len(row) {
			above = above[1:] // this cell lies upon it
		}
	}
	skip()
	for len(above) > 0 {
		pass()
	}
	if !some {
		return nil, below
	}
	return row, below
}

func spanOf(cell *html.Node, key string) int {
	n := 1
	if v := dom.AttrOr(cell, key); v != "" {
		n, _ = strconv.Atoi(v) // 0 where it is no number
	}
	return min(max(n, 1), maxColumns)
}

// trim takes away the columns that only spans reach.
func (t *grid) trim() {
	for _, row := range t.rows {
		t.columns = max(t.columns, len(row))
	}
	t.keepColumns(func(cell *html.Node) bool { return cell != nil })
}

// dropEmptyColumns takes away the columns of cells without content, with which
// pages keep others apart.
func (t *grid) dropEmptyColumns() {
	t.keepColumns(func(cell *html.Node) bool { return cell != nil && dom.HasContent(cell) })
}

// keepColumns takes away the columns in which no cell is wanted.
func (t *grid) keepColumns(wanted func(cell *html.Node) bool) {
	keep := make([]bool, t.columns)
	for _, row := range t.rows {
		for col, cell := range row {
			keep[col] = keep[col] || wanted(cell)
		}
	}
	for i, row := range t.rows {
		kept := row[:0]
		for col, cell := range row {
			if keep[col] {
				kept = append(kept, cell)
			}
		}
		t.rows[i] = kept
	}
	t.columns = 0
	for _, k := range keep {
		if k {
			t.columns++
		}
	}
}
