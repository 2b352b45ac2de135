package outcome

import (
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/lexicon"
)

func TestSayings(t *testing.T) {
	s := readSayings([]string{"page not found", "subscribe to read *", "* for members only", "続きを読むには *"})
	for _, c := range []struct {
		text string
		want bool
	}{
		{"Page not found", true},
		{"PAGE NOT FOUND!", true},
		{"A page not found", false},
		{"Page not found yet", false},
		{"Subscribe to read", true},
		{"Subscribe to read on.", true},
		{"Subscribe to reading lists", false},
		{"This room is for members only.", true},
		{"For members only on Sunday", false},
		{"続きを読むには会員登録が必要です", true},
		{"", false},
	} {
		if got := s.have(c.text); got != c.want {
			t.Errorf("%q: %t, want %t", c.text, got, c.want)
		}
	}
	for _, c := range []struct {
		title string
		want  bool
	}{
		{"Page not found | The Pier", true},
		{"The Pier - Page not found", true},
		{"The Pier » Help » Page not found", true},
		{"Page not found: a history", false},
		{"Page not found: a history | The Pier", false},
	} {
		if got := s.haveTitle(c.title); got != c.want {
			t.Errorf("title %q: %t, want %t", c.title, got, c.want)
		}
	}
}

// TestOutcomeSayings reads the lexicon: no saying is empty once it is folded,
// and what may go on is distinctive.
func TestOutcomeSayings(t *testing.T) {
	const fewestBytes = 12
	for s := lexicon.ChallengeTitles; s <= lexicon.PaywallLines; s++ {
		for lang, saying := range lexicon.Phrases(s) {
			text := dom.Fold(saying)
			if text == "" {
				t.Errorf("[%s], %s: %q says nothing", s, lang.Name, saying)
			}
			open := strings.HasSuffix(saying, "*") || strings.HasPrefix(saying, "*")
			if open && strings.HasSuffix(s.String(), "lines") && len(text) < fewestBytes {
				t.Errorf("[%s], %s: %q begins too much", s, lang.Name, saying)
			}
		}
	}
}
