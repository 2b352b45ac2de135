package main

import (
	"slices"
	"strings"
	"unicode"
)

// wordsOf splits a text into the words that WCXB counts: what \w+ matches in
// Python (letters, digits and other numerals, underscore; no marks), in
// lower case.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isWordRune(r) })
}

func isWordRune(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r)
}

// signsOf splits a text as wordsOf does, but makes a word of each sign of the
// scripts that put no blanks between words. Otherwise a whole clause of
// Chinese would be one word, and one sign too much would lose all of it.
func signsOf(text string) []string {
	var words []string
	start := -1 // of the word that is being read
	text = strings.ToLower(text)
	for i, r := range text {
		sign := isSign(r)
		if start >= 0 && (sign || !isWordRune(r)) {
			words, start = append(words, text[start:i]), -1
		}
		if sign {
			words = append(words, string(r))
		} else if start < 0 && isWordRune(r) {
			start = i
		}
	}
	if start >= 0 {
		words = append(words, text[start:])
	}
	return words
}

// isSign reports whether r is a letter of Han, Kana, Hangul or Thai. The marks
// that lengthen a vowel of Kana belong to no script of their own.
func isSign(r rune) bool {
	if r == 'ー' || r == 'ｰ' {
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai) && isWordRune(r)
}

// gramsOf are the runs of n neighbouring words; a text of fewer is one run.
func gramsOf(words []string, n int) []string {
	if len(words) == 0 {
		return nil
	}
	n = min(n, len(words))
	grams := make([]string, 0, len(words)-n+1)
	for i := range len(words) - n + 1 {
		grams = append(grams, strings.Join(words[i:i+n], " "))
	}
	return grams
}

// multiset counts words.
type multiset map[string]int

func countWords(words []string) multiset {
	m := make(multiset, len(words))
	for _, w := range words {
		m[w]++
	}
	return m
}

func (m multiset) size() int {
	n := 0
	for _, c := range m {
		n += c
	}
	return n
}

// common is the size of the intersection.
func (m multiset) common(o multiset) int {
	n := 0
	for w, c := range m {
		n += min(c, o[w])
	}
	return n
}

// excuse takes out of m what it has more of than want, as far as optional has
// it.
func (m multiset) excuse(want, optional multiset) {
	for w, c := range optional {
		m[w] -= min(c, max(0, m[w]-want[w]))
	}
}

// missingFrom lists what m has more of than o, in order.
func (m multiset) missingFrom(o multiset) []string {
	var missing []string
	for w, c := range m {
		for range max(0, c-o[w]) {
			missing = append(missing, w)
		}
	}
	slices.Sort(missing)
	return missing
}
