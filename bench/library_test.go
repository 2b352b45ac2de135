package main

import (
	"testing"

	"github.com/pithmd/pith"
)

// TestOutcomesAreAnswers shows that what a page is not is no failure: what comes
// with the error is scored.
func TestOutcomesAreAnswers(t *testing.T) {
	for name, c := range map[string]struct{ page, text string }{
		"an error page": {"<title>Page not found</title><h1>Page not found</h1><p>The boats that you asked for have moved to another pier, a long way from here.</p>", "The boats that you asked for have moved to another pier, a long way from here."},
		"a shell":       {`<title>Boats</title><div id="root"></div><script src="app.js"></script>`, ""},
		"nothing":       {"<title>Boats</title>", ""},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := extract(&page{}, []byte(c.page), pith.Balanced)
			if err != nil || out.text() != c.text {
				t.Errorf("%q, error %v", out.text(), err)
			}
		})
	}
	if s := scoreOf(countWords(nil), countWords(nil)); s.f1 != 1 {
		t.Errorf("nothing where nothing is wanted scores %v", s.f1)
	}
}
