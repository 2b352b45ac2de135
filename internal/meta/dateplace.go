package meta

import (
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta/date"
	"github.com/pithmd/pith/internal/meta/survey"
)

// isAmongDates reports whether a date that no label calls the page's stands in
// a heading that says more, or in a short item or cell beside others that have
// dates: there it is what the page tells and not when it was written. A long
// item is a post.
func (r *resolver) isAmongDates(m *survey.Holder) bool {
	if m.Is&mark.ClueDate != 0 {
		return false // its name says what it is
	}
	i := m.Node
	for up := 0; i > 0 && up < 6; up++ {
		n := &r.p.Nodes[i]
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3:
			text := r.p.TextUpTo(i, 40, MaxTitleBytes)
			at, ok := date.FindDate(text, r.m.Language)
			return !ok || at.Start > maxBesideDate || len(text)-at.End > maxBesideDate
		case atom.Li, atom.Td, atom.Th, atom.Dd:
			text := r.p.TextUpTo(i, 40, MaxTitleBytes)
			return len(text) <= maxDatedItem && date.LabelOf(text) == date.SaysNothing && (n.DataAtom == atom.Th || r.hasDateBeside(i))
		case atom.Article, atom.Main, atom.Body:
			return false
		}
		i = n.Parent
	}
	return false
}

const (
	maxBesideDate = 16  // bytes of a day of the week or a time beside a heading's date
	maxDatedItem  = 100 // bytes of an item that is a date and little else
)

// hasDateBeside reports whether another item of a list, or another cell of a
// row, has a date too.
func (r *resolver) hasDateBeside(i int32) bool {
	up, end := r.p.Nodes[i].Parent, r.p.Nodes[i].End
	for _, m := range r.s.Marks {
		if m.Is&mark.ClueWhen == 0 || m.At <= up || m.At >= r.p.Nodes[up].End || m.At > i && m.At < end {
			continue
		}
		if text := r.p.Nodes[m.At].Data; date.LabelOf(text) == date.SaysNothing && isMostlyDate(dom.Squeeze(text), r.m.Language) {
			return true
		}
	}
	return false
}
