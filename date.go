package pith

import (
	"fmt"
	"time"

	"github.com/pithmd/pith/internal/meta/date"
)

// Date is when a page was published or changed, as exactly as the page tells it.
// The zero Date is not known.
//
// As text, and so in JSON and in front matter, it is written as ISO 8601, no
// longer than it is known: "2024", "2024-03", "2024-03-05", "2024-03-05T10:00:00",
// "2024-03-05T10:00:00+01:00".
type Date struct {
	Time      time.Time // its beginning: what is not known of it is the first of its kind, and the zone UTC
	Precision DatePrecision
}

// DatePrecision is how much of a date is known.
type DatePrecision uint8

const (
	NoPrecision      DatePrecision = iota // nothing
	YearPrecision                         // the year
	MonthPrecision                        // the month too
	DayPrecision                          // the day too
	ClockPrecision                        // the time of day too, by the clocks of a place that is not told
	InstantPrecision                      // the time of day and its zone
)

var precisionNames = [...]string{NoPrecision: "none", YearPrecision: "year", MonthPrecision: "month", DayPrecision: "day", ClockPrecision: "clock", InstantPrecision: "instant"}

// layouts write a date as far as it is known.
var layouts = [...]string{
	YearPrecision: "2006", MonthPrecision: "2006-01", DayPrecision: time.DateOnly, ClockPrecision: "2006-01-02T15:04:05.999999999", InstantPrecision: time.RFC3339Nano,
}

func (p DatePrecision) String() string { return nameOf(precisionNames[:], uint8(p)) }

// MarshalText writes the precision by name.
func (p DatePrecision) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads the name of a precision.
func (p *DatePrecision) UnmarshalText(text []byte) error {
	return readName(p, precisionNames[:], "precision", text)
}

// IsZero reports whether the date is not known.
func (d Date) IsZero() bool { return d.Precision == NoPrecision }

// String is the date as text, "" if it is not known.
func (d Date) String() string {
	if d.IsZero() || int(d.Precision) >= len(layouts) {
		return ""
	}
	return d.Time.Format(layouts[d.Precision])
}

// MarshalText writes the date as text.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes. It is an error if the text is none
// of those forms.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	for p := InstantPrecision; p > NoPrecision; p-- {
		// In UTC, or a zone with the offset of this machine's would be that one.
		if at, err := time.ParseInLocation(layouts[p], string(text), time.UTC); err == nil {
			*d = Date{at, p}
			return nil
		}
	}
	return fmt.Errorf("pith: %q is no date", text)
}

// dateOf is a date that a page tells.
func dateOf(m date.Moment) Date {
	switch {
	case m.IsZero():
		return Date{}
	case m.Precision == date.ToYear:
		return Date{m.Time, YearPrecision}
	case m.Precision == date.ToMonth:
		return Date{m.Time, MonthPrecision}
	case m.Precision == date.ToDay:
		return Date{m.Time, DayPrecision}
	case !m.Zoned:
		return Date{m.Time, ClockPrecision}
	}
	return Date{m.Time, InstantPrecision}
}
