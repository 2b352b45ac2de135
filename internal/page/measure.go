package page

import (
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
)

// measures are sums over the page's blocks, so that the blocks of any
// element, a range, are summed up by two look-ups.
type measures struct {
	Length, Links, Prose, stops []int32 // sums over the blocks before each
	Headings                    []int32 // how many of those are headings
	Images, icons               []int32 // per node: images before it; drawings and buttons
	Wider                       []int32 // per node: the nearest element around it with more blocks
	Shape                       []int32 // per node: siblings with the same tag and class, itself included

	Best, Half, Most int32            // nodes: see fInBest, fInHalf, fInMost
	Headline         int32            // block of the headline, -1 if there is none
	Repeats          map[uint32]int32 // blocks by the hash of their words
	refrains         map[uint32]int32 // blocks of prose by their words and what holds them
	Title, Summary   wordSet
	Kin              kin
}

// IsProse reports whether the block reads like sentences.
func (b *Block) IsProse() bool {
	return b.Length >= 10 && b.LinkWords*2 < b.Words && (b.Stops > 0 || b.Length >= 25) && b.Place&mark.InCode == 0
}

// measure sums the page up.
func (p *Page) measure() {
	m := &p.Sums
	n := len(p.Blocks)
	sums := p.Ints(5 * (n + 1))
	m.Length, m.Links, m.Prose, m.stops, m.Headings = sums[:n+1], sums[n+1:2*n+2], sums[2*n+2:3*n+3], sums[3*n+3:4*n+4], sums[4*n+4:]
	m.Repeats = make(map[uint32]int32, n)
	m.refrains = map[uint32]int32{}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		m.Length[i+1] = m.Length[i] + b.Length
		m.Links[i+1] = m.Links[i] + b.LinkWords
		m.Prose[i+1] = m.Prose[i]
		m.stops[i+1] = m.stops[i] + b.Stops
		m.Headings[i+1] = m.Headings[i]
		if b.Place&mark.InHeading != 0 {
			m.Headings[i+1]++
		}
		if b.IsProse() {
			m.Prose[i+1] += b.Length
		}
		b.Hash = p.hashOf(b)
		m.Repeats[b.Hash]++
		if b.IsProse() {
			m.refrains[p.refrainOf(b)]++
		}
	}
	p.measureElements()
	m.Best = p.bestContainer()
	m.Half = p.innermostWith(2, 4)
	m.Most = p.innermostWith(4, 5)
	m.Title.add(p.Meta.Title)
	for _, text := range p.Meta.Description {
		m.Summary.add(text)
	}
	m.Headline = p.findHeadline()
	m.Kin = p.findKin()
}

// hashOf is a hash of the block's words.
func (p *Page) hashOf(b *Block) uint32 {
	h := dom.FnvOffset
	for _, w := range p.WordsOf(b) {
		h = (h ^ w) * dom.FnvPrime
	}
	return h
}

// refrainOf is a hash of the block's words and of the element around its own:
// who says a thing again in the same text means to.
func (p *Page) refrainOf(b *Block) uint32 {
	return (b.Hash ^ uint32(p.Nodes[b.Parent].Parent)) * dom.FnvPrime
}

// Copies counts the blocks elsewhere on the page with the block's words.
func (p *Page) Copies(b *Block) int32 {
	n := p.Sums.Repeats[b.Hash]
	if n > 1 && b.IsProse() {
		return n - p.Sums.refrains[p.refrainOf(b)]
	}
	return n - 1
}

// WordsOf are the hashes of a block's words.
func (p *Page) WordsOf(b *Block) []uint32 { return p.words[b.wordAt : b.wordAt+b.Words] }

// BlocksIn is the range of blocks that begin in node i.
func (p *Page) BlocksIn(i int32) (from, to int32) {
	return p.BlockAt[i], p.BlockAt[p.Nodes[i].End]
}

// LengthIn is the length of the blocks in node i.
func (p *Page) LengthIn(i int32) int32 {
	from, to := p.BlocksIn(i)
	return p.Sums.Length[to] - p.Sums.Length[from]
}

// LinksIn is how many of the words in node i stand in links.
func (p *Page) LinksIn(i int32) int32 {
	from, to := p.BlocksIn(i)
	return p.Sums.Links[to] - p.Sums.Links[from]
}

// ProseIn is the length of the prose in node i.
func (p *Page) ProseIn(i int32) int32 {
	from, to := p.BlocksIn(i)
	return p.Sums.Prose[to] - p.Sums.Prose[from]
}

