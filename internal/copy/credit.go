package copy

import (
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/mark"
)

// maxCredit is how many words a credit or caption has at most that no element
// marks as one.
const maxCredit = 25

// isCredit reports whether the blocks from one up to another, none of them
// kept, are a few words without links between two blocks that are kept, but for the
// numbers of other pictures, 2 / 5, and the button behind the last.
func (c *copier) isCredit(from, to, words int32) bool {
	p := c.p
	for from > 0 && c.isCount(from-1) {
		from--
	}
	for to < int32(len(c.keep)) && (c.isCount(to) || c.isCount(to-1) && c.isButton(to)) {
		to++
	}
	if words > maxCredit || !c.kept(from-1) || to >= int32(len(c.keep)) || !c.keep[to] || p.Sums.Links[to] > p.Sums.Links[from] {
		return false
	}
	for k := from; k < to; k++ {
		if p.Verdicts[k].Rule != 0 && !c.isButton(k) && p.Blocks[k].Place&mark.InHidden == 0 {
			return false // a rule knows what this box is: an advertisement
		}
	}
	return true
}

// maxVeil is how many words ask for consent before a frame shows anything, at most.
const maxVeil = 90

// isVeil reports whether the blocks around a frame are what it is covered with until its
// reader allows it, between two blocks that are kept: a few words, none of them dropped
// by a rule, but for one about consent.
func (c *copier) isVeil(i, from, to, words int32) bool {
	p := c.p
	if c.kindOf(i) != atom.Iframe || words > maxVeil || !c.kept(from-1) || to >= int32(len(c.keep)) || !c.keep[to] {
		return false
	}
	for k := from; k < to; k++ {
		if r := p.Verdicts[k].Rule; r != 0 && r != mark.RuleCookieWall {
			return false
		}
	}
	return true
}

// isCount reports whether a block that is not kept only counts.
func (c *copier) isCount(k int32) bool {
	b := &c.p.Blocks[k]
	return !c.keep[k] && b.Words > 0 && b.Digits >= b.Words && b.Place&mark.InCell == 0
}

// isButton reports whether a block that is not kept is one.
func (c *copier) isButton(k int32) bool {
	b := &c.p.Blocks[k]
	return !c.keep[k] && b.Words > 0 && b.Controls >= b.Words
}

// maxOfPlayer is how many blocks the buttons and numbers of a player are at most.
const maxOfPlayer = 20

// countsIn is how many words the blocks from one up to another have that only count.
func (c *copier) countsIn(from, to int32) (words int32) {
	for k := from; k < to; k++ {
		if b := &c.p.Blocks[k]; c.isCount(k) && !c.isBeside(b) {
			words += b.Length
		}
	}
	return words
}
