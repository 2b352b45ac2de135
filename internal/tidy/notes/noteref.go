package notes

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// A reference is what stands in the text for a note.
type reference struct {
	place
	target *html.Node // the note, or what a link to it leads to
	label  string
	back   bool // it stands behind the note
}

// references are those that lead to their notes by links.
func (s *notes) references() (refs []reference) {
	for _, a := range s.links {
		target := s.ids[a.fragment]
		if target.node == nil { // Word leaves the targets out when a page is pasted
			target = place{s.back[a.fragment], a.at + 1}
		}
		label := form.NoteText(dom.TextUpTo(a.node, form.MaxLabelText))
		if label == "" && target.node != nil && a.own && form.MayBeDrawn(a.node) {
			label = form.LabelOfNote(target.node)
		}
		// A note stands behind what refers to it, but for what one note says of another.
		back := target.at <= a.at
		if target.node == nil || back && !s.targets[target.node] || !form.LeadsToNote(a.node, target.node, a.fragment, label, a.own) {
			continue
		}
		refs = append(refs, reference{a.place, target.node, label, back})
		s.point(target.node)
	}
	return refs
}

// linked finds the notes that a link points to, and those that point back to where
// a mark is drawn.
func (s *notes) linked() {
	refs := s.references()
	refs = append(refs, s.drawn(refs)...)
	in := map[*html.Node]*note{} // what stands in notes, by the one it stands in
	for _, r := range refs {
		if !dom.Attached(r.node) {
			continue
		}
		n := s.found[r.target]
		if r.back && (n == nil || in[r.node] == nil) {
			continue
		}
		if n == nil {
			if in[r.node] != nil && in[r.target] != nil {
				continue // from one note to a part of one
			}
			n = s.define(r.target, r.label)
			if n == nil {
				continue
			}
			for _, part := range n.content {
				in[part] = n
				for d := range part.Descendants() {
					in[d] = n
				}
			}
		}
		if in[r.node] == n {
			continue
		}
		s.found[r.target] = n
		s.refer(r.place, n)
	}
}

// refer puts a reference to a note in a link's place, and in the place of
// the raised element and the brackets around it. The note is listed with its
// first reference.
func (s *notes) refer(a place, n *note) {
	form.NamesAround(a.node, func(id string) bool { s.refs[id] = true; return false })
	text := form.NoteText(dom.TextUpTo(a.node, form.MaxLabelText))
	whole := a.node
	for up := whole.Parent; up != nil && dom.TraitsAt(up.DataAtom)&dom.IsBlock == 0 && form.NoteText(dom.TextUpTo(up, form.MaxLabelText)) == text; up = up.Parent {
		whole = up
	}
	dropBrackets(whole)
	if before := whole.PrevSibling; before != nil && before.Type == html.TextNode {
		before.Data = strings.TrimRight(before.Data, "\u00a0\u2009\u202f") // which keep the mark in the line
	}
	if text := dom.TextOf(whole); text != "" && strings.TrimRight(text, " \t\n") != text {
		whole.Parent.InsertBefore(dom.NewText(" "), whole.NextSibling)
	}
	s.leave(whole)
	s.cite(place{whole, a.at}, n)
}

// cite makes a reference to a note of an element. It stays the same node: it may
// be what another note has noted as a part of itself.
func (s *notes) cite(p place, n *note) {
	if len(n.refs) == 0 {
		s.listed = append(s.listed, n)
		n.at = p.at
	}
	ref := p.node
	dom.MoveChildren(dom.ShallowCopy(ref), ref) // they may be what the note says
	dom.Rename(ref, atom.Sup)
	ref.Attr = []html.Attribute{{Key: "class", Val: form.NoteRefClass}}
	n.refs = append(n.refs, ref)
}
