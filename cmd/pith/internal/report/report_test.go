package report

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pithmd/pith"
)

// explained reads one of the test pages.
func explained(t *testing.T, name string) *Page {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	a, err := pith.Extract(f, &pith.Options{Explain: true, URL: "https://northshore.example/page"})
	if err != nil {
		t.Fatal(err)
	}
	return &Page{Input: name, Article: a}
}

func TestHTML(t *testing.T) {
	p := explained(t, "lighthouse.html")
	html, err := HTML(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"default-src 'none'", "<title>The last keeper of Skarv Point - pith</title>",
		`data-reason="rule newsletter-box"`, "The rule newsletter-box leaves it out, whatever its score.",
		"Its score lies above the best cut for this page.", "The guard headline leaves it out, whatever its score.",
		`<a href="#part-`, "json-ld NewsArticle.headline", "## A clock that must not stop",
		`<span class="picture" title="https://northshore.example/img/skarv-wide.jpg">The tower of Skarv Point at dusk, its lamp just lit</span>`,
		"model " + pith.Model().Digest[:12],
	} {
		if !strings.Contains(string(html), want) {
			t.Errorf("the report lacks %q", want)
		}
	}
	for _, b := range p.Article.Blocks {
		if words := strings.Fields(b.Text); !strings.Contains(string(html), words[len(words)-1]) {
			t.Errorf("the report lacks %q", b.Text)
		}
	}
}

// TestPushes checks that what is shown of a score adds up to it, where no
// guard and no rule changed it.
func TestPushes(t *testing.T) {
	checked := 0
	for _, b := range newView(explained(t, "lighthouse.html")).Blocks {
		if !b.Scored || b.By != pith.ByCut {
			continue
		}
		sum, widest := 0.0, 0.0
		for _, p := range b.Pushes {
			sum += p.LogOdds
			widest = max(widest, p.Width)
			if p.X < -1 || p.X+p.Width > 1.000001 || p.LogOdds < 0 != (p.X < 0) {
				t.Errorf("%s: the bar of %+.2f goes from %.2f by %.2f", b.Text, p.LogOdds, p.X, p.Width)
			}
		}
		if p := 1 / (1 + math.Exp(-sum)); math.Abs(p-b.Score) > 0.001 {
			t.Errorf("%s: it all comes to %.3f, and the score is %.3f", b.Text, p, b.Score)
		}
		if widest != 1 {
			t.Errorf("%s: the longest bar is %.2f", b.Text, widest)
		}
		checked++
	}
	if checked < 20 {
		t.Errorf("%d parts checked", checked)
	}
}

func TestBlocks(t *testing.T) {
	tests := []struct {
		path  string
		level int
		item  bool
	}{
		{"html > body > h2", 2, false},
		{"html > body > h2.title > span", 2, false},
		{"html > body > h2#hr > a:nth(3)", 2, false},
		{"html > body > hr", 0, false},
		{"html > head > title", 0, false},
		{"html > body > ul > li:nth(2)", 0, true},
		{"html > body > ul > li > p", 0, false},
		{"", 0, false},
	}
	for _, tt := range tests {
		if b := newBlock(1, &pith.Block{Path: tt.path}); b.Level != tt.level || b.Item != tt.item {
			t.Errorf("%s: level %d, item %v", tt.path, b.Level, b.Item)
		}
	}
}

func TestSentences(t *testing.T) {
	for want, b := range map[string]pith.Block{
		"You named it (keep-option), so it is kept whatever its score.":                   {Kept: true, By: pith.ByRule, Name: "keep-option"},
		"The rule share-bar took it out of the line that it stands in.":                   {By: pith.ByRule, Name: "share-bar", Inline: true},
		"The guard between keeps it, for it belongs to what is kept, whatever its score.": {Kept: true, By: pith.ByGuard, Name: "between"},
		"The best cut left nothing, so the laxer policy everything decided.":              {Kept: true, By: pith.ByPolicy, Name: "everything"},
		"Its score lies below the best cut for this page.":                                {By: pith.ByCut},
	} {
		if got := sentence(&b); got != want {
			t.Errorf("%+v: %s", b, got)
		}
	}
}

