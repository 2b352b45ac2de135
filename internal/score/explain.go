package score

import (
	"cmp"
	"math"
	"slices"

	"github.com/pithmd/pith/internal/forest"
	"github.com/pithmd/pith/internal/page"
)

// A Reason says where the score of a block comes from: Bias, the log-odds of
// the Weights and Others add up to the log-odds of the score.
type Reason struct {
	Second  bool     // the forest that sees the first scores around gave it
	Bias    float64  // log-odds of any block
	Weights []Weight // of the features that say most, the weightiest first
	Others  float64  // what all other features say
}

// A Weight is what one feature says for a block, or against it.
type Weight struct {
	Feature string // one of FeatureNames, or of ContextNames behind "context."
	Value   float32
	LogOdds float64
}

// Reasons tells why the built-in model scores the blocks of a page as it does,
// by so many features of each: all of them would be a hundred times what is
// known of a page otherwise. It computes all scores again: they are asked for once in a thousand pages.
func Reasons(pg *page.Page, most int) []Reason {
	m := model{forest.Default()}
	f := &Features{pg, m, pg.Surroundings(), new(ScoringRoom)}
	rows := f.Rows()
	probs := make([]float32, len(pg.Blocks))
	m.Score(0, rows, probs)
	context := newContext(f, probs).rows(nil, 0, len(probs))

	names := FeatureNames()
	for _, name := range ContextNames() {
		names = append(names, "context."+name)
	}
	first, second := m.First.NewTeller(), m.Second.NewTeller()
	var weights []Weight // of one block
	reasons := make([]Reason, len(pg.Blocks))
	for i := range reasons {
		r := &reasons[i]
		r.Second = isUnsure(probs[i])
		in := []forest.Columns{{Values: rows, Width: NumFeatures}, {Values: context, Width: NumContext}}
		var of []float64
		if r.Second {
			r.Bias, of = second.Tell(i, in...)
		} else {
			r.Bias, of = first.Tell(i, in[:1]...)
		}
		weights = weights[:0]
		for k, odds := range of {
			if odds == 0 {
				continue
			}
			w := Weight{names[k], 0, odds}
			if k < NumFeatures {
				w.Value = rows[i*NumFeatures+k]
			} else {
				w.Value = context[i*NumContext+k-NumFeatures]
			}
			weights = append(weights, w)
		}
		slices.SortStableFunc(weights, func(a, b Weight) int { return cmp.Compare(math.Abs(b.LogOdds), math.Abs(a.LogOdds)) })
		top := min(most, len(weights))
		r.Weights = slices.Clone(weights[:top])
		for _, w := range weights[top:] {
			r.Others += w.LogOdds
		}
	}
	return reasons
}
