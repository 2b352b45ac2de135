package code

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// Block makes <pre><code class="language-x">text</code></pre> of a block
// of code, however its lines, its language and its numbers are marked up.
func Block(n *html.Node) {
	// The only text of a wrapper's own that matters is the language.
	setCode(n, Text(n), codeLanguage(n))
}

// setCode puts the one form of a code block in n's place.
func setCode(n *html.Node, text, lang string) {
	text = css.DropHidden(text)
	code := dom.NewElement(atom.Code)
	if lang != "" {
		code.Attr = []html.Attribute{{Key: "class", Val: "language-" + lang}}
	}
	if text != "" {
		code.AppendChild(dom.NewText(text))
	}
	pre := dom.NewElement(atom.Pre)
	pre.AppendChild(code)
	dom.Replace(n, pre)
}

// IsContainer recognises what holds a block of code together with its
// line numbers, its file's name or buttons, or writes one without <pre>.
func IsContainer(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Figure, atom.Table, atom.Section:
	default:
		return false
	}
	class := dom.AttrOr(n, "class")
	_, pretty := dom.Attr(n, "data-rehype-pretty-code-figure")
	if class == "" && !pretty {
		return false
	}
	for f := range strings.FieldsSeq(class) {
		if form.IsCodeWrapper(f) {
			return holdsOneBlock(n)
		}
		if codeEditors[strings.ToLower(f)] {
			return true
		}
	}
	return pretty && holdsOneBlock(n)
}

// codeEditors are class tokens of editors that show a block of code, each
// line in an element of its own.
var codeEditors = map[string]bool{
	"codemirror":    true, // CodeMirror 5
	"cm-editor":     true, // CodeMirror 6
	"monaco-editor": true,
	"ace_editor":    true,
}

// holdsOneBlock reports whether n is one block of code: one <pre> with nothing
// beside it but line numbers, buttons and a label, or lines named as such.
func holdsOneBlock(n *html.Node) bool {
	var b codeBox
	b.look(n)
	return b.blocks == 1 && b.words <= maxCodeLabel || b.blocks == 0 && b.lines
}

// maxCodeLabel is how many words stand at most beside a block of code as its
// language, its file's name and what its buttons say.
const maxCodeLabel = 3

// A codeBox is what an element holds that may be one block of code.
type codeBox struct {
	pre    *html.Node // the first block
	blocks int
	words  int  // beside the blocks
	lines  bool // elements are named as lines or line numbers
}

func (b *codeBox) look(n *html.Node) {
	for child := range n.ChildNodes() {
		b.lines = b.lines || child.Type == html.ElementNode && (isNamedLine(child) || isLineNumber(child))
		switch {
		case child.Type == html.TextNode:
			b.words += len(strings.Fields(child.Data))
		case isGutter(child) || isControl(child):
		case dom.IsElement(child, atom.Pre):
			if b.blocks++; b.blocks == 1 {
				b.pre = child
			}
		default:
			b.look(child)
		}
	}
}

// Container puts the block that n holds in n's place.
func Container(n *html.Node) {
	block := n
	if !isEditor(n) {
		var b codeBox
		if b.look(n); b.pre != nil {
			block = b.pre
		}
	}
	lang := codeLanguage(block)
	if lang == "" && block != n {
		lang = labelledLanguage(n, block)
	}
	if lang == "" {
		lang = languageOf(n)
	}
	setCode(n, Text(block), lang)
}

func isEditor(n *html.Node) bool { return form.HasToken(n, codeEditors) }

// Inline makes plain text of code within a line. A link in it goes
// around it; lines in it make it a block. What only wraps a block of code is
// not done.
func Inline(n *html.Node) (block, done bool) {
	blocks, links, inner := 0, false, false
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Pre:
			inner = true
		case atom.Br, atom.Div:
			blocks++
		case atom.A:
			links = true
		}
	}
	switch {
	case inner: // a wrapper
		return false, false
	case (blocks > 0 || n.DataAtom == atom.Code && dom.HasWord(dom.AttrOr(n, "class"), "block")) && n.DataAtom != atom.Kbd && !insideInline(n):
		Block(n)
		return true, true
	case links:
		linkedCode(n)
		return false, true
	}
	if n.FirstChild != nil && (n.FirstChild.NextSibling != nil || n.FirstChild.Type != html.TextNode) {
		text := Text(n)
		for n.FirstChild != nil {
			n.RemoveChild(n.FirstChild)
		}
		if text = strings.TrimSuffix(text, "\n"); text != "" {
			n.AppendChild(dom.NewText(text))
		}
	}
	return false, true
}

// insideInline reports whether code stands where no block can.
func insideInline(n *html.Node) bool {
	return n.Parent != nil && (dom.TraitsAt(n.Parent.DataAtom)&(dom.IsHeading|dom.IsCell) != 0 || dom.IsElement(n.Parent, atom.A))
}

// linkedCode divides code at the links in it: code cannot hold a link, a
// link can hold code.
func linkedCode(n *html.Node) {
	kind := n.DataAtom
	for n.FirstChild != nil {
		child := n.FirstChild
		n.RemoveChild(child)
		n.Parent.InsertBefore(child, n)
		if dom.IsElement(child, atom.A) {
			code := dom.NewElement(kind)
			code.AppendChild(dom.NewText(dom.TextOf(child)))
			for child.FirstChild != nil {
				child.RemoveChild(child.FirstChild)
			}
			child.AppendChild(code)
			continue
		}
		text := child.Data
		if child.Type == html.ElementNode {
			text = dom.TextOf(child)
		}
		code := dom.NewElement(kind)
		if strings.TrimSpace(text) == "" {
			dom.Replace(child, dom.NewText(text))
			continue
		}
		code.AppendChild(dom.NewText(text))
		dom.Replace(child, code)
	}
	dom.Remove(n)
}
