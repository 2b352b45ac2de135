package score

import (
	"math"
	"testing"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/meta"
)

// A cueScorer has heard of a few cues only, each for a type.
type cueScorer struct {
	Scorer
	cues map[uint32]meta.Type
}

func (s cueScorer) Cue(cue uint32) *[NumTypes]float32 {
	t, ok := s.cues[cue]
	if !ok {
		return nil
	}
	w := new([NumTypes]float32)
	w[t-1] = 1
	return w
}

// hashOfText is the hash that a block of that text has.
func hashOfText(text string) uint32 {
	h := dom.FnvOffset
	dom.EachWord(text, func(w uint32) { h = (h ^ w) * dom.FnvPrime })
	return h
}

// TestCueRow reads the cues of a page that offers a lamp: a text that stands
// there twice speaks once, one that is too long does not, and a page of few
// cues is not sure of them.
func TestCueRow(t *testing.T) {
	const text = `<title>Brass lamp | Harbour shop</title><meta name=description content="Lit by hand at the pier">
		<p>Add to cart</p><p>Add to cart</p><p>Lamps that are lit by hand</p><p>Reply</p>`
	p := &Features{Page: pageOf(t, text, ""), Scorer: cueScorer{cues: map[uint32]meta.Type{
		textOfBlock.name(hashOfText("add to cart")):                meta.ProductType,
		wordOfBlock.name(dom.HashWord("cart")):                     meta.ProductType,
		textOfBlock.name(hashOfText("lamps that are lit by hand")): meta.ArticleType,
		wordOfBlock.name(dom.HashWord("reply")):                    meta.ForumType,
		wordOfTitle.name(dom.HashWord("shop")):                     meta.ProductType,
		wordOfTitle.name(dom.HashWord("reply")):                    meta.ArticleType,
		wordOfSummary.name(dom.HashWord("pier")):                   meta.ServiceType,
	}}}
	row, root := p.cueRow(), float32(math.Sqrt(fewCues))
	if want := [NumTypes]float32{meta.ProductType - 1: 3 / root, meta.ForumType - 1: 1 / root, meta.ServiceType - 1: 1 / root}; row != want {
		t.Errorf("cues say %v, want %v", row, want)
	}
}
