package mark

import (
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/lexicon"
)

// minLanguages is what every label rule must cover.
const minLanguages = 28

func TestLabelsCoverLanguages(t *testing.T) {
	for _, l := range LabelRules {
		languages := map[*lexicon.Language]bool{}
		for lang, phrase := range lexicon.Phrases(l.Phrases) {
			languages[lang] = true
			if begin, open := strings.CutSuffix(phrase, "*"); open && len(begin) < 5 {
				t.Errorf("%s: %q does not begin with something distinctive", l.name, phrase)
			}
		}
		if len(languages) < minLanguages {
			t.Errorf("%s has %d languages, want %d", l.name, len(languages), minLanguages)
		}
	}
}

// TestNothingIsSaidTwice looks for tokens that another token of their rule
// covers, and for phrases of several rules, of which only the last one counts.
func TestNothingIsSaidTwice(t *testing.T) {
	for _, r := range Rules {
		for _, token := range r.tokens {
			plain := strings.TrimRight(strings.TrimSuffix(token, "*"), "-_")
			for _, other := range r.tokens {
				begin, isBegin := strings.CutSuffix(other, "*")
				end, isEnd := strings.CutPrefix(other, "*")
				if other != token && (isBegin && strings.HasPrefix(plain, begin) || isEnd && strings.HasSuffix(plain, end)) {
					t.Errorf("%s: %q covers %q", r.Name, other, token)
				}
			}
		}
	}
	rule := map[string]string{}
	for _, l := range LabelRules {
		for _, phrase := range lexicon.Phrases(l.Phrases) {
			if other, ok := rule[phrase]; ok && other != l.name {
				t.Errorf("%q is a phrase of %s and %s", phrase, other, l.name)
			}
			rule[phrase] = l.name
		}
	}
}
