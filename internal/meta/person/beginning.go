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
	if len(s) > MaxBylineBytes || len(s) < 2 || !beginsLikeBy(s) && !hasHan(s) {
		return false
	}
	if len(s) <= maxByWord && IsForeignBy(WithoutColon(s)) || isForeignByline(s) || beginsWithPhrase(s) || HasByLabel(s) {
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

// beginsLikeBy is a first look at a text: whether it begins with the first two bytes
// of a word for "by", or with a bracket. All short texts of a page are asked.
func beginsLikeBy(s string) bool {
	first := firstBytes()
	return first[s[0]][s[1]] || strings.IndexByte(" [(", s[0]) >= 0
}

// firstBytes has the two bytes that each word for "by" begins with, in either case.
var firstBytes = sync.OnceValue(func() *[256][256]bool {
	first := new([256][256]bool)
	for _, list := range [...][]string{lexicon.List(lexicon.By), lexicon.List(lexicon.ByAlone), {"by", "written", "posted"}} {
		for _, word := range list {
			for _, r := range inEitherCase(word) {
				if len(r) > 1 {
					first[r[0]][r[1]] = true
					continue
				}
				for _, next := range inEitherCase(word[1:] + " ") {
					first[r[0]][next[0]] = true
				}
			}
		}
	}
	return first
})

// inEitherCase is the first letter of a word, small and capital.
func inEitherCase(word string) [2]string {
	r, _ := utf8.DecodeRuneInString(word)
	return [2]string{string(unicode.ToLower(r)), string(unicode.ToUpper(r))}
}

// phrases are the words for "by" that are several, by the first letter: "ein
// artikel von", "review by". English has labels of lists among them ("about the
// author"), and those that end in the word alone begin a byline.
var phrases = sync.OnceValue(func() map[rune][]string {
	byLetter := map[rune][]string{}
	for lang, phrase := range lexicon.Phrases(lexicon.By) {
		if strings.Contains(phrase, " ") && (!lang.Is("en") || strings.HasSuffix(phrase, " by")) {
			r, _ := utf8.DecodeRuneInString(phrase)
			byLetter[r] = append(byLetter[r], phrase)
		}
	}
	return byLetter
})

// beginsWithPhrase reports whether a text begins with a word for "by" of several
// words, and a name follows in it or in the next element.
func beginsWithPhrase(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	for _, phrase := range phrases()[unicode.ToLower(first)] {
		if len(s) < len(phrase) || !strings.EqualFold(s[:len(phrase)], phrase) {
			continue
		}
		rest := strings.TrimLeft(s[len(phrase):], " :\u00a0")
		if rest == "" || len(rest) < len(s)-len(phrase) && beginsWithName(rest) {
			return true
		}
	}
	return false
}

// beginsWithName reports whether the first words of a text have capitals, but
// for particles of names.
func beginsWithName(s string) bool {
	names := 0
	for w := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			names++
		case !Particles()[w]:
			return names >= 2
		}
		if names == leastNameWords {
			break
		}
	}
	return names > 0
}

const leastNameWords = 3 // that have capitals, for a text to begin with a name

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

// AloneIn is the full name that is all what a part of a line says, but for
// marks and a time: two or three words with capitals and small letters, with no
// word of a desk or a job; "" if it says something else.
func AloneIn(part string) string {
	name := ""
	for piece := range strings.FieldsFuncSeq(part, func(r rune) bool { return strings.ContainsRune("|·•–—/,", r) }) {
		piece = strings.Trim(piece, " -:\u00a0")
		switch {
		case piece == "" || strings.ContainsAny(piece, "0123456789"):
		case name != "" || !isFullName(piece):
			return ""
		default:
			name = piece
		}
	}
	return name
}

// isFullName reports whether a text is written as the names of one person are.
func isFullName(s string) bool {
	words := 0
	for w := range strings.FieldsSeq(s) {
		r, size := utf8.DecodeRuneInString(w)
		switch bare := strings.TrimSuffix(w[size:], "."); {
		case Particles()[w] && words > 0:
		case !unicode.IsUpper(r) || strings.ContainsFunc(bare, func(c rune) bool { return !unicode.IsLetter(c) && c != '-' && c != '\'' && c != '’' }):
			return false
		case bare != "" && strings.ToUpper(bare) == bare: // an acronym
			return false
		default:
			words++
		}
	}
	return words >= 2 && words <= leastNameWords && !IsOrganisation(s) && !isRole(s) && !isNoName(s) && !BeginsWithBy(s)
}
