package date

import (
	"strings"
	"sync"

	"github.com/pithmd/pith/internal/lexicon"
)

// dateFrom reads a date that begins with the first part, and says how many
// parts it has.
func dateFrom(parts []datePart, lang, s string) (at dateAt, used int, ok bool) {
	first := parts[0]
	switch {
	case first.month > 0:
		return monthFirst(parts)
	case first.number < 0:
		return at, 0, false
	case first.sep == 'Y':
		return hanDate(parts)
	}
	if at, used, ok = solarDate(parts, lang, s); ok {
		return at, used, true
	}
	if at, used, ok = numericDate(parts, lang); ok {
		return at, used, true
	}
	if first.digits == 4 {
		return yearFirst(parts, s)
	}
	return dayFirst(parts, s)
}

// monthFirst reads "March 5, 2024", "March 5th 2024" and "March 2024".
func monthFirst(parts []datePart) (at dateAt, used int, ok bool) {
	i := 1
	if i < len(parts) && isYear(parts[i]) {
		return wordDate(parts[i].number, parts[0].month, 0), i + 1, true
	}
	if i >= len(parts) || parts[i].number < 1 || parts[i].number > 31 || parts[i].sep == ':' {
		return at, 0, false
	}
	day := parts[i].number
	for i++; i < len(parts) && i <= 3; i++ {
		if isYear(parts[i]) {
			break
		}
		if parts[i].number >= 0 || parts[i].month > 0 {
			return at, 0, false
		}
	}
	if i >= len(parts) || !isYear(parts[i]) || !isDay(parts[i].number, parts[0].month, day) {
		return at, 0, false
	}
	return wordDate(parts[i].number, parts[0].month, day), i + 1, true
}

// dayFirst reads "5 March 2024", "5. März 2024", "5 de marzo de 2024",
// "1er mars 2024".
func dayFirst(parts []datePart, s string) (at dateAt, used int, ok bool) {
	day := parts[0].number
	if day < 1 || day > 31 {
		return at, 0, false
	}
	i := skipFiller(parts, 1, s)
	if i >= len(parts) || parts[i].month == 0 {
		return at, 0, false
	}
	month := parts[i].month
	i = skipFiller(parts, i+1, s)
	if i >= len(parts) || !isYear(parts[i]) || !isDay(parts[i].number, month, day) {
		return at, 0, false
	}
	return wordDate(parts[i].number, month, day), i + 1, true
}

// yearFirst reads "2024 March 5", the Hungarian "2024. március 5." and the
// Latvian "2024. gada 5. marts", in which a word must stand behind the year.
func yearFirst(parts []datePart, s string) (at dateAt, used int, ok bool) {
	i := skipFiller(parts, 1, s)
	if !isYear(parts[0]) || i+1 >= len(parts) {
		return at, 0, false
	}
	month, day := parts[i].month, parts[i+1].number
	if month == 0 && i > 1 {
		month, day = parts[i+1].month, parts[i].number
	}
	if !isDay(parts[0].number, month, day) {
		return at, 0, false
	}
	if after := skipFiller(parts, i+2, s); after < len(parts) && isYear(parts[after]) {
		return at, 0, false // "The best of 2024 March 5, 2023"
	}
	return wordDate(parts[0].number, month, day), i + 2, true
}

// fillers stand between the parts of a date: prepositions, ordinals' ends
// and the words for year.
var fillers = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.DateParticles) })

func skipFiller(parts []datePart, i int, s string) int {
	for n := 0; n < 2 && i < len(parts); n++ {
		p := parts[i]
		if p.number >= 0 || p.month > 0 {
			break
		}
		if !fillers()[strings.ToLower(s[p.start:p.end])] {
			break
		}
		i++
	}
	return i
}

// hanDate reads 2024年3月5日 and 2024년 3월 5일, and the month alone.
func hanDate(parts []datePart) (at dateAt, used int, ok bool) {
	// The letters between the numbers are parts of their own.
	var n [3]int
	count := 0
	for used < len(parts) && count < 3 {
		if p := parts[used]; p.number >= 0 {
			n[count] = p.number
			count++
			if p.sep != "YMD"[count-1] {
				if count == 3 {
					n[2] = 0
				}
				used++
				break
			}
		}
		used++
	}
	if used < len(parts) && parts[used].number < 0 {
		used++
	}
	switch {
	case count >= 2 && n[2] == 0 && isDay(n[0], n[1], 1):
		return wordDate(n[0], n[1], 0), used, true
	case count == 3 && isDay(n[0], n[1], n[2]):
		return wordDate(n[0], n[1], n[2]), used, true
	}
	return at, 0, false
}

