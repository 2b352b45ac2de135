package pith

import (
	"golang.org/x/net/html/atom"
)

// measures are sums over the page's blocks, so that the blocks of any
// element, a range, are summed up by two look-ups.
type measures struct {
	length, links, prose, stops []int32 // sums over the blocks before each
	headings                    []int32 // how many of those are headings
	images, icons               []int32 // per node: images before it; drawings and buttons
	wider                       []int32 // per node: the nearest element around it with more blocks
	shape                       []int32 // per node: siblings with the same tag and class, itself included

	best, half, most int32            // nodes: see fInBest, fInHalf, fInMost
	headline         int32            // block of the headline, -1 if there is none
	repeats          map[uint32]int32 // blocks by the hash of their words
	refrains         map[uint32]int32 // blocks of prose by their words and what holds them
	title, summary   wordSet
	kin              kin
}

// isProse reports whether the block reads like sentences.
func (b *block) isProse() bool {
	return b.length >= 10 && b.linkWords*2 < b.words && (b.stops > 0 || b.length >= 25) && b.place&inCode == 0
}

// measure sums the page up.
func (p *page) measure() {
	m := &p.sums
	n := len(p.blocks)
	sums := make([]int32, 5*(n+1))
	m.length, m.links, m.prose, m.stops, m.headings = sums[:n+1], sums[n+1:2*n+2], sums[2*n+2:3*n+3], sums[3*n+3:4*n+4], sums[4*n+4:]
	m.repeats = make(map[uint32]int32, n)
	m.refrains = map[uint32]int32{}
	for i := range p.blocks {
		b := &p.blocks[i]
		m.length[i+1] = m.length[i] + b.length
		m.links[i+1] = m.links[i] + b.linkWords
		m.prose[i+1] = m.prose[i]
		m.stops[i+1] = m.stops[i] + b.stops
		m.headings[i+1] = m.headings[i]
		if b.place&inHeading != 0 {
			m.headings[i+1]++
		}
		if b.isProse() {
			m.prose[i+1] += b.length
		}
		b.hash = p.hashOf(b)
		m.repeats[b.hash]++
		if b.isProse() {
			m.refrains[p.refrainOf(b)]++
		}
	}
	p.measureElements()
	m.best = p.bestContainer()
	m.half = p.innermostWith(2, 4)
	m.most = p.innermostWith(4, 5)
	m.title.add(p.meta.Title)
	for _, text := range p.meta.description {
		m.summary.add(text)
	}
	m.headline = p.findHeadline()
	m.kin = p.findKin()
}

// hashOf is a hash of the block's words.
func (p *page) hashOf(b *block) uint32 {
	h := fnvOffset
	for _, w := range p.wordsOf(b) {
		h = (h ^ w) * fnvPrime
	}
	return h
}

// refrainOf is a hash of the block's words and of the element around its own:
// who says a thing again in the same text means to.
func (p *page) refrainOf(b *block) uint32 {
	return (b.hash ^ uint32(p.nodes[b.parent].parent)) * fnvPrime
}

// copies counts the blocks elsewhere on the page with the block's words.
func (p *page) copies(b *block) int32 {
	n := p.sums.repeats[b.hash]
	if n > 1 && b.isProse() {
		return n - p.sums.refrains[p.refrainOf(b)]
	}
	return n - 1
}

func (p *page) wordsOf(b *block) []uint32 { return p.words[b.wordAt : b.wordAt+b.words] }

// blocksIn is the range of blocks that begin in node i.
func (p *page) blocksIn(i int32) (from, to int32) {
	return p.blockAt[i], p.blockAt[p.nodes[i].end]
}

func (p *page) lengthIn(i int32) int32 {
	from, to := p.blocksIn(i)
	return p.sums.length[to] - p.sums.length[from]
}

func (p *page) linksIn(i int32) int32 {
	from, to := p.blocksIn(i)
	return p.sums.links[to] - p.sums.links[from]
}

func (p *page) proseIn(i int32) int32 {
	from, to := p.blocksIn(i)
	return p.sums.prose[to] - p.sums.prose[from]
}

