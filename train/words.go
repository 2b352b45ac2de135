package main

import (
	"strings"
	"unicode"
)

// wordKind says what counts as a word.
type wordKind string

const (
	latinWords wordKind = "latin" // what \w+ matches in Python, as WCXB counts
	signWords  wordKind = "signs" // the same, but that each sign of a script without blanks is one
)

// words splits a text into its words, in lower case.
func (k wordKind) words(text string) []string {
	if k != signWords {
		return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isWordRune(r) })
	}
	var list []string
	begin := -1 // of the word that is not over
	text = strings.ToLower(text)
	for i, r := range text {
		sign := unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai) && isWordRune(r)
		if begin >= 0 && (sign || !isWordRune(r)) {
			list, begin = append(list, text[begin:i]), -1
		}
		switch {
		case sign:
			list = append(list, string(r))
		case begin < 0 && isWordRune(r):
			begin = i
		}
	}
	if begin >= 0 {
		list = append(list, text[begin:])
	}
	return list
}

func isWordRune(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r)
}
