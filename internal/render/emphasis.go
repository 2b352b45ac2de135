package render

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
)

// Emphasis in Markdown needs more than marks around a text: a mark beside a
// blank is no mark, and one between a letter and punctuation neither
// (CommonMark 6.2). What a page emphasises is therefore moved a little:
// blanks go out of the emphasis, and so does punctuation at an end where a
// letter stands on the other side, as in <b>Note:</b>this, which becomes
// **Note**:this.

// collectEmphasis collects an element that emphasises. Where the same
// emphasis has just ended it goes on.
func (p *printer) collectEmphasis(n *html.Node, mark string) {
	if last := len(p.tokens) - 1; last >= 0 && p.tokens[last].kind == closeToken && p.tokens[last].mark == mark {
		p.tokens = p.tokens[:last]
	} else {
		p.add(token{kind: openToken, mark: mark})
	}
	p.collectNodes(n.FirstChild, nil)
	p.closeEmphasis(mark)
}

// closeEmphasis ends emphasis. A blank at its end goes behind it; emphasis
// of nothing goes.
func (p *printer) closeEmphasis(mark string) {
	space, broken := p.cutEnd()
	if last := len(p.tokens) - 1; last >= 0 && p.tokens[last].kind == openToken {
		p.tokens = p.tokens[:last]
	} else {
		p.add(token{kind: closeToken, mark: mark})
	}
	if broken {
		p.addBreak()
		return
	}
	p.addText(space)
}

// afterOpenings fits what begins emphasis to what stands before it. It
// returns what is left of the text that begins there; text is "" for
// anything else than text. A link that begins there is punctuation to the
// mark before it.
func (p *printer) afterOpenings(text string) string {
	i, link := len(p.tokens), false
	for i > 0 && isOpening(p.tokens[i-1].kind) {
		i--
		link = link || p.tokens[i].kind == linkToken
	}
	if i == 0 || i == len(p.tokens) || p.tokens[i].kind != openToken || p.tokens[i-1].kind != textToken {
		return text
	}
	before := &p.tokens[i-1]
	r, size := utf8.DecodeLastRuneInString(before.text)
	if dom.IsSpaceRune(r) || dom.IsPunct(r) || text != "" && !link && !dom.IsPunct(firstRune(text)) {
		return text
	}
	if text != "" && !link {
		rest := strings.TrimLeftFunc(text, dom.IsPunct)
		before.text += text[:len(text)-len(rest)]
		return strings.TrimLeftFunc(rest, func(r rune) bool {
			if !unicode.IsSpace(r) {
				return false
			}
			before.text += string(r)
			return true
		})
	}
	// A letter before a mark before a code span: the letter is written so
	// that a mark can stand there.
	before.text = before.text[:len(before.text)-size]
	p.insert(i, token{kind: literalToken, text: reference(r)})
	if before = &p.tokens[i-1]; before.text == "" {
		*before = token{kind: literalToken, text: reference(r)}
		p.tokens = append(p.tokens[:i], p.tokens[i+1:]...)
	}
	return text
}

// afterClosings fits the end of emphasis to the text behind it and returns
// the text to write.
func (p *printer) afterClosings(text string) string {
	i := len(p.tokens)
	for i > 0 && isClosing(p.tokens[i-1].kind) {
		i--
	}
	r := firstRune(text)
	if i == 0 || i == len(p.tokens) || p.tokens[len(p.tokens)-1].kind != closeToken || dom.IsSpaceRune(r) || dom.IsPunct(r) {
		return text
	}
	inside := &p.tokens[i-1]
	if inside.kind != textToken || slices.ContainsFunc(p.tokens[i:], func(t token) bool { return t.kind == endLinkToken }) {
		p.add(token{kind: literalToken, text: reference(r)})
		return text[utf8.RuneLen(r):]
	}
	rest := strings.TrimRightFunc(inside.text, dom.IsPunct)
	if len(rest) == len(inside.text) {
		return text
	}
	text = inside.text[len(rest):] + text
	inside.text = rest
	closings := slices.Clone(p.tokens[i:])
	if p.tokens = p.tokens[:i]; rest == "" {
		p.tokens = p.tokens[:i-1]
	}
	space, broken := p.cutEnd() // what emphasis ends with now stands behind it too
	for len(closings) > 0 && closings[0].kind == closeToken && len(p.tokens) > 0 && p.tokens[len(p.tokens)-1].kind == openToken {
		p.tokens, closings = p.tokens[:len(p.tokens)-1], closings[1:] // it holds nothing
	}
	p.tokens = append(p.tokens, closings...)
	if broken {
		p.addBreak()
		return text
	}
	return space + text
}

