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
