package score

import (
	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/page"
)

// NamesAround lists what has a weight for block i, each once: the names of
// the elements around it, the nearest first, and the words around it.
func (p *Features) NamesAround(i int32, around *page.Surroundings) []uint32 {
	var names []uint32
	seen := map[uint32]bool{}
	add := func(name uint32) {
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	for n := p.Nodes[p.Blocks[i].First].Parent; n > 0; n = p.Nodes[n].Parent {
		EachNameOf(p.Nodes[n].Node, add)
	}
	p.eachWordAs(wordOfHeading, around.Heading(i), add)
	p.eachWordAs(wordOfSection, around.Section(i), add)
	p.eachWordBefore(i, add)
	eachWordOfLink(around.Links[i].Href, add)
	return names
}

// EachNameOf calls f with the hash of each name of an element.
func EachNameOf(n *html.Node, f func(name uint32)) {
	for k := range n.Attr {
		if mark.KindOfAttr(n.Attr[k].Key) == mark.AttrName {
			dom.EachName(n.Attr[k].Val, f)
		}
	}
}

// learnedRow writes what the scorer's weights say of the elements around
// the block.
func (p *Features) learnedRow(row []float32, b *page.Block) {
	var near, low, high, sum, first float32
	named := 0
	for i := p.Nodes[b.First].Parent; i > 0; i = p.Nodes[i].Parent {
		w := p.Learned[i]
		if w == 0 {
			continue
		}
		if named == 0 {
			first = w
		}
		if named < nearNames {
			near += w
		}
		named++
		sum += w
		low, high = min(low, w), max(high, w)
	}
	row[fNameFirst], row[fNameNear], row[fNameSum], row[fNameLow], row[fNameHigh] = first, near, sum, low, high
}

// nearNames is how many named elements around a block are near it.
const nearNames = 3

// Words of headings, of the short text before a block and of its link's
// address have weights too, and so have cues (cue.go): each kind under hashes
// of its own.
type wordKind uint32

const (
	wordOfHeading wordKind = 0x5bd1e995
	wordOfSection wordKind = 0x2c1b3c6d
	wordOfPrev    wordKind = 0x165667b1
	wordOfLink    wordKind = 0x61c88647

	wordOfTitle   wordKind = 0x85ebca6b
	wordOfSummary wordKind = 0xc2b2ae35
	textOfBlock   wordKind = 0x27d4eb2f
	wordOfBlock   wordKind = 0x9e3779b1
)

// name is the name that a word has as one of its kind.
func (k wordKind) name(word uint32) uint32 { return (word ^ uint32(k)) * dom.FnvPrime }

// maxPhrase is how many words a text has whose words have weights. Longer
// ones are told by how they are written, not by what they say.
const maxPhrase = 8

// A weigher sums up what the scorer's weights say of the words around blocks.
type weigher struct {
	scorer   Scorer
	headings map[int32]*headingWeight // by their blocks: one may stand above many others
}

// headingWeight is what the words of a heading say of its own section, and of
// those below it.
type headingWeight struct{ own, below float32 }

// heading weighs the words of the heading in block i, if there is one.
func (w *weigher) heading(p *Features, i int32) *headingWeight {
	sum := w.headings[i]
	if sum == nil {
		sum = new(headingWeight)
		p.eachWordAs(wordOfHeading, i, w.to(&sum.own))
		p.eachWordAs(wordOfSection, i, w.to(&sum.below))
		w.headings[i] = sum
	}
	return sum
}

// to adds the weights of names to a sum.
func (w *weigher) to(sum *float32) func(name uint32) {
	return func(name uint32) { *sum += w.scorer.Weight(name) }
}

// wordRow writes what the words around block i weigh. The row before, if there is
// one, often has the same link.
func (p *Features) wordRow(row, before []float32, i int32, around *page.Surroundings, w *weigher) {
	row[fNameHeading] = w.heading(p, around.Heading(i)).own
	row[fNameSection] = w.heading(p, around.Section(i)).below
	p.eachWordBefore(i, w.to(&row[fNamePrev]))
	if before != nil && around.Links[i] == around.Links[i-1] {
		row[fNameLink] = before[fNameLink]
	} else {
		eachWordOfLink(around.Links[i].Href, w.to(&row[fNameLink]))
	}
}

// eachWordAs calls f with the names that the words of block i have as words
// of a kind; -1 is no block.
func (p *Features) eachWordAs(kind wordKind, i int32, f func(name uint32)) {
	if i < 0 {
		return
	}
	for _, w := range p.WordsOf(&p.Blocks[i]) {
		f(kind.name(w))
	}
}

// eachWordBefore does the same with the words of the block before block i, if
// they are few.
func (p *Features) eachWordBefore(i int32, f func(name uint32)) {
	if i == 0 || p.Blocks[i-1].Words > maxPhrase {
		return
	}
	p.eachWordAs(wordOfPrev, i-1, f)
	if b := &p.Blocks[i-1]; b.Words > 1 {
		f(wordOfPrev.name(b.Hash))
	}
}

// eachWordOfLink does the same with the words of an address.
func eachWordOfLink(href string, f func(name uint32)) {
	path := dom.WordSplitter{S: href}
	for w, ok := path.Next(); ok; w, ok = path.Next() {
		f(wordOfLink.name(w))
	}
}
