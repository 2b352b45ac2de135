package person

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/lexicon"
)

// BeginsWithBy reports whether a trimmed text is the beginning of a byline, or the
// word alone with the name in the next element.
func BeginsWithBy(s string) bool {
	if len(s) > MaxBylineBytes || len(s) < 2 {
		return false
	}
	if len(s) <= maxByWord && IsForeignBy(WithoutColon(s)) || isForeignByline(s) || HasByLabel(s) {
		return true
	}
	switch s[0] | 0x20 {
	case 'b':
		return len(s) >= 2 && s[1]|0x20 == 'y' && (len(s) == 2 || s[2] == ' ' || s[2] == ':' || s[2] == '\n' || s[2] == '\t')
	case 'w':
		return len(s) >= 10 && strings.EqualFold(s[:10], "written by")
	case 'p':
		return len(s) >= 9 && strings.EqualFold(s[:9], "posted by")
	}
	return false
}

// isForeignByline reports whether a text is the word for "by" of another language
// and names after it: two words or more, each with a capital, and no sentence.
// The Dutch word is no sign of it: "Door Locks".
func isForeignByline(s string) bool {
	by, rest, ok := strings.Cut(s, " ")
	if !ok || !IsForeignBy(WithoutColon(by)) || strings.EqualFold(by, "door") {
		return false
	}
	names := 0
	for w := range strings.FieldsSeq(rest) {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			names++
		case !Particles()[w] && !slices.Contains(Conjunctions(), " "+w+" "):
			return false
		}
	}
	return names >= 2 && names <= maxBylineWords
}

const maxBylineWords = 8 // of three or four names

// WithoutColon takes a colon and blanks off the end of a label.
func WithoutColon(s string) string {
	s = strings.TrimSpace(s)
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(s, ":"), "："))
}

const maxByWord = 24 // bytes, with a colon and blanks

// IsForeignBy reports whether a text is the word for "by" of another
// language, alone: inside a text the same words begin sentences.
func IsForeignBy(s string) bool { return foreignBys()[s] }

var foreignBys = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.ByAlone) })