// TestFields checks that each candidate of a field is shown, whoever won.
func TestFields(t *testing.T) {
	p := explained(t, "lighthouse.html")
	shown := map[string]field{}
	for _, f := range fieldsOf(p.Article) {
		shown[f.Name] = f
	}
	for name, candidates := range p.Article.Evidence {
		if len(shown[name].Candidates) != len(candidates) {
			t.Errorf("%s: %v", name, shown[name])
		}
	}
	if f := shown["title"]; f.Value != p.Article.Title || len(f.Candidates) < 3 {
		t.Errorf("title: %+v", f)
	}
	if f := shown["site_name"]; f.Label() != "site name" {
		t.Errorf("label %q", f.Label())
	}
}

func TestText(t *testing.T) {
	p := explained(t, "lighthouse.html")
	p.Article.Blocks[0].Text = "\x1b[31mred\u202e and backwards"
	text := string(Text(p))
	for _, want := range []string{"The last keeper of Skarv Point\nlighthouse.html: content, article, ", "\n-  rule cookie-wall ", "\n+  score above the cut ", "\n-  score below the cut ", "[31mred and backwards"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
	if strings.ContainsAny(text, "\x1b\u202e") {
		t.Errorf("a page's control characters reach the terminal: %q", text)
	}
	if lines := strings.Count(text, "\n"); lines != len(p.Article.Blocks)+5 {
		t.Errorf("%d lines for %d parts", lines, len(p.Article.Blocks))
	}
}

// TestPushedBy says of a part that stayed and of one that did not what spoke for
// it and what against it.
func TestPushedBy(t *testing.T) {
	b := &pith.Block{Features: []pith.Feature{{Name: "stops", LogOdds: 0.5}, {Name: "links", LogOdds: -0.4}, {Name: "words", LogOdds: 0.3}, {Name: "place", LogOdds: 0.2}}, Others: -0.1}
	if up, down := pushedBy(b, 1), pushedBy(b, -1); up != "stops +0.5, words +0.3" || down != "links -0.4" {
		t.Errorf("up by %q, down by %q", up, down)
	}
	b.Features = b.Features[:1]
	if up, down := pushedBy(b, 1), pushedBy(b, -1); up != "stops +0.5" || down != "others -0.1" {
		t.Errorf("up by %q, down by %q", up, down)
	}
	if up, down := pushedBy(&pith.Block{}, 1), pushedBy(&pith.Block{}, -1); up+down != "" {
		t.Errorf("of a part without a score: up by %q, down by %q", up, down)
	}
}

// TestNothing writes reports of pages that have nothing.
func TestNothing(t *testing.T) {
	a, _ := pith.Extract(strings.NewReader(""), &pith.Options{Explain: true})
	html, err := HTML(&Page{Input: "empty.html", Message: "no content was found", Article: a})
	if err != nil || !strings.Contains(string(html), "Nothing was chosen.") || !strings.Contains(string(html), "no content was found") {
		t.Errorf("%v: %s", err, html)
	}
	if text := string(Text(&Page{Input: "empty.html", Article: a})); !strings.HasPrefix(text, "empty.html\nempty.html: empty") || !strings.Contains(text, "\n0 words kept in 0 parts") {
		t.Error(text)
	}
}

// TestLong writes a report of a page of very many parts, which must not be too
// large for a browser.
func TestLong(t *testing.T) {
	p := explained(t, "lighthouse.html")
	size := func() int {
		html, err := HTML(p)
		if err != nil {
			t.Fatal(err)
		}
		return len(html)
	}
	few := p.Article.Blocks
	for len(p.Article.Blocks)+len(few) <= maxPushed {
		p.Article.Blocks = append(p.Article.Blocks, few...)
	}
	before := size()
	p.Article.Blocks = append(p.Article.Blocks, few...)
	if after := size(); after*3 > before {
		t.Errorf("%d bytes, and %d without what moved the scores", before, after)
	}
}
