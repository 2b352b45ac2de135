package pith

import (
	"strings"
	"testing"
)

// A typeScorer finds all blocks equally good, and a page to be of one type.
type typeScorer struct{ is PageType }

func (typeScorer) Weight(uint32) float32 { return 0 }

func (typeScorer) Score(_, p []float32) {
	for i := range p {
		p[i] = 0.9
	}
}

func (typeScorer) Rescore(_, _, _ []float32) {}

func (s typeScorer) Types(_ []float32, p *[NumTypes]float32) { p[s.is-1] = 1 }

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
