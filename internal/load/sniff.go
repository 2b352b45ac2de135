package load

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// The charsets that the statistics do not know, each told by what no other
// one's text has.

const (
	fewestSigns   = 12 // of a charset in a page
	fewestLetters = 4  // that differ: many languages have two or three of another one's
)

// nearlyAll reports whether so few of the signs speak against a charset that
// they may be a foreign name.
func nearlyAll(good, bad int) bool { return good >= fewestSigns && good > 30*bad }

// looksThai tells windows-874 by the order of its characters: a vowel or a
// tone that stands above or below a consonant comes behind it, a vowel that
// is written before one comes before it. The bytes of other charsets, taken
// for Thai, follow each other in any order, but for Korean ones, whose first
// bytes would be consonants: there all that follows is a second byte.
func looksThai(b []byte) bool {
	var good [2]int // at even and at odd places of a run
	bad, at := 0, 0
	for i, c := range b {
		if c < 0xA1 {
			at = 0
			continue
		}
		at++
		switch thaiAt(b, i) {
		case thaiFits:
			good[at%2]++
		case thaiMisfits:
			bad++
		}
	}
	return nearlyAll(good[0]+good[1], bad) && min(good[0], good[1])*4 > max(good[0], good[1])
}

type thaiOrder uint8

const (
	thaiAnywhere thaiOrder = iota // a consonant, a digit
	thaiFits
	thaiMisfits
)

// thaiAt tells whether a byte can stand where it does.
func thaiAt(b []byte, i int) thaiOrder {
	var before, after byte
	if i > 0 {
		before = b[i-1]
	}
	if i+1 < len(b) {
		after = b[i+1]
	}
	fits := false
	switch c := b[i]; {
	case isThaiVowelAround(c):
		fits = isThaiConsonant(before)
	case 0xE7 <= c && c <= 0xEE: // tones, on the vowel if there is one
		fits = isThaiConsonant(before) || isThaiVowelAround(before)
	case 0xE0 <= c && c <= 0xE4: // vowels written before
		fits = isThaiConsonant(after)
	case 0xDB <= c && c <= 0xDE, c >= 0xFC: // no characters
	default:
		return thaiAnywhere
	}
	if fits {
		return thaiFits
	}
	return thaiMisfits
}

func isThaiConsonant(c byte) bool { return 0xA1 <= c && c <= 0xCE }

// isThaiVowelAround reports whether c is a vowel above or below a consonant.
func isThaiVowelAround(c byte) bool { return c == 0xD1 || 0xD4 <= c && c <= 0xDA }

// balticLetters are those that Lithuanian and Latvian have beyond ASCII.
var balticLetters = [...]string{"ąčęėįšųūž", "āčēģīķļņšūž"}

// looksBaltic tells windows-1257 by its letters being those of one language.
// Taken for them, another charset's text has letters of neither, or only a few
// of all of them.
func looksBaltic(b []byte) bool {
	text, err := charmap.Windows1257.NewDecoder().Bytes(b)
	if err != nil {
		return false
	}
	for _, letters := range balticLetters {
		good, bad := 0, 0
		seen := map[rune]bool{}
		for _, r := range string(text) {
			switch lower := unicode.ToLower(r); {
			case r < utf8.RuneSelf || unicode.IsSpace(r) || unicode.IsPunct(r):
			case strings.ContainsRune(letters, lower):
				good++
				seen[lower] = true
			default:
				bad++
			}
		}
		if nearlyAll(good, bad) && len(seen) >= fewestLetters {
			return true
		}
	}
	return false
}
