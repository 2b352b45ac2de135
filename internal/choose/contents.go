package choose

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/page"
)

const (
	// minContents is how many entries a table of contents has at least that is not all
	// of a list.
	minContents = 3

	// maxContentsTitle is how many words stand above one at most: Table of Contents.
	maxContentsTitle = 4

	maxHeadingText = 300 // bytes of a heading or an entry that are compared
)

// dropContents drops a table of contents: lines that are links to the
// headings further down, and say what those say, but for numbers before the one or
// the other. What only heads it goes with it.
func (p *Choice) dropContents() {
	headings := map[uint32]int32{} // the last block of each
	for i := range p.Blocks {
		if p.Blocks[i].Place&mark.InHeading != 0 {
			headings[p.unnumberedHash(&p.Blocks[i])] = int32(i)
		}
	}
	var entries []int32
	for i := range int32(len(p.Blocks)) {
		if b := &p.Blocks[i]; len(headings) > 0 && b.Links > 0 && headings[p.unnumberedHash(b)] > i && p.leadsWithin(i) {
			entries = append(entries, i)
		}
	}
	if len(entries) < minContents && !p.isWholeList(entries) {
		return
	}
	if k := entries[0] - 1; k >= 0 && p.leadsWithin(k) {
		if _, ok := headings[p.unnumberedHash(&p.Blocks[k])]; ok {
			entries = slices.Insert(entries, 0, k) // the headline, which stands above
		}
	}
	title := p.contentsTitle(entries)
	for i, left := entries[0], entries; len(left) > 0; i++ {
		isEntry := i == left[0]
		if isEntry {
			left = left[1:]
		}
		// One between others is an entry too, whose heading has been written otherwise.
		if isEntry || p.Verdicts[i-1].Guard == Contents && p.leadsWithin(i) {
			p.Verdicts[i].drop(Contents, mark.RuleContents)
		}
	}
	if title >= 0 {
		p.Verdicts[title].drop(Contents, mark.RuleContents)
	}
}

// leadsWithin reports whether a block is a line that is a link to a place on the page,
// but for a number before it. Cells and headings say more than where something stands.
func (p *Choice) leadsWithin(i int32) bool {
	b := &p.Blocks[i]
	if p.Verdicts[i].Rule != 0 || p.Forced[i] || b.Links == 0 || b.Words-b.LinkWords > 1 || b.Place&(mark.InCell|mark.InHeading) != 0 {
		return false
	}
	return p.linksWithin(b)
}

// linksWithin reports whether the first link in a block leads to a place on the page.
func (p *Choice) linksWithin(b *page.Block) bool {
	a := p.firstLinkIn(b)
	if a == 0 {
		return false
	}
	_, own := form.FragmentOf(p.Nodes[a].Node, p.Base)
	return own
}

// unnumberedHash is the hash of a block's words without a number before them.
func (p *Choice) unnumberedHash(b *page.Block) uint32 {
	if b.Digits == 0 {
		return b.Hash
	}
	return hashOfWords(strings.TrimLeft(p.headingText(b), " \t\r\n\u00a0.0123456789)"))
}

// headingText is the text of a block, as far as headings are compared.
func (p *Choice) headingText(b *page.Block) string {
	var text strings.Builder
	for i := b.First; i <= b.Last && text.Len() < maxHeadingText; i++ {
		if n := &p.Nodes[i]; n.Type == html.TextNode && p.Places[n.Parent]&mark.InMuted == 0 {
			text.WriteString(n.Data)
		}
	}
	return text.String()
}

// firstLinkIn is the first link that a block begins in or has, 0 if there is none.
func (p *Choice) firstLinkIn(b *page.Block) int32 {
	for i := b.First; i <= b.Last; i++ {
		if p.Nodes[i].Type != html.TextNode {
			continue
		}
		if a := p.Closest(i, atom.A); a > 0 {
			return a
		}
	}
	return 0
}

// isWholeList reports whether blocks follow each other and are all that a list has.
func (p *Choice) isWholeList(blocks []int32) bool {
	if len(blocks) < 2 || int(blocks[len(blocks)-1]-blocks[0]) != len(blocks)-1 {
		return false
	}
	for i := p.Blocks[blocks[0]].Parent; i > 0; i = p.Nodes[i].Parent {
		if p.Nodes[i].DataAtom == atom.Ul || p.Nodes[i].DataAtom == atom.Ol {
			from, to := p.BlocksIn(i)
			return from == blocks[0] && to == blocks[len(blocks)-1]+1
		}
	}
	return false
}

// contentsTitle is the line right above the entries of a table of contents that heads
// them alone, -1 if there is none: a heading, a bold line, or all else that the box of
// the entries has.
func (p *Choice) contentsTitle(entries []int32) int32 {
	k := entries[0] - 1
	if k < 0 || !p.keeps(k) || p.Forced[k] {
		return -1
	}
	b := &p.Blocks[k]
	if b.Words > maxContentsTitle || b.Links > 0 || b.Place&(mark.InItem|mark.InCell|mark.InCode) != 0 {
		return -1
	}
	if b.Place&(mark.InHeading|mark.InBold) != 0 && k != p.Sums.Headline && p.isHeadingBehind(entries) {
		return k
	}
	for i := b.Parent; i > 0; i = p.Nodes[i].Parent {
		if from, to := p.BlocksIn(i); to > entries[0] {
			for j := from; j < to; j++ {
				if j != k && p.keeps(j) {
					return -1
				}
			}
			return k
		}
	}
	return -1
}

// isHeadingBehind reports whether the first entries, as far as they follow each other,
// are all that stands above the next heading.
func (p *Choice) isHeadingBehind(entries []int32) bool {
	next := entries[0]
	for i := 0; i < len(entries) && entries[i] == next; i++ {
		next++
	}
	for ; next < int32(len(p.Blocks)); next++ {
		if p.keeps(next) {
			return p.Blocks[next].Place&mark.InHeading != 0
		}
	}
	return false
}
