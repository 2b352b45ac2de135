package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestDiff(t *testing.T) {
	before := file(t, "before.html", harbour)
	after := file(t, "after.html", strings.Replace(harbour, "forty", "fifty", 1))
	r := pithOf("", "diff", before, after)
	r.expect(t, exitRead, []string{"\n- For the first time in forty years", "\n+ For the first time in fifty years", "\n  Fishermen walked"})
	if r.errs != "" {
		t.Errorf("standard error: %s", r.errs)
	}
	pithOf(harbour, "diff", before, "-").expect(t, exitRead, []string{"+++ standard input\n", "only in the first 0 lines"})

	out := filepath.Join(t.TempDir(), "changes.html")
	pithOf("", "diff", "-o", out, before, after).expect(t, exitRead, nil)
	if report := content(t, out); !strings.HasPrefix(report, "<!DOCTYPE html>") || !strings.Contains(report, "<mark>fifty </mark>") {
		t.Error(report)
	}
	r = pithOf("", "diff", "-o", out, before, after)
	r.expect(t, exitFailed, nil)
	r.expectError(t, "exists: --overwrite writes over it")
}

// TestDiffOptions compares two ways to extract one page.
func TestDiffOptions(t *testing.T) {
	r := pithOf(harbour, "diff", "--a", "no-links", "--b", "keep=footer", "--b", "drop=h1 + p", "--title=false", "-")
	r.expect(t, exitRead, []string{"--- standard input (no-links)\n", "+++ standard input (keep=footer, drop=h1 + p)\n", "\n- For the first time", "\n- Fishermen", "(/past)", "\n+ Copyright Coast Daily"}, "# The harbour")

	r = pithOf(harbour, "diff", "--drop", "p:last-child", "--b", "drop=h1 + p", "-")
	r.expect(t, exitRead, []string{"\n- For the first time"}, lastWords)

	for setting, message := range map[string]string{
		"focus=both": "--b: invalid argument \"both\" for \"--focus\" flag: it must be one of balanced, precision, recall",
		"fokus=both": "--b fokus=both: there is no such flag of an article",
		"keep=p >":   "--keep: the selector \"p >\" cannot be read",
	} {
		r := pithOf(harbour, "diff", "--b", setting, "-")
		r.expect(t, exitUsage, nil)
		r.expectError(t, message)
	}
}

// TestDiffJSON compares what an earlier run wrote with what the page says now.
func TestDiffJSON(t *testing.T) {
	page := file(t, "ice.html", harbour)
	for _, format := range []string{"json", "jsonl"} {
		old := file(t, "old.json", pithOf(harbour, "-f", format).out)
		pithOf("", "diff", old, page).expect(t, exitRead, []string{"only in the first 0 lines with 0 words, only in the second 0 lines with 0 words"}, "\n- ", "\n+ ")
	}
	r := pithOf("", "diff", file(t, "bad.json", `{"title": 1`), page)
	r.expect(t, exitFailed, nil)
	r.expectError(t, "bad.json: it is no article as JSON: ")
}

func TestDiffInputs(t *testing.T) {
	page := file(t, "ice.html", harbour)
	in := tree(t, map[string]string{"a.html": harbour, "b.html": harbour, "c.html": harbour})
	for _, tt := range []struct {
		args    []string
		exit    int
		message string
	}{
		{nil, exitUsage, "accepts between 1 and 2 arg(s), received 0"},
		{[]string{page, page, page}, exitUsage, "accepts between 1 and 2 arg(s), received 3"},
		{[]string{in}, exitFailed, "two pages are compared"},
		{[]string{page, "none.html"}, exitFailed, "none.html: no such file or directory"},
		{[]string{page, file(t, "a.pdf", "%PDF-1.7")}, exitFailed, "a.pdf: it is no page but application/pdf"},
		{[]string{page, file(t, "wall.html", challenge)}, exitRead, "wall.html: not what was asked for but a page of kind bot-challenge"},
	} {
		r := pithOf("", append([]string{"diff"}, tt.args...)...)
		r.expect(t, tt.exit, nil)
		r.expectError(t, tt.message)
	}
}
