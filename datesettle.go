package pith

import (
	"slices"
	"strings"
	"time"
)

// settleOrder turns day and month round where the page itself shows that the
// language was no guide: where that makes a date that data name too, or
// where other dates of the page have a thirteenth month.
func settleOrder(lists ...[]when) {
	var data []moment
	dayFirst, monthFirst := false, false
	for _, list := range lists {
		for i := range list {
			if w := &list[i]; w.node < 0 {
				data = append(data, w.moment)
			}
			dayFirst = dayFirst || list[i].order == orderDayFirst
			monthFirst = monthFirst || list[i].order == orderMonthFirst
		}
	}
	named := func(m moment) bool {
		return slices.ContainsFunc(data, func(d moment) bool { return d.precision >= toDay && sameDay(d, m) })
	}
	for _, list := range lists {
		for i := range list {
			w := &list[i]
			if w.order != orderOpen || w.node < 0 || named(w.moment) {
				continue
			}
			wasMonthFirst := int(w.Month()) == leadingNumber(w.raw)
			if named(w.swapped()) || wasMonthFirst && dayFirst && !monthFirst || !wasMonthFirst && monthFirst && !dayFirst {
				w.moment = w.swapped()
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
		isData := func(o when) bool { return o.node < 0 && o.precision >= toDay }
		changed := w.node >= 0 && slices.ContainsFunc(modified, func(o when) bool { return isData(o) && sameDay(o.moment, w.moment) }) &&
			!slices.ContainsFunc(published, func(o when) bool { return isData(o) && sameDay(o.moment, w.moment) }) &&
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
func (r *resolver) settleDate(field string, all []when) time.Time {
	best, bestScore := -1, 0.0
	for i := range all {
		score := dateScore(all, i)
		if best < 0 || score > bestScore || (score == bestScore && all[i].precision > all[best].precision) {
			best, bestScore = i, score
		}
	}
	if best < 0 {
		return time.Time{}
	}
	best = mostExact(all, best)
	found := []candidate{{Value: all[best].moment.raw(), Source: all[best].source}}
	for i := range all {
		if i != best {
			found = append(found, candidate{Value: all[i].moment.raw(), Source: all[i].source})
		}
	}
	r.set(field, found)
	return all[best].Time
}

// dateScore is a date's own weight and what others add to it.
func dateScore(all []when, i int) float64 {
	w := &all[i]
	score := w.weight
	counted := map[string]bool{w.source: true}
	for k := range all {
		if k != i && !counted[all[k].source] && sameDay(w.moment, all[k].moment) {
			counted[all[k].source] = true
			share := agreement
			if w.node < 0 && all[k].node < 0 {
				share = agreementOfData
			}
			score += all[k].weight * share
		}
	}
	switch {
	case w.precision < toDay:
		score -= 6
	case w.isTyped() && w.node < 0:
		// Without a time of day it was typed into a template: page
		// builders put the day of the last rebuild there.
		score -= typedDate
	}
	return score
}

// isTyped reports whether a date has no time of day but a midnight that a
// program put there.
func (m moment) isTyped() bool {
	h, minute, sec := m.Clock()
	return m.precision == toDay || h == 0 && minute == 0 && sec == 0
}

// mostExact is the first of the dates that mean the same day as the best and
// have a time of day, or the best itself.
func mostExact(all []when, best int) int {
	if all[best].precision != toDay {
		return best
	}
	for i := range all {
		if all[i].precision == toMinute && !all[i].isTyped() && (sameDay(all[i].moment, all[best].moment) || all[i].isDayElsewhere(all[best].moment)) {
			return i
		}
	}
	return best
}

// isDayElsewhere reports whether a time can be a day that a page prints in
// the zone of its writers: the day before or after in the zone of data.
func (m moment) isDayElsewhere(day moment) bool {
	if m.precision != toMinute || !m.zoned {
		return false
	}
	local := m.Sub(day.Time) // the day begins at midnight somewhere
	return local > -11*time.Hour && local < 34*time.Hour
}

// sameDay reports whether two sources mean the same day, each in its zone.
func sameDay(a, b moment) bool {
	ay, am, ad := a.Date()
	by, bm, bd := b.Date()
	return ay == by && am == bm && ad == bd
}
