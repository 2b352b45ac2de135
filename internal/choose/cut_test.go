package choose

import (
	"math"
	"testing"
)

// TestLeanings holds the mean over a page's leanings against the probability
// that it is the mean of: sure blocks stay so, and others are off by little.
func TestLeanings(t *testing.T) {
	var sum float64
	for _, l := range leanings {
		sum += l.weight
	}
	if math.Abs(sum-1) > 1e-9 {
		t.Errorf("the leanings weigh %v", sum)
	}
	for _, p := range []float64{0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 1} {
		var s share
		s.set(p, 1)
		var mean float64
		for k, l := range leanings {
			mean += l.weight * s.words[k]
		}
		if sure := p == 0 || p == 1; math.Abs(mean-p) > 0.01 || sure && math.Abs(mean-p) > 1e-9 {
			t.Errorf("a block of probability %v has a mean of %v", p, mean)
		}
	}
}
