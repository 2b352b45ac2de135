package form

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/lexicon"
)

// MaxLabelText is how much of a text is looked at for a label: elements
// around a label can hold a whole page.
const MaxLabelText = 64

// labelBlanks are the blanks around a label.
const labelBlanks = " \t\n\u00a0"

// NoteText is a label in its plain form: without the brackets around it and the word
// or the sign before its number, which has ordinary digits. What is no label stays.
func NoteText(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 40 {
		return s
	}
	s = strings.Trim(s, "[]［］【】〔〕\u00a0\u2009\ufe0e")
	for _, open := range [...]string{"(", "（"} {
		if inside, ok := strings.CutPrefix(s, open); ok && (strings.HasSuffix(inside, ")") || strings.HasSuffix(inside, "）")) {
			s = strings.TrimRight(inside, ")）")
		}
	}
	s = strings.TrimSpace(s)
	if number, end, _ := numberPrefix(s); number != "" && strings.Trim(s[end:], ")）") == "" {
		return number
	}
	return s
}

// noteSigns are the signs that mark notes, alone or several of one.
const noteSigns = "*†‡§¶"

// IsNoteLabel reports whether a text is what marks a note: a number, a
// letter, a sign.
func IsNoteLabel(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(s), "note "), "fn ")
	if s == "" || len(s) > 6 {
		return false
	}
	if _, err := strconv.Atoi(s); err == nil {
		return len(s) <= 4
	}
	if strings.Trim(s, noteSigns) == "" {
		return true
	}
	return len(s) == 1 && s[0] >= 'a' && s[0] <= 'z' || strings.Trim(s, "ivx") == ""
}

// LabelPrefix is the label that a text begins with, in its plain form, and where it
// ends in the text; it is sure unless it is a plain number, with which a sentence may
// begin. The label is empty where there is none.
func LabelPrefix(text string) (label string, end int, sure bool) {
	rest := strings.TrimLeft(text, labelBlanks)
	start := len(text) - len(rest)
	for _, marks := range [...][2]string{{"[", "]"}, {"(", ")"}, {"［", "］"}, {"（", "）"}, {"【", "】"}, {"〔", "〕"}} {
		if inside, ok := strings.CutPrefix(rest, marks[0]); ok {
			inside, _, ok = strings.Cut(inside[:min(len(inside), MaxLabelText)], marks[1])
			if label = NoteText(inside); !ok || !IsNoteLabel(label) {
				return "", 0, false
			}
			return label, start + len(marks[0]) + len(inside) + len(marks[1]), true
		}
	}
	if end = signPrefix(rest); end > 0 {
		return rest[:end], start + end, true
	}
	label, end, sure = numberPrefix(rest)
	return label, start + end, sure
}

// signPrefix is how long the sign is that a text begins with as a note does, one or several of
// it and then a blank or a letter; 0 if there is none.
func signPrefix(text string) int {
	const most = 3
	sign, size := utf8.DecodeRuneInString(text)
	if !strings.ContainsRune(noteSigns, sign) || size == 0 || sign == '§' || sign == '¶' {
		return 0
	}
	end := size
	for end <= most*size && strings.HasPrefix(text[end:], text[:size]) {
		end += size
	}
	next, _ := utf8.DecodeRuneInString(text[end:])
	if end > most*size || !unicode.IsSpace(next) && !unicode.IsLetter(next) {
		return 0
	}
	return end
}

// MarkedNumber is the first number in a text that can be nothing but the mark of a note or a
// citation, between brackets or behind a sign, how it is written, and where it begins; from
// is less than 0 if there is none.
func MarkedNumber(text string) (from, to int, label string) {
	for at := 0; ; {
		open := strings.IndexFunc(text[at:], opensMark)
		if open < 0 {
			return -1, 0, ""
		}
		from = at + open
		_, size := utf8.DecodeRuneInString(text[from:])
		if label, end, sure := LabelPrefix(text[from:]); sure && label != "" && label[0] >= '0' && label[0] <= '9' && (text[from] != '*' || from == 0 || text[from-1] != '*') {
			return from, from + end, label
		}
		at = from + size
	}
}

// opensMark reports whether the mark of a note may begin with a sign.
func opensMark(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '[' || r == '*'
	}
	switch r {
	case '※', '〔', '【', '［', '（', '注', '註':
		return true
	}
	return circledNumber(r) > 0
}

// numberPrefix is the number that a text begins with, in ordinary digits, and where it
// ends. It is sure where it can be nothing but a mark: behind a word or a sign for
// notes, raised, or in a circle.
func numberPrefix(text string) (number string, end int, sure bool) {
	end = markBefore(text)
	sure = end > 0
	for end < len(text) && len(number) < maxLabelDigits {
		r, size := utf8.DecodeRuneInString(text[end:])
		if circled := circledNumber(r); circled > 0 && number == "" {
			return strconv.Itoa(circled), end + size, true
		}
		digit := digitOf(r)
		if digit >= 0 {
			sure = true
		} else if digit = plainDigit(r); digit < 0 {
			break
		}
		number += string(rune('0' + digit))
		end += size
	}
	if next, _ := utf8.DecodeRuneInString(text[end:]); number == "" || unicode.IsDigit(next) {
		return "", 0, false
	}
	return number, end, sure
}

const maxLabelDigits = 4

// markBefore is how long the word or sign is that stands before the number of a
// note, 0 if there is none: Note 1, *1, ※1, 注1.
func markBefore(text string) int {
	for _, sign := range [...]string{"*", "※"} {
		if strings.HasPrefix(text, sign) {
			return len(sign)
		}
	}
	r, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsLetter(r) {
		return 0
	}
	at := strings.IndexFunc(text[:min(len(text), MaxLabelText)], func(r rune) bool { return unicode.IsDigit(r) || digitOf(r) >= 0 })
	if at < 0 || !noteMarks()[strings.ToLower(strings.TrimRight(text[:at], "."+labelBlanks))] {
		return 0
	}
	return at
}

var noteMarks = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.NoteMarks) })

// plainDigit is the value of a digit of any script, less than 0 for other characters.
// Unicode has the ten of a script in their order.
func plainDigit(r rune) int {
	if r < utf8.RuneSelf {
		if r < '0' || r > '9' {
			return -1
		}
		return int(r - '0')
	}
	if !unicode.IsDigit(r) {
		return -1
	}
	value := 0
	for unicode.IsDigit(r - rune(value) - 1) {
		value++
	}
	return value % 10
}

// circledNumber is the number in a circle or a disc that a character is, 0 for others.
func circledNumber(r rune) int {
	switch {
	case r >= '①' && r <= '⑳':
		return int(r-'①') + 1
	case r >= '⑴' && r <= '⒇':
		return int(r-'⑴') + 1
	case r >= '❶' && r <= '❿':
		return int(r-'❶') + 1
	}
	return 0
}

// endsLabel reports whether what stands behind a plain number is what stands behind
// labels.
func endsLabel(rest string) bool { return rest != "" && strings.IndexByte(".): \t\n", rest[0]) >= 0 }
