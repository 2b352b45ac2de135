package cited

import (
	"strconv"

	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/page"
)

// References are what in kept text refers to notes.
type References struct {
	Links   map[string]Reference // by what they lead to
	Numbers map[int]bool         // raised, and no links
}

// addDrawn adds a link that has no text.
func (r *References) addDrawn(p *page.Page, i int32) {
	n := p.Nodes[i].Node
	if n.DataAtom != atom.A {
		return
	}
	if id, own := form.FragmentOf(n, p.Base); own && form.MayBeDrawn(n) && form.RefersToNote(n, id) {
		r.Links[id] = Reference{i, "", own}
	}
}

// A Reference is the first link to a note.
type Reference struct {
	At    int32  // node
	Label string // "" if it has no text
	Own   bool   // its address is this page's
}

// In finds what refers to notes in the blocks of a page that are kept.
func In(p *page.Page, kept func(block int32) bool) References {
	refs := References{map[string]Reference{}, map[int]bool{}}
	for k := range p.Blocks {
		b := &p.Blocks[k]
		if !kept(int32(k)) {
			continue
		}
		for i := b.First; i <= b.Last; i++ {
			if !p.IsText(i) {
				refs.addDrawn(p, i)
			} else if !refs.addReference(p, i) {
				refs.addNumbers(p, i)
			}
		}
	}
	return refs
}

// isRaised reports whether a text is raised in its link, or else in its block.
func isRaised(p *page.Page, text int32) (raised bool) {
	up := p.Nodes[text].Parent
	for up > 0 && p.Nodes[up].DataAtom != atom.A && p.Nodes[up].Traits&dom.IsBlock == 0 {
		raised = raised || form.IsRaised(p.Nodes[up].Node) && !form.IsPower(p.Nodes[up].Node)
		up = p.Nodes[up].Parent
	}
	return raised
}

// addNumbers adds a text that is a number, if it is raised, or else the numbers that
// it has in raised digits.
func (r *References) addNumbers(p *page.Page, i int32) {
	text := p.Nodes[i].Data
	if isRaised(p, i) {
		r.addNumber(form.NoteText(text))
		return
	}
	for from, to, plain := form.RaisedNumber(text); from >= 0; from, to, plain = form.RaisedNumber(text) {
		if !form.IsBase(text[:from]) {
			r.addNumber(plain)
		}
		text = text[to:]
	}
}

// addNumber adds what is a number.
func (r *References) addNumber(label string) {
	if n, err := strconv.Atoi(label); err == nil {
		r.Numbers[n] = true
	}
}

// addReference adds what is around a text in its line, if it is a link to a place in
// the page or names one, and says no more than a label. It reports whether it was.
func (r *References) addReference(p *page.Page, text int32) bool {
	const most = 8 // nodes
	for up := p.Nodes[text].Parent; up > 0 && p.Nodes[up].Traits&dom.IsBlock == 0 && p.Nodes[up].End <= text+most; up = p.Nodes[up].Parent {
		n := p.Nodes[up].Node
		id, own := form.FragmentOf(n, p.Base)
		if id == "" {
			id = form.NamedNote(n)
			own = id != ""
		}
		if id == "" {
			continue
		}
		label := form.NoteText(dom.TextUpTo(n, form.MaxLabelText))
		if _, seen := r.Links[id]; !seen && form.IsNoteLabel(label) {
			r.Links[id] = Reference{up, label, own}
		}
		return form.IsNoteLabel(label)
	}
	return false
}
