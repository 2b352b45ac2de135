package meta

import (
	"slices"
	"strings"

	"github.com/pithmd/pith/internal/meta/date"
)

// settleOrder turns day and month round where the page itself shows that the
// language was no guide: where that makes a date that data name too, or
// where other dates of the page have a thirteenth month.
func settleOrder(lists ...[]when) {
	var data []date.Moment
	dayFirst, monthFirst := false, false
	for _, list := range lists {
		for i := range list {
			if w := &list[i]; w.node < 0 {
				data = append(data, w.Moment)
			}
			dayFirst = dayFirst || list[i].Order == date.OrderDayFirst
			monthFirst = monthFirst || list[i].Order == date.OrderMonthFirst
		}
	}
	named := func(m date.Moment) bool {
		return slices.ContainsFunc(data, func(d date.Moment) bool { return d.Precision >= date.ToDay && sameDay(d, m) })
	}
	for _, list := range lists {
		for i := range list {
			w := &list[i]
			if w.Order != date.OrderOpen || w.node < 0 || named(w.Moment) {
				continue
			}
			wasMonthFirst := int(w.Month()) == leadingNumber(w.raw)
			if named(w.Swapped()) || wasMonthFirst && dayFirst && !monthFirst || !wasMonthFirst && monthFirst && !dayFirst {
				w.Moment = w.Swapped()
			}
		}
	}
}

// leadingNumber is the first number in a text.
func leadingNumber(s string) int {
	return atoi(s[max(0, strings.IndexAny(s, "0123456789")):])
}

// moveChanged moves a date that the page shows to those of changes where
// data say that it is one, and that the page was published before.
func moveChanged(published, modified []when) (_, _ []when) {
	var kept []when
	for _, w := range published {
		isData := func(o when) bool { return o.node < 0 && o.Precision >= date.ToDay }
		changed := w.node >= 0 && slices.ContainsFunc(modified, func(o when) bool { return isData(o) && sameDay(o.Moment, w.Moment) }) &&
			!slices.ContainsFunc(published, func(o when) bool { return isData(o) && sameDay(o.Moment, w.Moment) }) &&
			slices.ContainsFunc(published, func(o when) bool { return isData(o) && o.Before(w.Time) })
		if changed {
			modified = append(modified, w)
		} else {
			kept = append(kept, w)
		}
	}
	return kept, modified
}

// What a source adds to one that names the same day. Data agree with data
// because one plugin writes them all.
const (
	agreement       = 0.5
	agreementOfData = 0.2
)

// settleDate picks the date with the most weight, with a share of the weight
// of each other kind of source that names the same day; the winner is the
// most exact of those.
func (r *resolver) settleDate(field string, all []when) date.Moment {
	best, bestScore := -1, 0.0
	for i := range all {
		score := dateScore(all, i)
		if best < 0 || score > bestScore || (score == bestScore && all[i].Precision > all[best].Precision) {
			best, bestScore = i, score
		}
	}
	if best < 0 {
		return date.Moment{}
	}
	best = mostExact(all, best)
	found := []candidate{{Value: all[best].Moment.Raw(), Source: all[best].source}}
	for i := range all {
		if i != best {
			found = append(found, candidate{Value: all[i].Moment.Raw(), Source: all[i].source})
		}
	}
	r.set(field, found)
	return all[best].Moment
}

// dateScore is a date's own weight and what others add to it.
func dateScore(all []when, i int) float64 {
	w := &all[i]
	score := w.weight
	counted := map[string]bool{w.source: true}
	for k := range all {
		if k != i && !counted[all[k].source] && sameDay(w.Moment, all[k].Moment) {
			counted[all[k].source] = true
			share := agreement
			if w.node < 0 && all[k].node < 0 {
				share = agreementOfData
			}
			score += all[k].weight * share
		}
	}
	switch {
	case w.Precision < date.ToDay:
		score -= 6
	case w.IsTyped() && w.node < 0:
		// Without a time of day it was typed into a template: page
		// builders put the day of the last rebuild there.
		score -= typedDate
	}
	return score
}

// mostExact is the first of the dates that mean the same day as the best and
// have a time of day, or the best itself.
func mostExact(all []when, best int) int {
	if all[best].Precision != date.ToDay {
		return best
	}
	for i := range all {
		if all[i].Precision == date.ToMinute && !all[i].IsTyped() && (sameDay(all[i].Moment, all[best].Moment) || all[i].IsDayElsewhere(all[best].Moment)) {
			return i
		}
	}
	return best
}

// sameDay reports whether two sources mean the same day, each in its zone.
func sameDay(a, b date.Moment) bool {
	ay, am, ad := a.Date()
	by, bm, bd := b.Date()
	return ay == by && am == bm && ad == bd
}
