package page

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/pithmd/pith/internal/dom"
)

// TestTextOfBlocks asks that a block's text has the words that were counted,
// on all pages of testdata and on those that made it differ.
func TestTextOfBlocks(t *testing.T) {
	pages := map[string]string{
		"side by side":          `<p><span><b>Ada Berg</b></span><span><time>7 March</time></span></p>`,
		"a drop cap":            `<p><span>T</span><span>he second list</span></p>`,
		"a digit, then a label": `<p><span>440</span><span>3</span><span>3 silver badges</span></p>`,
		"a drawing's title":     `<p>7<svg><title>Speech bubble</title></svg> replies</p>`,
		"a formula's source":    `<p>so <math><semantics><mi>E</mi><annotation>E=mc^2</annotation></semantics></math> is</p>`,
	}
	files, err := filepath.Glob("../../testdata/*/*.html")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		pages[file] = string(raw)
	}
	for name, page := range pages {
		p := pageOf(t, page, "")
		for i := range p.Blocks {
			b := &p.Blocks[i]
			var words []uint32
			dom.EachWord(p.Text(b), func(hash uint32) { words = append(words, hash) })
			if !slices.Equal(words, p.WordsOf(b)) {
				t.Errorf("%s: %q has %d words, and %d were counted", name, p.Text(b), len(words), b.Words)
			}
		}
	}
}
