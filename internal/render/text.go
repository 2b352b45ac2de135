package render

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/form/box"
)

// Text writes a clean tree as plain text: one line for each line of
// a block, an empty line between blocks, a tab between the cells of a
// table. Words of different blocks are never glued.
func Text(content *html.Node) string {
	if content == nil {
		return ""
	}
	t := textWriter{lines: 1}
	t.children(content)
	return strings.TrimRightFunc(t.b.String(), unicode.IsSpace)
}

type textWriter struct {
	b     strings.Builder
	lines int  // line ends due before the next text
	cells bool // in a cell, where items have their marks as in Markdown
}

// need asks for line ends before the next text.
func (t *textWriter) need(lines int) { t.lines = max(t.lines, lines) }

func (t *textWriter) write(s string) {
	if s == "" {
		return
	}
	if t.lines > 0 {
		s = strings.TrimLeft(s, " ")
		if s == "" {
			return
		}
	}
	t.writeAsIs(s)
}

// writeAsIs writes a text with the blanks that it begins with.
func (t *textWriter) writeAsIs(s string) {
	if t.lines > 0 && t.b.Len() > 0 {
		t.b.WriteString("\n\n"[:min(t.lines, 2)])
	}
	t.lines = 0
	t.b.WriteString(s)
}

func (t *textWriter) children(n *html.Node) {
	for child := range n.ChildNodes() {
		switch child.Type {
		case html.TextNode:
			t.write(child.Data)
		case html.ElementNode:
			t.element(child)
		}
	}
}

func (t *textWriter) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Br:
		t.need(1)
	case atom.Script, atom.Style, atom.Template, atom.Img, atom.Input:
	case atom.Blockquote:
		t.need(2)
		if kind := dom.AttrOr(n, "data-callout"); kind != "" {
			t.write(box.KindNamed(kind))
			t.need(1)
		}
		t.children(n)
		t.need(2)
	case atom.Ol:
		t.need(2)
		t.numbered(n)
		t.need(2)
	case atom.Li, atom.Thead, atom.Tbody, atom.Tfoot, atom.Dt, atom.Dd:
		t.need(1)
		t.children(n)
		t.need(1)
	case atom.Tr:
		t.need(1)
		t.row(n)
		t.need(1)
	case atom.Pre:
		t.need(2)
		if text := strings.TrimRight(dom.TextOf(n), "\n"); text != "" {
			t.writeAsIs(text)
		}
		t.need(2)
	case atom.Sup:
		if label := form.NoteLabel(n); label != "" {
			t.write("[" + label + "]")
			return
		}
		t.script(n)
	case atom.Sub:
		t.script(n)
	case atom.Section:
		t.section(n)
	default:
		if form.IsMath(n) {
			t.math(n)
			return
		}
		block := dom.TraitsAt(n.DataAtom)&dom.IsBlock != 0
		if block {
			t.need(2)
		}
		t.children(n)
		if block {
			t.need(2)
		}
	}
}

func (t *textWriter) script(n *html.Node) {
	if dom.HasOnlyText(n) {
		t.write(scriptText(n))
		return
	}
	t.children(n)
}

// section writes notes with their numbers.
func (t *textWriter) section(n *html.Node) {
	t.need(2)
	for list := range n.ChildNodes() {
		for li := range list.ChildNodes() {
			if label, ok := strings.CutPrefix(dom.AttrOr(li, "id"), "fn-"); ok && form.IsNoteLabel(label) {
				t.need(2)
				t.write("[" + label + "] ")
				t.lines = 0
			}
			t.children(li)
		}
	}
	t.need(2)
}

// numbered writes an ordered list, in a cell with its numbers.
func (t *textWriter) numbered(n *html.Node) {
	number := form.StartOf(n)
	for li := range n.ChildNodes() {
		if li.Type != html.ElementNode {
			continue
		}
		t.need(1)
		if t.cells && dom.HasContent(li) {
			t.write(strconv.Itoa(number) + ".")
		}
		number++
		t.element(li)
	}
}

// row writes a row on one line, with the tabs of its empty cells, so that
// the columns stay what they are.
func (t *textWriter) row(n *html.Node) {
	var cells []string
	for cell := range n.ChildNodes() {
		if cell.Type == html.ElementNode {
			inner := textWriter{cells: true}
			inner.children(cell)
			cells = append(cells, strings.Join(strings.Fields(inner.b.String()), " "))
		}
	}
	if line := strings.Join(cells, "\t"); strings.TrimSpace(line) != "" {
		t.writeAsIs(line)
	}
}

// math writes TeX with its marks.
func (t *textWriter) math(n *html.Node) {
	if n.DataAtom == atom.Div {
		t.need(2)
		t.write("$$" + strings.TrimSpace(dom.TextOf(n)) + "$$")
		t.need(2)
		return
	}
	t.write("$" + form.InlineTeX(dom.TextOf(n)) + "$")
}
