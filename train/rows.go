package main

import (
	"fmt"

	"github.com/pithmd/pith/internal/forest"
	"github.com/pithmd/pith/internal/inspect"
	pithscore "github.com/pithmd/pith/internal/score"
)

// rows is all that the library and the annotations say of the pages, before
// anything is fitted: one slice per page.
type rows struct {
	features, context      [][]float32
	labels, weights, sizes [][]float32 // of blocks
	names                  [][][]uint32
	means                  [][]float32 // of features, for types
	cues                   [][]uint32
	parts                  []int // the pages of which there are parts; their means and cues stand behind those of all pages
}

// probe is a recorder that gives some weight to any name and some first score
// to any block. So a change of how the library computes features from weights
// or context from scores changes rows, before there are any weights or scores.
type probe struct{ recorder }

func (*probe) Weight(name uint32) float32 { return float32(int8(name)) / forest.WeightScale }

func (*probe) Score(place int, _ []float32, p []float32) {
	const steps = 97
	for i := range p {
		p[i] = float32((place+i)%steps) / (steps - 1)
	}
}

// readRows reads all pages and parts of pages.
func (t *trainer) readRows() (*rows, error) {
	n := len(t.pages)
	matrix := func() [][]float32 { return make([][]float32, n) }
	r := &rows{features: matrix(), context: matrix(), labels: matrix(), weights: matrix(), sizes: matrix(), means: matrix(),
		names: make([][][]uint32, n), cues: make([][]uint32, n)}
	err := t.eachPage(func(i int, p *page) error {
		seen := &probe{}
		blocks, err := p.blocks(seen)
		if err != nil {
			return fmt.Errorf("%s/%s: %w", p.set.Folder, p.ID, err)
		}
		r.features[i], r.context[i], r.means[i], r.cues[i] = rowsOf(blocks), seen.context, seen.means, seen.cues
		r.labels[i], r.weights[i], r.sizes[i] = p.label(blocks)
		for _, b := range blocks {
			r.names[i] = append(r.names[i], b.Names)
		}
		p.rows = len(blocks)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return r, r.readParts(t)
}

// readParts reads parts of pages: what their type is told by.
func (r *rows) readParts(t *trainer) error {
	all := make([]*recorder, len(t.pages))
	err := t.eachPage(func(i int, p *page) error {
		part, err := p.part()
		if part == nil || err != nil {
			return err
		}
		seen := &probe{}
		if _, err := part.blocks(seen); err != nil {
			return fmt.Errorf("a part of %s/%s: %w", p.set.Folder, p.ID, err)
		}
		all[i] = &seen.recorder
		return nil
	})
	for i, seen := range all {
		if seen != nil && seen.means != nil {
			r.parts, r.means, r.cues = append(r.parts, i), append(r.means, seen.means), append(r.cues, seen.cues)
		}
	}
	return err
}

func rowsOf(blocks []inspect.Block) []float32 {
	rows := make([]float32, 0, len(blocks)*pithscore.NumFeatures)
	for _, b := range blocks {
		rows = append(rows, b.Features...)
	}
	return rows
}

// write writes the features, the labels, the weights and sizes, the fold and
// page of each row, and the digest of all that the model is made of.
func (r *rows) write(t *trainer) error {
	x := t.index(r.parts)
	digest, err := r.digest(t.digest, x)
	if err != nil {
		return err
	}
	for name, v := range map[string]any{"index.json": x, "cues.json": r.cues, "inputs.json": digest} {
		if err := writeJSON(t.file(name), v); err != nil {
			return err
		}
	}
	for name, rows := range map[string][][]float32{
		"x.f32": r.features, "y.f32": r.labels, "w.f32": r.weights, "size.f32": r.sizes, "means.f32": r.means,
	} {
		if err := writeFloats(t.file(name), rows...); err != nil {
			return err
		}
	}
	return nil
}
