package dom

import (
	"strings"
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
		word = strings.ToLower(word)
		if s[word] || s[strings.TrimRight(word, "0123456789")] {
			return true
		}
	}
	return false
}
