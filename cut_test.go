package pith

import (
	"errors"
	"math"
	"strings"
	"testing"
)

// An evenScorer finds all blocks equally likely to be content.
type evenScorer struct {
	typeScorer
	p float32
}

func (s evenScorer) Score(_, p []float32) {
	for i := range p {
		p[i] = s.p
	}
}

// TestBarePage reads pages that nobody may have written anything on.
func TestBarePage(t *testing.T) {
	links := func(n int) string { return "<ul>" + strings.Repeat("<li><a href=/x>Help and Sitemap</a>", n) + "</ul>" }
	prose := "<p>The lamp was trimmed at dusk, and nobody on the island slept before it burned.</p>"
	for _, tt := range []struct {
		name, page string
		p          float32
		focus      Focus
		empty      bool
	}{
		{"a footer", links(40), 0.3, Balanced, true},
		{"a footer, for all that may be content", links(40), 0.3, Recall, false},
		{"a list that scores well", links(40), 0.8, Balanced, false},
		{"a list too long for a footer", links(400), 0.3, Balanced, false},
		{"a few links", links(10), 0.3, Balanced, false},
		{"with a paragraph", links(40) + prose, 0.3, Balanced, false},
		{"with short sentences", strings.Repeat("<p>The lamp burned.</p><p>그는 고요한 밤에 썼다.</p>", 12), 0.3, Balanced, false},
	} {
		a, err := Extract(strings.NewReader(tt.page), &Options{Focus: tt.focus, Scorer: evenScorer{typeScorer{Product}, tt.p}})
		if errors.Is(err, ErrNoContent) != tt.empty {
			t.Errorf("%s: %v, want none: %t", tt.name, err, tt.empty)
		}
		if want := 0.7; tt.empty && math.Abs(a.Confidence-want) > 1e-6 {
			t.Errorf("%s: the confidence that nothing is content is %v, want %v", tt.name, a.Confidence, want)
		}
	}
}
