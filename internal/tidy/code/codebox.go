package code

import (
	"cmp"
	"strconv"
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
	case atom.P:
		return isBareCode(n)
	case atom.Dl: // DokuWiki's term is the name of the file
		return len(n.Attr) > 0 && isFrame(n)
	case atom.Ol, atom.Ul:
		return isListOfLines(n)
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
	return isBareCode(n) || isFrame(n)
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
// <pre>, or a list of lines, with nothing beside it but line numbers, buttons and a
// label, or lines named as such.
func holdsOneBlock(n *html.Node) bool {
	b := codeBox{of: atom.Pre, lists: true}
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
	b := codeBox{of: atom.Pre}
	b.look(n)
	return b.isFrame()
}

// isFrame reports whether all that stands beside the one block of code is known, with
// the name of one file at most.
func (b *codeBox) isFrame() bool {
	if b.blocks != 1 || b.words > maxCodeLabel || b.heading {
		return false
	}
	named, file := b.tools, ""
	for _, label := range b.labels {
		switch {
		case form.LanguageOfLabel(label) != "":
			named = true
		case form.IsFileName(label):
			if file != "" && file != label {
				return false // it may be of either
			}
			named, file = true, label
		case !form.IsCodeLabel(label):
			return false
		}
	}
	return named
}

// partsOf is what a <pre> holds beside one element of code: a line above it with its
// language and what to press, the numbers of its lines. It holds no such thing if
// the code is all, or is a part of a line.
func partsOf(pre *html.Node) (b codeBox, ok bool) {
	several := false
	for child := range pre.ChildNodes() {
		switch {
		case child.Type == html.TextNode && !dom.IsBlank(child):
			return b, false
		case child.Type == html.ElementNode && child.DataAtom != atom.Code:
			several = several || dom.TraitsAt(child.DataAtom)&dom.IsBlock != 0 || isControl(child)
		}
	}
	if !several {
		return b, false
	}
	b.of = atom.Code
	b.look(pre)
	return b, b.isFrame()
}

// mostBeforePre is how many nodes are passed in search of a <pre>: as many as
// nest at most, for each of them is asked.
const mostBeforePre = 512

// mayHoldPre reports whether there is a <pre> in n, or may be. Nearly every
// element has none, and finding that is cheaper than what look asks of each node.
func mayHoldPre(n *html.Node) bool {
	looked := 0
	for d := range dom.Below(n) {
		if looked++; looked > mostBeforePre || d.DataAtom == atom.Pre {
			return true
		}
	}
	return false
}

// isBareCode reports whether n holds a program without <pre>: text, line breaks and
// elements within lines alone, by its names or by its lines a program.
func isBareCode(n *html.Node) bool {
	return len(n.Attr) > 0 && isTextAlone(n) && (isTextOfCode(n) || isBrokenCode(n) || isIndentedCode(n))
}

// isTextOfCode reports whether the language of n's text is named.
func isTextOfCode(n *html.Node) bool {
	lang, named := languageAttribute(n)
	if lang != "" && !form.IsLanguage(lang) && !form.IsCalledCode(n) {
		return false
	}
	for f := range strings.FieldsSeq(dom.AttrOr(n, "class")) {
		lang = cmp.Or(lang, prefixed(f))
	}
	if !named && !form.IsLanguage(lang) {
		return false
	}
	return named && dom.HasContent(n) || isProgram(Text(n), typewritten)
}

// isBrokenCode reports whether n is called code, and its lines are broken like those
// of a program.
func isBrokenCode(n *html.Node) bool {
	return form.IsCalledCode(n) && isTextAlone(n) && isProgram(textOf(n), coded)
}

// isIndentedCode reports whether n is called code, and the lines of its source are those
// of a program, as a style sheet shows them: some are indented more than others and one
// behind them less. Whoever indents the words of a page does so with all alike.
func isIndentedCode(n *html.Node) bool {
	if !form.IsCalledCode(n) {
		return false
	}
	text := Text(n)
	deepest, steps := 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		words := strings.TrimLeft(line, " \t")
		switch depth := len(line) - len(words); {
		case words == "":
		case depth > deepest:
			deepest = depth
			steps++
		case depth == 0 && deepest > 0, steps > 1:
			return isProgram(text, coded)
		}
	}
	return false
}

// isTextAlone reports whether an element has text, line breaks and elements within
// lines alone, and no links.
func isTextAlone(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (dom.TraitsAt(d.DataAtom)&dom.IsBlock != 0 || d.DataAtom == atom.A && dom.AttrOr(d, "href") != "" || d.DataAtom == atom.Img) {
			return false
		}
	}
	return true
}

// isListOfLines reports whether the items of a list are the lines of a program: the
// list is called or shown as code, each item is code and nothing else, or has its
// number before a text that keeps its blanks.
func isListOfLines(list *html.Node) bool {
	shown := form.HasOneWidth(list) || form.IsCalledCode(list)
	number := 0
	for li := range list.ChildNodes() {
		if dom.IsBlank(li) {
			continue
		}
		number++
		if li.DataAtom != atom.Li || !shown && !holdsOnly(li, atom.Code) && !isNumberedLine(li, number) || !isPlainText(li) {
			return false
		}
	}
	return number > 1 && isProgram(textOf(list), coded)
}

