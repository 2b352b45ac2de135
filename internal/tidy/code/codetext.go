package code

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// codeReader collects the text of a block of code line by line.
type codeReader struct {
	b       strings.Builder
	last    byte
	pending bool // a line's element has ended and no line end was written
	inBlock bool // that element was a block
	lines   int  // elements of lines so far

	flows    bool                  // line ends of the text are blanks, as they are outside of <pre>
	counting bool                  // numbers are looked for: one before a line is of it
	numbers  map[string]*numbering // what may be the lines' numbers, by shape
	rows     []*numbering          // the same in their order
	gutters  map[*html.Node]bool   // what are

	numbersBegin bool // a line, for nothing else does
	numbered     bool // a number was left out
}

// Text is the code in n: without line numbers and buttons, and with the
// line ends that elements stand for.
func Text(n *html.Node) string {
	if text, ok := plainCode(n); ok {
		if n.DataAtom != atom.Pre { // whose first line end no browser shows
			text = strings.TrimLeft(text, "\n")
		}
		return text
	}
	r, text := read(false, func(r *codeReader) { r.children(n) })
	if r.lines > 0 || n.DataAtom != atom.Pre {
		text = strings.TrimLeft(text, "\n")
	}
	return strings.TrimRight(text, "\n \t") + trailing(text)
}

// textOf is the code of elements outside of <pre> that are lines of a program, or
// hold them: only elements end lines there, and only no-break spaces indent them.
func textOf(lines ...*html.Node) string {
	_, text := read(true, func(r *codeReader) {
		for _, n := range lines {
			r.element(n)
		}
	})
	var b strings.Builder
	for line := range strings.SplitSeq(strings.Trim(text, "\n"), "\n") {
		b.WriteString(strings.TrimRight(line, " \t")) // what nobody sees there
		b.WriteByte('\n')
	}
	return strings.TrimRight(b.String(), "\n \t") + trailing(text)
}

// read has code read, a second time once it is known which numbers are those of
// its lines.
func read(flows bool, pass func(*codeReader)) (*codeReader, string) {
	r := &codeReader{flows: flows, counting: true}
	pass(r)
	if r.numbers != nil {
		gutters, begin := r.gutter()
		r = &codeReader{flows: flows, gutters: gutters, numbersBegin: begin}
		pass(r)
	}
	text := r.b.String()
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	// Editors and word processors write blanks so that browsers keep them.
	text = strings.NewReplacer("\u00a0", " ", "\u200b", "", "\ufeff", "").Replace(text)
	if r.numbered && isSetApart(text) {
		text = strings.TrimPrefix(strings.ReplaceAll(text, "\n ", "\n"), " ")
	}
	return r, text
}

// isSetApart reports whether a blank sets all lines apart from the numbers before
// them: each begins with one, and one with no more than that.
func isSetApart(text string) bool {
	apart := false
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if line[0] != ' ' {
			return false
		}
		apart = apart || line[1] != ' '
	}
	return apart
}

// plainCode is the text of a block that has nothing but text: not a blank
// of it is changed.
func plainCode(n *html.Node) (string, bool) {
	if c := n.FirstChild; c != nil && c.NextSibling == nil && dom.IsElement(c, atom.Code) {
		n = c
	}
	if n.FirstChild == nil {
		return "", true
	}
	return n.FirstChild.Data, n.FirstChild.NextSibling == nil && n.FirstChild.Type == html.TextNode
}

// trailing is the one line end that a block of code ends with, if it has
// anything.
func trailing(text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	return "\n"
}

func (r *codeReader) write(s string) {
	if s == "" {
		return
	}
	r.b.WriteString(s)
	r.last = s[len(s)-1]
}

// text writes a text, as browsers show it.
func (r *codeReader) text(s string) {
	if r.flows {
		if s = flowed(s); r.b.Len() == 0 || r.last == '\n' {
			s = strings.TrimPrefix(s, " ")
		}
	}
	r.write(s)
}

