package site_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/internal/pagetest"
	"github.com/pithmd/pith/site"
)

func rulesOf(t testing.TB) *site.Rules {
	t.Helper()
	f, err := os.Open("testdata/rules.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := site.ReadRules(f)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRuleGoldens(t *testing.T) {
	r, folder := rulesOf(t), os.DirFS("testdata/goldens")
	goldens, err := site.Goldens(folder)
	if err != nil {
		t.Fatal(err)
	}
	for i := range goldens {
		t.Run(goldens[i].Name, func(t *testing.T) {
			got, err := r.Markdown(&goldens[i])
			if err != nil {
				t.Fatal(err)
			}
			pagetest.Compare(t, filepath.Join("testdata/goldens", goldens[i].Name+".md"), got)
		})
	}
	if err := r.Check(folder); err != nil {
		t.Error(err)
	}
}

// TestCheckFinds breaks goldens in each way.
func TestCheckFinds(t *testing.T) {
	page := `<html lang=en><title>Tides</title><div class=story><p>High water is at six.</p></div><p>Low water is at noon.</p>`
	want := "---\ntitle: \"Tides\"\nurl: \"https://a.post.example/x\"\nlanguage: \"en\"\n---\n\nHigh water is at six.\n"
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	for _, c := range []struct {
		name   string
		folder fstest.MapFS
		says   string // "" if nothing is wrong
	}{
		{"right", fstest.MapFS{"a.post.example--x.html": file(page), "a.post.example--x.md": file(want)}, ""},
		{"other text", fstest.MapFS{"a.post.example--x.html": file(page), "a.post.example--x.md": file(strings.Replace(want, "six", "seven", 1))},
			`differs from its .md in line 7: want "High water is at seven.", got`},
		{"a line too few", fstest.MapFS{"a.post.example--x.html": file(page), "a.post.example--x.md": file(strings.TrimSuffix(want, "\n"))}, `in line 8: want "\n", got ""`},
		{"no Markdown", fstest.MapFS{"a.post.example--x.html": file(page)}, "has no a.post.example--x.md"},
		{"no rule", fstest.MapFS{"b.example--x.html": file(page), "b.example--x.md": file(want)}, "there is no rule for b.example"},
		{"no page", fstest.MapFS{"a.post.example--x.html": file("%PDF-1.7\n"), "a.post.example--x.md": file(want)}, "input is no page: pdf"},
		{"no case", fstest.MapFS{"a.post.example.html": file(page)}, "not called HOST--CASE.html"},
		{"empty", fstest.MapFS{"rules.json": file("{}")}, site.ErrNoGoldens.Error()},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := rulesOf(t).Check(c.folder)
			if (err == nil) != (c.says == "") || err != nil && !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v\nwant: %s", err, c.says)
			}
		})
	}
}

func TestBadRules(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{`[]`, "site: rules: json:"},
		{`{"a.example": {"content": "p"}} {}`, "something stands behind"},
		{`{"a.example": []}`, "site: rules: json:"},
		{`{"a.example": {}}`, `of "a.example": the rule says nothing`},
		{`{"a.example": {"body": "div"}}`, `of "a.example", body: no such key`},
		{`{"a.example": {"content": ["div"]}}`, `of "a.example", content: json:`},
		{`{"a.example": {"drop": "div"}}`, `of "a.example", drop: json:`},
		{`{"a.example": {"drop": ["p", "p:"]}}`, `of "a.example", drop, selector "p:":`},
		{`{"a.example": {"date": "time["}}`, `of "a.example", date, selector "time[":`},
		{`{"https://a.example/": {"content": "p"}}`, "no name of hosts"},
		{`{"a.*.example": {"content": "p"}}`, "no name of hosts"},
		{`{"*.co.uk": {"content": "p"}}`, "no name of hosts"},
		{`{"": {"content": "p"}}`, "no name of hosts"},
		{`{"a.example:80": {"content": "p"}}`, "no name of hosts"},
		{`{"a.example": {"content": "p"}, "WWW.A.example.": {"content": "p"}}`, "by another spelling"},
	} {
		_, err := site.ReadRules(strings.NewReader(c.text))
		var rule *site.RuleError
		if !errors.As(err, &rule) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", c.text, err)
		}
	}
	_, err := site.ReadRules(strings.NewReader(`{"a.example": {"body": "p", "title": "["}, "b": {"next": ")"}}`))
	if n := strings.Count(err.Error(), "\n") + 1; n != 3 {
		t.Errorf("%d errors of 3: %v", n, err)
	}
}

func TestFor(t *testing.T) {
	rules, err := site.NewRules(map[string]site.Rule{
		"post.example": {Content: "a"}, "*.post.example": {Content: "b"}, "*.old.post.example": {Content: "i"}, "new.old.post.example": {Content: "p"},
		"bücher.example": {Content: "u"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]string{
		"https://post.example/x": "a", "http://WWW.post.example:8080/": "a", "https://post.example./": "a", "https://news.post.example/": "b", "https://x.news.post.example/": "b",
		"https://a.old.post.example/": "i", "https://old.post.example/": "b", "https://new.old.post.example/": "p", "https://outpost.example/": "", "https://example/": "", "": "",
		"https://bücher.example/": "u", "https://xn--bcher-kva.example/": "u",
	} {
		if rule, ok := rules.For(address); rule.Content != want || ok != (want != "") {
			t.Errorf("%s: %q, want %q", address, rule.Content, want)
		}
	}
}

// TestRulesBesideOptions has the caller's options win, and nothing of them changed.
func TestRulesBesideOptions(t *testing.T) {
	page := `<title>Tides</title><div class=story><p>High water is at six.</p><p class=a>Spring tide.</p><p class=poll>Well?</p></div><div class=b><p>Low water is at noon.</p></div>`
	o := &pith.Options{URL: "https://a.post.example/", Root: ".b", Keep: []string{".poll"}, Drop: []string{".a"}}
	a, err := rulesOf(t).Extract(strings.NewReader(page), o)
	if err != nil || !strings.Contains(a.Text(), "Low water") || strings.Contains(a.Text(), "High water") {
		t.Errorf("%v: %q", err, a.Text())
	}
	if o.Root != ".b" || len(o.Keep) != 1 || len(o.Drop) != 1 {
		t.Errorf("the options were changed: %+v", o)
	}
	if a, err := rulesOf(t).Extract(strings.NewReader(page), nil); err != nil || a.Title != "Tides" {
		t.Errorf("without options: %v", err)
	}
	if _, err := rulesOf(t).Extract(strings.NewReader(page), &pith.Options{URL: "https://post.example/", Drop: []string{"["}}); err == nil {
		t.Error("a bad option is no error")
	}
	long := strings.Repeat(page, 100)
	a, err = rulesOf(t).Extract(strings.NewReader(long), &pith.Options{URL: "https://post.example/", MaxBytes: 400})
	var limit *pith.LimitError
	if !errors.As(err, &limit) || a == nil {
		t.Errorf("beyond a limit: %v", err)
	}
}
