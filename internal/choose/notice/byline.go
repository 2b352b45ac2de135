package notice

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/lexicon"
)

// IsByline reports whether all words of a text are such as stand beside a
// name or a date, or numbers.
func IsByline(text string) bool {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !unicode.IsDigit(rune(word[0])) && !besideNames()[word] {
			return false
		}
	}
	return true
}

// WithoutName takes a name out of a text that has it as whole words.
func WithoutName(text, name string) (string, bool) {
	before, after, ok := strings.Cut(text, name)
	next, _ := utf8.DecodeRuneInString(after)
	if !ok || unicode.IsLetter(dom.LastRune(before)) || unicode.IsLetter(next) {
		return text, false
	}
	return before + " " + after, true
}

// besideNames are the words of what begins a byline or a date, and what stands
// between the two.
var besideNames = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for phrase := range lexicon.Set(lexicon.By, lexicon.UpdatedDates, lexicon.IssuedDates, lexicon.BesideNames) {
		for w := range strings.FieldsSeq(strings.TrimRight(phrase, ":")) {
			words[w] = true
		}
	}
	return words
})

// BeginsWithChange reports whether a text of plain words begins with what is said before
// the day of a change, in more than one word: by itself "edited" begins sentences too.
func BeginsWithChange(text string) bool {
	first, rest, _ := strings.Cut(text, " ")
	second, _, _ := strings.Cut(rest, " ")
	return second != "" && changes()[first+" "+second]
}

var changes = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.UpdatedDates) })
