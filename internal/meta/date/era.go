package date

import (
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/pithmd/pith/internal/lexicon"
)

// Years that are not counted as Gregorian ones. A number is one of them only
// where the page's language or the script of the text says so, and only in
// the years that the web has.

// buddhistAhead is how many years the Thai calendar is ahead of the Gregorian,
// with which it has shared its months, and since 1941 the first day of the
// year.
const buddhistAhead = 543

func isBuddhistYear(n int) bool { return isYearNumber(n-buddhistAhead) && !isYearNumber(n) }

// readBuddhist makes Gregorian years of the Thai ones among the parts of a
// text. Both are in use, and no number is a year of both.
func readBuddhist(parts []datePart, s, lang string) {
	if !isOf(lang, "th") && !hasScript(s, unicode.Thai) {
		return
	}
	for i := range parts {
		if p := &parts[i]; p.digits == 4 && isBuddhistYear(p.number) {
			p.number -= buddhistAhead
		}
	}
}

// isYearIn reports whether a number may be a year in a text.
func isYearIn(s string, n int) bool {
	return isYearNumber(n) || isBuddhistYear(n) && hasScript(s, unicode.Thai) || isSolarYear(n) && hasScript(s, unicode.Arabic)
}

// isOf reports whether a language tag is of a language.
func isOf(tag, language string) bool {
	base, _, _ := strings.Cut(tag, "-")
	return strings.EqualFold(base, language)
}

// hasScript reports whether a text has a character of a script.
func hasScript(s string, script *unicode.RangeTable) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(script, r) })
}

// Years of the Persian calendar, the Solar Hijri. The first is that of minYear.
// From 1430 on numbers are years of the moon, whose 1430 was our 2009.
const (
	minSolarYear = 1279
	maxSolarYear = 1429
)

func isSolarYear(n int) bool { return minSolarYear <= n && n <= maxSolarYear }

// solarDate reads "15 اسفند 1402", and in Persian 1402/12/15 and 15/12/1402.
func solarDate(parts []datePart, lang, s string) (at dateAt, used int, ok bool) {
	var year, month, day datePart
	if i := skipFiller(parts, 1, s); i < len(parts) && parts[i].number < 0 {
		day, month = parts[0], parts[i]
		month.number = solarMonths()[s[month.start:month.end]]
		if i = skipFiller(parts, i+1, s); i < len(parts) {
			year, used = parts[i], i+1
		}
	} else if isOf(lang, "fa") && len(parts) >= 3 && parts[0].sep == parts[1].sep && strings.IndexByte("/-.", parts[0].sep) >= 0 {
		year, month, day, used = parts[0], parts[1], parts[2], 3
		if year.digits != 4 {
			year, day = day, year
		}
	}
	if year.digits != 4 || !isSolarYear(year.number) || !isSolarDay(year.number, month.number, day.number) {
		return at, 0, false
	}
	t := fromSolar(year.number, month.number, day.number)
	return wordDate(t.Year(), int(t.Month()), t.Day()), used, true
}

// solarMonths are the names of the Persian calendar's months, with their
// numbers.
var solarMonths = sync.OnceValue(func() map[string]int {
	months := map[string]int{}
	month := 0
	for _, line := range lexicon.Lines(lexicon.SolarMonths) {
		month = month%12 + 1
		for name := range lexicon.PhrasesOf(line) {
			months[name] = month
		}
	}
	return months
})

// isSolarDay reports whether the Persian calendar has a day. Six months have
// 31 days, five 30, and the last has 29, or 30 in a leap year.
func isSolarDay(y, m, d int) bool {
	days := 31
	switch {
	case m < 1 || m > 12:
		return false
	case m == 12 && !isSolarLeap(y):
		days = 29
	case m > 6:
		days = 30
	}
	return d >= 1 && d <= days
}

// isSolarLeap follows the cycle of 33 years with eight leap years. The law asks
// when spring begins in Tehran; ICU 78, which has a table of that, agrees on
// every day of the years that are read.
func isSolarLeap(y int) bool { return (25*y+11)%33 < 8 }

// fromSolar is a day of the Persian calendar in the Gregorian.
func fromSolar(y, m, d int) time.Time {
	leapYears := (8*y + 21) / 33 // before it
	days := 365*(y-1) + leapYears + 30*(m-1) + min(m-1, 6) + d - 1
	return date(622, 3, 21).AddDate(0, 0, days) // on which the cycle, run back, begins the year 1
}
