package pith

import (
	"strings"
	"unicode"
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
	return isYearNumber(n) || isBuddhistYear(n) && hasScript(s, unicode.Thai)
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
