package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/pithmd/pith"
)

// TestStagesAreExtract holds the stages that are timed against Extract, on the
// library's test pages.
func TestStagesAreExtract(t *testing.T) {
	files, err := filepath.Glob("../testdata/*/*.html")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p := &page{URL: "https://example.com/" + filepath.Base(file)}
		a, _ := pith.Extract(bytes.NewReader(src), optionsOf(p)) // an Article comes with its errors, too
		md, _, err := runStages(src, p.URL)
		if err != nil || string(md) != a.Markdown() {
			t.Errorf("%s: %v, %q, want %q", file, err, md, a.Markdown())
		}
	}
}
