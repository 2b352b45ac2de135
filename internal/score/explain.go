package score

import (
	"cmp"
	"math"
	"slices"

	"github.com/pithmd/pith/internal/forest"
	"github.com/pithmd/pith/internal/page"
)

// A Reason says where the score of a block comes from: Bias and the log-odds
// of all Weights add up to the log-odds of the score.
type Reason struct {
	Second  bool     // the forest that sees the first scores around gave it
	Bias    float64  // log-odds of any block
	Weights []Weight // of the features that say anything, the weightiest first
}

// A Weight is what one feature says for a block, or against it.
type Weight struct {
	Feature string // one of FeatureNames, or of ContextNames behind "context."
	Value   float32
	LogOdds float64
}

// Reasons tells why the built-in model scores the blocks of a page as it does.
// It computes all scores again: they are asked for once in a thousand pages.
func Reasons(pg *page.Page) []Reason {
	m := model{forest.Default()}
	f := &Features{pg, m, pg.Surroundings(), new(ScoringRoom)}
	rows := f.featureRows(nil, f.Around)
	probs := make([]float32, len(pg.Blocks))
	m.Score(rows, probs)
	context := f.contextRows(nil, probs)

	names := FeatureNames()
	for _, name := range ContextNames() {
		names = append(names, "context."+name)
	}
	first, second := m.First.NewTeller(), m.Second.NewTeller()
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
			r.Weights = append(r.Weights, w)
		}
		slices.SortStableFunc(r.Weights, func(a, b Weight) int { return cmp.Compare(math.Abs(b.LogOdds), math.Abs(a.LogOdds)) })
	}
	return reasons
}
