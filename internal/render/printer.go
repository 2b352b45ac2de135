package render

import (
	"bytes"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// A printer writes blocks one after the other. It stands in for the
// engine's writer below the root, so that a block knows what surrounds it.
type printer struct {
	// configuration
	ctx    converter.Context
	o      *Options
	others bool // renderers that are not ours are asked first
	sub    int  // levels that headings are moved down by, below the title

	// what was written, and where we are
	out       []byte
	prefix    []byte    // what every line of the block we are in begins with
	fresh     bool      // nothing stands yet in the document, quote or item
	tight     bool      // no blank lines between blocks
	inItem    bool      // the next block begins a list item
	itemStart bool      // the block being written is the first of an item
	bold      bool      // within a term that is bold as a whole
	inCell    bool      // within a table's cell: one line, pipes escaped
	afterList atom.Atom // the list that was written last, if nothing followed
	otherMark bool      // it had the other mark of its kind

	base   int     // where the content begins in out
	marks  []Mark  // where the blocks begin that are in no other
	tokens []token // of the block being written
	links  linkTable
}

// children writes what a container holds: runs of inline content as
// paragraphs, blocks one by one.
func (p *printer) children(n *html.Node) { p.siblings(n.FirstChild, nil, otherMark) }

// siblings writes the nodes from first up to end, and marks runs of inline
// content as being of a kind.
func (p *printer) siblings(first, end *html.Node, kind markKind) {
	for child := first; child != end; {
		if !p.isInline(child) {
			p.blockNode(child)
			child = child.NextSibling
			continue
		}
		past := child
		for past != end && p.isInline(past) {
			past = past.NextSibling
		}
		p.run(child, past, kind)
		child = past
	}
}

// blockNode writes a block, or has others write it.
func (p *printer) blockNode(n *html.Node) {
	if !p.others {
		p.block(n)
		return
	}
	if text, ok := p.offered(n); ok {
		p.foreign(text)
		return
	}
	p.block(n)
}

// paragraph writes a paragraph. An element that is a block to others, and was
// nothing to those who made the clean tree, parts it.
func (p *printer) paragraph(n *html.Node) {
	if p.others {
		p.siblings(n.FirstChild, nil, TextMark)
		return
	}
	p.run(n.FirstChild, nil, TextMark)
}

// run writes inline content as a paragraph, if anything of it is written: a
// picture without an address is not, and what others make of theirs is not
// known before.
func (p *printer) run(first, end *html.Node, kind markKind) {
	if !p.others && !dom.RunHasContent(first, end) {
		return
	}
	p.itemStart = p.inItem // for begin comes behind
	p.collect(first, end)
	if p.trimTokens(); len(p.tokens) > 0 {
		p.begin()
		p.markBlock(kind)
		p.writeTokens()
	}
}

// block writes one block element.
func (p *printer) block(n *html.Node) converter.RenderStatus {
	if n.Type != html.ElementNode {
		return converter.RenderSuccess
	}
	switch n.DataAtom {
	case atom.P:
		p.paragraph(n)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.heading(n)
	case atom.Ul, atom.Ol:
		p.list(n)
	case atom.Dl:
		p.definitions(n)
	case atom.Blockquote:
		p.quote(n)
	case atom.Pre:
		p.codeBlock(n)
	case atom.Hr:
		p.rule()
	case atom.Table:
		p.table(n)
	case atom.Section:
		if !dom.HasWord(dom.AttrOr(n, "class"), form.NotesClass) {
			return p.transparent(n)
		}
		p.noteDefinitions(n)
	case atom.Script, atom.Style, atom.Template:
		// Put there by the caller: never text.
	case atom.Div:
		if !form.IsMath(n) {
			return p.transparent(n)
		}
		p.displayMath(n)
	default:
		return p.transparent(n)
	}
	return converter.RenderSuccess
}

// transparent writes an element that stands for nothing but what it holds.
func (p *printer) transparent(n *html.Node) converter.RenderStatus {
	p.children(n)
	return converter.RenderSuccess
}

// begin starts a block: a new line, one left empty before it if the
// surroundings are not tight, and the marks of the quotes and items around.
func (p *printer) begin() {
	p.afterList, p.itemStart, p.inItem = 0, p.inItem, false
	if p.fresh {
		p.fresh = false
	} else {
		if !p.tight {
			p.newline()
			p.out = bytes.TrimRight(p.out, " ")
		}
		p.newline()
	}
	if len(p.prefix) == 0 {
		p.marks = append(p.marks, Mark{Start: len(p.out)})
	}
}

// markBlock says of what kind the block is that has just begun, if it is in
// no other.
func (p *printer) markBlock(kind markKind) *Mark {
	if len(p.prefix) > 0 || len(p.marks) == 0 {
		return &Mark{}
	}
	m := &p.marks[len(p.marks)-1]
	m.Kind = kind
	return m
}

// markPlain says that what was written from there on is in no link, code or
// emphasis of the paragraph being written.
func (p *printer) markPlain(from int) {
	if last := len(p.marks) - 1; last >= 0 && len(p.prefix) == 0 && p.marks[last].Kind == TextMark {
		p.marks[last].Plain = append(p.marks[last].Plain, span{from, len(p.out)})
	}
}

// newline ends a line and begins the next with the marks around it.
func (p *printer) newline() {
	p.out = append(p.out, '\n')
	p.out = append(p.out, p.prefix...)
}

func (p *printer) push(prefix string) { p.prefix = append(p.prefix, prefix...) }

func (p *printer) pop(n int) { p.prefix = p.prefix[:len(p.prefix)-n] }

// container writes what a quote or an item holds, after its mark.
func (p *printer) container(n *html.Node) {
	p.fresh = true
	p.afterList = 0
	p.children(n)
	if p.fresh {
		// An item without content: a mark alone.
		p.out = bytes.TrimRight(p.out, " ")
	}
	p.fresh, p.inItem, p.afterList = false, false, 0
}

func (p *printer) heading(n *html.Node) {
	p.begin()
	level := min(int(n.Data[1]-'0')+p.sub, 6)
	m := p.markBlock(HeadingMark)
	m.Level, m.Text = level, strings.Join(strings.Fields(dom.TextOf(n)), " ")
	p.out = append(p.out, "######"[:level]...)
	if !dom.HasContent(n) {
		return
	}
	p.out = append(p.out, ' ')
	p.headingLine(n)
}

func (p *printer) quote(n *html.Node) {
	p.begin()
	tight := p.tight
	p.tight = false
	p.out = append(p.out, "> "...)
	p.push("> ")
	p.calloutMark(n)
	p.container(n)
	p.pop(len("> "))
	p.tight = tight
}

// rule writes a thematic break, with lines where dashes would make the line
// above a heading, and dashes or stars a list item's mark another break.
func (p *printer) rule() {
	mark := "---"
	if p.tight || p.inItem {
		mark = "___"
	}
	p.begin()
	p.out = append(p.out, mark...)
}

// codeBlock writes a fence longer than any run of its mark inside.
func (p *printer) codeBlock(n *html.Node) {
	lang := ""
	if code := n.FirstChild; code != nil && dom.IsElement(code, atom.Code) {
		lang, _ = strings.CutPrefix(dom.AttrOr(code, "class"), "language-")
	}
	p.fence(dom.TextOf(n), form.CleanLanguage(lang))
}

func (p *printer) fence(text, info string) {
	text = strings.TrimSuffix(text, "\n")
	mark := p.o.Fence
	length := max(3, longestRun(text, mark)+1)
	p.begin()
	for range length {
		p.out = append(p.out, mark)
	}
	p.out = append(p.out, info...)
	if text == "" {
		p.newline()
		p.out = append(p.out, strings.Repeat(string(mark), length)...)
		return
	}
	for line := range strings.SplitSeq(text, "\n") {
		p.newline()
		if line == "" {
			p.out = bytes.TrimRight(p.out, " ")
		}
		p.out = append(p.out, line...)
	}
	p.newline()
	for range length {
		p.out = append(p.out, mark)
	}
}

// longestRun is the length of the longest run of a byte in s.
func longestRun(s string, mark byte) int {
	longest, run := 0, 0
	for i := 0; i < len(s); i++ {
		if s[i] != mark {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}
