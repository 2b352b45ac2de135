package pith

import (
	"strings"
	"testing"
)

func TestSayings(t *testing.T) {
	s := readSayings([]string{"en: page not found | subscribe to read * | * for members only", "ja: 続きを読むには *"})
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

// TestOutcomeSayings reads the tables: each row is of one language, says
// nothing twice, and what may go on is distinctive.
func TestOutcomeSayings(t *testing.T) {
	const fewestBytes = 12
	for name, rows := range map[string][]string{
		"challengeTitles": challengeTitles, "challengeLines": challengeLines, "consentTitles": consentTitles, "loginTitles": loginTitles,
		"loginLines": loginLines, "missingTitles": missingTitles, "missingLines": missingLines, "paywallLines": paywallLines,
	} {
		languages := map[string]bool{}
		for _, row := range rows {
			language, list, ok := strings.Cut(row, ": ")
			if !ok || len(language) != 2 || languages[language] {
				t.Errorf("%s: a row without a language of its own: %.40q", name, row)
			}
			languages[language] = true
			said := map[string]bool{}
			for saying := range strings.SplitSeq(list, " | ") {
				text := fold(saying)
				open := strings.HasSuffix(saying, "*") || strings.HasPrefix(saying, "*")
				if text == "" || said[saying] || strings.Contains(strings.Trim(saying, "*"), "*") {
					t.Errorf("%s, %s: %q is empty, said twice, or has a star within", name, language, saying)
				}
				if open && strings.HasSuffix(name, "Lines") && len(text) < fewestBytes {
					t.Errorf("%s, %s: %q begins too much", name, language, saying)
				}
				said[saying] = true
			}
		}
	}
}
