package pith

import (
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

// TestExplainLeftOut lists what is left out before, in, between and behind the lines
// that are kept: in the order of the page, and each once.
func TestExplainLeftOut(t *testing.T) {
	page := `<body><p class="toast">Copied!</p><main><p>The master <span class="sr-only">of the <b class="sr-only">old</b> harbour</span> writes.</p>
<p class="toast">Saved!</p><p>None was late.<span>` + "\U000E0068\U000E0069\U000E0021" + `</span></p></main><p class="toast">Gone!</p>`
	a, err := Extract(strings.NewReader(page), &Options{Root: "body", Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range leftOut(a) {
		got = append(got, b.Name+": "+b.Text)
		if b.By != ByRule || b.Inline != (b.Name == "screen-reader-label" || b.Name == "hidden-characters") {
			t.Errorf("%+v", b)
		}
	}
	want := []string{"toast: Copied!", "screen-reader-label: of the old harbour", "toast: Saved!", "hidden-characters: hi!", "toast: Gone!"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestPathsAreShort reads a page with a long id around all that it drops.
func TestPathsAreShort(t *testing.T) {
	page := "<div id='" + strings.Repeat("\u00e9", 50_000) + "'>" + strings.Repeat("<p class=toast>a</p><nav>Menu</nav>", 20) + "</div>" + pagetest.Essay
	a, err := Extract(strings.NewReader(page), &Options{Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	want := "html > body > div#" + strings.Repeat("\u00e9", 64/2) + " > p.toast"
	if got := a.Blocks[0].Path; got != want {
		t.Errorf("path of %d bytes: %.100s", len(got), got)
	}
}

// TestExplainScores adds up, for the blocks of all pages of rules, guards and
// the news, what their features say.
func TestExplainScores(t *testing.T) {
	var files []string
	for _, pattern := range []string{"testdata/rules/*.html", "testdata/guards/*.html", "testdata/news/*.html"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("no pages %s: %v", pattern, err)
		}
		files = append(files, found...)
	}
	blocks, featured := 0, 0
	for _, file := range files {
		for _, b := range extractFile(t, file).Blocks {
			if b.Inline {
				if b.Score != 0 || b.Bias != 0 || b.Features != nil || b.Others != 0 {
					t.Errorf("%s: a part of a line is scored: %+v", file, b)
				}
				continue
			}
			blocks++
			odds := b.Bias + b.Others
			for i, f := range b.Features {
				odds += f.LogOdds
				if i > 0 && math.Abs(f.LogOdds) > math.Abs(b.Features[i-1].LogOdds) {
					t.Errorf("%s: %q: features are not in order: %+v", file, b.Text, b.Features)
				}
			}
			featured += len(b.Features)
			// Near 0 and 1 a probability has fewer digits than its log-odds.
			want := math.Log(b.Score) - math.Log1p(-b.Score)
			if p := 1 / (1 + math.Exp(-odds)); math.Abs(p-b.Score) > 1e-6 || math.Abs(want) < 6 && math.Abs(odds-want) > 1e-4 {
				t.Errorf("%s: %q: told log-odds %.5f, score %.5f, log-odds %.5f", file, b.Text, odds, b.Score, want)
			}
		}
	}
	if blocks < 500 || featured < 4*blocks {
		t.Errorf("%d blocks with %d features are too few to show anything", blocks, featured)
	}
}

// TestExplainNothing has no blocks where nobody asks for them.
func TestExplainNothing(t *testing.T) {
	a, err := Extract(strings.NewReader(pagetest.Harbour), nil)
	if err != nil || a.Blocks != nil {
		t.Errorf("%d blocks, error %v", len(a.Blocks), err)
	}
}

// TestExplainDecides tells what decided.
func TestExplainDecides(t *testing.T) {
	for _, c := range []struct {
		name, page string
		o          Options
		text       string // the block's beginning
		kept       bool
		by         Decider
		says       string
	}{
		{"a rule", pagetest.Harbour, Options{}, "I have read", false, ByRule, "reader-comments"},
		{"the cut", "<article>" + pagetest.Essay + "</article>", Options{}, "", true, ByCut, ""},
		{"a caller that keeps", pagetest.Harbour, Options{Keep: []string{"footer"}}, "The harbour office", true, ByRule, "keep-option"},
		{"a caller that drops", pagetest.Harbour, Options{Drop: []string{"footer"}}, "The harbour office", false, ByRule, "drop-option"},
		{"a caller's root", pagetest.Harbour, Options{Root: "footer"}, "The harbour office", true, ByRule, "inside-root"},
		{"outside of it", "<nav><p>Away from here</p></nav><main><p>Stay with us.</p></main>", Options{Root: "main"}, "Away", false, ByRule, "outside-root"},
		{"a guard", "<title>The ice is gone for good</title><h1>The ice is gone for good</h1>" + pagetest.Essay, Options{Type: ArticlePage}, "The ice", false, ByGuard, "headline"},
		{"a policy", "<p>The ice is gone.</p>", Options{}, "The ice", true, ByPolicy, "best-container"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.o.Explain = true
			a, err := Extract(strings.NewReader(c.page), &c.o)
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(a.Blocks, func(b Block) bool { return strings.HasPrefix(b.Text, c.text) })
			if i < 0 {
				t.Fatalf("no such block in %+v", a.Blocks)
			}
			if b := a.Blocks[i]; b.Kept != c.kept || b.By != c.by || b.Name != c.says {
				t.Errorf("%q: kept %t by %s %q, want %t by %s %q", b.Text, b.Kept, b.By, b.Name, c.kept, c.by, c.says)
			}
		})
	}
}
