package choose

import (
	"math"

	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/page"
)

// A SiteText is a block as a memory of its site knows it.
type SiteText struct {
	Hash  uint64
	Words int
	Kept  bool
}

// SiteTexts are the page's blocks for a memory of its site, the verdicts on them
// being the page's own.
func (p *Choice) SiteTexts() []SiteText {
	texts := make([]SiteText, len(p.Blocks))
	for i := range texts {
		b := &p.Blocks[i]
		texts[i] = SiteText{Hash: p.siteHash(b), Words: int(b.Length), Kept: p.Verdicts[i].Keep}
	}
	return texts
}

// siteHash is a hash of a block's words and of the two elements around it. A
// notice comes from one template and stands in the same elements on every page;
// an article's first paragraph, said again in a teaser of it on ten other pages,
// does not. It has 64 bits: a memory holds the texts of thousands of pages, and with
// 32 one in some thousands would be taken for another.
func (p *Choice) siteHash(b *page.Block) uint64 {
	h := dom.Fnv64Offset
	add := func(v uint32) { h = (h ^ uint64(v)) * dom.Fnv64Prime }
	for _, w := range p.WordsOf(b) {
		add(w)
	}
	for i, level := b.Parent, 0; i > 0 && level < siteMould; i, level = p.Nodes[i].Parent, level+1 {
		add(p.Shapes[i])
	}
	return h
}

const (
	siteMould     = 2   // elements around a text that have to look alike
	minSiteRepeat = 4   // words of one, at least: short labels are an author's as often as a site's
	maxSiteShare  = 0.5 // of the chosen words: a page that loses more is one that the memory does not understand
)

// DropSiteRepeats drops, of what was chosen, the texts that other pages of the
// site say too. pages says for each block how many do. It comes last: what is left
// of the page must be a choice that holds up without them.
func (p *Choice) DropSiteRepeats(pages []int) {
	repeated := p.siteRepeats(pages)
	kept, dropped := int32(0), int32(0)
	for i := range p.Blocks {
		if !p.Verdicts[i].Keep {
			continue
		}
		kept += p.Blocks[i].Length
		if repeated[i] {
			dropped += p.Blocks[i].Length
		}
	}
	if dropped == 0 || float64(dropped) > maxSiteShare*float64(kept) {
		return
	}
	p.dropHeadingsOf(repeated)
	for i, r := range repeated {
		if r {
			p.Verdicts[i].drop(SiteRepeat, mark.RuleSiteRepeat)
		}
	}
}

// siteRepeats tells which of the kept blocks are the site's. Items go with their
// whole list: two recipes share an ingredient.
func (p *Choice) siteRepeats(pages []int) []bool {
	repeated := make([]bool, len(p.Blocks))
	for i := range p.Blocks {
		repeated[i] = p.Verdicts[i].Keep && pages[i] >= enoughPages[0] && p.mayBeSites(int32(i))
	}
	text := p.ownText(repeated)
	own := map[int32]bool{} // lists with an item that is the page's own
	for i := range p.Blocks {
		b := &p.Blocks[i]
		repeated[i] = repeated[i] && pages[i] >= enoughPages[p.doubts(int32(i), text)]
		if list := p.listAround(b); list > 0 && !repeated[i] && p.Verdicts[i].Keep {
			own[list] = true
		}
	}
	for i := range repeated {
		repeated[i] = repeated[i] && !own[p.listAround(&p.Blocks[i])]
	}
	return repeated
}

// enoughPages is how many other pages have to say a block, by the doubts there are that
// it is the site's. With all three no number is enough.
var enoughPages = [...]int{0: 2, 1: 2, 2: 7, 3: math.MaxInt}

// doubts counts what speaks for the page's author: that a block is no
// sentence but a line, as a picture's credit is, that it stands in the element of the
// text, and that it stands before its end. Editors begin the parts of a series
// alike, and say again what went before.
func (p *Choice) doubts(i int32, text ownText) (n int) {
	b := &p.Blocks[i]
	for _, doubt := range [...]bool{!p.isParagraph(b), text.boxes[p.Sums.Wider[b.Parent]], i < text.last} {
		if doubt {
			n++
		}
	}
	return n
}

// ownText is where the text stands that no other page has.
type ownText struct {
	last  int32          // its last block, -1 of none
	boxes map[int32]bool // the elements that its paragraphs share with others
}

// ownText finds where the paragraphs stand that are the page's own; of a page without
// any, all other blocks that are.
func (p *Choice) ownText(repeated []bool) ownText {
	t := ownText{last: -1, boxes: map[int32]bool{}}
	last := int32(-1)
	for i := range int32(len(p.Blocks)) {
		b := &p.Blocks[i]
		if !p.Verdicts[i].Keep || repeated[i] {
			continue
		}
		last = i
		if p.isParagraph(b) {
			t.last = i
			t.boxes[p.Sums.Wider[b.Parent]] = true
		}
	}
	if t.last < 0 {
		t.last = last
	}
	return t
}

// mayBeSites reports whether a block is of a kind that a site repeats. Headings,
// cells and code are said by many authors in the same words.
func (p *Choice) mayBeSites(i int32) bool {
	b := &p.Blocks[i]
	const own = mark.InHeading | mark.InCode | mark.InCell | mark.InHeaderCell
	return b.Length >= minSiteRepeat && b.Place&own == 0 && !p.Forced[i] && i != p.Sums.Headline && !p.saysTitle(b)
}

// listAround is the innermost list that a block stands in, 0 if it stands in none.
func (p *Choice) listAround(b *page.Block) int32 {
	if b.Place&mark.InItem == 0 {
		return 0
	}
	for i := b.Parent; i > 0; i = p.Nodes[i].Parent {
		switch p.Nodes[i].DataAtom {
		case atom.Ul, atom.Ol, atom.Dl, atom.Menu:
			return i
		}
	}
	return 0
}

// dropHeadingsOf drops the headings whose whole section is the site's.
func (p *Choice) dropHeadingsOf(repeated []bool) {
	heading, sites := int32(-1), false // the last, and whether all behind it is the site's
	settle := func() {
		if heading >= 0 && sites {
			p.Verdicts[heading].drop(EmptyHeading, mark.RuleEmptyHeading)
		}
	}
	for i := range int32(len(p.Blocks)) {
		switch {
		case !p.Verdicts[i].Keep:
		case p.heads(i):
			settle()
			heading, sites = i, false
		case repeated[i]:
			sites = heading >= 0
		default:
			heading = -1
		}
	}
	settle()
}
