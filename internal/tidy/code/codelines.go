package code

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// A lineKind is how an element says that it is a line of a program, or several.
type lineKind uint8

const (
	noLine      lineKind = iota
	typewritten          // its style shows lines and blanks, in letters of one width
	coded                // code is all that there is in it
)

// Lines makes a block of code of an element and of those behind it, if they are
// the lines of a program outside of <pre>: paragraphs, divisions, or code with a
// line break behind each. It reports whether they were. The first element becomes
// the block, and so whoever goes from one to the next loses none.
func Lines(first *html.Node) bool {
	kind := kindOfLine(first)
	if kind == noLine {
		return false
	}
	run := runOfLines(first, kind)
	if run == nil {
		return false
	}
	text := textOf(run...)
	if !isProgram(text, kind) {
		return false
	}
	code := newCode(text, codeLanguage(first))
	for _, n := range run[1:] {
		dom.Remove(n)
	}
	dom.TakeChildren(first)
	first.AppendChild(code)
	dom.Rename(first, atom.Pre)
	first.Attr = nil
	return true
}

// kindOfLine is how an element says that it is a line of a program.
func kindOfLine(n *html.Node) lineKind {
	switch n.DataAtom {
	case atom.Code, atom.Tt:
		return coded
	case atom.Span, atom.Font:
		if form.IsTypewritten(n) {
			return typewritten
		}
	case atom.Div, atom.P:
		if form.IsTypewritten(n) && isPlainText(n) {
			return typewritten
		}
		only := onlyElement(n)
		switch {
		case only == nil:
		case only.DataAtom == atom.Code || only.DataAtom == atom.Tt:
			return coded
		case n.DataAtom == atom.P && only.DataAtom == atom.Span && form.IsTypewritten(only) && isPlainText(n):
			return typewritten
		}
	}
	return noLine
}

// onlyElement is the element that is all there is in another, nil if there is more.
func onlyElement(n *html.Node) *html.Node {
	var only *html.Node
	for child := range n.ChildNodes() {
		switch {
		case dom.IsBlank(child):
		case child.Type != html.ElementNode || only != nil:
			return nil
		default:
			only = child
		}
	}
	return only
}

// holdsOnly reports whether an element of a kind is all there is in another.
func holdsOnly(n *html.Node, a atom.Atom) bool {
	only := onlyElement(n)
	return only != nil && only.DataAtom == a
}

// isPlainText reports whether an element has text and lines alone: no links, no
// pictures, nothing that has a form of its own.
func isPlainText(n *html.Node) bool {
	for d := range n.Descendants() {
		switch {
		case d.Type != html.ElementNode || d.DataAtom == atom.Div || d.DataAtom == atom.P || d.DataAtom == atom.Br:
		case d.DataAtom == atom.A || dom.TraitsAt(d.DataAtom)&(dom.IsBlock|dom.IsMedia) != 0:
			return false
		}
	}
	return true
}

// runOfLines are an element and those behind it that are lines of the same kind, nil
// if something else stands in the line of the first or the last, or one of the same
// kind before it: those were asked, and are no program.
func runOfLines(first *html.Node, kind lineKind) []*html.Node {
	inLine := dom.TraitsAt(first.DataAtom)&dom.IsBlock == 0
	above := dom.Before(first)
	if inLine && (isInsideInline(first) || !endsLine(above)) {
		return nil
	}
	for inLine && above != nil && above.DataAtom == atom.Br {
		above = dom.Before(above)
	}
	if above != nil && above.DataAtom == first.DataAtom && kindOfLine(above) == kind {
		return nil
	}
	run := []*html.Node{first}
	last := 1 // how many of these end with one that says something
	next := dom.After(first)
	for ; next != nil; next = dom.After(next) {
		isBreak := inLine && next.DataAtom == atom.Br
		isEmpty := next.DataAtom == first.DataAtom && !dom.HasContent(next)
		if !isBreak && !isEmpty && (next.DataAtom != first.DataAtom || kindOfLine(next) != kind) {
			break
		}
		if run = append(run, next); !isBreak && !isEmpty {
			last = len(run)
		}
	}
	if inLine && last == len(run) && !endsLine(next) {
		return nil
	}
	return run[:last]
}

// endsLine reports whether a line ends at a node: at a line break, a block, or
// where nothing follows.
func endsLine(n *html.Node) bool { return n == nil || n.DataAtom == atom.Br || !dom.IsInline(n) }

// isProgram reports whether the text of elements that may be the lines of a program
// is one: of two lines and more, most of which are no sentences. Code in a line by
// itself may be a command or a name; of a program some lines are indented.
func isProgram(text string, kind lineKind) bool {
	lines, sentences, indented := 0, 0, false
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		lines++
		indented = indented || isIndented(line)
		if isSentence(line) {
			sentences++
		}
	}
	return lines > 1 && sentences*2 < lines && (indented || kind == typewritten)
}

// minSentence is how many words a line has at least that reads like a sentence.
const minSentence = 6

// isSentence reports whether a line is long enough for a sentence and ends as one does:
// all of a text may have been typed.
func isSentence(line string) bool {
	line = strings.TrimRight(line, " \t\"'”’»)")
	end, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…。！？।؟", end) && (strings.Count(line, " ") >= minSentence-1 || end >= '\u3000')
}

func isIndented(line string) bool {
	return strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "\t")
}
