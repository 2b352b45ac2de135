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
	lines   int  // elements of lines so far

	counting bool                  // numbers are looked for: one before a line is of it
	numbers  map[string]*numbering // what may be the lines' numbers
	gutters  map[*html.Node]bool   // what are
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
	r := &codeReader{counting: true}
	r.children(n)
	if r.numbers != nil { // now that it is known whether these are the lines' numbers
		r = &codeReader{gutters: r.gutter()}
		r.children(n)
	}
	text := r.b.String()
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	// Editors and word processors write blanks so that browsers keep them.
	text = strings.NewReplacer("\u00a0", " ", "\u200b", "", "\ufeff", "").Replace(text)
	if r.lines > 0 || n.DataAtom != atom.Pre {
		text = strings.TrimLeft(text, "\n")
	}
	return strings.TrimRight(text, "\n \t") + trailing(text)
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

func (r *codeReader) children(n *html.Node) {
	for child := range n.ChildNodes() {
		switch child.Type {
		case html.TextNode:
			if dom.IsBlank(child) && (dom.TraitsAt(n.DataAtom)&(dom.IsTableBit|dom.IsListBit) != 0 && !dom.IsElement(n, atom.Li) && dom.TraitsAt(n.DataAtom)&dom.IsCell == 0) {
				continue
			}
			switch {
			case !r.pending:
			case strings.HasPrefix(strings.TrimLeft(child.Data, " \t"), "\n"):
				r.pending = false
			case !dom.IsBlank(child): // beside what stands in a line of its own
				r.write("\n")
				r.pending = false
			}
			r.write(child.Data)
		case html.ElementNode:
			r.element(child)
		}
	}
}

func (r *codeReader) element(n *html.Node) {
	if isGutter(n) || isControl(n) || r.gutters[n] || isColumn(n) && r.b.Len() == 0 && hasMoreLines(n) {
		return
	}
	if r.counting {
		r.noteNumber(n)
	}
	if n.DataAtom == atom.Br {
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
	if n.DataAtom != atom.Code {
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
	"ec-line", "codeline", "ace_line", "hljs-ln-line",
)

// isControl reports whether an element is something to press or to fill in, or
// is not shown.
func isControl(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Button, atom.Svg, atom.Style, atom.Script, atom.Template, atom.Textarea, atom.Select, atom.Input:
		return true
	}
	switch dom.AttrOr(n, "role") {
	case "button", "tooltip", "status", "alert":
		return true
	}
	return false
}

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

// isGutter reports whether an element of a block of code is beside the
// code: line numbers, prompts that cannot be selected, buttons.
func isGutter(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	if n.DataAtom == atom.Div && holdsButton(n) {
		return true // the line above the code with its language and a button
	}
	if len(n.Attr) == 0 {
		return false
	}
	if isLineNumber(n) || form.HasToken(n, codeTools) {
		return true
	}
	style := strings.ReplaceAll(strings.ToLower(dom.AttrOr(n, "style")), " ", "")
	return strings.Contains(style, "user-select:none") || strings.Contains(style, "display:none")
}

// isLineNumber reports whether an element is the number of a line of code or
// has them all. GitHub's numbers are shown by a style sheet.
func isLineNumber(n *html.Node) bool {
	if v := dom.AttrOr(n, "data-line-number"); v != "" {
		text := strings.TrimSpace(dom.TextOf(n))
		return text == "" || text == v
	}
	return form.HasToken(n, lineNumbers)
}

// holdsButton reports whether an element is a row of labels and buttons.
func holdsButton(n *html.Node) bool {
	for child := range n.ChildNodes() {
		if dom.IsElement(child, atom.Button) {
			return !strings.Contains(dom.TextOf(n), "\n")
		}
	}
	return false
}

// lineNumbers are class tokens of the numbers beside code.
var lineNumbers = dom.NamesOf(
	"lineno",       // Pygments, Rouge
	"linenos",      // Pygments
	"linenodiv",    // Pygments
	"ln",           // Chroma
	"lnt",          // Chroma, in a table
	"gutter",       // Hexo, SyntaxHighlighter
	"rouge-gutter", // Rouge
	"blob-num",     // GitHub
	"line-number",
	"line-numbers-rows", // Prism
	"linenumber",        // react-syntax-highlighter
	"line-num",
	"linenum",
	"hljs-ln-numbers",
	"hljs-ln-n",
	"crayon-nums",
	"react-syntax-highlighter-line-number",
	"codemirror-linenumber",
	"codemirror-gutter",
	"codemirror-gutters",
	"codemirror-gutter-wrapper",
	"cm-gutters",
)

// codeTools are class tokens of what else stands beside code.
var codeTools = dom.NamesOf(
	"codemirror-cursors",
	"codemirror-measure",
	"copy",
	"copy-button",
	"copy-btn",
	"copybtn",
	"copybutton",
	"btn-copy",
	"code-copy",
	"clipboard-copy",
	"zeroclipboard-container", // GitHub
	"toolbar",                 // Prism, SyntaxHighlighter
	"sr-only",
)

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
