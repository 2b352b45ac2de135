package date

import (
	"strconv"
	"strings"
	"time"
)

// How much of a date is known.
const (
	ToYear precision = iota + 1
	ToMonth
	ToDay
	ToMinute
)

// dayOrder is what the numbers of a date say about the order of day and
// month on the page.
type dayOrder uint8

const (
	orderUnsaid     dayOrder = iota
	OrderOpen                // "05/03/2024" was read by the language alone
	OrderDayFirst            // "25/03/2024"
	OrderMonthFirst          // "03/25/2024"
)

// Years before the web are dates of what a page tells about, but books and
// papers of the last century are published as pages too.
const (
	minYear = 1900
	maxYear = 2100
)

const MaxDateBytes = 120 // a longer value is prose

// ReadMoment reads a value that is meant for machines: ISO 8601 and its
// relatives, RFC 1123, seconds or milliseconds since 1970, and, because
// pages put them there, dates in words. What is left over after a date and
// a time is ignored.
func ReadMoment(s, lang string) (Moment, bool) {
	s = strings.Trim(s, " \t\r\n\"'")
	if len(s) < 4 || len(s) > MaxDateBytes {
		return Moment{}, false
	}
	if m, ok := ReadISO(s); ok {
		return m, true
	}
	if m, ok := ReadEpoch(s); ok {
		return m, true
	}
	if at, ok := FindDate(s, lang); ok {
		return at.Moment, true
	}
	return Moment{}, false
}

// ReadEpoch reads seconds or milliseconds since 1970.
func ReadEpoch(s string) (Moment, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return Moment{}, false
	}
	switch len(s) {
	case 10:
	case 13:
		n /= 1000
	default:
		return Moment{}, false
	}
	at := time.Unix(n, 0).UTC()
	return Moment{Time: at, Precision: ToMinute, Zoned: true}, at.Year() <= maxYear
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

// ReadISO reads 2024, 2024-03, 2024-03-05, 2024/3/5, 2024.03.05, 20240305
// and each of the last with a time behind it.
func ReadISO(s string) (Moment, bool) {
	c := cursor{s}
	year, ok := c.number(4, 4)
	if !ok || year < minYear || year > maxYear {
		return Moment{}, false
	}
	if c.s == "" {
		return Moment{Time: date(year, 1, 1), Precision: ToYear}, true
	}
	var month, day int
	sep, dashed := c.mark("-/.")
	month, ok = c.number(1, 2)
	if !ok || month < 1 || month > 12 {
		return Moment{}, false
	}
	if c.s == "" && dashed {
		return Moment{Time: date(year, month, 1), Precision: ToMonth}, true
	}
	if _, again := c.mark(string(sep)); dashed != again {
		return Moment{}, false
	}
	day, ok = c.number(1, 2)
	if !ok || !isDay(year, month, day) {
		return Moment{}, false
	}
	if !dashed && c.digitNext() && len(s) != len("20060102150405") {
		return Moment{}, false // a long number, such as an id
	}
	m := Moment{Time: date(year, month, day), Precision: ToDay}
	c.clock(&m)
	return m, true
}

// clock reads a time of day and its zone into a date, if they are there.
func (c *cursor) clock(m *Moment) {
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
	m.Precision, m.Zoned = ToMinute, zoned
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
	Moment
	Start, End int // bytes of the text
}

// FindDate finds the first date in a short text: in words by the month
// tables, or in numbers with the order of the language. Relative dates
// ("yesterday") are never guessed.
func FindDate(s, lang string) (dateAt, bool) {
	if !MayHaveDigits(s) {
		return dateAt{}, false
	}
	parts := dateParts(s, lang)
	for i := range parts {
		at, used, ok := dateFrom(parts[i:], lang, s)
		if !ok {
			continue
		}
		at.Start, at.End = parts[i].start, parts[i+used-1].end
		c := cursor{plainDigits(s[at.End:])}
		c.s = strings.TrimLeft(c.s, " ,.日일-–|@·at\u00a0ум")
		if at.Precision == ToDay {
			c.clock(&at.Moment)
		}
		return at, true
	}
	return dateAt{}, false
}