// numericDate reads 05.03.2024, 3/5/2024, 2024-03-05 and the same with a
// year of two digits. The language says which of the first two is the day
// where both could be.
func numericDate(parts []datePart, lang string) (at dateAt, used int, ok bool) {
	if len(parts) < 3 || parts[1].number < 0 || parts[2].number < 0 {
		return at, 0, false
	}
	sep := parts[0].sep
	if sep != parts[1].sep || (sep != '/' && sep != '-' && sep != '.') {
		return at, 0, false
	}
	a, b, c := parts[0].number, parts[1].number, parts[2].number
	switch {
	case isYear(parts[0]):
		if isDay(a, b, c) {
			return wordDate(a, b, c), 3, true
		}
		return at, 0, false
	case isYear(parts[2]):
	case parts[2].digits == 2 && sep != '-' && c < 60:
		c += 2000
	default:
		return at, 0, false
	}
	at, ok = numbersDate(a, b, c, sep, lang)
	return at, 3, ok
}

// numbersDate reads a and b as day and month, or month and day, of a year.
func numbersDate(a, b, year int, sep byte, lang string) (dateAt, bool) {
	order := OrderDayFirst
	switch dayFirst, monthFirst := isDay(year, b, a), isDay(year, a, b); {
	case dayFirst && monthFirst:
		if order = OrderOpen; sep == '/' && monthLeads(lang) {
			a, b = b, a
		}
		if a == b {
			order = orderUnsaid
		}
	case monthFirst:
		order = OrderMonthFirst
		a, b = b, a
	case !dayFirst:
		return dateAt{}, false
	}
	at := wordDate(year, b, a)
	at.Order = order
	return at, true
}

// monthLeads reports whether dates are written month first in the
// language. Of English only what says it is not American is otherwise.
func monthLeads(lang string) bool {
	switch strings.ToLower(lang) {
	case "", "en", "en-us", "en-ca", "en-ph", "fil", "tl":
		return true
	}
	return false
}

func isYear(p datePart) bool { return p.digits == 4 && isYearNumber(p.number) }

func isYearNumber(n int) bool { return n >= minYear && n <= maxYear }

func wordDate(y, m, d int) dateAt {
	if d == 0 {
		return dateAt{Moment: Moment{Time: date(y, m, 1), Precision: ToMonth}}
	}
	return dateAt{Moment: Moment{Time: date(y, m, d), Precision: ToDay}}
}

// monthNames are the names of the lexicon.
var monthNames = sync.OnceValue(indexMonths)

// months finds months by their names.
type months struct {
	names  map[string][]monthName // what a name means in every language that uses it, in the order of the lexicon
	begins map[string]bool        // first words of names of several
}

type monthName struct {
	lang  *lexicon.Language
	month int
}

func indexMonths() months {
	m := months{names: make(map[string][]monthName, 700), begins: map[string]bool{}}
	month := 0
	for lang, line := range lexicon.Lines(lexicon.Months) {
		month = month%12 + 1
		for name := range lexicon.PhrasesOf(line) {
			m.names[name] = append(m.names[name], monthName{lang, month})
			if first, _, ok := strings.Cut(name, " "); ok {
				m.begins[first] = true
			}
		}
	}
	return m
}

const maxMonthBytes = 48 // no name of a month is longer

// monthOf returns the month that a word names, 1 to 12, or 0. The page's
// language decides where languages differ (listopad is November in Polish
// and October in Croatian).
func monthOf(word, lang string) int {
	if len(word) > maxMonthBytes {
		return 0
	}
	names := monthNames().names[strings.ToLower(word)]
	if len(names) == 0 {
		return 0
	}
	primary, _, _ := strings.Cut(strings.ToLower(lang), "-")
	for _, n := range names {
		if n.lang.Is(primary) {
			return n.month
		}
	}
	return names[0].month
}
