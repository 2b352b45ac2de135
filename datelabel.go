package pith

import (
	"strings"
	"sync"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/lexicon"
)

// dateSays is what a page calls a date.
type dateSays uint8

const (
	saysNothing dateSays = iota
	saysIssued
	saysUpdated
	saysOther // a member's first day, an event, the end of an offer
)

// A dateLabel begins a text that says which date follows.
type dateLabel struct {
	words string // in lower case
	says  dateSays
}

// dateLabels are those of the lexicon. Of two that fit the first counts.
var dateLabels = sync.OnceValue(func() []dateLabel {
	var labels []dateLabel
	add := func(s lexicon.Section, says dateSays) {
		for _, words := range lexicon.List(s) {
			labels = append(labels, dateLabel{words, says})
		}
	}
	add(lexicon.UpdatedDates, saysUpdated)
	add(lexicon.IssuedDates, saysIssued)
	add(lexicon.OtherDates, saysOther)
	return labels
})

// labelOf reports what a text that begins with a label calls its date.
func labelOf(s string) dateSays {
	s = strings.ToLower(strings.TrimLeft(s, " \t\r\n([•·|"))
	for _, l := range dateLabels() {
		if strings.HasPrefix(s, l.words) {
			return l.says
		}
	}
	return saysNothing
}

const (
	maxLabelBytes = 40 // of "Last updated on:" before a date
	labelNodes    = 8  // between it and the date
)

// dateLabel reports what the page calls the date of a mark: by the text
// itself, the nearest short text before it, or the element's name.
func (r *resolver) dateLabel(m *holder) dateSays {
	end := min(r.p.nodes[m.node].end, m.node+labelNodes)
	for j := m.node; j < end; j++ {
		if text := r.shortText(j); text != "" {
			if says := labelOf(text); says != saysNothing {
				return says
			}
			break
		}
	}
	for j := m.at - 1; j > 0 && j > m.at-labelNodes; j-- {
		text := r.shortText(j)
		if text == "" {
			continue
		}
		if len(text) >= maxLabelBytes || hasYear(text) {
			break // what lies beyond is another date's
		}
		if says := labelOf(text); says != saysNothing && !isCredit(text) {
			return says
		}
	}
	if m.is&(clueIssued|clueUpdated) == clueUpdated {
		return saysUpdated
	}
	return saysNothing
}

// isCredit reports whether a text says who took a picture: what follows it is
// not the year of a copyright.
func isCredit(text string) bool {
	name, ok := strings.CutPrefix(text, "©")
	return ok && strings.TrimSpace(name) != ""
}

// shortText is what a text node says, "" for other nodes and blanks.
func (r *resolver) shortText(i int32) string {
	n := &r.p.nodes[i]
	if n.Type != html.TextNode {
		return ""
	}
	return strings.TrimSpace(n.Data)
}
