package pith

import (
	"strings"
	"testing"
)

// TestExcerptOfText takes excerpts from the article's text.
func TestExcerptOfText(t *testing.T) {
	const form = `<form id="commentform" class="comment-form"><p class="comment-notes">Your address will not be shown to anybody. All the fields that are needed have a star beside their names.</p></form>`
	long := strings.Repeat("The ice is as thick as a hand. ", 40)
	for _, c := range []struct{ name, page, want string }{
		{"of the article, not of a form before it", form + essay, "The harbour"},
		{"cut behind a sentence", `<p>` + long + `</p>` + essay, strings.TrimSpace(strings.Repeat("The ice is as thick as a hand. ", 9))},
		{"cut between words", `<p>` + strings.ReplaceAll(long, ".", "") + `</p>` + essay, "The ice is as thick as a hand The"},
		{"stated", `<meta name="description" content="How the ice came into the harbour.">` + essay, "How the ice came into the harbour."},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Extract(strings.NewReader("<title>Ice</title><article>"+c.page+"</article>"), nil)
			if err != nil || !strings.HasPrefix(a.Excerpt, c.want) || len(a.Excerpt) > 303 {
				t.Errorf("%q (%v), want %q", a.Excerpt, err, c.want)
			}
		})
	}
}

func TestWithoutLeadOn(t *testing.T) {
	for in, want := range map[string]string{
		"The ice is thin. Read more":        "The ice is thin.",
		"The ice is thin … Weiterlesen":     "The ice is thin …",
		"The ice is thin Read more »":       "The ice is thin",
		"The ice is thin. [Read more...]":   "The ice is thin.",
		"In winter you should read more":    "In winter you should read more",
		"In winter you should read more.":   "In winter you should read more.",
		"Read more":                         "Read more",
		"Das Eis ist dünn. Mehr erfahren →": "Das Eis ist dünn.",
	} {
		if got := withoutLeadOn(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
