package pith

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestScriptText extracts shells whose scripts carry the text: all of it is kept,
// and a warning says where it is from. The pages are those of the room that finds
// it, with what it found beside them.
func TestScriptText(t *testing.T) {
	texts, err := filepath.Glob("internal/hydrate/testdata/*.txt")
	if err != nil || len(texts) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	for _, file := range texts {
		found, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		page, err := os.ReadFile(strings.TrimSuffix(file, ".txt") + ".html")
		if err != nil {
			t.Fatal(err)
		}
		a, err := Extract(strings.NewReader(string(page)), nil)
		if err != nil || !hasWarning(a, WarnScriptText) {
			t.Errorf("%s: error %v, warnings %v", file, err, a.Warnings)
			continue
		}
		for line := range strings.Lines(string(found)) {
			kind, text, _ := strings.Cut(strings.TrimSpace(line), ": ")
			if kind != "title" && !strings.Contains(a.Text(), text) {
				t.Errorf("%s: lost: %s", file, text)
			}
		}
	}
}

// TestRootIsAskedOfWhatIsShown has a root that only the page itself has: its
// scripts are not read.
func TestRootIsAskedOfWhatIsShown(t *testing.T) {
	page, err := os.ReadFile("internal/hydrate/testdata/next--html-in-a-string.html")
	if err != nil {
		t.Fatal(err)
	}
	a, err := Extract(strings.NewReader(string(page)), &Options{Root: "#__next"})
	if outcome := new(OutcomeError); !errors.As(err, &outcome) && !errors.Is(err, ErrNoContent) || hasWarning(a, WarnScriptText) {
		t.Errorf("error %v, warnings %v, text %q", err, a.Warnings, a.Text())
	}
}