// measureElements finds, for each element, the next one around it that
// holds more, and how many siblings look like it.
func (p *Page) measureElements() {
	m := &p.Sums
	m.Wider, m.Shape = p.Ints(len(p.Nodes)), p.Ints(len(p.Nodes))
	m.Images, m.icons = p.Ints(len(p.Nodes)+1), p.Ints(len(p.Nodes)+1)
	for i := range p.Nodes {
		m.Images[i+1], m.icons[i+1] = m.Images[i], m.icons[i]
		switch p.Nodes[i].DataAtom {
		case atom.Img:
			m.Images[i+1]++
		case atom.Svg, atom.Button:
			m.icons[i+1]++
		}
	}
	like := p.firstAlike()
	for i := 1; i < len(p.Nodes); i++ {
		n := &p.Nodes[i]
		from, to := p.BlocksIn(int32(i))
		if from == to || p.IsText(int32(i)) {
			continue
		}
		up := n.Parent
		if a, b := p.BlocksIn(up); a != from || b != to {
			m.Wider[i] = up
		} else {
			m.Wider[i] = m.Wider[up]
		}
		m.Shape[like[i]]++
	}
	for i := 1; i < len(p.Nodes); i++ {
		m.Shape[i] = m.Shape[like[i]] // the first, which has the sum, comes first
	}
}

// firstAlike is, for each node, the first child of its parent that has its
// shape. Most nodes have the shape of the sibling before them, or no sibling
// but text, so few are looked up.
func (p *Page) firstAlike() []int32 {
	type key struct {
		parent int32
		shape  uint32
	}
	seen := map[key]int32{}
	n := len(p.Nodes)
	like := p.Ints(n)
	plain, last := p.Ints(n), p.Ints(n) // per parent: first child without a shape, last with one
	for i := int32(1); i < int32(n); i++ {
		parent, shape := p.Nodes[i].Parent, p.Shapes[i]
		like[i] = i
		if shape == 0 {
			if plain[parent] == 0 {
				plain[parent] = i
			}
			like[i] = plain[parent]
			continue
		}
		if before := last[parent]; before != 0 && p.Shapes[before] == shape {
			like[i] = like[before]
		} else if before != 0 {
			seen[key{parent, p.Shapes[before]}] = like[before]
			if first, ok := seen[key{parent, shape}]; ok {
				like[i] = first
			}
		}
		last[parent] = i
	}
	return like
}

// bestContainer is the element in which most prose stands close together:
// a block of prose counts for the container around its own, and half for
// the next. The idea is Readability's; there the first is the parent.
func (p *Page) bestContainer() int32 {
	m := &p.Sums
	score := p.Ints(len(p.Nodes))
	best := p.Body
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if !b.IsProse() {
			continue
		}
		near := m.Wider[b.Parent]
		score[near] += 2 * b.Length
		score[m.Wider[near]] += b.Length
	}
	for i := range p.Nodes {
		if score[i] > score[best] {
			best = int32(i)
		}
	}
	return best
}

// innermostWith is the innermost element with at least part/of of the
// page's prose, or of its words if it has no prose.
func (p *Page) innermostWith(part, of int32) int32 {
	in := p.ProseIn
	if in(0) == 0 {
		in = p.LengthIn
	}
	at, all := int32(0), in(0)
	for {
		next := int32(-1)
		for c := at + 1; c < p.Nodes[at].End; c = p.Nodes[c].End {
			if in(c)*of >= all*part && all > 0 {
				next = c
				break
			}
		}
		if next < 0 || p.IsText(next) {
			return at
		}
		at = next
	}
}

// findHeadline is the first heading that says the title, or the first h1.
func (p *Page) findHeadline() int32 {
	first := int32(-1)
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Place&mark.InHeading == 0 {
			continue
		}
		if p.SaysTitle(b) {
			return int32(i)
		}
		if first < 0 && p.Closest(b.First, atom.H1) > 0 {
			first = int32(i)
		}
	}
	return first
}

// SaysTitle reports whether a block says the title and little else.
func (p *Page) SaysTitle(b *Block) bool {
	shared := p.SharedWords(b, &p.Sums.Title)
	return shared*10 >= b.Words*7 && shared*2 >= p.Sums.Title.Size() && shared > 0
}

// SharedWords counts the block's words that the set has.
func (p *Page) SharedWords(b *Block, set *wordSet) int32 {
	shared := int32(0)
	for _, w := range p.WordsOf(b) {
		if set.has(w) {
			shared++
		}
	}
	return shared
}

// wordSet is the words of some texts, hashed as blocks' words are. Nearly all
// words that are asked for are not in it, and its sieve knows most of those.
type wordSet struct {
	sieve [64]uint64 // a bit for the lower bits of each hash
	words map[uint32]bool
}

func (s *wordSet) add(text string) {
	if s.words == nil {
		s.words = map[uint32]bool{}
	}
	dom.EachWord(text, func(h uint32) {
		s.words[h] = true
		s.sieve[h>>6%64] |= 1 << (h % 64)
	})
}

func (s *wordSet) has(h uint32) bool {
	return s.sieve[h>>6%64]>>(h%64)&1 != 0 && s.words[h]
}

// Size is how many words the set has.
func (s *wordSet) Size() int32 { return int32(len(s.words)) }
