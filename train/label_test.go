package main

import (
	"slices"
	"strings"
	"testing"
)

const labelPage = `<h1>The mill</h1><p class=byline>By Ada Berg</p><p>The mill by the river ground rye for three hundred years.</p><p>Read more about rivers</p>`

func TestLabel(t *testing.T) {
	const body = "The mill by the river ground rye for three hundred years."
	for _, tt := range []struct {
		name, line string
		unsaid     []string
		labels     []float32
		heavy      []bool // which blocks weigh something
	}{
		{"all is said", `{"ref": "` + body + `", "byline": "By Ada Berg"}`, nil, []float32{0, 0, 1, 0}, []bool{true, true, true, true}},
		{"a byline is left open", `{"ref": "` + body + `", "byline": "By Ada Berg"}`, []string{"byline"},
			[]float32{0, 0, 1, 0}, []bool{true, false, true, true}},
		{"so are two texts of a list", `{"ref": "` + body + `", "open": ["The mill", "By Ada Berg"]}`, []string{"open"},
			[]float32{0, 0, 1, 0}, []bool{false, false, true, true}},
		{"what the reference has all the same is said", `{"ref": "The mill ` + body + `", "headline": "The mill"}`, []string{"headline"},
			[]float32{1, 0, 1, 0}, []bool{true, true, true, true}},
		{"an empty reference", `{"ref": ""}`, nil, []float32{0, 0, 0, 0}, []bool{false, false, false, false}},
		{"a reference of another page", `{"ref": "Nothing of this is there"}`, nil, []float32{0, 0, 0, 0}, []bool{false, false, false, false}},
		{"a doubted one", `{"ref": "` + body + `", "suspect": "cut off"}`, nil, []float32{0, 0, 1, 0}, []bool{false, false, false, false}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := &set{Folder: "mine", Weight: 2, Words: signWords, Unsaid: tt.unsaid}
			p, err := s.page([]byte(tt.line))
			if err != nil {
				t.Fatal(err)
			}
			p.html = []byte(labelPage)
			blocks, err := p.blocks(&recorder{})
			if err != nil {
				t.Fatal(err)
			}
			labels, weights, sizes := p.label(blocks)
			if !slices.Equal(labels, tt.labels) {
				t.Errorf("labels %v, want %v", labels, tt.labels)
			}
			sum := float32(0)
			for i, w := range weights {
				if (w > 0) != tt.heavy[i] {
					t.Errorf("block %d %q weighs %v", i, blocks[i].Text, w)
				}
				if n := float32(len(strings.Fields(blocks[i].Text))); sizes[i] != n {
					t.Errorf("block %d has %v words, want %v", i, sizes[i], n)
				}
				sum += w
			}
			if !slices.Contains(tt.heavy, false) && (sum < 1.99 || sum > 2.01) {
				t.Errorf("the page weighs %v, and its set 2", sum)
			}
		})
	}
}
