package date

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/dom"
)

// datePart is a number or a word of a text in which a date is looked for.
type datePart struct {
	start, end int
	number     int // -1 for a word
	digits     int // of the number
	month      int // 1 to 12 where the word is a month's name
	sep        byte
}

const maxDateParts = 40

// dateParts cuts a text into numbers and words.
func dateParts(s, lang string) []datePart {
	parts := make([]datePart, 0, 8) // a date and the words around it have no more
	for i := 0; i < len(s) && len(parts) < maxDateParts; {
		p := datePart{start: i}
		if p.end, p.number, p.digits = numberAt(s, i); p.digits > 0 {
			p.sep = separator(s[p.end:])
		} else if p.end = wordEnd(s, i); p.end > i {
			p.number = -1
			p.end, p.month = monthAt(s, i, p.end, lang)
		} else {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		parts = append(parts, p)
		i = p.end
	}
	readBuddhist(parts, s, lang)
	return parts
}

// maxNumberDigits is how long a number may be that is a part of a date.
const maxNumberDigits = 8

// numberAt reads the number that begins at i, of digits of one script or
// several. Without a digit there the end is i.
func numberAt(s string, i int) (end, number, digits int) {
	for i < len(s) {
		value, size := digitAt(s[i:])
		if size == 0 {
			break
		}
		if digits++; digits > maxNumberDigits {
			number = 1 << 30
		} else {
			number = number*10 + value
		}
		i += size
	}
	return i, number, digits
}

// wordEnd is where the word ends that begins at i: i if none does. Dots belong
// to a Thai abbreviation, as in "มี.ค.", but for the last.
func wordEnd(s string, i int) int {
	var before rune
	for k, r := range s[i:] {
		inside := unicode.IsLetter(r) || k > 0 && unicode.IsMark(r)
		if r == '.' && unicode.Is(unicode.Thai, before) {
			next, _ := utf8.DecodeRuneInString(s[i+k+1:])
			inside = unicode.Is(unicode.Thai, next)
		}
		if !inside {
			return i + k
		}
		before = r
	}
	return len(s)
}

// monthAt reads the name of a month whose first word is s[i:end], as many
// words of it as there are. Its end is that of the word if it names none.
func monthAt(s string, i, end int, lang string) (int, int) {
	first := strings.ToLower(s[i:end])
	last, month := end, monthOf(first, lang)
	if !monthNames().begins[first] {
		return last, month
	}
	for range maxMonthWords - 1 {
		if end == len(s) || s[end] != ' ' {
			break
		}
		next, _, digits := numberAt(s, end+1)
		if digits == 0 {
			next = wordEnd(s, end+1)
		}
		if end = next; monthOf(s[i:end], lang) != 0 {
			last, month = end, monthOf(s[i:end], lang)
		}
	}
	return last, month
}

const maxMonthWords = 3 // "tháng mười hai", the Vietnamese December

// separator names the character that follows a number: '/', '-', '.', ' ', or 'Y', 'M',
// 'D' for the characters of Chinese, Japanese and Korean dates.
func separator(s string) byte {
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case '年', '년':
		return 'Y'
	case '月', '월':
		return 'M'
	case '日', '일':
		return 'D'
	case '/', '-', '.', ' ', ':':
		return byte(r)
	case '‑', '–':
		return '-'
	}
	return 0
}

// digitZeros are the zeros of the digits that pages write dates in besides our
// own; the nine others follow each.
var digitZeros = [...]rune{
	'٠', // Arabic
	'۰', // Persian, Urdu
	'०', // Devanagari
	'০', // Bengali
	'௦', // Tamil
	'๐', // Thai
}

// digitAt reads the digit that a text begins with. Its size is 0 if there is
// none.
func digitAt(s string) (value, size int) {
	if s[0] < utf8.RuneSelf {
		if dom.IsDigit(s[0]) {
			return int(s[0] - '0'), 1
		}
		return 0, 0
	}
	r, size := utf8.DecodeRuneInString(s)
	for _, zero := range digitZeros {
		if r >= zero && r <= zero+9 {
			return int(r - zero), size
		}
	}
	return 0, 0
}

// MayHaveDigits is a first look at a text: it has a digit or what is not ASCII.
func MayHaveDigits(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || dom.IsDigit(s[i]) {
			return true
		}
	}
	return false
}

// plainDigits writes the digits of a text as our own.
func plainDigits(s string) string {
	if !mayHaveForeignDigits(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		for _, zero := range digitZeros {
			if r >= zero && r <= zero+9 {
				return '0' + r - zero
			}
		}
		return r
	}, s)
}

// mayHaveForeignDigits is false for most texts at the cost of a glance: no digit
// of another script begins with a smaller byte than that of Arabic.
func mayHaveForeignDigits(s string) bool {
	const first = 0xD9
	for i := range len(s) {
		if s[i] >= first {
			return true
		}
	}
	return false
}

// hasForeignYear reports whether a text in a script that has digits of its own
// has four digits by themselves that may be a year.
func hasForeignYear(s string) bool {
	if !mayHaveForeignDigits(s) {
		return false
	}
	for i := 0; i < len(s); {
		end, number, digits := numberAt(s, i)
		if digits == 4 && isYearIn(s, number) {
			return true
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i = max(end, i+size)
	}
	return false
}
