package score

import (
	"math"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/meta"
)

// A cue tells a reader at a glance what type of page this is: the whole text
// of a short block ("Add to cart", "Leave a reply") and its words, the words
// of <title>, site's name and all, and of the description. The scorer has
// learned what each says for each type.

// maxCueWords is how many words a block has whose text gives cues.
const maxCueWords = 4

// eachCue calls f with the page's cues; with one that stands there several
// times, several times.
func (p *Features) eachCue(f func(cue uint32)) {
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Words > maxCueWords {
			continue
		}
		if b.Words > 1 {
			f(textOfBlock.name(b.Hash))
		}
		for _, w := range p.WordsOf(b) {
			f(wordOfBlock.name(w))
		}
	}
	dom.EachWord(p.Meta.TitleTag, func(w uint32) { f(wordOfTitle.name(w)) })
	for _, text := range p.Meta.Description {
		dom.EachWord(text, func(w uint32) { f(wordOfSummary.name(w)) })
	}
}

// fewCues is the least number of cues that their sum is weighed by: what the
// few words of a smaller page say is chance. train/fit.py has it too.
const fewCues = 100

// cueRow sums up what the cues say for each type, each once, over the root of
// how many there are: a page of many has some for every type.
func (p *Features) cueRow() (row [NumTypes]float32) {
	count := 0
	heard := map[uint32]bool{}
	scorer := p.Scorer
	p.eachCue(func(cue uint32) {
		count++
		weights := scorer.Cue(cue)
		if weights == nil || heard[cue] {
			return
		}
		heard[cue] = true
		for t, w := range weights {
			row[t] += w
		}
	})
	root := float32(math.Sqrt(float64(max(count, fewCues))))
	for t := range row {
		row[t] /= root
	}
	return row
}

// CueNames returns the names of the inputs that Scorer.Types reads behind the
// means of the features: the sum of the cues for each type.
func CueNames() []string {
	var names []string
	for t := meta.ArticleType; int(t) <= NumTypes; t++ {
		names = append(names, "cues."+t.String())
	}
	return names
}

// likeTypes settles how likely each type is for the page, from the mean of the features
// of its blocks and its cues. A type that the caller knows is sure.
func (p *Features) likeTypes(mean []float32) (types [NumTypes]float32) {
	if t := p.Meta.Known; meta.UnknownType < t && int(t) <= NumTypes {
		types[t-1] = 1
		return types
	}
	cues := p.cueRow()
	p.Scorer.Types(append(mean, cues[:]...), &types)
	return types
}
