package score

import (
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/page"
)

// The context of a block: what the first scores are around it, by place in
// its row. Means weigh blocks by their words.
const (
	xOwn        = iota // its own first score
	xPrev              // of the block before
	xPrev2             // and of the one before that
	xNext              //
	xNext2             //
	xBefore            // mean of the five blocks before
	xAfter             // mean of the five blocks after
	xSection           // mean between the headings around it
	xHeading           // of the last heading
	xRecords           // mean of the siblings of its record's shape
	xKin               // mean of the blocks of its mould (kin.go)
	xKinOthers         // mean of those without itself, -1 if there are none
	xKinLow            // the least of them
	xKinHigh           // the greatest
	xParent            // mean in its first container
	xContainer2        // mean in the second
	xContainer3        //
	xContainer4        //
	xPage              // mean of the page
	xRank              // share of the page's words with a lower score
	xKeptBefore        // share of the words scored above one half that come before it
	xGap               // words between the nearest blocks above one half on both sides, 0 if it is one

	// NumContext is the number of a block's context features.
	NumContext = iota
)

var contextNames = [NumContext]string{
	"own", "prev", "prev2", "next", "next2", "before", "after", "section", "heading", "records",
	"kin", "kin-others", "kin-low", "kin-high", "parent",
	"container2", "container3", "container4", "page", "rank", "kept-before", "gap",
}

// ContextNames returns the names of the context features, in order.
func ContextNames() []string { return append([]string(nil), contextNames[:]...) }

// rows computes the context of the blocks from up to to, in the room if that is enough.
func (c *context) rows(room []float32, from, to int) []float32 {
	rows := dom.Zeros(room, (to-from)*NumContext)
	for i := from; i < to; i++ {
		c.row(rows[(i-from)*NumContext:][:NumContext], int32(i))
	}
	return rows
}

// context is what the context of blocks is computed from: their first scores.
type context struct {
	p        *Features
	probs    []float32
	sums     []float32   // of probability times words over the blocks before each
	likely   []int32     // words above one half before each block
	kin      []kinScores // per group
	before   []int32     // words since the last block above one half
	after    []int32     // words until the next one
	heads    page.Headings
	rankUpTo [rankBins + 1]int32
}

// kinScores are the first scores of the blocks of one mould.
type kinScores struct {
	gain      float32 // sum of probability times words
	low, high float32
}

const rankBins = 50

func newContext(p *Features, probs []float32) *context {
	n := len(p.Blocks)
	c := &context{p: p, probs: probs, heads: p.FindHeadings(), sums: make([]float32, n+1)}
	c.likely, c.before, c.after = p.Ints(n+1), p.Ints(n+1), p.Ints(n+1)
	gap := int32(0)
	for i := range n {
		words := p.Blocks[i].Length
		c.sums[i+1] = c.sums[i] + probs[i]*float32(words)
		c.likely[i+1] = c.likely[i]
		c.before[i] = gap
		gap += words
		if probs[i] > 0.5 {
			c.likely[i+1] += words
			gap = 0
		}
		c.rankUpTo[1+int(probs[i]*(rankBins-1))] += words
	}
	for k := range rankBins {
		c.rankUpTo[k+1] += c.rankUpTo[k]
	}
	gap = 0
	for i := n - 1; i >= 0; i-- {
		c.after[i] = gap
		gap += p.Blocks[i].Length
		if probs[i] > 0.5 {
			gap = 0
		}
	}
	c.sumKin()
	return c
}

// sumKin sums up the scores of the blocks of each mould.
func (c *context) sumKin() {
	c.kin = make([]kinScores, len(c.p.Sums.Kin.Groups))
	for i := range c.kin {
		c.kin[i].low = 1
	}
	for i, v := range c.probs {
		k := &c.kin[c.p.Sums.Kin.Of[i]]
		k.gain += v * float32(c.p.Blocks[i].Length)
		k.low, k.high = min(k.low, v), max(k.high, v)
	}
}

// mean is the mean score of the blocks from up to to.
func (c *context) mean(from, to int32) float32 {
	words := c.p.Sums.Length[to] - c.p.Sums.Length[from]
	if words == 0 {
		return 0
	}
	return (c.sums[to] - c.sums[from]) / float32(words)
}

func (c *context) at(i int32) float32 {
	if i < 0 || i >= int32(len(c.probs)) {
		return -1
	}
	return c.probs[i]
}

func (c *context) row(row []float32, i int32) {
	p, n := c.p, int32(len(c.probs))
	row[xOwn] = c.probs[i]
	row[xPrev], row[xPrev2] = c.at(i-1), c.at(i-2)
	row[xNext], row[xNext2] = c.at(i+1), c.at(i+2)
	row[xBefore] = c.mean(max(0, i-5), i)
	row[xAfter] = c.mean(i+1, min(n, max(i+6, i+1)))
	from, to := c.heads.Before[i], c.heads.After[i]
	row[xHeading] = c.at(from)
	if to < 0 {
		to = n
	}
	row[xSection] = c.mean(from+1, to)
	b := &p.Blocks[i]
	at := b.Parent
	for k := range containerLevels {
		row[xParent+k] = c.mean(p.BlocksIn(at))
		at = p.Sums.Wider[at]
	}
	row[xRecords] = -1
	if r := p.Record(b); r > 0 {
		row[xRecords] = c.mean(p.BlocksIn(p.Nodes[r].Parent))
	}
	c.kinRow(row, i)
	row[xPage] = c.mean(0, n)
	row[xRank] = page.Share(c.rankUpTo[int(c.probs[i]*(rankBins-1))], p.Sums.Length[n])
	row[xKeptBefore] = page.Share(c.likely[i], c.likely[n])
	if c.probs[i] <= 0.5 {
		row[xGap] = float32(c.before[i] + c.after[i])
	}
}

// kinRow writes what the first scores of the block's mould are.
func (c *context) kinRow(row []float32, i int32) {
	words, own := c.p.Sums.Kin.Group(i).Words, c.p.Blocks[i].Length
	k := c.kin[c.p.Sums.Kin.Of[i]]
	row[xKinLow], row[xKinHigh] = k.low, k.high
	row[xKin] = k.gain / float32(max(words, 1))
	row[xKinOthers] = -1
	if words > own {
		row[xKinOthers] = max(0, k.gain-c.probs[i]*float32(own)) / float32(words-own)
	}
}