func (p *printer) insert(i int, t token) {
	p.add(token{})
	copy(p.tokens[i+1:], p.tokens[i:])
	p.tokens[i] = t
}

// reference writes a rune as a numeric character reference.
func reference(r rune) string { return "&#" + strconv.Itoa(int(r)) + ";" }

// chooseMarks decides between stars and lines. Stars are the rule; lines
// keep emphasis apart from emphasis that it touches, but cannot stand
// beside a letter: emphasis in emphasis of the same kind is not written there.
func (p *printer) chooseMarks() {
	t := p.tokens
	var open []int
	for i := range t {
		switch t[i].kind {
		case openToken:
			j := t[i].pair
			switch {
			case t[i].mark == "~~" || j <= i || !p.touchesStars(i, j, open):
			case p.linesFit(i, j):
				lines := strings.Repeat("_", len(t[i].mark))
				t[i].mark, t[j].mark = lines, lines
			case p.isEmphasised(i, j, open):
				t[i].absent, t[j].absent = true, true
			}
			open = append(open, i)
		case closeToken:
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
}

// touchesStars reports whether stars at i and j would run into other stars
// or end emphasis of the same kind around them.
func (p *printer) touchesStars(i, j int, open []int) bool {
	t := p.tokens
	if i > 0 && t[i-1].kind == closeToken && t[i-1].mark[0] == '*' {
		return true
	}
	if len(open) == 0 {
		return false
	}
	outer := open[len(open)-1]
	if t[outer].mark[0] != '*' {
		return false
	}
	wraps := outer == i-1 && t[outer].pair == j+1
	if wraps && len(t[outer].mark) == 1 && len(t[i].mark) == 2 {
		return false // ***text*** is just that
	}
	return outer == i-1 || t[outer].pair == j+1 || len(t[outer].mark) == len(t[i].mark)
}

// isEmphasised reports whether marks at i and j would only break those of the
// same kind around them. ****text**** is strong in strong.
func (p *printer) isEmphasised(i, j int, open []int) bool {
	t := p.tokens
	if last := len(open) - 1; last >= 0 && open[last] == i-1 && t[i-1].pair == j+1 && len(t[i].mark) == 2 {
		return false
	}
	return slices.ContainsFunc(open, func(o int) bool { return t[o].mark != "~~" && len(t[o].mark) == len(t[i].mark) })
}

// linesFit reports whether _ can begin emphasis at i and end it at j. Where
// emphasis around it begins or ends at the same place, it counts what stands
// outside: punctuation between a letter and a star would be in the way.
func (p *printer) linesFit(i, j int) bool {
	t := p.tokens
	if i > 0 && isLines(&t[i-1]) || j+1 < len(t) && isLines(&t[j+1]) {
		return false
	}
	for i > 0 && t[i-1].kind == openToken {
		i--
	}
	for j+1 < len(t) && t[j+1].kind == closeToken {
		j++
	}
	if i > 0 && t[i-1].kind == textToken && !fitsLine(dom.LastRune(t[i-1].text)) {
		return false
	}
	return j+1 >= len(t) || t[j+1].kind != textToken || fitsLine(firstRune(t[j+1].text))
}

func fitsLine(r rune) bool { return dom.IsSpaceRune(r) || dom.IsPunct(r) && r != '_' }

func isLines(t *token) bool {
	return (t.kind == openToken || t.kind == closeToken) && t.mark[0] == '_'
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
