package pith

import (
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

// TestExcerptOfText takes excerpts from the article's text.
func TestExcerptOfText(t *testing.T) {
	const form = `<form id="commentform" class="comment-form"><p class="comment-notes">Your address will not be shown to anybody. All the fields that are needed have a star beside their names.</p></form>`
	long := strings.Repeat("The ice is as thick as a hand. ", 40)
	for _, c := range []struct{ name, page, want string }{
		{"of the article, not of a form before it", form + pagetest.Essay, "The harbour"},
		{"cut behind a sentence", `<p>` + long + `</p>` + pagetest.Essay, strings.TrimSpace(strings.Repeat("The ice is as thick as a hand. ", 9))},
		{"cut between words", `<p>` + strings.ReplaceAll(long, ".", "") + `</p>` + pagetest.Essay, "The ice is as thick as a hand The"},
		{"stated", `<meta name="description" content="How the ice came into the harbour.">` + pagetest.Essay, "How the ice came into the harbour."},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Extract(strings.NewReader("<title>Ice</title><article>"+c.page+"</article>"), nil)
			if err != nil || !strings.HasPrefix(a.Excerpt, c.want) || len(a.Excerpt) > 303 {
				t.Errorf("%q (%v), want %q", a.Excerpt, err, c.want)
			}
		})
	}
}
