package render

import (
	"strings"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/dom"
)

// An escaper writes text so that a Markdown reader takes it for text, with
// as few backslashes as that needs.
type escaper struct {
	tokens    []token
	lineStart bool // the next text begins a line
	broken    bool // and not the first of its block
	links     int  // how many links we are in
	brackets  bool // any text in brackets may be a link, because the document defines some
	cell      bool
	backticks bool // a backtick could end what another one begins
	stars     bool
	lines     bool
	tildes    bool
}

func newEscaper(tokens []token, brackets, cell bool) escaper {
	e := escaper{tokens: tokens, lineStart: !cell, brackets: brackets, cell: cell}
	var ticks, stars, lines, tildes int
	for i := range tokens {
		t := &tokens[i]
		switch t.kind {
		case textToken:
			ticks += strings.Count(t.text, "`")
			stars += strings.Count(t.text, "*")
			lines += strings.Count(t.text, "_")
			tildes += strings.Count(t.text, "~")
		case literalToken:
			if strings.IndexByte(t.text, '`') >= 0 {
				ticks += 2
			}
		case linkToken:
			if strings.Contains(dom.AttrOr(t.node, "href"), "`") || strings.Contains(dom.AttrOr(t.node, "title"), "`") {
				ticks += 2
			}
		case openToken, closeToken:
			stars++
			lines++
			if t.mark == "~~" {
				tildes++
			}
		}
	}
	e.backticks, e.stars, e.lines, e.tildes = ticks > 1, stars > 1, lines > 1, tildes > 1
	return e
}

func (e *escaper) literal() { e.lineStart = false }

func (e *escaper) enterLink() { e.links++; e.lineStart = false }

func (e *escaper) leaveLink() { e.links-- }

// text appends the text of token i to out.
func (e *escaper) text(out []byte, s string, i int) []byte {
	if e.lineStart && s != "" {
		out, s = escapeLineStart(out, s, e.followedBy(i), e.broken)
		e.lineStart = false
	}
	plain := 0
	for j := 0; j < len(s); j++ {
		if !special[s[j]] {
			continue
		}
		if s[j] == '~' && j+1 == len(s) && e.meetsStrike(i) {
			out = append(append(out, s[plain:j]...), reference('~')...)
			plain = j + 1
			continue
		}
		if e.needsEscape(out, s, i, plain, j) {
			out = append(out, s[plain:j]...)
			out = append(out, '\\')
			plain = j
		}
	}
	return append(out, s[plain:]...)
}

// special are the bytes that may mean something within a line.
var special = [256]bool{'\\': true, '*': true, '_': true, '`': true, '[': true, ']': true, '(': true, '<': true, '&': true, '~': true, '|': true, '!': true}

// needsEscape reports whether the special byte s[j] would be taken for
// markup. out and s[plain:j] are what stands before it.
func (e *escaper) needsEscape(out []byte, s string, i, plain, j int) bool {
	next := byte(0)
	if j+1 < len(s) {
		next = s[j+1]
	} else {
		next = e.followedBy(i)
	}
	switch s[j] {
	case '\\':
		return j+1 == len(s) && (next != 0 || e.cell) || dom.IsPunctByte(next) // a cell's end is a mark
	case '`':
		return e.backticks
	case '*':
		return e.stars && e.flanks(out, s, i, j, '*')
	case '_':
		return e.lines && e.flanks(out, s, i, j, '_')
	case '~':
		return e.tildes && e.flanks(out, s, i, j, '~')
	case '[', '(':
		if j == 0 && i > 0 && e.tokens[i-1].kind == literalToken && strings.HasPrefix(e.tokens[i-1].text, "[^") {
			return true // a note's mark would be the text of a link
		}
		return s[j] == '[' && (e.links > 0 || e.brackets || next == '^')
	case ']':
		return e.links > 0 || e.brackets || next == '(' || next == '['
	case '<':
		return next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z' || next == '/' || next == '!' || next == '?'
	case '&':
		return isReference(s[j:]) || len(s)-j < 34 && isReference(s[j:]+string(e.followedBy(i))+";")
	case '|':
		return e.cell
	case '!':
		return j+1 == len(s) && i+1 < len(e.tokens) && e.tokens[i+1].kind == linkToken
	}
	return false
}

// followedBy is the first byte of what token i is followed by, 0 at the end
// of a line.
func (e *escaper) followedBy(i int) byte {
	next := i + 1
	for next < len(e.tokens) && e.tokens[next].kind == textToken && e.tokens[next].text == "" {
		next++ // a blank that went before a break
	}
	if next >= len(e.tokens) {
		return 0
	}
	switch t := &e.tokens[next]; t.kind {
	case textToken, literalToken:
		return t.text[0]
	case openToken, closeToken:
		return t.mark[0]
	case linkToken:
		return '['
	case endLinkToken:
		return ']'
	}
	return 0
}

// meetsStrike reports whether token i is followed by a mark of strikethrough.
// Not all readers see one behind a tilde, not even behind one with a backslash.
func (e *escaper) meetsStrike(i int) bool {
	return i+1 < len(e.tokens) && e.tokens[i+1].mark == "~~"
}

