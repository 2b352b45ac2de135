package code

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// IsContainer recognises what holds a block of code together with its
// line numbers, its file's name or buttons, or writes one without <pre>.
func IsContainer(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Figure, atom.Table, atom.Section:
	default:
		return false
	}
	_, pretty := dom.Attr(n, "data-rehype-pretty-code-figure")
	for f := range strings.FieldsSeq(dom.AttrOr(n, "class")) {
		if codeEditors.Has(f) {
			return true
		}
		pretty = pretty || form.IsCodeWrapper(f)
	}
	if pretty && holdsOneBlock(n) {
		return true
	}
	if n.DataAtom == atom.Table {
		return isCodeTable(n)
	}
	return isTextOfCode(n) || isFrame(n)
}

// codeEditors are class tokens of editors that show a block of code, each
// line in an element of its own.
var codeEditors = dom.NamesOf(
	"codemirror", // CodeMirror 5
	"cm-editor",  // CodeMirror 6
	"monaco-editor",
	"ace_editor",
)

func isEditor(n *html.Node) bool { return form.HasToken(n, codeEditors) }

// holdsOneBlock reports whether n, which is called a block of code, is one: one
// <pre> with nothing beside it but line numbers, buttons and a label, or lines
// named as such.
func holdsOneBlock(n *html.Node) bool {
	var b codeBox
	b.look(n)
	return b.blocks == 1 && b.words <= maxCodeLabel || b.blocks == 0 && b.lines
}

// isFrame reports whether n is a frame around one block of code, whatever it is
// called: beside the <pre> stand line numbers, buttons, the name of a language or
// of a file, at least one of these, and nothing else.
func isFrame(n *html.Node) bool {
	if n.DataAtom == atom.Table || !mayHoldPre(n) {
		return false
	}
	var b codeBox
	b.look(n)
	if b.blocks != 1 || b.words > maxCodeLabel || b.heading || !b.tools && len(b.labels) == 0 {
		return false
	}
	for _, label := range b.labels {
		if !languages[strings.ToLower(label)] && !form.IsFileName(label) {
			return false
		}
	}
	return true
}

// mostBeforePre is how many nodes are passed in search of a <pre>: as many as
// nest at most, for each of them is asked.
const mostBeforePre = 512

// mayHoldPre reports whether there is a <pre> in n, or may be. Nearly every
// element has none, and finding that is cheaper than what look asks of each node.
func mayHoldPre(n *html.Node) bool {
	looked := 0
	for d := range n.Descendants() {
		if looked++; looked > mostBeforePre || d.DataAtom == atom.Pre {
			return true
		}
	}
	return false
}

// isTextOfCode reports whether n holds a program without <pre>: its language is
// named, and it has text, line breaks and elements within lines alone.
func isTextOfCode(n *html.Node) bool {
	if n.DataAtom == atom.Table {
		return false
	}
	lang, named := languageAttribute(n)
	if !named || lang != "" && !languages[lang] && !hasCodeName(n) {
		return false
	}
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (dom.TraitsAt(d.DataAtom)&dom.IsBlock != 0 || d.DataAtom == atom.A || d.DataAtom == atom.Img) {
			return false
		}
	}
	return dom.HasContent(n)
}

// hasCodeName reports whether a class token calls an element code.
func hasCodeName(n *html.Node) bool {
	for f := range strings.FieldsSeq(strings.ToLower(dom.AttrOr(n, "class"))) {
		if f == "code" || strings.HasPrefix(f, "code-") || form.IsCodeWrapper(f) {
			return true
		}
	}
	return false
}

