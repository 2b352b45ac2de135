package render

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// tokenKind is what one piece of inline content is.
type tokenKind uint8

const (
	textToken    tokenKind = iota
	literalToken           // written as it is: code, math, a note's mark, a picture
	openToken              // emphasis begins
	closeToken             // and ends
	linkToken              // a link begins
	endLinkToken
	breakToken // a line ends
)

// A token is a piece of inline content. Emphasis can only be written, and
// text only escaped, by what stands on both sides, so a block's tokens are
// collected first.
type token struct {
	kind   tokenKind
	text   string
	mark   string     // of emphasis: "*", "**", "~~"
	pair   int        // of emphasis and links: index of the other end
	node   *html.Node // the link
	absent bool       // emphasis that is not written
}

// add appends a token. A line can have a hundred thousand of them, and room that
// grows by a quarter at a time would copy them over and over.
func (p *printer) add(t token) {
	if len(p.tokens) == cap(p.tokens) {
		p.tokens = slices.Grow(p.tokens, len(p.tokens)+16)
	}
	p.tokens = append(p.tokens, t)
}

// headingLine writes a heading's text on one line. No block can begin in it:
// nothing at its beginning needs to be escaped.
func (p *printer) headingLine(n *html.Node) {
	p.collectOneLine(n)
	from := len(p.out)
	p.trimTokens()
	p.pairTokens()
	e := p.newEscaper()
	e.lineStart = false
	p.writeWith(&e)
	p.out = append(p.out[:from], escapeClosingHashes(p.out[from:])...)
}

// inlineOneLine is inline where no line can end, as in a caption.
func (p *printer) inlineOneLine(n *html.Node) {
	p.collectOneLine(n)
	p.writeTokens()
}

func (p *printer) collectOneLine(n *html.Node) {
	p.collect(n.FirstChild, nil)
	for i := range p.tokens {
		if p.tokens[i].kind == breakToken {
			p.tokens[i] = token{kind: textToken, text: " "}
		}
	}
}

// inlineNodes writes the siblings from first up to end.
func (p *printer) inlineNodes(first, end *html.Node) {
	p.collect(first, end)
	p.writeTokens()
}

func (p *printer) collect(first, end *html.Node) {
	p.tokens = p.tokens[:0]
	p.collectNodes(first, end)
}

func (p *printer) collectNodes(first, end *html.Node) {
	for n := first; n != end; n = n.NextSibling {
		switch n.Type {
		case html.TextNode:
			p.addText(n.Data)
		case html.ElementNode:
			p.collectElement(n)
		}
	}
}

func (p *printer) collectElement(n *html.Node) {
	if text, ok := p.offered(n); ok {
		p.foreignInLine(text)
		return
	}
	switch n.DataAtom {
	case atom.Em, atom.I:
		p.collectEmphasis(n, "*")
	case atom.Strong, atom.B:
		if p.bold {
			p.collectNodes(n.FirstChild, nil)
			return
		}
		p.collectEmphasis(n, "**")
	case atom.Del:
		p.collectEmphasis(n, "~~")
	case atom.A:
		p.collectLink(n)
	case atom.Img:
		p.addLiteral(p.image(n))
	case atom.Code, atom.Kbd:
		if text := dom.TextOf(n); text != "" {
			p.addLiteral(codeSpan(text, p.inCell))
		}
	case atom.Br:
		p.addBreak()
	case atom.Sub, atom.Sup:
		p.collectScript(n)
	case atom.Mark:
		p.addText("==")
		p.collectNodes(n.FirstChild, nil)
		p.addText("==")
	case atom.Span:
		if form.IsMath(n) {
			p.collectMath(n)
			return
		}
		p.collectNodes(n.FirstChild, nil)
	case atom.Input:
		p.collectBox(n)
	case atom.Script, atom.Style, atom.Template:
	case atom.Pre:
		p.addLiteral(codeSpan(dom.TextOf(n), p.inCell))
	default:
		if form.IsMath(n) {
			p.collectMath(n)
			return
		}
		block := dom.TraitsAt(n.DataAtom)&dom.IsBlock != 0
		if block {
			p.addText(" ")
		}
		p.collectNodes(n.FirstChild, nil)
		if block {
			p.addText(" ")
		}
	}
}

func (p *printer) collectBox(n *html.Node) {
	box := "[ ]"
	if _, ok := dom.Attr(n, "checked"); ok {
		box = "[x]"
	}
	p.addLiteral(box)
	p.addText(" ")
}

// addText appends text. A blank at the beginning of emphasis or of a link
// goes before it, for Markdown reads no emphasis there.
func (p *printer) addText(s string) {
	if s == "" {
		return
	}
	last := len(p.tokens) - 1
	if last >= 0 && isOpening(p.tokens[last].kind) {
		trimmed := strings.TrimLeftFunc(s, unicode.IsSpace)
		if len(trimmed) < len(s) {
			p.insertBeforeOpenings(s[:len(s)-len(trimmed)])
			s = trimmed
		}
		if s == "" {
			return
		}
	}
	if last >= 0 {
		if p.tokens[last].kind == breakToken {
			s = strings.TrimLeft(s, " ")
		}
		if isOpening(p.tokens[last].kind) {
			s = p.afterOpenings(s)
		} else if isClosing(p.tokens[last].kind) {
			s = p.afterClosings(s)
		}
		if s == "" {
			return
		}
		last = len(p.tokens) - 1
	}
	// A blank that one text ends with and the next begins with is one.
	if last >= 0 && s[0] == ' ' && p.tokens[last].kind == textToken && strings.HasSuffix(p.tokens[last].text, " ") {
		s = s[1:]
		if s == "" {
			return
		}
	}
	p.add(token{kind: textToken, text: s})
}

