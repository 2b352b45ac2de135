package pith

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/pithmd/pith/internal/inspect"
	"github.com/pithmd/pith/internal/render"
)

// TestInspectIsExtract holds what training and measuring see against what
// Extract answers, on the pages of testdata.
func TestInspectIsExtract(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*/*.html")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		address := "https://example.com/" + filepath.Base(file)
		p, err := inspect.Read(bytes.NewReader(raw), inspect.Options{URL: address})
		if err != nil {
			t.Fatal(err)
		}
		a, _ := Extract(bytes.NewReader(raw), &Options{URL: address, ContentType: "text/html; charset=utf-8"})
		if got, want := render.Text(p.Content()), a.Text(); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
		if PageType(p.Scores.PageType()) != a.Type || p.ExpectedF1() != a.Confidence {
			t.Errorf("%s: %v of confidence %v, want %v of %v", file, p.Scores.PageType(), p.ExpectedF1(), a.Type, a.Confidence)
		}
	}
}
