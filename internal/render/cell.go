package render

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// table writes a grid as GitHub's table: a row a line, the first the head.
// The caption stands above as a paragraph.
func (p *printer) table(n *html.Node) {
	var rows []*html.Node
	for part := range n.ChildNodes() {
		switch part.DataAtom {
		case atom.Caption:
			p.begin()
			p.inlineOneLine(part)
		case atom.Tr:
			rows = append(rows, part)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			for r := range part.ChildNodes() {
				if dom.IsElement(r, atom.Tr) {
					rows = append(rows, r)
				}
			}
		}
	}
	columns, all := 0, 0
	for _, r := range rows {
		count := len(cellsOf(r))
		columns, all = max(columns, count), all+count
	}
	if columns == 0 {
		return
	}
	tight := p.tight
	p.tight = false
	p.begin()
	p.tight = tight
	m := p.markBlock(TableMark)
	for i, r := range rows {
		if i > 0 {
			p.newline()
			m.Rows = append(m.Rows, len(p.out))
		}
		cells := cellsOf(r)
		if i == 0 || form.FillsRows(len(rows), columns, all) {
			p.row(cells, columns)
		} else {
			p.row(cells, max(1, len(cells)))
		}
		if i == 0 {
			p.newline()
			p.delimiters(cells, columns)
		}
	}
}

func cellsOf(r *html.Node) []*html.Node {
	var cells []*html.Node
	for c := range r.ChildNodes() {
		if c.Type == html.ElementNode && dom.TraitsAt(c.DataAtom)&dom.IsCell != 0 {
			cells = append(cells, c)
		}
	}
	return cells
}

func (p *printer) row(cells []*html.Node, columns int) {
	p.out = append(p.out, '|')
	for i := range columns {
		if i < len(cells) {
			if !p.o.Compact {
				p.out = append(p.out, ' ')
			}
			p.cell(cells[i])
		}
		if !p.o.Compact {
			p.out = append(p.out, ' ')
		}
		p.out = append(p.out, '|')
	}
}

func (p *printer) delimiters(cells []*html.Node, columns int) {
	p.out = append(p.out, '|')
	for i := range columns {
		align := ""
		if i < len(cells) {
			align = dom.AttrOr(cells[i], "align")
		}
		mark := "---"
		if p.o.Compact {
			mark = "-"
		}
		switch align {
		case "left":
			mark = ":" + mark
		case "right":
			mark += ":"
		case "center":
			mark = ":" + mark + ":"
		}
		if !p.o.Compact {
			mark = " " + mark + " "
		}
		p.out = append(p.out, mark...)
		p.out = append(p.out, '|')
	}
}

// cell writes a cell's content on one line.
func (p *printer) cell(n *html.Node) {
	p.inCell = true
	p.tokens = p.tokens[:0]
	p.collectCell(n, false)
	p.writeTokens()
	p.inCell = false
}

// collectCell collects what a cell or a block in it holds. Each block
// begins a line of its own, with <br> between lines, the only HTML that
// GitHub's tables cannot do without; items keep their marks.
func (p *printer) collectCell(n *html.Node, nested bool) {
	number := form.StartOf(n)
	for child := range n.ChildNodes() {
		if child.Type != html.ElementNode || dom.IsInline(child) {
			p.collectNodes(child, child.NextSibling)
			continue
		}
		p.endLine()
		switch child.DataAtom {
		case atom.Li:
			mark := "- "
			if nested {
				mark = "– "
			}
			if n.DataAtom == atom.Ol {
				mark = strconv.Itoa(number) + ". "
				number++
			}
			p.addText(mark)
			p.collectCell(child, true)
		case atom.Pre:
			for line := range strings.SplitSeq(strings.Trim(dom.TextOf(child), "\n"), "\n") {
				p.endLine()
				if strings.TrimSpace(line) != "" {
					p.addLiteral(codeSpan(line, true))
				}
			}
		case atom.Hr:
		default:
			p.collectCell(child, nested)
		}
		p.endLine()
	}
}

// endLine begins a new line unless nothing stands on this one.
func (p *printer) endLine() {
	last := len(p.tokens) - 1
	if last < 0 || p.tokens[last].kind == breakToken {
		return
	}
	if t := &p.tokens[last]; t.kind == textToken && last > 0 && p.tokens[last-1].kind == breakToken && isItemMark(t.text) ||
		t.kind == textToken && last == 0 && isItemMark(t.text) {
		return // an item's mark waits for its text
	}
	p.addBreak()
}

// isItemMark reports whether a text is the mark of an item and nothing else.
func isItemMark(s string) bool {
	return s == "- " || s == "– " || strings.HasSuffix(s, ". ") && strings.Trim(s[:len(s)-2], "0123456789") == ""
}
