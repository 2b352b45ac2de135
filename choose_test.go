package pith

import (
	"encoding"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
	"github.com/pithmd/pith/internal/score"
)

// A typeScorer finds all blocks equally good, and a page to be of one type.
type typeScorer struct{ is PageType }

func (typeScorer) Weight(uint32) float32 { return 0 }

func (typeScorer) Cue(uint32) *[score.NumTypes]float32 { return nil }

func (typeScorer) Score(_, p []float32) {
	for i := range p {
		p[i] = 0.9
	}
}

func (typeScorer) Rescore(_, _, _ []float32) {}

func (s typeScorer) Types(_ []float32, p *[score.NumTypes]float32) { p[s.is-1] = 1 }

// TestTypeOfCaller reads a page that looks like a product's, for callers who
// know that it is none, or know nothing that there is.
func TestTypeOfCaller(t *testing.T) {
	for given, want := range map[PageType]PageType{Auto: Product, Forum: Forum, Service + 1: Product} {
		a, err := Extract(strings.NewReader("<p>Brass lamp, lit by hand"), &Options{Type: given, Scorer: typeScorer{Product}})
		if err != nil || a.Type != want {
			t.Errorf("type %d given: %v, %v, want %v", given, a.Type, err, want)
		}
	}
}

// A doubter finds a page to be a thread by half, and of no other type by more.
type doubter struct{ typeScorer }

func (doubter) Types(_ []float32, p *[score.NumTypes]float32) {
	p[ArticlePage-1], p[Forum-1] = 0.48, 0.52
}

// TestNotSurelyForum reads an article with a comment that is called a thread
// without being sure: the comment is a reader's.
func TestNotSurelyForum(t *testing.T) {
	a, err := Extract(strings.NewReader(harbour), &Options{Scorer: doubter{}})
	if err != nil {
		t.Fatal(err)
	}
	if a.Type != Forum || strings.Contains(a.Text(), "grandmother") {
		t.Errorf("%v with\n%s", a.Type, a.Text())
	}
}

// TestAdmitPosts reads a page that has an opening and answers in an element
// called comments: the answers of a thread are content, readers' are not.
func TestAdmitPosts(t *testing.T) {
	page := "<body><p>" + strings.Repeat("The lamp was trimmed at dusk and nobody on the island slept. ", 8) +
		`</p><div class="comments"><p>My grandfather filled it once and never told us.</p></div>`
	for is, want := range map[PageType]bool{Forum: true, ArticlePage: false} {
		a, err := Extract(strings.NewReader(page), &Options{Scorer: typeScorer{is}})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(a.Text(), "My grandfather"); got != want {
			t.Errorf("%v: the answer is kept: %t, want %t", is, got, want)
		}
	}
}

// A listScorer has a score for each block.
type listScorer struct {
	typeScorer
	scores []float32
}

func (s listScorer) Score(_, p []float32) { copy(p, s.scores) }

// TestPoliciesAreSecondLooks reads an article of which the cut keeps a heading
// alone, which a guard then drops. The policy that keeps the text keeps it.
func TestPoliciesAreSecondLooks(t *testing.T) {
	page := "<title>Of boats</title><article>" + pagetest.Essay + "<h2>The third list</h2>" + pagetest.Essay + "</article>"
	low := float32(0.05)
	a, err := Extract(strings.NewReader(page), &Options{Scorer: listScorer{typeScorer{ArticlePage}, []float32{low, low, low, low, 0.9, low, low, low, low}}})
	if err != nil || !hasWarning(a, WarnFallback) || !strings.Contains(a.Text(), "nine volumes") || !strings.Contains(a.Text(), "The third list") {
		t.Errorf("error %v, warnings %v, text\n%s", err, a.Warnings, a.Text())
	}
}

// TestUnknownFocus reads a page with a focus that there is none of.
func TestUnknownFocus(t *testing.T) {
	want, _ := Extract(strings.NewReader(harbour), nil)
	got, err := Extract(strings.NewReader(harbour), &Options{Focus: Recall + 1})
	if err != nil || dump(t, got) != dump(t, want) {
		t.Errorf("error %v, text\n%s", err, got.Text())
	}
}

// TestNamesThatAreNone reads names of nothing into values, which stay.
func TestNamesThatAreNone(t *testing.T) {
	focus, kind, outcome := Recall, Forum, Paywalled
	for _, value := range []encoding.TextUnmarshaler{&focus, &kind, &outcome} {
		if err := value.UnmarshalText([]byte("poem")); err == nil {
			t.Errorf("%T can be a poem", value)
		}
	}
	if focus != Recall || kind != Forum || outcome != Paywalled {
		t.Errorf("now they are %v, %v, %v", focus, kind, outcome)
	}
}