// isProgramOf reports whether the items of a list have the lines of a program.
func isProgramOf(list *html.Node) bool {
	for li := range list.ChildNodes() {
		if !dom.IsBlank(li) && (li.DataAtom != atom.Li || !isPlainText(li)) {
			return false
		}
	}
	return isProgram(textOf(list), coded)
}

func isList(n *html.Node) bool { return n.DataAtom == atom.Ol || n.DataAtom == atom.Ul }

// isNumberedLine reports whether an element is a line behind its number, or the number
// of an empty one.
func isNumberedLine(n *html.Node, number int) bool {
	kids := dom.ChildElements(n)
	return (len(kids) == 1 || len(kids) == 2 && form.KeepsBlanks(kids[1])) && strings.TrimRight(strings.TrimSpace(dom.TextUpTo(kids[0], mostOfLine)), ".:|") == strconv.Itoa(number)
}

// isCodeTable reports whether the rows of a table are the lines of a program: it
// or what is right around it names a language or is called code, or each cell is <pre>,
// and the first cells are the lines' numbers, or one cell has them all.
func isCodeTable(table *html.Node) bool {
	called := false
	for n, up := table, 0; n != nil && up < 2; n, up = n.Parent, up+1 {
		lang, _ := languageAttribute(n)
		called = called || form.IsCalledCode(n) || form.IsLanguage(lang) || form.IsLanguage(languageOf(n))
	}
	number, rows, first := 0, 0, true
	for row := range table.Descendants() {
		if row.DataAtom == atom.Th || row.DataAtom == atom.Table {
			return false
		}
		if row.DataAtom != atom.Tr {
			continue
		}
		cells := dom.ChildElements(row)
		if len(cells) != 2 || !called && !(holdsOnly(cells[0], atom.Pre) && holdsOnly(cells[1], atom.Pre)) {
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

// maxCodeLabel is how many words stand at most beside a block of code as its
// language, its file's name and what its buttons say.
const maxCodeLabel = 3

// A codeBox is what an element holds that may be one block of code.
type codeBox struct {
	of      atom.Atom  // what blocks are made of: <pre>, or the code in one
	lists   bool       // so are lists, for what is looked through is called code
	block   *html.Node // the first
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
			b.addLabel(child.Data)
		case dom.IsElement(child, b.of) && b.of == atom.Pre && form.IsFileName(strings.TrimSpace(dom.TextUpTo(child, form.MaxLabelText))):
			b.addLabel(dom.TextOf(child))
		case (dom.IsElement(child, b.of) || b.lists && isList(child) && isProgramOf(child)) && !isColumn(child):
			if b.blocks++; b.blocks == 1 {
				b.block = child
			}
		case isGutter(child) || isControl(child) || isColumn(child) || isPressed(child):
			b.tools = true
			b.readTools(child)
		default:
			b.heading = b.heading || dom.TraitsAt(child.DataAtom)&(dom.IsHeading|dom.IsMedia) != 0
			b.look(child)
		}
	}
}

// addLabel adds a text beside the blocks.
func (b *codeBox) addLabel(text string) {
	if text = strings.Join(strings.Fields(text), " "); text != "" {
		b.words += 1 + strings.Count(text, " ")
		b.labels = append(b.labels, text)
	}
}

// readTools reads the name of a language or a file from a line of buttons.
func (b *codeBox) readTools(n *html.Node) {
	if form.HasToken(n, codeTools) || isControl(n) || isColumn(n) || isPressed(n) {
		return
	}
	for child := range n.ChildNodes() {
		switch {
		case child.Type == html.TextNode:
			if text := strings.TrimSpace(child.Data); form.IsFileName(text) || form.LanguageOfLabel(text) != "" {
				b.labels = append(b.labels, text)
			}
		default:
			b.readTools(child)
		}
	}
}

// Container puts the block that n holds in n's place.
func Container(n *html.Node) {
	if isList(n) || isBrokenCode(n) {
		setCode(n, textOf(n), codeLanguage(n), "")
		return
	}
	b := codeBox{of: atom.Pre, lists: true}
	if !isEditor(n) {
		b.look(n)
	}
	b.put(n)
}

// put puts the block in the place of the element that was looked through, with what
// stands beside it: the names of its file and of its language.
func (b *codeBox) put(n *html.Node) {
	block := cmp.Or(b.block, n)
	lang, name := codeLanguage(block), form.FileNameOf(n, block)
	for _, label := range b.labels {
		if name == "" && block != n && form.IsFileName(label) {
			name = label
		}
		if lang == "" && block != n {
			lang = form.LanguageOfLabel(label)
		}
	}
	if lang == "" {
		lang = languageOf(n)
	}
	if name == "" {
		name = captionIn(n)
	}
	text := ""
	if isList(block) {
		text = textOf(block)
	} else {
		text = Text(block)
	}
	if source, label := sourceIn(n, text); source != "" && (label == "" || block == n) {
		text = source
		lang = cmp.Or(lang, form.LanguageOfLabel(label))
	}
	setCode(n, text, lang, name)
}
