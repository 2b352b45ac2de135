package page

import (
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
)

// liftHidden takes the rule for hidden text off the elements that hold the
// page: next to nothing is shown, and they have three times as much, or six times
// as much as whatever is. A script shows them.
func (p *Page) liftHidden() {
	var hidden []int32 // the outermost elements of the rule
	prose, length := p.Sums.Prose[len(p.Blocks)], p.Sums.Length[len(p.Blocks)]
	for i := int32(0); i < int32(len(p.Nodes)); {
		if p.Rules[i] != mark.RuleHiddenText {
			i++
			continue
		}
		hidden = append(hidden, i)
		prose -= p.ProseIn(i)
		length -= p.LengthIn(i)
		i = p.Nodes[i].End
	}
	for _, i := range hidden {
		in := p.ProseIn(i)
		if prose < minArticle && in > max(3*prose, minArticle) || in > max(6*prose, minArticle) || length < minArticle && p.LengthIn(i) > max(3*length, minContent) {
			p.Rules[i] = 0
		}
	}
}

// minContent is how many words a page has at least that has any.
const minContent = 10

// gramWords is how many words in a row two texts share only where one has them
// of the other.
const gramWords = 5

// dropCopies drops the hidden blocks that say what is shown: most of their
// words in rows that the shown text has.
func (p *Page) dropCopies() {
	shown := map[uint32]bool{} // the rows of words of hidden blocks; whether they are shown
	for i := range p.Blocks {
		if b := &p.Blocks[i]; p.mayCopy(i) {
			p.eachGram(b, func(gram uint32) { shown[gram] = false })
		}
	}
	if len(shown) == 0 {
		return
	}
	for i := range p.Blocks {
		if b := &p.Blocks[i]; b.IsShown() && p.Ruled[i] == 0 {
			p.eachGram(b, func(gram uint32) {
				if seen, asked := shown[gram]; asked && !seen {
					shown[gram] = true
				}
			})
		}
	}
	for i := range p.Blocks {
		if !p.mayCopy(i) {
			continue
		}
		same, all := 0, 0
		p.eachGram(&p.Blocks[i], func(gram uint32) {
			all++
			if shown[gram] {
				same++
			}
		})
		if same*5 >= all*4 {
			p.Ruled[i] = mark.RuleHiddenCopy
		}
	}
}

// mayCopy reports whether block i may be one of what is shown: it is not shown
// itself, no rule drops it, and it is long enough to be told.
func (p *Page) mayCopy(i int) bool {
	b := &p.Blocks[i]
	return !b.IsShown() && p.Ruled[i] == 0 && !p.Forced[i] && b.IsProse() && b.Place&mark.InMath == 0
}

// eachGram calls f with a hash of each row of words of a block. One with fewer
// words, as a sentence has where clauses are written without blanks, is a row
// by itself.
func (p *Page) eachGram(b *Block, f func(gram uint32)) {
	words := p.WordsOf(b)
	size := min(gramWords, len(words))
	for k := 0; k+size <= len(words); k++ {
		h := dom.FnvOffset
		for _, w := range words[k : k+size] {
			h = (h ^ w) * dom.FnvPrime
		}
		f(h)
	}
}
