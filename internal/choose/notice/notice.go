package notice

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/lexicon"
)

// maxGap is how many bytes the words have that "…" stands for in a phrase: about eight
// words of English, four of Russian.
const maxGap = 80

// rightsNotices are phrases that claim rights, folded and cut at their gaps.
var rightsNotices = sync.OnceValue(func() (notices [][]string) {
	for _, phrase := range lexicon.List(lexicon.RightsNotices) {
		var parts []string
		for part := range strings.SplitSeq(phrase, "…") {
			parts = append(parts, dom.Fold(part))
		}
		notices = append(notices, parts)
	}
	return notices
})

// ClaimsRights reports whether a text has one of the phrases in it by which publishers
// claim their rights, in any of the languages.
func ClaimsRights(text string) bool {
	text = dom.Fold(text)
	for _, parts := range rightsNotices() {
		if hasInOrder(text, parts) {
			return true
		}
	}
	return false
}

// hasInOrder reports whether a folded text has the parts of a phrase one behind
// the other, the first at the beginning of a word. Words of many languages have
// endings, which the parts leave out.
func hasInOrder(text string, parts []string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], parts[0])
		if at < 0 {
			return false
		}
		from += at + len(parts[0])
		if beginsWord(text, from-len(parts[0])) && follow(text[from:], parts[1:]) {
			return true
		}
	}
}

// follow reports whether the parts come next in a text, with small gaps.
func follow(text string, parts []string) bool {
	for _, part := range parts {
		at := strings.Index(text, part)
		if at < 0 || at > maxGap {
			return false
		}
		text = text[at+len(part):]
	}
	return true
}

// beginsWord reports whether a word begins at a place of a folded text, or the
// character there is of a script that has no blanks.
func beginsWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	r, _ := utf8.DecodeRuneInString(text[at:])
	return at == 0 || before == ' ' || dom.IsWide(r)
}
