package pith

import (
	"strconv"
	"strings"
	"time"
)

// precision is how much of a date a page gives.
type precision uint8

const (
	toYear precision = iota + 1
	toMonth
	toDay
	toMinute
)

// A moment is a date as far as the page gives it. What is not given is the
// first of its kind; without a time zone the zone is UTC.
type moment struct {
	time.Time
	precision precision
	zoned     bool
	order     dayOrder
}

// dayOrder is what the numbers of a date say about the order of day and
// month on the page.
type dayOrder uint8

const (
	orderUnsaid     dayOrder = iota
	orderOpen                // "05/03/2024" was read by the language alone
	orderDayFirst            // "25/03/2024"
	orderMonthFirst          // "03/25/2024"
)

// swapped is the moment with day and month the other way round.
func (m moment) swapped() moment {
	y, month, d := m.Date()
	h, minute, sec := m.Clock()
	m.Time = time.Date(y, time.Month(d), int(month), h, minute, sec, m.Nanosecond(), m.Location())
	return m
}

// raw writes a moment as ISO 8601, as long as it is known.
func (m moment) raw() string {
	switch {
	case m.precision == toYear:
		return m.Format("2006")
	case m.precision == toMonth:
		return m.Format("2006-01")
	case m.precision == toDay:
		return m.Format(time.DateOnly)
	case !m.zoned:
		return m.Format("2006-01-02T15:04:05")
	}
	return m.Format(time.RFC3339)
}

// Years before the web are dates of what a page tells about, but books and
// papers of the last century are published as pages too.
const (
	minYear = 1900
	maxYear = 2100
)

const maxDateBytes = 120 // a longer value is prose

// readMoment reads a value that is meant for machines: ISO 8601 and its
// relatives, RFC 1123, seconds or milliseconds since 1970, and, because
// pages put them there, dates in words. What is left over after a date and
// a time is ignored.
func readMoment(s, lang string) (moment, bool) {
	s = strings.Trim(s, " \t\r\n\"'")
	if len(s) < 4 || len(s) > maxDateBytes {
		return moment{}, false
	}
	if m, ok := readISO(s); ok {
		return m, true
	}
	if m, ok := readEpoch(s); ok {
		return m, true
	}
	if at, ok := findDate(s, lang); ok {
		return at.moment, true
	}
	return moment{}, false
}

// readEpoch reads seconds or milliseconds since 1970.
func readEpoch(s string) (moment, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return moment{}, false
	}
	switch len(s) {
	case 10:
	case 13:
		n /= 1000
	default:
		return moment{}, false
	}
	at := time.Unix(n, 0).UTC()
	return moment{Time: at, precision: toMinute, zoned: true}, at.Year() <= maxYear
}

// cursor reads numbers and marks off a string.
type cursor struct {
	s string
}

// number reads between least and most digits.
func (c *cursor) number(least, most int) (int, bool) {
	n, i := 0, 0
	for i < len(c.s) && i < most && c.s[i] >= '0' && c.s[i] <= '9' {
		n = n*10 + int(c.s[i]-'0')
		i++
	}
	if i < least {
		return 0, false
	}
	c.s = c.s[i:]
	return n, true
}

// mark reads one byte out of set.
func (c *cursor) mark(set string) (byte, bool) {
	if c.s == "" || strings.IndexByte(set, c.s[0]) < 0 {
		return 0, false
	}
	b := c.s[0]
	c.s = c.s[1:]
	return b, true
}

func (c *cursor) digitNext() bool {
	return c.s != "" && c.s[0] >= '0' && c.s[0] <= '9'
}

// readISO reads 2024, 2024-03, 2024-03-05, 2024/3/5, 2024.03.05, 20240305
// and each of the last with a time behind it.
func readISO(s string) (moment, bool) {
	c := cursor{s}
	year, ok := c.number(4, 4)
	if !ok || year < minYear || year > maxYear {
		return moment{}, false
	}
	if c.s == "" {
		return moment{Time: date(year, 1, 1), precision: toYear}, true
	}
	var month, day int
	sep, dashed := c.mark("-/.")
	month, ok = c.number(1, 2)
	if !ok || month < 1 || month > 12 {
		return moment{}, false
	}
	if c.s == "" && dashed {
		return moment{Time: date(year, month, 1), precision: toMonth}, true
	}
	if _, again := c.mark(string(sep)); dashed != again {
		return moment{}, false
	}
	day, ok = c.number(1, 2)
	if !ok || !isDay(year, month, day) {
		return moment{}, false
	}
	if !dashed && c.digitNext() && len(s) != len("20060102150405") {
		return moment{}, false // a long number, such as an id
	}
	m := moment{Time: date(year, month, day), precision: toDay}
	c.clock(&m)
	return m, true
}

