package date

import (
	"strings"
	"sync"

	"github.com/pithmd/pith/internal/lexicon"
)

// DateSays is what a page calls a date.
type DateSays uint8

const (
	SaysNothing DateSays = iota
	SaysIssued
	SaysUpdated
	SaysOther // a member's first day, an event, the end of an offer
)

// A dateLabel begins a text that says which date follows.
type dateLabel struct {
	words string // in lower case
	says  DateSays
}

// dateLabels are those of the lexicon. Of two that fit the first counts.
var dateLabels = sync.OnceValue(func() []dateLabel {
	var labels []dateLabel
	add := func(s lexicon.Section, says DateSays) {
		for _, words := range lexicon.List(s) {
			labels = append(labels, dateLabel{words, says})
		}
	}
	add(lexicon.UpdatedDates, SaysUpdated)
	add(lexicon.IssuedDates, SaysIssued)
	add(lexicon.OtherDates, SaysOther)
	return labels
})

// LabelOf reports what a text that begins with a label calls its date.
func LabelOf(s string) DateSays {
	s = strings.ToLower(strings.TrimLeft(s, " \t\r\n([•·|"))
	for _, l := range dateLabels() {
		if strings.HasPrefix(s, l.words) {
			return l.says
		}
	}
	return SaysNothing
}