// flowed is a text as it is shown outside of <pre>: blanks and line ends beside each
// other are one blank.
func flowed(s string) string {
	var b strings.Builder
	blank := false
	for _, c := range s {
		if strings.ContainsRune(lineBlanks, c) {
			blank = true
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(c)
	}
	if blank {
		b.WriteByte(' ')
	}
	return b.String()
}

func (r *codeReader) children(n *html.Node) {
	if r.flows && form.KeepsBlanks(n) {
		r.flows = false
		defer func() { r.flows = true }()
	}
	for child := range n.ChildNodes() {
		switch child.Type {
		case html.TextNode:
			if dom.IsBlank(child) && (dom.TraitsAt(n.DataAtom)&(dom.IsTableBit|dom.IsListBit) != 0 && !dom.IsElement(n, atom.Li) && dom.TraitsAt(n.DataAtom)&dom.IsCell == 0) {
				continue
			}
			switch {
			case !r.pending:
			case !r.flows && strings.HasPrefix(strings.TrimLeft(child.Data, " \t"), "\n"):
				r.pending = false
			case !dom.IsBlank(child): // beside what stands in a line of its own
				r.write("\n")
				r.pending = false
			}
			r.text(child.Data)
		case html.ElementNode:
			r.element(child)
		}
	}
}

func (r *codeReader) element(n *html.Node) {
	if r.gutters[n] {
		r.numbered = true
		if r.numbersBegin {
			if r.lines++; r.lines > 1 {
				r.write("\n")
			}
		}
		return
	}
	if isGutter(n) || isControl(n) || n.DataAtom == atom.Caption || isColumn(n) && r.b.Len() == 0 && hasMoreLines(n) {
		r.numbered = r.numbered || isLineNumber(n)
		return
	}
	if r.counting {
		r.noteNumber(n)
	}
	if n.DataAtom == atom.Br {
		if r.pending && r.inBlock { // an empty line between two blocks
			r.write("\n")
		}
		r.write("\n")
		r.pending = false
		return
	}
	if !isLineElement(n) {
		r.children(n)
		return
	}
	r.lines++
	if r.pending || r.startsLine(n) {
		r.write("\n")
	}
	r.pending = false
	from := r.b.Len()
	if !isFilled(n) {
		r.children(n)
	}
	r.pending = r.b.Len() == from || r.last != '\n'
	r.inBlock = dom.TraitsAt(n.DataAtom)&dom.IsBlock != 0
}

// startsLine reports whether a line's element has to begin with a line end, for
// something stands before it in its line.
func (r *codeReader) startsLine(n *html.Node) bool {
	if r.b.Len() == 0 || r.last == '\n' || r.counting && isNumber(r.line()) {
		return false
	}
	return r.lines > 1 || dom.TraitsAt(n.DataAtom)&dom.IsBlock != 0 && r.line() != ""
}

// isLineElement reports whether an element within code stands for one line.
func isLineElement(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Li, atom.Tr, atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return !holdsLines(n)
	case atom.Span, atom.Code, atom.Pre:
	default:
		return false
	}
	return (isNamedLine(n) || isShownAsLine(n) || isOneOfSeveralCodes(n)) && !holdsLines(n)
}

// isFilled reports whether the element of an empty line has a blank, so that
// browsers give it its height.
func isFilled(n *html.Node) bool {
	text := dom.TextUpTo(n, 2)
	return text == " " || text == "\u00a0" || text == "\u200b"
}

// isShownAsLine reports whether an element's style gives it a line of its own.
func isShownAsLine(n *html.Node) bool {
	switch css.Declared(dom.AttrOr(n, "style"), "display") {
	case "block", "flex", "grid", "table-row", "list-item":
		return true
	}
	return false
}

// isOneOfSeveralCodes reports whether an element is code beside code, with nothing
// else beside it: each is a line.
func isOneOfSeveralCodes(n *html.Node) bool {
	if n.DataAtom != atom.Code || isNamedLine(n.Parent) {
		return false
	}
	for _, s := range [...]*html.Node{n.PrevSibling, n.NextSibling} {
		if s != nil && s.DataAtom == atom.Code {
			return true
		}
	}
	return false
}

// isNamedLine reports whether an attribute says of an element that it is a
// line of code.
func isNamedLine(n *html.Node) bool {
	_, ok := dom.Attr(n, "data-line")
	return ok || form.HasToken(n, lineNames)
}

// lineNames are class tokens of lines of code.
var lineNames = dom.NamesOf(
	"line", "code-line", "token-line", "codemirror-line", "cm-line", "view-line",
	"ec-line", "codeline", "ace_line", "hljs-ln-line", "ltx_listingline",
)

// holdsLines reports whether an element has lines as its children, so that
// it is none itself.
func holdsLines(n *html.Node) bool {
	for child := range n.ChildNodes() {
		switch child.DataAtom {
		case atom.Div, atom.Ol, atom.Ul, atom.Li, atom.Table, atom.Tbody, atom.Tr, atom.P, atom.Pre:
			return true
		}
	}
	return false
}

// hasMoreLines reports whether code stands behind a column of numbers: in its
// parent, or in the row that its parent is of.
func hasMoreLines(column *html.Node) bool {
	for n, up := column, 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		for s := n.NextSibling; s != nil; s = s.NextSibling {
			if s.Type == html.ElementNode && dom.HasContent(s) {
				return true
			}
		}
	}
	return false
}
