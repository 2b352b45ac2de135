package pith

import (
	"math"
	"math/bits"
)

// A Scorer gives each block of a page the probability that it is content.
// One can be put into Options.Scorer in place of the built-in model, as
// training does for the model of each fold. It is used by several goroutines
// at once.
type Scorer interface {
	// Weight is what a name of an element says for content, as log-odds,
	// 0 if nothing. Names are words and tokens of class, id and data-*
	// attributes, hashed as Block.Names are.
	Weight(name uint32) float32

	// Score writes to p[i] the probability, 0 to 1, that the block with
	// the features rows[i*NumFeatures : (i+1)*NumFeatures] is content. The
	// blocks are those of one page in document order.
	Score(rows []float32, p []float32)

	// Rescore does it again, with NumContext features for each block that
	// tell what the first scores are in its surroundings.
	Rescore(rows []float32, context []float32, p []float32)
}

// handScorer adds up a few features by hand. It stands in for the forest.
type handScorer struct{}

func (handScorer) Weight(uint32) float32               { return 0 }
func (handScorer) Rescore(_, _ []float32, _ []float32) {}

func (handScorer) Score(rows []float32, p []float32) {
	for i := range p {
		f := rows[i*NumFeatures : (i+1)*NumFeatures]
		s := -1.2 + min(f[fWords], 40)/20 - 2.5*f[fLinkShare] + f[fFunctionShare]*2 + 0.7*f[fInBest] + f[fInMost]
		s += 2*f[fContainer+containerFeatures+cOwnProse] + 0.2*min(f[fStops], 3) - 1.5*f[fLabel] - f[fControlShare]
		s -= min(f[fRepeats], 2)
		if f[fHeadingLevel] > 0 {
			s += 0.8
		}
		for _, bit := range [...]place{inNav, inFooter, inAside, inForm, inDialog, inHidden} {
			s -= 1.5 * f[fPlace+bits.TrailingZeros64(uint64(bit))]
		}
		p[i] = float32(1 / (1 + math.Exp(-float64(s))))
	}
}
