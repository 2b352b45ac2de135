package report

import (
	"strings"
	"testing"

	"github.com/pithmd/pith"
)

// article reads a page that has these paragraphs, each with words enough to
// be content.
func article(t *testing.T, title string, paragraphs ...string) *pith.Article {
	t.Helper()
	var b strings.Builder
	b.WriteString("<title>" + title + "</title><article><h1>" + title + "</h1>")
	for _, p := range paragraphs {
		b.WriteString("<p>" + p + " This has been so since the tower was built of stone from the island itself, and nobody expects it to change.</p>")
	}
	a, err := pith.Extract(strings.NewReader(b.String()+"</article>"), nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestCompare(t *testing.T) {
	const lamp, crank, log, sea = "The lamp turns once in thirty seconds.", "The crank hangs on a hook beside the door.", "The log has an entry for each night.", "The sea is never quite still here."
	a := article(t, "The tower", lamp, crank, log)
	b := article(t, "The old tower", lamp, strings.Replace(crank, "hook", "nail", 1), log, sea)
	d := Compare("a.html", a, "b.html", b)

	text := string(d.Text())
	for _, want := range []string{
		"--- a.html\n+++ b.html\n", "- title: The tower\n+ title: The old tower\n", "\n- The crank hangs on a hook", "\n+ The crank hangs on a nail",
		"\n  The lamp", "\n+ The sea", "only in the first 1 line with ", "only in the second 2 lines with ",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q:\n%s", want, text)
		}
	}
	html, err := d.HTML()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"on a <mark>hook </mark>beside", "on a <mark>nail </mark>beside", `class="block b" data-show="b"`, "<td dir=\"auto\">The old tower</td>"} {
		if !strings.Contains(string(html), want) {
			t.Errorf("the report lacks %q", want)
		}
	}
	if n := strings.Count(string(html), "<mark>"); n != 2 {
		t.Errorf("%d marks: lines that have little in common are marked too", n)
	}
}

func TestCompareSame(t *testing.T) {
	a := article(t, "The tower", "One.", "Two.", "Three.")
	d := Compare("a", a, "b", a)
	if len(d.Fields) > 0 || d.A.Lines+d.B.Lines > 0 || d.Both != 3 {
		t.Errorf("%+v", d)
	}
	if got := string(d.Text()); got != "--- a\n+++ b\n  ... 3 lines in both\n3 lines in both; only in the first 0 lines with 0 words, only in the second 0 lines with 0 words\n" {
		t.Error(got)
	}
}
