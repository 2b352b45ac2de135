package notes

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// definitions are the notes that no link leads to, by their labels, each with
// where it stands: numbers may begin anew in each chapter.
type definitions map[string][]definition

type definition struct {
	*note
	stands int    // behind so many elements
	mark   string // its label as it is written, if it can be nothing else, so references may be too
}

// numbered finds notes that no link points to: raised numbers in the text,
// and after it a list under a heading or in an element for notes, or
// paragraphs that begin with these numbers.
func (s *notes) numbered() {
	if len(s.sups) == 0 && len(s.raised) == 0 && len(s.marked) == 0 {
		return
	}
	defs, taken := s.definitions()
	if len(defs) == 0 {
		return
	}
	refs := s.raisedNumbers(taken, defs)
	next := firstNumber(defs)
	for _, sup := range refs {
		label := form.NoteText(dom.TextUpTo(sup.node, form.MaxLabelText))
		n := defs.behind(label, sup.at)
		if n == nil || !dom.Attached(sup.node) || form.IsPower(sup.node) || leadsAway(sup.node) {
			continue
		}
		// Notes are referred to in their order. What comes before its turn is
		// the power of a unit.
		if number, err := strconv.Atoi(label); err == nil {
			if number > next && len(defs[label]) == 1 {
				continue
			}
			next = max(next, number+1)
		}
		s.refer(sup, n)
	}
}

// behind is the first note with a label that stands behind a reference.
func (d definitions) behind(label string, at int) *note {
	for _, def := range d[label] {
		if def.stands > at {
			return def.note
		}
	}
	return nil
}

// definitions collects the notes that no link leads to, and what they are made of.
func (s *notes) definitions() (defs definitions, taken map[*html.Node]bool) {
	defs, taken = definitions{}, map[*html.Node]bool{}
	add := func(label string, at int, whole *html.Node, parts ...*html.Node) {
		if len(parts) == 0 || taken[parts[0]] {
			return
		}
		for _, part := range parts {
			taken[part] = true
		}
		mark, text := "", strings.TrimSpace(textUpTo(parts[0], form.MaxLabelText))
		if from, to, number := form.MarkedNumber(text); from == 0 && number == label {
			mark = text[:to]
		}
		defs[label] = append(defs[label], definition{&note{label: label, content: parts, whole: whole}, at, mark})
	}
	for _, p := range s.heads {
		switch {
		case p.node.DataAtom == atom.Ol:
			if !form.IsNotesList(p.node) {
				continue
			}
			number := form.StartOf(p.node)
			for li := range p.node.ChildNodes() {
				if dom.IsElement(li, atom.Li) {
					add(strconv.Itoa(number), p.at, li, childrenOf(li)...)
					number++
				}
			}
		case p.node.DataAtom == atom.Hr || form.HeadsNotes(p.node):
			for _, n := range form.NotesBehind(p.node) {
				add(n.Label, p.at, n.Parts[0].Parent, n.Parts...)
			}
		}
	}
	for _, p := range s.classed {
		if label := form.ClassedNote(p.node); label != "" && !insideAny(p.node, taken) {
			add(label, p.at, p.node.Parent, p.node)
		}
	}
	for _, u := range s.begun() {
		if !insideAny(u.node, taken) {
			add(u.label, u.at, u.whole, u.parts...)
			taken[u.node] = true
		}
	}
	for _, several := range defs {
		slices.SortStableFunc(several, func(a, b definition) int { return a.stands - b.stands })
	}
	return defs, taken
}

// raisedNumbers are the raised numbers outside notes, in the order of the text;
// those in raised digits are put into elements of their own, and so are those between
// square brackets that have a note with such a label.
func (s *notes) raisedNumbers(taken map[*html.Node]bool, defs definitions) []place {
	var refs []place
	for _, sup := range s.sups {
		if !insideAny(sup.node, taken) {
			refs = append(refs, sup)
		}
	}
	refs = splitNumbers(refs, s.raised, taken, form.RaisedNumber)
	refs = splitNumbers(refs, s.marked, taken, func(text string) (from, to int, number string) {
		for at := 0; ; at += to {
			from, to, number = form.MarkedNumber(text[at:])
			if from < 0 {
				return -1, 0, ""
			}
			if def := defs[number]; len(def) > 0 && def[0].mark == text[at+from:at+to] && !endsWithName(text[:at+from]) {
				return at + from, at + to, number
			}
		}
	})
	slices.SortStableFunc(refs, func(a, b place) int { return a.at - b.at })
	return refs
}

// endsWithName reports whether a text ends with one letter, of which a number between
// brackets is an index.
func endsWithName(text string) bool {
	last, size := utf8.DecodeLastRuneInString(text)
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-size])
	return unicode.IsLetter(last) && !unicode.IsLetter(before) && last < utf8.RuneSelf
}

// splitNumbers adds to references what find finds in texts, each in an element of its own.
func splitNumbers(refs, texts []place, taken map[*html.Node]bool, find func(string) (from, to int, plain string)) []place {
	for _, p := range texts {
		if insideAny(p.node, taken) || p.node.Parent == nil || p.node.Parent.DataAtom == atom.Code || p.node.Parent.DataAtom == atom.Pre || p.node.Parent.DataAtom == atom.A {
			continue
		}
		text := p.node
		for {
			from, to, plain := find(text.Data)
			if from < 0 {
				break
			}
			sup := dom.NewElement(atom.Sup)
			sup.AppendChild(dom.NewText(plain))
			rest := dom.NewText(text.Data[to:])
			text.Data = text.Data[:from]
			text.Parent.InsertBefore(rest, text.NextSibling)
			text.Parent.InsertBefore(sup, rest)
			refs = append(refs, place{sup, p.at})
			text = rest
		}
	}
	return refs
}

// leadsAway reports whether a raised number is a link to another page.
func leadsAway(sup *html.Node) bool {
	a := dom.Closest(sup, atom.A)
	for d := range sup.Descendants() {
		if d.DataAtom == atom.A {
			a = d
		}
	}
	if a == nil {
		return false
	}
	href := dom.AttrOr(a, "href")
	return href != "" && strings.IndexByte(href, '#') < 0 && !form.IsScriptLink(href)
}

// firstNumber is the lowest number that a note has.
func firstNumber(defs definitions) int {
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
