package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestExplain(t *testing.T) {
	r := pithOf(harbour, "explain")
	r.expect(t, exitRead, []string{"The harbour freezes over\nstandard input: content", "66 words kept in 3 parts", "\n+  score above the cut ", "\n-  guard headline "}, "<html")
	if r.errs != "" {
		t.Errorf("standard error: %s", r.errs)
	}
	dir := t.TempDir()
	page := file(t, "ice.html", harbour)
	pithOf("", "explain", page, "-o", filepath.Join(dir, "report.html")).expect(t, exitRead, nil)
	if report := content(t, dir, "report.html"); !strings.HasPrefix(report, "<!DOCTYPE html>") || !strings.HasSuffix(report, "</html>\n") || strings.Count(report, "cut them free with saws") != 3 {
		t.Errorf("the text stands there %d times, not as a part, as Markdown and as it is read", strings.Count(report, "cut them free with saws"))
	}
	r = pithOf("", "explain", page, "-o", filepath.Join(dir, "report.html"))
	r.expect(t, exitFailed, nil)
	r.expectError(t, "report.html exists: --overwrite writes over it")
	pithOf("", "explain", page, "-o", filepath.Join(dir, "report.txt")).expect(t, exitRead, nil)
	if report := content(t, dir, "report.txt"); strings.Contains(report, "<html") || !strings.Contains(report, "words kept") {
		t.Error(report)
	}
}

func TestExplainSeveral(t *testing.T) {
	in := tree(t, map[string]string{"a.html": harbour, "b/c.html": harbour})
	dir := t.TempDir()
	pithOf("", "explain", in, "-o", filepath.Join(dir, "out")).expect(t, exitRead, nil)
	if got := namesIn(t, dir); got != "out/a.html out/b/c.html" {
		t.Errorf("files %s", got)
	}
	r := pithOf("", "explain", in, "-o", filepath.Join(dir, "both.html"))
	r.expect(t, exitUsage, nil)
	r.expectError(t, "-o: a report is of one page: name a directory")
	if r := pithOf("", "explain", in); strings.Count(r.out, "words kept in") != 2 {
		t.Error(r.out)
	}
}

// TestExplainWall explains a page that is not content: that is when one asks.
func TestExplainWall(t *testing.T) {
	out := filepath.Join(t.TempDir(), "wall.html")
	r := pithOf(challenge, "explain", "-o", out)
	r.expect(t, exitNotPage, nil)
	if report := content(t, out); !strings.Contains(report, "not what was asked for but a page of kind bot-challenge") {
		t.Error(report)
	}
	r = pithOf("%PDF-1.7", "explain", "-o", out, "--overwrite")
	r.expect(t, exitFailed, nil)
	r.expectError(t, "it is no page but application/pdf")
}
