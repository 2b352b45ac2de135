package main

import (
	"bytes"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/microcosm-cc/bluemonday"
	"github.com/pithmd/pith"
	"github.com/pithmd/pith/internal/pagetest"
	"golang.org/x/net/html"
)

// sanitiserPages is how many pages of the corpora are sanitised.
const sanitiserPages = 400

// TestSanitiserHasNothingToDo has somebody else's sanitiser, which knows none of
// our code, clean what pith gives as HTML: it has to leave it as it is. What users
// may write by its own policy is widened by what SECURITY.md lists, no more.
func TestSanitiserHasNothingToDo(t *testing.T) {
	policy := widenedPolicy()
	check := func(name string, raw []byte, address string) {
		a, err := pith.Extract(bytes.NewReader(raw), &pith.Options{URL: address, Comments: true})
		if a == nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		for part, text := range map[string]string{"content": a.HTML(), "comments": a.CommentsOnly().HTML()} {
			if got, want := outlineOf(t, policy.Sanitize(text)), outlineOf(t, text); got != want {
				t.Errorf("%s, %s: %s", name, part, firstDifference(got, want))
			}
		}
	}
	pages := 0
	for _, pattern := range []string{"../testdata/*/*.html", "../internal/*/testdata/*.html", "../internal/*/testdata/*/*.html", "../internal/*/*/testdata/*.html"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			check(file, raw, "https://example.com/"+filepath.Base(file))
			pages++
		}
	}
	if pages < 100 {
		t.Fatalf("only %d pages: the test does not find the library's", pages)
	}
	corpus, err := everyPage(defaultCorpora())
	if errors.Is(err, errNoCorpus) {
		t.Logf("%d pages; %v", pages, err)
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range spread(corpus, sanitiserPages) {
		raw, err := p.raw()
		if err != nil {
			t.Fatal(err)
		}
		check(p.set+"/"+p.ID, raw, p.URL)
	}
}

// TestSanitiserSees makes sure that the widened policy is still one: what must
// not come out of pith does not pass it.
func TestSanitiserSees(t *testing.T) {
	policy := widenedPolicy()
	for _, text := range []string{
		"<script>a</script>", `<p onclick="a()">b</p>`, `<a href="javascript:a()">b</a>`, `<a href="data:text/html,a">b</a>`, `<img src="data:image/svg+xml,a"/>`,
		`<iframe src="https://a.example/"></iframe>`, `<p style="color:red">a</p>`, `<form><input type="text"/></form>`, `<div class="a">b</div>`, "<svg><g></g></svg>", "<!--a-->",
	} {
		if outlineOf(t, policy.Sanitize(text)) == outlineOf(t, text) {
			t.Errorf("%s passes", text)
		}
	}
}

// widenedPolicy is what users may write, and what else SECURITY.md says that
// HTML has.
func widenedPolicy() *bluemonday.Policy {
	p := bluemonday.UGCPolicy()
	p.RequireNoFollowOnLinks(false)
	p.AllowURLSchemes(pagetest.CleanSchemes...)
	p.AllowURLSchemeWithCustomPolicy("data", func(u *url.URL) bool {
		kind, _, _ := strings.Cut(strings.ToLower(u.Opaque), ";")
		kind, _, _ = strings.Cut(kind, ",")
		switch kind {
		case "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif":
			return true
		}
		return false
	})
	for element, attributes := range pagetest.CleanElements {
		p.AllowNoAttrs().OnElements(element)
		for _, a := range attributes {
			p.AllowAttrs(a.Name).Matching(regexp.MustCompile("^(?:" + a.Values + ")$")).OnElements(element)
		}
	}
	return p
}

// outlineOf is the tree that a browser makes of some HTML, with the addresses
// written in one way.
func outlineOf(t *testing.T, text string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		for i, a := range n.Attr {
			if u, err := url.Parse(a.Val); err == nil && (a.Key == "href" || a.Key == "src") {
				n.Attr[i].Val = u.String()
			}
		}
	}
	var b strings.Builder
	if err := html.Render(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// firstDifference is what stands around the first byte in which two texts differ.
func firstDifference(got, want string) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	around := func(s string) string { return s[max(0, min(i-80, len(s))):min(len(s), i+120)] }
	return "sanitised\n\t" + around(got) + "\nas it was\n\t" + around(want)
}