// measureElements finds, for each element, the next one around it that
// holds more, and how many siblings look like it.
func (p *page) measureElements() {
	m := &p.sums
	m.wider = make([]int32, len(p.nodes))
	m.shape = make([]int32, len(p.nodes))
	sums := make([]int32, 2*(len(p.nodes)+1))
	m.images, m.icons = sums[:len(p.nodes)+1], sums[len(p.nodes)+1:]
	for i := range p.nodes {
		m.images[i+1], m.icons[i+1] = m.images[i], m.icons[i]
		switch p.nodes[i].DataAtom {
		case atom.Img:
			m.images[i+1]++
		case atom.Svg, atom.Button:
			m.icons[i+1]++
		}
	}
	like := p.firstAlike()
	for i := 1; i < len(p.nodes); i++ {
		n := &p.nodes[i]
		from, to := p.blocksIn(int32(i))
		if from == to || p.isText(int32(i)) {
			continue
		}
		up := n.parent
		if a, b := p.blocksIn(up); a != from || b != to {
			m.wider[i] = up
		} else {
			m.wider[i] = m.wider[up]
		}
		m.shape[like[i]]++
	}
	for i := 1; i < len(p.nodes); i++ {
		m.shape[i] = m.shape[like[i]] // the first, which has the sum, comes first
	}
}

// firstAlike is, for each node, the first child of its parent that has its
// shape. Most nodes have the shape of the sibling before them, or no sibling
// but text, so few are looked up.
func (p *page) firstAlike() []int32 {
	type key struct {
		parent int32
		shape  uint32
	}
	seen := map[key]int32{}
	n := len(p.nodes)
	at := make([]int32, 3*n)
	like, plain, last := at[:n], at[n:2*n], at[2*n:] // the latter two per parent: first child without a shape, last with one
	for i := int32(1); i < int32(n); i++ {
		parent, shape := p.nodes[i].parent, p.shapes[i]
		like[i] = i
		if shape == 0 {
			if plain[parent] == 0 {
				plain[parent] = i
			}
			like[i] = plain[parent]
			continue
		}
		if before := last[parent]; before != 0 && p.shapes[before] == shape {
			like[i] = like[before]
		} else if before != 0 {
			seen[key{parent, p.shapes[before]}] = like[before]
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
func (p *page) bestContainer() int32 {
	m := &p.sums
	score := make([]int32, len(p.nodes))
	best := p.body
	for i := range p.blocks {
		b := &p.blocks[i]
		if !b.isProse() {
			continue
		}
		near := m.wider[b.parent]
		score[near] += 2 * b.length
		score[m.wider[near]] += b.length
	}
	for i := range p.nodes {
		if score[i] > score[best] {
			best = int32(i)
		}
	}
	return best
}

// innermostWith is the innermost element with at least part/of of the
// page's prose, or of its words if it has no prose.
func (p *page) innermostWith(part, of int32) int32 {
	in := p.proseIn
	if in(0) == 0 {
		in = p.lengthIn
	}
	at, all := int32(0), in(0)
	for {
		next := int32(-1)
		for c := at + 1; c < p.nodes[at].end; c = p.nodes[c].end {
			if in(c)*of >= all*part && all > 0 {
				next = c
				break
			}
		}
		if next < 0 || p.isText(next) {
			return at
		}
		at = next
	}
}

// findHeadline is the first heading that says the title, or the first h1.
func (p *page) findHeadline() int32 {
	first := int32(-1)
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.place&inHeading == 0 {
			continue
		}
		if shared := p.sharedWords(b, &p.sums.title); shared*10 >= b.words*7 && shared*2 >= p.sums.title.size() && shared > 0 {
			return int32(i)
		}
		if first < 0 && p.isIn(b.parent, atom.H1) {
			first = int32(i)
		}
	}
	return first
}

// isIn reports whether node i is or lies in an element a.
func (p *page) isIn(i int32, a atom.Atom) bool {
	for ; i > 0; i = p.nodes[i].parent {
		if p.nodes[i].DataAtom == a {
			return true
		}
	}
	return false
}

// sharedWords counts the block's words that the set has.
func (p *page) sharedWords(b *block, set *wordSet) int32 {
	shared := int32(0)
	for _, w := range p.wordsOf(b) {
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
	eachWord(text, func(h uint32) {
		s.words[h] = true
		s.sieve[h>>6%64] |= 1 << (h % 64)
	})
}

func (s *wordSet) has(h uint32) bool {
	return s.sieve[h>>6%64]>>(h%64)&1 != 0 && s.words[h]
}

func (s *wordSet) size() int32 { return int32(len(s.words)) }
