package outcome

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/lexicon"
	"github.com/pithmd/pith/internal/meta/title"
)

// sayings are things that pages say in so many words. They are compared
// folded: without regard to case and punctuation.
type sayings struct {
	whole map[string]bool
	begin []string // whatever follows
	end   []string // whatever stands before
}

// sayingsOf reads a section of the lexicon at first use.
func sayingsOf(s lexicon.Section) func() *sayings {
	return sync.OnceValue(func() *sayings { return readSayings(lexicon.List(s)) })
}

// readSayings reads phrases, in which a star at an end stands for any words.
func readSayings(phrases []string) *sayings {
	s := &sayings{whole: map[string]bool{}}
	for _, saying := range phrases {
		text := dom.Fold(saying)
		switch {
		case strings.HasSuffix(saying, "*"):
			s.begin = append(s.begin, text)
		case strings.HasPrefix(saying, "*"):
			s.end = append(s.end, text)
		default:
			s.whole[text] = true
		}
	}
	return s
}

// have reports whether a text is one of the sayings.
func (s *sayings) have(text string) bool {
	text = dom.Fold(text)
	if s.whole[text] {
		return true
	}
	for _, begin := range s.begin {
		if strings.HasPrefix(text, begin) && !cutsWord(text, len(begin)) {
			return true
		}
	}
	for _, end := range s.end {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return false
}

// cutsWord reports whether the text goes on with the same word behind at.
func cutsWord(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return at < len(text) && r != ' ' && !dom.IsWide(r)
}

// haveTitle reports whether a title, or a part of it beside the site's name,
// is one of the sayings. What stands before a colon is no part by itself: a
// subtitle tells what is meant.
func (s *sayings) haveTitle(heading string) bool {
	heading = strings.ReplaceAll(dom.CutBytes(heading, title.MaxBytes), ": ", " ")
	for more := true; more; {
		if s.have(heading) {
			return true
		}
		var part string
		if part, heading, more = title.CutAt(heading, false); more && s.have(part) {
			return true
		}
	}
	return false
}
