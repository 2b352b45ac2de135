package pith

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
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
	files, err := filepath.Glob("testdata/*/*.html")
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
		doc, _ := parse([]byte(page))
		p := pageOf(doc, "")
		for i := range p.blocks {
			b := &p.blocks[i]
			var words []uint32
			eachWord(p.text(b), func(hash uint32) { words = append(words, hash) })
			if !slices.Equal(words, p.wordsOf(b)) {
				t.Errorf("%s: %q has %d words, and %d were counted", name, p.text(b), len(words), b.words)
			}
		}
	}
}

func TestBlocks(t *testing.T) {
	blocks, err := Blocks(strings.NewReader(`<p><span>Ada Berg</span><span>7 March</span></p>`), nil)
	if err != nil || len(blocks) != 1 || blocks[0].Text != "Ada Berg 7 March" || blocks[0].Words != 4 {
		t.Errorf("blocks %+v, error %v", blocks, err)
	}
}
