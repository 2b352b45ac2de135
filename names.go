package pith

import (
	"strings"

	"golang.org/x/net/html"
)

// tokenOffset begins the hash of a token of several words: it is another
// name than a word of the same letters.
const tokenOffset uint32 = 0x9747b28c

// eachName calls f with the hash of each name in a value of class, id and
// the like: its words, and its tokens of several words. These are what the
// scorer has learned weights for.
func eachName(value string, f func(name uint32)) {
	for token := range strings.FieldsSeq(value) {
		if whole, words := eachWordOfName(token, f); words > 1 {
			f(whole)
		}
	}
}

// eachWordOfName calls f with the hash of each word of a token. It returns
// the token's own and how many words there are.
func eachWordOfName(token string, f func(word uint32)) (whole uint32, words int) {
	w := wordSplitter{s: token}
	whole = tokenOffset
	for h, ok := w.next(); ok; h, ok = w.next() {
		f(h)
		whole = (whole ^ h) * fnvPrime
		words++
	}
	return whole, words
}

// namesAround lists the names of the elements around a block, each once,
// the nearest first.
func (p *page) namesAround(b *block) []uint32 {
	var names []uint32
	seen := map[uint32]bool{}
	for i := p.nodes[b.first].parent; i > 0; i = p.nodes[i].parent {
		eachNameOf(p.nodes[i].Node, func(name uint32) {
			if !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		})
	}
	return names
}

func eachNameOf(n *html.Node, f func(name uint32)) {
	for k := range n.Attr {
		if kindOfAttr(n.Attr[k].Key) == attrName {
			eachName(n.Attr[k].Val, f)
		}
	}
}

// learnedRow writes what the scorer's weights say of the elements around
// the block.
func (p *page) learnedRow(row []float32, b *block) {
	var near, low, high, sum, first float32
	named := 0
	for i := p.nodes[b.first].parent; i > 0; i = p.nodes[i].parent {
		w := p.learned[i]
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
