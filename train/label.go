package main

import (
	"strings"

	"github.com/pithmd/pith/bench/align"
	"github.com/pithmd/pith/internal/inspect"
)

// label aligns a page with its reference: for each block the share of its
// words that stand there, its weight in fitting, and its words as the page's
// set counts them. Every page of a set and type weighs the same, a block by its
// words; a page whose reference is doubted, not in it or not there weighs
// nothing, and nor does a block that the reference leaves open.
func (p *page) label(blocks []inspect.Block) (labels, weights, sizes []float32) {
	texts := make([][]string, len(blocks))
	all, hit := 0.0, 0.0
	for i, b := range blocks {
		texts[i] = p.words(b.Text)
		all += float64(len(texts[i]))
	}
	ref := p.words(p.Ref)
	unsaid, heavy := p.unsaid(), p.set.weightOf(p.Type)
	for i, y := range align.Labels(texts, ref) {
		size := float64(len(texts[i]))
		hit += y * size
		weight := heavy * size / max(all, 1)
		if y < 0.5 && unsaid[strings.Join(texts[i], " ")] {
			weight = 0
		}
		labels, weights, sizes = append(labels, float32(y)), append(weights, float32(weight)), append(sizes, float32(size))
	}
	if hit < 0.5*float64(len(ref)) || len(ref) == 0 && !p.set.Empty || p.Suspect != nil {
		clear(weights)
	}
	return labels, weights, sizes
}

// unsaid are the texts that the reference leaves open, by their words.
func (p *page) unsaid() map[string]bool {
	texts := map[string]bool{}
	for _, field := range p.set.Unsaid {
		for line := range strings.Lines(p.open[field]) {
			if w := p.words(line); len(w) > 0 {
				texts[strings.Join(w, " ")] = true
			}
		}
	}
	return texts
}
