package notes

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// drawn are the references that are no links, as a script or a style sheet draws them or
// knows what they mean: where the link back of one note leads, and of no other. What many lead to is
// the beginning of something.
func (s *notes) drawn(others []reference) (refs []reference) {
	ids := map[string]bool{}
	for _, r := range others {
		form.NamesAround(r.node, func(id string) bool { ids[id] = true; return false })
	}
	noteOf := map[string]*html.Node{}
	for _, a := range s.links {
		mark := s.ids[a.fragment]
		if mark.node == nil || mark.at >= a.at || !a.own || ids[a.fragment] || !form.LeadsBack(a.node) || !form.MayBeMark(mark.node) {
			continue
		}
		note := form.BlockOf(a.node)
		if li := dom.Closest(a.node, atom.Li); li != nil {
			note = li
		}
		if other := noteOf[a.fragment]; other != nil && other != note {
			note = nil
		}
		ids[a.fragment] = note == nil
		noteOf[a.fragment] = note
	}
	for _, a := range s.links {
		note := noteOf[a.fragment]
		if label := form.LabelOfNote(note); note != nil && !s.targets[note] && form.IsNoteLabel(label) {
			refs = append(refs, reference{s.ids[a.fragment], note, label, false})
			s.point(note)
		}
	}
	return refs
}
