package dom

import (
	"strings"
	"unicode/utf8"
)

// NameSet is a set of names: of tags, or words of ids and classes.
type NameSet map[string]bool

// NamesOf makes a set of names.
func NamesOf(list ...string) NameSet {
	s := NameSet{}
	for _, name := range list {
		if name != "" {
			s[strings.ToLower(name)] = true
		}
	}
	return s
}

// Have reports whether a word of a list is in the set. Neither case counts nor
// a number at the end, which many pages make up.
func (s NameSet) Have(list string) bool {
	if len(s) == 0 {
		return false
	}
	for word := range strings.FieldsSeq(list) {
		if HasLower(s, word) || HasLower(s, strings.TrimRight(word, "0123456789")) {
			return true
		}
	}
	return false
}

// HasLower reports whether a set of words in lower case has a word, in whatever
// case that is. Every token of every class of a page is asked for in several sets:
// one of up to 64 letters of ASCII is not copied for it.
func HasLower(set map[string]bool, word string) bool {
	var room [64]byte
	if len(word) > len(room) {
		return set[strings.ToLower(word)]
	}
	lower := room[:len(word)]
	for i := range lower {
		if word[i] >= utf8.RuneSelf {
			return set[strings.ToLower(word)]
		}
		lower[i] = LowerASCII(word[i])
	}
	return set[string(lower)]
}