// clock reads a time of day and its zone into a date, if they are there.
func (c *cursor) clock(m *moment) {
	c.s = strings.TrimLeft(c.s, " ,T\u00a0")
	hour, ok := c.number(1, 2)
	if !ok || hour > 24 {
		return
	}
	_, colon := c.mark(":")
	minute, ok := c.number(2, 2)
	if !ok || minute > 59 {
		return
	}
	second, nanos := 0, 0
	if c.s != "" && (c.s[0] == ':' || (!colon && c.digitNext())) {
		c.mark(":")
		if second, ok = c.number(1, 2); !ok || second > 60 {
			return
		}
		if _, frac := c.mark(".,:"); frac {
			nanos = c.fraction()
		}
	}
	hour = c.noon(hour)
	zone, zoned := c.zone()
	y, mo, d := m.Date()
	m.Time = time.Date(y, mo, d, hour, minute, second, nanos, zone)
	m.precision, m.zoned = toMinute, zoned
}

// fraction reads the digits of a fraction of a second as nanoseconds.
func (c *cursor) fraction() int {
	nanos, unit := 0, 100_000_000
	for c.digitNext() {
		nanos += int(c.s[0]-'0') * unit
		unit /= 10
		c.s = c.s[1:]
	}
	return nanos
}

// noon reads AM or PM and applies it.
func (c *cursor) noon(hour int) int {
	rest := strings.ToLower(strings.TrimLeft(c.s, " \u00a0"))
	switch {
	case strings.HasPrefix(rest, "pm"), strings.HasPrefix(rest, "p.m."):
		if hour < 12 {
			hour += 12
		}
	case strings.HasPrefix(rest, "am"), strings.HasPrefix(rest, "a.m."):
		if hour == 12 {
			hour = 0
		}
	default:
		return hour
	}
	c.s = strings.TrimLeft(c.s, " \u00a0")
	c.s = strings.TrimLeft(c.s, "aApPmM.")
	return hour
}

// zones are the names in use on English-language pages, in minutes east of
// Greenwich. Names that mean several zones (IST, CST of China) are left out
// unless one meaning is by far the commonest on pages.
var zones = map[string]int{
	"z": 0, "utc": 0, "gmt": 0, "wet": 0,
	"cet": 60, "bst": 60, "west": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180,
	"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
	"jst": 540, "kst": 540, "aest": 600, "aedt": 660,
}

// zone reads +01:00, +0100, +1, Z or a zone's name.
func (c *cursor) zone() (*time.Location, bool) {
	c.s = strings.TrimLeft(c.s, " \u00a0(")
	name := 0
	for name < len(c.s) && c.s[name]|0x20 >= 'a' && c.s[name]|0x20 <= 'z' {
		name++
	}
	if name > 0 {
		minutes, ok := zones[strings.ToLower(c.s[:name])]
		if !ok {
			return time.UTC, false
		}
		if rest := c.s[name:]; minutes != 0 || rest == "" || (rest[0] != '+' && rest[0] != '-') {
			return fixedZone(minutes), true
		}
		c.s = c.s[name:] // "GMT+0100"
	}
	sign, ok := c.mark("+-")
	if !ok {
		return time.UTC, false
	}
	hours, ok := c.number(1, 2)
	if !ok || hours > 14 {
		return time.UTC, false
	}
	c.mark(":")
	minutes, ok := c.number(2, 2)
	if !ok || minutes > 59 {
		minutes = 0
	}
	minutes += 60 * hours
	if sign == '-' {
		minutes = -minutes
	}
	return fixedZone(minutes), true
}

func fixedZone(minutes int) *time.Location {
	if minutes == 0 {
		return time.UTC
	}
	return time.FixedZone("", minutes*60)
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// isDay reports whether the calendar has such a day.
func isDay(y, m, d int) bool {
	if y < minYear || y > maxYear || m < 1 || m > 12 || d < 1 || d > 31 {
		return false
	}
	return date(y, m, d).Day() == d
}

// dateAt is a date found in a text.
type dateAt struct {
	moment
	start, end int // bytes of the text
}

// findDate finds the first date in a short text: in words by the month
// tables, or in numbers with the order of the language. Relative dates
// ("yesterday") are never guessed.
func findDate(s, lang string) (dateAt, bool) {
	parts := dateParts(s, lang)
	for i := range parts {
		at, used, ok := dateFrom(parts[i:], lang, s)
		if !ok {
			continue
		}
		at.start, at.end = parts[i].start, parts[i+used-1].end
		c := cursor{plainDigits(s[at.end:])}
		c.s = strings.TrimLeft(c.s, " ,.日일-–|@·at\u00a0ум")
		if at.precision == toDay {
			c.clock(&at.moment)
		}
		return at, true
	}
	return dateAt{}, false
}
