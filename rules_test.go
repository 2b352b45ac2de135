package pith

import (
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/lexicon"
)

// minLanguages is what every label rule must cover.
const minLanguages = 28

func TestLabelsCoverLanguages(t *testing.T) {
	for _, l := range labelRules {
		languages := map[*lexicon.Language]bool{}
		for lang, phrase := range lexicon.Phrases(l.phrases) {
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

func TestLabelOf(t *testing.T) {
	for _, c := range []struct{ html, rule string }{
		{`<p>ADVERTISEMENT</p>`, "advert-label"},
		{`<p>Reading Time:2 minutes</p>`, "reading-time"},
		{`<p>読了時間：3分</p>`, "reading-time"},
		{`<p>زمان مطالعه: ۵ دقیقه</p>`, "reading-time"},
		{`<p>Read more: <a href="/x">A school on a barge</a></p>`, "teaser-label"},
		{`<p>Read more slowly.</p>`, ""},
		{`<p>You are here because the <a href="/x">boat</a> waited.</p>`, ""},
		{`<p>3 / 7</p>`, ""},
		{`<h2>Advertisement</h2>`, ""},
		{`<pre>Advertisement</pre>`, ""},
		{`<li>Share</li>`, ""},
		{`<p>Cooking time: 25 minutes</p>`, ""},
	} {
		t.Run(c.html, func(t *testing.T) {
			a, _ := Extract(strings.NewReader("<body>"+c.html), &Options{Trace: true})
			got := ""
			for _, d := range a.Dropped {
				if !strings.HasPrefix(d.Reason, "score") {
					got = d.Reason
				}
			}
			if got != c.rule {
				t.Errorf("dropped by %q, want %q", got, c.rule)
			}
		})
	}
}

// TestNothingIsSaidTwice looks for tokens that another token of their rule
// covers, and for phrases of several rules, of which only the last one counts.
func TestNothingIsSaidTwice(t *testing.T) {
	for _, r := range rules {
		for _, token := range r.tokens {
			plain := strings.TrimRight(strings.TrimSuffix(token, "*"), "-_")
			for _, other := range r.tokens {
				begin, isBegin := strings.CutSuffix(other, "*")
				end, isEnd := strings.CutPrefix(other, "*")
				if other != token && (isBegin && strings.HasPrefix(plain, begin) || isEnd && strings.HasSuffix(plain, end)) {
					t.Errorf("%s: %q covers %q", r.name, other, token)
				}
			}
		}
	}
	rule := map[string]string{}
	for _, l := range labelRules {
		for _, phrase := range lexicon.Phrases(l.phrases) {
			if other, ok := rule[phrase]; ok && other != l.name {
				t.Errorf("%q is a phrase of %s and %s", phrase, other, l.name)
			}
			rule[phrase] = l.name
		}
	}
}
