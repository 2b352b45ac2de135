package choose

import (
	"cmp"
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/choose/cited"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

const (
	maxNote      = 150 // words
	minNoteScore = 0.05
)

// keepNotes keeps the notes that kept text refers to. They are short, full
// of links and far from the text, and score as if they were chrome.
func (p *Choice) keepNotes() {
	refs := cited.In(p.Page, func(k int32) bool { return p.Verdicts[k].Keep })
	if len(refs.Links) > 0 {
		p.keepLinkedNotes(refs.Links)
	}
	if len(refs.Numbers) > 0 {
		p.keepNumberedLists(refs.Numbers)
		p.keepNumberedNotes(refs.Numbers)
	}
	p.keepDrawnNotes()
	for i := range int32(len(p.Nodes)) { // by their heading tidy knows them again
		if from, to := p.BlocksIn(i); from+1 == to && p.keeps(to) && p.Verdicts[to].Guard == Note && form.HeadsNotes(p.Nodes[i].Node) {
			p.bind(from, to)
		}
	}
}

// keepDrawnNotes keeps the notes whose links back lead to what is drawn in kept text.
func (p *Choice) keepDrawnNotes() {
	back := map[string]int32{} // links
	for i := range p.Nodes {
		if n := p.Nodes[i].Node; n.DataAtom == atom.A {
			if fragment, own := form.FragmentOf(n, p.Base); own && form.LeadsBack(n) {
				back[fragment] = int32(i)
			}
		}
	}
	for i := int32(0); len(back) > 0 && i < int32(len(p.Nodes)); i++ {
		link := back[form.NameOf(p.Nodes[i].Node)]
		if link > i && p.keeps(p.BlockAt[i]-1) && form.MayBeMark(p.Nodes[i].Node) {
			p.keepNote(cmp.Or(p.Closest(link, atom.Li), p.BlockParent(link)))
		}
	}
}

// keepLinkedNotes keeps the notes that links lead to.
func (p *Choice) keepLinkedNotes(links map[string]cited.Reference) {
	for i := range p.Nodes {
		n := &p.Nodes[i]
		if n.Type != html.ElementNode {
			continue
		}
		id := form.NoteName(n.Node, p.Base)
		ref, ok := links[id]
		if !ok || id == "" || ref.At > int32(i) || !form.LeadsToNote(p.Nodes[ref.At].Node, n.Node, id, cmp.Or(ref.Label, form.LabelOfNote(n.Node)), ref.Own) {
			continue
		}
		box := int32(i)
		for box > 0 && p.Nodes[box].Traits&dom.IsBlock == 0 {
			box = p.Nodes[box].Parent
		}
		if p.Nodes[box].Traits&dom.IsCell != 0 {
			box = p.Nodes[box].Parent // its row: the number may have a cell of its own
		}
		p.keepNote(box)
		p.NoteTargets = append(p.NoteTargets, int32(i))
		if p.Nodes[box].Traits&dom.IsHeading != 0 || p.Nodes[box].DataAtom == atom.Dt {
			p.keepBelow(box)
		}
	}
}

// keepBelow keeps the note whose label alone is a heading or a term, and the
// label with it: the text below it, and no heading of its own.
func (p *Choice) keepBelow(label int32) {
	up := p.Nodes[label].Parent
	for k := p.Nodes[label].End; k < p.Nodes[up].End; k = p.Nodes[k].End {
		if p.Nodes[k].DataAtom == p.Nodes[label].DataAtom || p.Nodes[k].Traits&dom.IsHeading != 0 {
			return
		}
		if from, to := p.BlocksIn(k); from < to && p.LengthIn(k) <= maxNote {
			p.bind(from, to)
			p.bind(p.BlocksIn(label))
		}
	}
}

// keepNote keeps a note, if it is as long as one and nothing speaks against
// it.
func (p *Choice) keepNote(box int32) {
	from, to := p.BlocksIn(box)
	if from < to && p.LengthIn(box) <= maxNote && p.Verdicts[from].P >= minNoteScore {
		p.bind(from, to)
	}
}

// bind keeps the blocks of a note, and has no guard leave them out.
func (p *Choice) bind(from, to int32) {
	p.keepBlocks(from, to, Note)
	for k := from; k < to; k++ {
		if v := &p.Verdicts[k]; v.Keep {
			v.Guard = Note
		}
	}
}

// isBound reports whether a block stays, whatever speaks against it: the caller
// asked for it, or kept text refers to it.
func (p *Choice) isBound(k int32) bool { return p.Forced[k] || p.Verdicts[k].Guard == Note }

// keepNumberedNotes keeps the notes that no link leads to and that are called
// notes or stand below their heading or a rule, by their labels.
func (p *Choice) keepNumberedNotes(numbers map[int]bool) {
	notes := map[*html.Node]bool{}
	add := func(label string, parts ...*html.Node) {
		if number, err := strconv.Atoi(label); err == nil && numbers[number] {
			for _, part := range parts {
				notes[part] = true
			}
		}
	}
	for i := range p.Nodes {
		n := &p.Nodes[i]
		if n.DataAtom == atom.Hr || form.HeadsNotes(n.Node) {
			for _, note := range form.NotesBehind(n.Node) {
				add(note.Label, note.Parts[0])
			}
		} else if n.Traits&dom.IsBlock != 0 {
			add(cmp.Or(form.ClassedNote(n.Node), form.NoteOfParagraph(n.Node)), n.Node)
		}
		if notes[n.Node] {
			p.keepNote(int32(i))
		}
	}
}

// keepNumberedLists keeps the lists of notes that no link leads to. A list in
// the margin may be of anything, so each of its numbers must stand in the
// text, as those of notes do.
func (p *Choice) keepNumberedLists(numbers map[int]bool) {
	for i := range p.Nodes {
		if p.Nodes[i].DataAtom != atom.Ol || !form.IsNotesList(p.Nodes[i].Node) {
			continue
		}
		number, all := form.StartOf(p.Nodes[i].Node), true
		var items []int32
		for k := int32(i) + 1; k < p.Nodes[i].End; k = p.Nodes[k].End {
			if p.Nodes[k].DataAtom == atom.Li {
				items = append(items, k)
				all = all && numbers[number]
				number++
			}
		}
		for _, k := range items {
			if all {
				p.keepNote(k)
			}
		}
	}
}