// isCodeTable reports whether the rows of a table are the lines of a program: it
// or what is right around it names a language or is called code, and the first
// cells are the lines' numbers, or one cell has them all.
func isCodeTable(table *html.Node) bool {
	called := false
	for n, up := table, 0; n != nil && up < 2; n, up = n.Parent, up+1 {
		lang, _ := languageAttribute(n)
		called = called || hasCodeName(n) || languages[lang] || languages[languageOf(n)]
	}
	if !called {
		return false
	}
	number, rows, first := 0, 0, true
	for row := range table.Descendants() {
		if row.DataAtom == atom.Th || row.DataAtom == atom.Table {
			return false
		}
		if row.DataAtom != atom.Tr {
			continue
		}
		cells := childElements(row)
		if len(cells) != 2 {
			return false
		}
		numbers, ok := numbersIn(cells[0])
		if !ok || !first && numbers[0] != number+1 {
			return false
		}
		number, first = numbers[len(numbers)-1], false
		rows += len(numbers)
	}
	return rows > 1
}

func childElements(n *html.Node) []*html.Node {
	var all []*html.Node
	for child := range n.ChildNodes() {
		if child.Type == html.ElementNode {
			all = append(all, child)
		}
	}
	return all
}

// maxCodeLabel is how many words stand at most beside a block of code as its
// language, its file's name and what its buttons say.
const maxCodeLabel = 3

// A codeBox is what an element holds that may be one block of code.
type codeBox struct {
	pre     *html.Node // the first block
	blocks  int
	words   int      // beside the blocks
	labels  []string // the texts of which they are
	lines   bool     // elements are named as lines or line numbers
	tools   bool     // there are line numbers or buttons
	heading bool
	looked  int // nodes, without those in blocks
}

// mostInFrame is how many nodes a frame has beside its block. Every element of a
// page is asked whether it is one, and they lie in each other.
const mostInFrame = 80

// look looks through an element, as long as it may be one block.
func (b *codeBox) look(n *html.Node) {
	for child := range n.ChildNodes() {
		if b.looked++; b.looked > mostInFrame {
			b.blocks = 2 // whatever else there is, it is no frame of one
		}
		if b.blocks > 1 || b.words > maxCodeLabel {
			return
		}
		b.lines = b.lines || child.Type == html.ElementNode && (isNamedLine(child) || isLineNumber(child))
		switch {
		case child.Type == html.TextNode:
			if text := strings.Join(strings.Fields(child.Data), " "); text != "" {
				b.words += 1 + strings.Count(text, " ")
				b.labels = append(b.labels, text)
			}
		case dom.IsElement(child, atom.Pre) && !isColumn(child):
			if b.blocks++; b.blocks == 1 {
				b.pre = child
			}
		case isGutter(child) || isControl(child) || isColumn(child):
			b.tools = true
			b.readTools(child)
		default:
			b.heading = b.heading || dom.TraitsAt(child.DataAtom)&(dom.IsHeading|dom.IsMedia) != 0
			b.look(child)
		}
	}
}

// readTools reads the name of a language or a file from a line of buttons.
func (b *codeBox) readTools(n *html.Node) {
	if form.HasToken(n, codeTools) || isControl(n) || isColumn(n) {
		return
	}
	for child := range n.ChildNodes() {
		switch {
		case child.Type == html.TextNode:
			if text := strings.TrimSpace(child.Data); form.IsFileName(text) || languages[strings.ToLower(text)] {
				b.labels = append(b.labels, text)
			}
		default:
			b.readTools(child)
		}
	}
}

// Container puts the block that n holds in n's place.
func Container(n *html.Node) {
	block := n
	var b codeBox
	if !isEditor(n) {
		if b.look(n); b.pre != nil {
			block = b.pre
		}
	}
	lang, name := codeLanguage(block), form.FileNameOf(n, block)
	for _, label := range b.labels {
		if name == "" && block != n && form.IsFileName(label) {
			name = label
		}
		if lang == "" && languages[strings.ToLower(label)] && block != n {
			lang = strings.ToLower(label)
		}
	}
	if lang == "" {
		lang = languageOf(n)
	}
	setCode(n, Text(block), lang, name)
}