// maxRun is how long a run of marks is looked at. Each mark of a longer one
// is escaped unseen, for each would look at all others.
const maxRun = 8

// flanks reports whether the run of marks at s[j] could begin or end
// emphasis (CommonMark 6.2).
func (e *escaper) flanks(out []byte, s string, i, j int, mark byte) bool {
	from, to := j, j+1
	for from > 0 && s[from-1] == mark && j-from < maxRun {
		from--
	}
	for to < len(s) && s[to] == mark && to-j < maxRun {
		to++
	}
	if to-from >= maxRun {
		return true
	}
	before, after := ' ', ' '
	if from > 0 {
		before, _ = utf8.DecodeLastRuneInString(s[:from])
	} else if len(out) > 0 && i > 0 {
		before, _ = utf8.DecodeLastRune(out)
	}
	if to < len(s) {
		after, _ = utf8.DecodeRuneInString(s[to:])
	} else if b := e.followedBy(i); b != 0 {
		after = rune(b)
		if b >= utf8.RuneSelf {
			after = 'a'
		}
	}
	left, right := flanking(before, after)
	if mark == '_' {
		return left && (!right || dom.IsPunct(before)) || right && (!left || dom.IsPunct(after))
	}
	return left || right
}

// flanking says whether a run of marks between two runes is left- or
// right-flanking.
func flanking(before, after rune) (left, right bool) {
	left = !dom.IsSpaceRune(after) && (!dom.IsPunct(after) || dom.IsSpaceRune(before) || dom.IsPunct(before))
	right = !dom.IsSpaceRune(before) && (!dom.IsPunct(before) || dom.IsSpaceRune(after) || dom.IsPunct(after))
	return left, right
}

// isReference reports whether s, which begins with &, begins with what HTML
// reads as a character.
func isReference(s string) bool {
	if len(s) < 3 {
		return false
	}
	i := 1
	if s[1] == '#' {
		i++
		if i < len(s) && (s[i] == 'x' || s[i] == 'X') {
			i++
		}
	}
	from := i
	for i < len(s) && i < 34 && (s[i] >= '0' && s[i] <= '9' || s[i] >= 'a' && s[i] <= 'z' || s[i] >= 'A' && s[i] <= 'Z') {
		i++
	}
	return i > from && i < len(s) && s[i] == ';'
}

// escapeLineStart writes the beginning of a line that would otherwise begin
// a heading, a quote, a list, a fence, a table or a break, and returns the
// rest of the line. after is the byte that follows s, 0 at a line's end;
// broken says that the line is not the first of its block.
func escapeLineStart(out []byte, s string, after byte, broken bool) ([]byte, string) {
	n := 0
	for n < len(s) && n < 10 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n > 0 && n < 10 && n < len(s) && (s[n] == '.' || s[n] == ')') && blankOrEnd(s, n+1, after) {
		return append(append(append(out, s[:n]...), '\\'), s[n]), s[n+1:]
	}
	escape := false
	switch s[0] {
	case '#':
		n = 1
		for n < len(s) && s[n] == '#' {
			n++
		}
		escape = n <= 6 && blankOrEnd(s, n, after)
	case '>':
		escape = true
	case '-', '+', '*':
		escape = blankOrEnd(s, 1, after) || isRule(s)
	case '_':
		escape = isRule(s)
	case '=':
		escape = broken && after == 0 && strings.Trim(s, "= ") == ""
	case '~', '`':
		escape = strings.HasPrefix(s, "~~~") || strings.HasPrefix(s, "```")
	case '[':
		escape = isBracketStart(s)
	case '|', ':':
		escape = broken && strings.Trim(s, "-|: ") == "" && strings.Contains(s, "-")
	}
	if escape {
		return append(append(out, '\\'), s[0]), s[1:]
	}
	return out, s
}

func blankOrEnd(s string, i int, after byte) bool {
	if i < len(s) {
		return s[i] == ' ' || s[i] == '\t'
	}
	return after == 0 || after == ' '
}

// isRule reports whether a line is made of dashes, stars or lines alone, as
// a break, an underline of a heading or of a table's head.
func isRule(s string) bool {
	return strings.Trim(s, "- |:") == "" || strings.Trim(s, "* ") == "" || strings.Trim(s, "_ ") == ""
}

// isBracketStart reports whether a line begins like a definition, a task's
// box or a note.
func isBracketStart(s string) bool {
	if strings.HasPrefix(s, "[ ]") || strings.HasPrefix(s, "[x]") || strings.HasPrefix(s, "[X]") || strings.HasPrefix(s, "[!") {
		return true
	}
	end := strings.IndexByte(s, ']')
	return end > 0 && end+1 < len(s) && s[end+1] == ':'
}

// escapeClosingHashes escapes the marks at the end of a heading, which a
// reader would drop.
func escapeClosingHashes(line []byte) []byte {
	n := len(line)
	for n > 0 && line[n-1] == '#' {
		n--
	}
	if n == len(line) || n > 0 && line[n-1] != ' ' {
		return line
	}
	out := append([]byte{}, line[:n]...)
	out = append(out, '\\')
	return append(out, line[n:]...)
}
