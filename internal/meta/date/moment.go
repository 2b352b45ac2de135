package date

import (
	"time"
)

// precision is how much of a date a page gives.
type precision uint8

// A Moment is a date as far as the page gives it. What is not given is the
// first of its kind; without a time zone the zone is UTC.
type Moment struct {
	time.Time
	Precision precision
	Zoned     bool // the zone is said
	Order     dayOrder
}

// Swapped is the moment with day and month the other way round.
func (m Moment) Swapped() Moment {
	y, month, d := m.Date()
	h, minute, sec := m.Clock()
	m.Time = time.Date(y, time.Month(d), int(month), h, minute, sec, m.Nanosecond(), m.Location())
	return m
}

// Raw writes a moment as ISO 8601, as long as it is known.
func (m Moment) Raw() string {
	switch {
	case m.Precision == ToYear:
		return m.Format("2006")
	case m.Precision == ToMonth:
		return m.Format("2006-01")
	case m.Precision == ToDay:
		return m.Format(time.DateOnly)
	case !m.Zoned:
		return m.Format("2006-01-02T15:04:05")
	}
	return m.Format(time.RFC3339)
}

// IsTyped reports whether a date has no time of day but a midnight that a
// program put there.
func (m Moment) IsTyped() bool {
	h, minute, sec := m.Clock()
	return m.Precision == ToDay || h == 0 && minute == 0 && sec == 0
}

// IsDayElsewhere reports whether a time can be a day that a page prints in
// the zone of its writers: the day before or after in the zone of data.
func (m Moment) IsDayElsewhere(day Moment) bool {
	if m.Precision != ToMinute || !m.Zoned {
		return false
	}
	local := m.Sub(day.Time) // the day begins at midnight somewhere
	return local > -11*time.Hour && local < 34*time.Hour
}
