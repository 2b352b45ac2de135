package pith

import (
	"math"
	"testing"
)

// A cueScorer has heard of a few cues only, each for a type.
type cueScorer struct {
	Scorer
	cues map[uint32]ptype
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
	h := fnvOffset
	eachWord(text, func(w uint32) { h = (h ^ w) * fnvPrime })
	return h
}

// TestCueRow reads the cues of a page that offers a lamp: a text that stands
// there twice speaks once, one that is too long does not, and a page of few
// cues is not sure of them.
func TestCueRow(t *testing.T) {
	doc, _ := parse([]byte(`<title>Brass lamp | Harbour shop</title><meta name=description content="Lit by hand at the pier">
		<p>Add to cart</p><p>Add to cart</p><p>Lamps that are lit by hand</p><p>Reply</p>`))
	p := &features{page: pageOf(doc, ""), scorer: cueScorer{cues: map[uint32]ptype{
		textOfBlock.name(hashOfText("add to cart")):                typeProduct,
		wordOfBlock.name(hashWord("cart")):                         typeProduct,
		textOfBlock.name(hashOfText("lamps that are lit by hand")): typeArticle,
		wordOfBlock.name(hashWord("reply")):                        typeForum,
		wordOfTitle.name(hashWord("shop")):                         typeProduct,
		wordOfTitle.name(hashWord("reply")):                        typeArticle,
		wordOfSummary.name(hashWord("pier")):                       typeService,
	}}}
	row, root := p.cueRow(), float32(math.Sqrt(fewCues))
	if want := [NumTypes]float32{typeProduct - 1: 3 / root, typeForum - 1: 1 / root, typeService - 1: 1 / root}; row != want {
		t.Errorf("cues say %v, want %v", row, want)
	}
}
