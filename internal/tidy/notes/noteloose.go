package notes

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// beside finds the notes that stand in the text where they are referred to
// and are set into the margin by a style sheet.
func (s *notes) beside() {
	var found []*html.Node
	for _, d := range s.classed {
		if dom.TraitsAt(d.DataAtom)&dom.IsBlock == 0 && d.DataAtom != atom.Label &&
			(dom.HasWord(dom.AttrOr(d, "class"), "sidenote") || dom.HasWord(dom.AttrOr(d, "class"), "marginnote")) {
			found = append(found, d)
		}
	}
	for _, span := range found {
		var marks []*html.Node
		for p := span.PrevSibling; p != nil && len(marks) < 3; p = p.PrevSibling {
			if dom.IsElement(p, atom.Label) || dom.IsElement(p, atom.Input) || dom.IsElement(p, atom.Sup) {
				marks = append(marks, p)
				continue
			}
			if !dom.IsBlank(p) {
				break
			}
		}
		if len(marks) == 0 {
			continue
		}
		n := &note{content: childrenOf(span)}
		for _, m := range marks {
			if label := form.NoteText(dom.TextOf(m)); label != "" {
				n.label = label
			}
			dom.Remove(m)
		}
		s.list(n)
		dom.Replace(span, newNoteRef(n.number))
	}
	if len(found) == 0 {
		return
	}
	// Org mode writes the notes once more for readers of narrow screens.
	for _, d := range s.classed {
		if dom.HasWord(dom.AttrOr(d, "class"), "footdef") {
			dropHeadingOf(d)
			dom.Remove(d)
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
		case d.DataAtom == atom.Ol && form.IsNotesList(d):
			number := form.StartOf(d)
			for li := range d.ChildNodes() {
				if dom.IsElement(li, atom.Li) {
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
		label := form.NoteText(dom.TextOf(sup))
		n := defs[label]
		if n == nil || !dom.Attached(sup) || insideAny(sup, taken) || form.IsPower(sup) {
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
	first := form.MaxItemNumber
	for label := range defs {
		if number, err := strconv.Atoi(label); err == nil {
			first = min(first, number)
		}
	}
	return first
}

func insideAny(n *html.Node, set map[*html.Node]bool) bool {
	for ; n != nil; n = n.Parent {
		if set[n] {
			return true
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
		if dom.TraitsAt(n.DataAtom)&dom.IsHeading != 0 || dom.IsElement(n, atom.Hr) {
			return
		}
		first := n.FirstChild
		for first != nil && dom.IsBlank(first) {
			first = first.NextSibling
		}
		if first != nil && (dom.IsElement(first, atom.Sup) || dom.IsElement(first, atom.Strong) || dom.IsElement(first, atom.B)) && form.IsNoteLabel(form.NoteText(dom.TextOf(first))) {
			label := form.NoteText(dom.TextOf(first))
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
