package choose

import (
	"sync"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/lexicon"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
)

// maxTermsBlocks is how far a section is followed, for any number of labels may stand
// in one element.
const maxTermsBlocks = 200

// minTerms is how many words of prose they have: "Delivery: 4 days" is of the product.
const minTerms = 15

// shopTerms are what stands above a shop's terms, folded, by the hashes of their words.
var shopTerms = sync.OnceValue(func() map[uint32]string {
	set := map[uint32]string{}
	for _, phrase := range lexicon.List(lexicon.ShopTerms) {
		set[hashOfWords(phrase)] = dom.Fold(phrase)
	}
	return set
})

// dropShopTerms drops what a shop says on every product's page of delivery,
// payment and returns: a section under such a heading, or behind such a label.
func (p *Choice) dropShopTerms() {
	if p.Scores.PageType() != meta.ProductType {
		return
	}
	terms := shopTerms()
	for i := int32(0); i < int32(len(p.Blocks)); i++ {
		b := &p.Blocks[i]
		if said := terms[b.Hash]; said == "" || p.Forced[i] || b.Place&(mark.InCode|mark.InCell) != 0 || dom.Fold(p.Text(b)) != said {
			continue
		}
		end := p.endOfTerms(i)
		if p.Sums.Prose[end]-p.Sums.Prose[i] < minTerms {
			continue
		}
		for ; i < end; i++ {
			if v := &p.Verdicts[i]; v.Rule == 0 && !p.Forced[i] {
				v.drop(ShopTerms, mark.RuleShopTerms)
			}
		}
		i--
	}
}

// endOfTerms is where the section ends that block i heads: at the next heading of its
// level or above, at the next block of its kin, or with the element that
// holds both.
func (p *Choice) endOfTerms(i int32) int32 {
	b := &p.Blocks[i]
	box, level := p.Sums.Wider[b.Parent], p.HeadingLevel(b)
	k := i + 1
	for ; p.holdsBlock(box, k) && k < i+maxTermsBlocks; k++ {
		next := &p.Blocks[k]
		if p.Sums.Kin.Of[k] == p.Sums.Kin.Of[i] || next.Place&mark.InHeading != 0 && (level == 0 || p.HeadingLevel(next) <= level) {
			break
		}
	}
	return k
}
