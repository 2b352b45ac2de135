package choose

import (
	"slices"

	"github.com/pithmd/pith/internal/mark"
)

// What stands above a text and says what the text says: how many of the first blocks
// it is one of, and how many of the next begin the text.
const (
	maxDecks     = 2
	maxBelowThem = 3
)

// dropRepeatedDeck drops the deck of an article that its text says again, word for
// word: some systems print a text's first sentences above it. A deck is made
// otherwise than the text's paragraphs; a song may begin with its refrain.
func (p *Choice) dropRepeatedDeck() {
	if !p.isArticle() || p.focus == Recall {
		return
	}
	var first []int32 // blocks of the article
	for k := int32(0); k < int32(len(p.Blocks)) && len(first) < maxDecks+maxBelowThem; k++ {
		if p.keeps(k) && k != p.Sums.Headline && p.Blocks[k].Place&(mark.InCaption|mark.InFigure) == 0 {
			first = append(first, k)
		}
	}
	for i, k := range first[:min(maxDecks, len(first))] {
		for _, below := range first[i+1 : min(i+1+maxBelowThem, len(first))] {
			if !p.Forced[k] && p.Shapes[p.Blocks[k].Parent] != p.Shapes[p.Blocks[below].Parent] && p.saysAgain(below, k) {
				p.Verdicts[k].drop(RepeatedDeck, mark.RuleRepeatedDeck)
				break
			}
		}
	}
}

// saysAgain reports whether a block has all words of another in their order, but for
// the first, which may be a label.
func (p *Choice) saysAgain(k, deck int32) bool {
	d := &p.Blocks[deck]
	words, text := p.WordsOf(d), p.WordsOf(&p.Blocks[k])
	if d.Length < minDeckWords || len(words) < minRepeat || len(words) > maxDeckWords || d.Place&(mark.InItem|mark.InCell|mark.InQuote|mark.InCode) != 0 {
		return false
	}
	for _, said := range [...][]uint32{words, words[1:]} {
		for from := 0; from+len(said) <= len(text); from++ {
			if slices.Equal(text[from:from+len(said)], said) {
				return true
			}
		}
	}
	return false
}