func isOpening(k tokenKind) bool { return k == openToken || k == linkToken }

func isClosing(k tokenKind) bool { return k == closeToken || k == endLinkToken }

// insertBeforeOpenings puts blanks before the emphasis and links that begin
// here.
func (p *printer) insertBeforeOpenings(space string) {
	i := len(p.tokens)
	for i > 0 && isOpening(p.tokens[i-1].kind) {
		i--
	}
	if i == 0 || p.tokens[i-1].kind == breakToken {
		return
	}
	if before := &p.tokens[i-1]; before.kind == textToken {
		if !endsInSpace(before.text) {
			before.text += space
		}
		return
	}
	p.add(token{})
	copy(p.tokens[i+1:], p.tokens[i:])
	p.tokens[i] = token{kind: textToken, text: space}
}

func endsInSpace(s string) bool { return s != "" && unicode.IsSpace(dom.LastRune(s)) }

func (p *printer) addLiteral(s string) {
	if s != "" {
		p.afterOpenings("")
		if last := len(p.tokens) - 1; last >= 0 && s[0] == '`' && p.tokens[last].kind == literalToken && strings.HasSuffix(p.tokens[last].text, "`") {
			p.add(token{kind: textToken, text: " "})
		}
		p.add(token{kind: literalToken, text: s})
	}
}

// addBreak appends a line break, without the blanks before it.
func (p *printer) addBreak() {
	if last := len(p.tokens) - 1; last >= 0 && p.tokens[last].kind == textToken {
		p.tokens[last].text = strings.TrimRight(p.tokens[last].text, " \u00a0")
	}
	if last := len(p.tokens) - 1; last < 0 || p.tokens[last].kind == breakToken {
		return // two would end the paragraph
	}
	i := len(p.tokens)
	for i > 0 && isOpening(p.tokens[i-1].kind) {
		i--
	}
	if i < len(p.tokens) {
		if i > 0 && p.tokens[i-1].kind != breakToken {
			p.insert(i, token{kind: breakToken})
		}
		return
	}
	p.add(token{kind: breakToken})
}

// cutSpace takes the blanks off the end of the text.
func (p *printer) cutSpace() string {
	last := len(p.tokens) - 1
	if last < 0 || p.tokens[last].kind != textToken {
		return ""
	}
	text := p.tokens[last].text
	trimmed := strings.TrimRightFunc(text, unicode.IsSpace)
	if trimmed == "" {
		p.tokens = p.tokens[:last]
	} else {
		p.tokens[last].text = trimmed
	}
	return text[len(trimmed):]
}

// cutEnd takes the blanks and the line breaks off the end: what emphasis or
// a link ends with stands behind it.
func (p *printer) cutEnd() (space string, broken bool) {
	space = p.cutSpace()
	for last := len(p.tokens) - 1; last >= 0 && p.tokens[last].kind == breakToken; last = len(p.tokens) - 1 {
		p.tokens, broken = p.tokens[:last], true
		space = p.cutSpace()
	}
	return space, broken
}

// writeTokens writes what was collected.
func (p *printer) writeTokens() {
	p.trimTokens()
	p.pairTokens()
	e := p.newEscaper()
	p.writeWith(&e)
}

func (p *printer) newEscaper() escaper {
	return newEscaper(p.tokens, p.o.Links == ReferenceLinks, p.inCell)
}

func (p *printer) writeWith(e *escaper) {
	depth := 0 // of links and emphasis
	for i := range p.tokens {
		t := &p.tokens[i]
		from := len(p.out)
		switch t.kind {
		case textToken:
			p.out = e.text(p.out, t.text, i)
		case literalToken:
			p.out = append(p.out, t.text...)
			e.literal()
		case openToken, closeToken:
			if !t.absent {
				p.out = append(p.out, t.mark...)
				e.literal()
			}
		case linkToken:
			p.out = append(p.out, '[')
			e.enterLink()
		case endLinkToken:
			p.out = append(p.out, ']')
			p.linkTarget(t.node)
			e.leaveLink()
		case breakToken:
			p.lineBreak()
			e.lineStart, e.broken = !p.inCell, true
		}
		switch {
		case isOpening(t.kind):
			depth++
		case isClosing(t.kind):
			depth--
		case depth == 0 && t.kind != literalToken:
			p.markPlain(from)
		}
	}
}

func (p *printer) lineBreak() {
	if p.inCell {
		p.out = append(p.out, "<br>"...)
		return
	}
	p.out = append(p.out, ' ', ' ')
	p.newline()
}

// trimTokens takes blanks and breaks off both ends.
func (p *printer) trimTokens() {
	t := p.tokens
	for len(t) > 0 {
		last := &t[len(t)-1]
		if last.kind == textToken {
			last.text = strings.TrimRight(last.text, " \n\t\u00a0")
		}
		if last.kind != breakToken && (last.kind != textToken || last.text != "") {
			break
		}
		t = t[:len(t)-1]
	}
	for len(t) > 0 {
		if t[0].kind == textToken {
			t[0].text = strings.TrimLeft(t[0].text, " \n\t")
		}
		if t[0].kind != breakToken && (t[0].kind != textToken || t[0].text != "") {
			break
		}
		t = t[1:]
	}
	p.tokens = t
}

// pairTokens finds the ends of emphasis and links.
func (p *printer) pairTokens() {
	var open []int
	for i := range p.tokens {
		switch {
		case isOpening(p.tokens[i].kind):
			open = append(open, i)
		case isClosing(p.tokens[i].kind) && len(open) > 0:
			j := open[len(open)-1]
			open = open[:len(open)-1]
			p.tokens[i].pair, p.tokens[j].pair = j, i
		}
	}
	p.chooseMarks()
}
