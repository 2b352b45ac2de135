package title

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/dom"
)

// MaxBytes is how long a title may be.
const MaxBytes = 500

// maxParts is how many parts of a title are told apart; the last has the rest.
const maxParts = 8

// Parts cuts a title wherever a site might have joined a headline with its
// section and its name. That is often too often ("Storm: the pier closes"), so
// the page itself must show which of the parts belong together.
func Parts(title string) []string {
	var parts []string
	start := 0
	for i := 1; i < len(title) && len(parts) < maxParts-1; {
		width := joint(title, i)
		if width == 0 {
			_, size := utf8.DecodeRuneInString(title[i:])
			i += size
			continue
		}
		parts = append(parts, title[start:i])
		i += width
		start = i
	}
	return append(parts, title[start:])
}

// maxJoint is how many bytes of signs part a title at most. A heading may be a rule of
// thousands, and each of them could begin a joint.
const maxJoint = 64

// joint is how many bytes at i stand between two parts of a title, 0 for none:
// a bar; dashes, dots and arrows between blanks; a colon before one; and where
// no blanks are written, next to a sign of Han, Kana or Hangul, a dash or a low
// line.
func joint(s string, i int) int {
	end := i
	for end < len(s) {
		if end-i > maxJoint {
			return 0
		}
		c, size := utf8.DecodeRuneInString(s[end:])
		if !strings.ContainsRune(" |｜-–—·•»«:：/>~‹›_〉\u00a0", c) {
			break
		}
		end += size
	}
	run := s[i:end]
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[end:])
	switch signs := strings.TrimSpace(run); {
	case signs == "" || end == len(s):
		return 0
	case strings.ContainsAny(signs, "|｜〉："), run[0] == ' ' && run[len(run)-1] == ' ':
		return len(run)
	case signs == ":" || signs == "--":
		return len(run) * min(1, len(run)-len(":")) // not in "12:30"
	case strings.Trim(signs, "-—–_") == "" && (dom.IsUnspaced(before) || dom.IsUnspaced(after) || isHangul(before) || isHangul(after)):
		return len(run)
	}
	return 0
}

func isHangul(r rune) bool { return unicode.Is(unicode.Hangul, r) }

// A Phrase is a title for comparison: folded, and its words.
type Phrase struct {
	Text  string
	Words []string
}

// PhraseOf folds a title and cuts it into words.
func PhraseOf(s string) Phrase {
	s = dom.Fold(dom.CutBytes(s, MaxBytes))
	return Phrase{s, Words(s)}
}

// Alike says how much of two titles is the same, 0 to 1.
func Alike(a, b string) float64 { return PhraseOf(a).Alike(PhraseOf(b)) }

// Alike says how much of two titles is the same, 0 to 1.
func (a Phrase) Alike(b Phrase) float64 {
	if a.Text == "" || b.Text == "" {
		return 0
	}
	if a.Text == b.Text {
		return 1
	}
	common := 0
	for _, w := range a.Words {
		if slices.Contains(b.Words, w) {
			common++
		}
	}
	dice := 2 * float64(common) / float64(len(a.Words)+len(b.Words))
	if len(a.Words) >= 2 && strings.Contains(" "+b.Text+" ", " "+a.Text+" ") {
		return max(0.9, dice)
	}
	return dice
}

const maxTitleWords = 80

// Words are the words of a folded title; in a script without spaces
// each character is one.
func Words(s string) []string {
	words := make([]string, 0, 16)
	for w := range strings.FieldsSeq(s) {
		if len(words) >= maxTitleWords {
			break
		}
		if r, _ := utf8.DecodeRuneInString(w); r >= utf8.RuneSelf && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
			for len(w) > 0 && len(words) < maxTitleWords {
				_, size := utf8.DecodeRuneInString(w)
				words = append(words, w[:size])
				w = w[size:]
			}
			continue
		}
		words = append(words, w)
	}
	return words
}

// separators stand between a page's title and its site's name.
var separators = [...]string{" | ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " :: ", " / ", " > ", " ~ ", " ‹ ", " › ", "|", "｜", " : ", ": "}

// CutAt cuts a title at its first or last separator.
func CutAt(s string, last bool) (before, after string, ok bool) {
	if !mayBeCut(s) {
		return s, "", false
	}
	at, width := -1, 0
	for _, sep := range separators {
		i := strings.Index(s, sep)
		if last {
			i = strings.LastIndex(s, sep)
			if sep == ": " {
				i = -1 // after a colon stands a subtitle, not a site
			}
		}
		if i > 0 && (at < 0 || (last && i > at) || (!last && i < at)) {
			at, width = i, len(sep)
		}
	}
	if at < 0 {
		return s, "", false
	}
	return strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+width:]), true
}

// mayBeCut reports whether a separator may stand in a title: most have none,
// and to look for each takes time. But for bars and colons they have a blank
// before them.
func mayBeCut(s string) bool {
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '|' || c == ':' || c == "｜"[0]:
			return true
		case s[i-1] == ' ' && (c == '-' || c == '/' || c == '>' || c == '~' || c >= utf8.RuneSelf):
			return true
		}
	}
	return false
}
