package pith

import (
	"encoding/hex"
	"os"
	"strings"
	"testing"
	"time"
)

// TestModel shows that the model is told by what it is and what it was made of.
func TestModel(t *testing.T) {
	m := Model()
	digest, err := hex.DecodeString(m.Digest)
	if err != nil || len(digest) != 16 {
		t.Errorf("digest %q", m.Digest)
	}
	if _, err := time.Parse(time.DateOnly, m.Date); err != nil || m.Corpus == "" || m != Model() {
		t.Errorf("%+v, error %v", m, err)
	}
}

// TestVersionIsInTheChangelog holds the constant to the changelog's first
// version, or to the one that it is made towards.
func TestVersionIsInTheChangelog(t *testing.T) {
	text, err := os.ReadFile("CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	_, first, _ := strings.Cut(string(text), "\n## ")
	first, _, _ = strings.Cut(first, "\n")
	if number, dev := strings.CutSuffix(Version, "-dev"); !strings.Contains(first, "v"+number) || dev != strings.Contains(first, "Unreleased") {
		t.Errorf("version %s, the changelog begins with %q", Version, first)
	}
}
