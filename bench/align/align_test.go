package align

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

func TestLabels(t *testing.T) {
	const (
		one   = "the first paragraph tells how the river rose that spring"
		two   = "a second paragraph goes on about the bridge and its keeper"
		three = "the third and last says what became of them afterwards"
	)
	tests := []struct {
		name   string
		blocks []string
		ref    string
		want   []float64
	}{
		{"the page is the reference", []string{one, two}, one + " " + two, []float64{1, 1}},
		{"chrome around it", []string{"home news sport", one, two, "all rights reserved"}, one + " " + two, []float64{0, 1, 1, 0}},
		{"half a block", []string{"alpha beta gamma delta epsilon zeta eta theta iota kappa"}, "alpha beta gamma delta epsilon", []float64{0.5}},
		{"a paragraph twice on the page, once in the reference", []string{one, two, "x y z", "u v w", one}, one + " " + two, []float64{1, 1, 0, 0, 0}},
		{"a paragraph as often in both", []string{one, two, one}, one + " " + two + " " + one, []float64{1, 1, 1}},
		{"a heading between its paragraphs and in the contents", []string{"the bridge", "the end", one, "the bridge", two, "the end", three},
			one + " the bridge " + two + " the end " + three, []float64{0, 0, 1, 1, 1, 1, 1}},
		{"a teaser of a paragraph far from it", []string{one, "m n o p", "q r s t", "i j k l", two, "the bridge", three},
			two + " the bridge " + three, []float64{0, 0, 0, 0, 1, 1, 1}},
		{"a long heading in the contents, and above a caption", []string{"how to read a river", one, "old mill", "how to read a river", "grey heron", two},
			one + " how to read a river " + two, []float64{0, 1, 0, 1, 0, 1}},
		{"a post, and again where it is answered", []string{"ada wrote", one + " " + three, "ben wrote", "ada wrote", one + " " + three, two},
			"ada wrote " + one + " " + three + " ben wrote " + two, []float64{1, 1, 1, 0, 0, 1}},
		{"the same again in a box behind", []string{one, "grey heron", "how to read a river", "old mill", two, "how to read a river"},
			one + " how to read a river " + two, []float64{1, 0, 1, 0, 1, 0}},
		{"blocks in another order", []string{one, two, three}, three + " " + one + " " + two, []float64{1, 1, 1}},
		{"a short block in another order", []string{"spring flood", one, two}, one + " " + two + " spring flood", []float64{1, 1, 1}},
		{"a changed word", []string{"alpha beta gamma delta epsilon WORD eta theta iota kappa"},
			"alpha beta gamma delta epsilon zeta eta theta iota kappa", []float64{0.9}},
		{"single words of prose are not spare for chrome", []string{"river keeper", one, two}, one + " " + two, []float64{0, 1, 1}},
		{"an empty block", []string{"", one}, one, []float64{0, 1}},
		{"an empty reference", []string{one}, "", []float64{0}},
		{"an empty page", nil, one, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			blocks := make([][]string, len(tt.blocks))
			for i, b := range tt.blocks {
				blocks[i] = strings.Fields(b)
			}
			got := Labels(blocks, strings.Fields(tt.ref))
			if len(got) != len(tt.want) {
				t.Fatalf("got %v, want %v", got, tt.want)
			}
			for i := range got {
				if math.Abs(got[i]-tt.want[i]) > 1e-9 {
					t.Errorf("block %d %q: got %v, want %v", i, tt.blocks[i], got[i], tt.want[i])
				}
			}
		})
	}
}

// No word of the reference is used twice: over a page the words labelled
// are never more than the two have in common.
func TestLabelsNeverExceedTheCommonWords(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		word := func() string { return fmt.Sprint(r.IntN(12)) }
		var blocks [][]string
		page, ref := map[string]int{}, map[string]int{}
		for range r.IntN(20) {
			b := make([]string, r.IntN(15))
			for i := range b {
				b[i] = word()
				page[b[i]]++
			}
			blocks = append(blocks, b)
		}
		want := make([]string, r.IntN(100))
		for i := range want {
			want[i] = word()
			ref[want[i]]++
		}
		common := 0
		for w, n := range page {
			common += min(n, ref[w])
		}
		labelled := 0.0
		for i, share := range Labels(blocks, want) {
			labelled += share * float64(len(blocks[i]))
		}
		if labelled > float64(common)+1e-6 {
			t.Fatalf("%v words labelled, %d in common", labelled, common)
		}
	}
}

// A hundred thousand words are aligned in a moment, whatever they are.
func TestLabelsAreFast(t *testing.T) {
	if testing.Short() {
		t.Skip("long texts")
	}
	const n = 100_000
	tests := []struct {
		name string
		word func(i int) string
	}{
		{"all words different", func(i int) string { return fmt.Sprint(i) }},
		{"one word", func(int) string { return "a" }},
		{"a few words in a circle", func(i int) string { return fmt.Sprint(i % 7) }},
		{"a page repeated", func(i int) string { return fmt.Sprint(i % 1000) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			blocks := make([][]string, n/20)
			ref := make([]string, n)
			for i := range n {
				blocks[i/20] = append(blocks[i/20], tt.word(i))
				ref[i] = tt.word(i)
			}
			start := time.Now()
			Labels(blocks, ref[:n/2])
			if took := time.Since(start); took > 3*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}
