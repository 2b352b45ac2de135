package pith

import (
	"math"
	"math/bits"
)

// A Scorer gives each block of a page the probability that it is content.
// One can be put into Options.Scorer in place of the built-in model. It is
// used by several goroutines at once.
type Scorer interface {
	// Score writes to p[i] the probability, 0 to 1, that the block with
	// the features rows[i*NumFeatures : (i+1)*NumFeatures] is content. The
	// blocks are those of one page in document order.
	Score(rows []float32, p []float32)
}

// handScorer adds up a few features by hand. It stands in for the forest.
type handScorer struct{}

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
