package pith

import (
	"strconv"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/lexicon"
)

// beside finds the notes that stand in the text where they are referred to
// and are set into the margin by a style sheet.
func (s *notes) beside() {
	var found []*html.Node
	for _, d := range s.classed {
		if traitsAt(d.DataAtom)&isBlock == 0 && d.DataAtom != atom.Label &&
			(hasWord(attrOr(d, "class"), "sidenote") || hasWord(attrOr(d, "class"), "marginnote")) {
			found = append(found, d)
		}
	}
	for _, span := range found {
		var marks []*html.Node
		for p := span.PrevSibling; p != nil && len(marks) < 3; p = p.PrevSibling {
			if isElement(p, atom.Label) || isElement(p, atom.Input) || isElement(p, atom.Sup) {
				marks = append(marks, p)
				continue
			}
			if !isBlank(p) {
				break
			}
		}
		if len(marks) == 0 {
			continue
		}
		n := &note{content: childrenOf(span)}
		for _, m := range marks {
			if label := noteText(textOf(m)); label != "" {
				n.label = label
			}
			remove(m)
		}
		s.list(n)
		replace(span, newNoteRef(n.number))
	}
	if len(found) == 0 {
		return
	}
	// Org mode writes the notes once more for readers of narrow screens.
	for _, d := range s.classed {
		if hasWord(attrOr(d, "class"), "footdef") {
			dropHeadingOf(d)
			remove(d)
		}
	}
}

// numbered finds notes that no link points to: raised numbers in the text,
// and after it a list under a heading or in an element for notes, or
// paragraphs that begin with the raised numbers.
func (s *notes) numbered() {
	defs := map[string]*note{}
	for _, d := range s.breaks {
		switch {
		case d.DataAtom == atom.Ol && isNotesList(d):
			number := startOf(d)
			for li := range d.ChildNodes() {
				if isElement(li, atom.Li) {
					label := strconv.Itoa(number)
					defs[label] = &note{label: label, content: childrenOf(li), whole: li}
					number++
				}
			}
		case d.DataAtom == atom.Hr:
			s.afterRule(d, defs)
		}
	}
	if len(defs) == 0 {
		return
	}
	next := firstNumber(defs)
	taken := map[*html.Node]bool{}
	for _, n := range defs {
		for _, part := range n.content {
			taken[part] = true
		}
	}
	for _, sup := range s.sups {
		label := noteText(textOf(sup))
		n := defs[label]
		if n == nil || !attached(sup) || insideAny(sup, taken) || isPower(sup) {
			continue
		}
		// Notes are referred to in their order. What comes before its turn is
		// the power of a unit.
		if number, err := strconv.Atoi(label); err == nil {
			if number > next {
				continue
			}
			next = max(next, number+1)
		}
		if n.number == 0 {
			s.list(n)
		}
		s.refer(sup, n)
	}
}

// firstNumber is the lowest number that a note has.
func firstNumber(defs map[string]*note) int {
	first := maxItemNumber
	for label := range defs {
		if number, err := strconv.Atoi(label); err == nil {
			first = min(first, number)
		}
	}
	return first
}

// isPower reports whether a raised number stands behind another one. Behind
// four digits, a year, it may be a note's.
func isPower(sup *html.Node) bool {
	before := sup.PrevSibling
	if before == nil || before.Type != html.TextNode {
		return false
	}
	digits := len(before.Data) - len(strings.TrimRight(before.Data, "0123456789"))
	return digits > 0 && digits != len("1999")
}

func insideAny(n *html.Node, set map[*html.Node]bool) bool {
	for ; n != nil; n = n.Parent {
		if set[n] {
			return true
		}
	}
	return false
}

// isNotesList reports whether a list is one of notes, by what is around or
// above it.
func isNotesList(ol *html.Node) bool {
	for n, up := ol, 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		if class := noteClass(n); strings.Contains(class, "footnote") || strings.Contains(class, "endnote") {
			return true
		}
		if isElement(n, atom.Aside) {
			return true
		}
		for p := n.PrevSibling; p != nil; p = p.PrevSibling {
			if p.Type == html.ElementNode {
				if traitsAt(p.DataAtom)&isHeading != 0 && isNotesHeading(textUpTo(p, maxLabelText)) {
					return true
				}
				break
			}
		}
	}
	return false
}

// afterRule collects the paragraphs behind a rule that begin with a raised
// number, each with those that follow it.
func (s *notes) afterRule(hr *html.Node, defs map[string]*note) {
	var last *note
	for n := hr.NextSibling; n != nil; n = n.NextSibling {
		if n.Type != html.ElementNode {
			continue
		}
		if traitsAt(n.DataAtom)&isHeading != 0 || isElement(n, atom.Hr) {
			return
		}
		first := n.FirstChild
		for first != nil && isBlank(first) {
			first = first.NextSibling
		}
		if first != nil && (isElement(first, atom.Sup) || isElement(first, atom.Strong) || isElement(first, atom.B)) && isNoteLabel(noteText(textOf(first))) {
			label := noteText(textOf(first))
			last = &note{label: label, content: []*html.Node{n}, whole: n.Parent}
			defs[label] = last
			continue
		}
		if last == nil {
			return
		}
		last.content = append(last.content, n)
	}
}

// headsNotes reports whether an element is the heading of notes, or a line
// that is used as one.
func headsNotes(n *html.Node) bool {
	return traitsAt(n.DataAtom)&(isHeading|isPara) != 0 && isNotesHeading(textUpTo(n, maxLabelText))
}

// isNotesHeading reports whether a heading says that notes follow.
func isNotesHeading(s string) bool { return notesHeadings()[plainWords(s)] }

var notesHeadings = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.NotesHeadings) })
