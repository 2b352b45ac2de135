package choose

import (
	"slices"
	"unicode"

	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/page"
	"github.com/pithmd/pith/internal/score"
)

// guard mends the cut where more is known than a score tells: it closes
// holes in a text, and takes teasers of other pages off an article's end.
func (p *Choice) guard() {
	if p.focus != Precision {
		p.fillHoles()
		p.fillBoxes()
	}
	p.keepWholes()
	p.keepHeadline()
	if p.focus != Precision && p.Scores.PageType() == meta.ArticleType {
		p.keepDeck()
	}
	if p.focus != Recall {
		p.dropBeside()
		gains := p.gains()
		p.dropTeaserBoxes(gains)
		p.dropShopTerms()
		if p.isArticle() {
			p.dropBylines()
			p.dropTeasers(gains)
			p.dropBehindTeasers()
			p.dropLinkTail()
			p.dropRightsNotices()
			p.dropEmptyHeadings()
			p.dropPlayerLines()
		}
	}
}

// keepHeadline keeps the heading that says the title, if a block of the text
// follows it closely. References disagree about headlines, so their scores
// lie near one half and would fall on either side by chance.
func (p *Choice) keepHeadline() {
	h := p.Sums.Headline
	if h < 0 || p.Verdicts[h].Rule != 0 || p.Verdicts[h].P < minHeadlineScore {
		return
	}
	if p.keepsBelow(h, MaxBelowHeadline) {
		p.Verdicts[h].keep(KeptHeadline)
	}
}

// keepsBelow reports whether one of so many blocks below block i is kept.
func (p *Choice) keepsBelow(i, blocks int32) bool {
	for k := i + 1; k < i+blocks; k++ {
		if p.keeps(k) {
			return true
		}
	}
	return false
}

const (
	minHeadlineScore = 0.3
	MaxBelowHeadline = 8 // blocks: byline, date, tools, picture
)

// An article's deck is the paragraph that sums it up, between its headline and
// its text: below the byline or beside the picture as may be. References
// disagree about decks as they do about headlines; the author wrote it.
const (
	minDeckScore      = 0.2  // of one right below the headline: references disagree about decks, the author wrote them
	minNamedDeckScore = 0.15 // of one whose element is named as such
	minSaidDeckScore  = 0.03 // of one that the page's description says
	minSaidShare      = 0.9  // of its words
	minDeckWords      = 6
	maxDeckWords      = 80
	minLooseDeckWords = 12 // of one that is no sentence
	maxAboveDeck      = 10 // blocks between it and the headline: byline, date, tools
	maxBelowDeck      = 40 // and above the text: a table of contents
)

// keepDeck keeps the deck, if a block of the text follows it. Old pages have their
// headline in no heading.
func (p *Choice) keepDeck() {
	h := p.Sums.Headline
	if h < 0 {
		h = int32(slices.IndexFunc(p.Blocks, func(b page.Block) bool { return p.SaysTitle(&b) }))
	}
	if h < 0 {
		return
	}
	for k := h + 1; k < min(h+maxAboveDeck, int32(len(p.Blocks))); k++ {
		b, v := &p.Blocks[k], &p.Verdicts[k]
		switch {
		case v.Rule != 0 || b.Links > 0:
		case v.Keep && p.isParagraph(b):
			return
		case k == h+1 && v.P >= minDeckScore && p.isParagraph(b):
			p.settleDeck(v, p.keepsBelow(k, MaxBelowHeadline))
		case p.isDeck(b, v.P):
			p.settleDeck(v, p.keepsBelow(k, maxBelowDeck))
		}
	}
}

// settleDeck keeps a deck if the text follows it, and else leaves it out.
func (p *Choice) settleDeck(v *Verdict, keep bool) {
	if keep != v.Keep {
		v.Keep, v.Guard = keep, Deck
	}
}

// isDeck reports whether more than its place says that a block is the deck: the
// page's description, which says the same, or the name of its element.
func (p *Choice) isDeck(b *page.Block, score float32) bool {
	if b.Length < minDeckWords || b.Length > maxDeckWords || b.Length < minLooseDeckWords && !p.isParagraph(b) {
		return false
	}
	return score >= minSaidDeckScore && page.Share(p.SharedWords(b, &p.Sums.Summary), b.Words) >= minSaidShare ||
		score >= minNamedDeckScore && p.isNamedDeck(b)
}

// isNamedDeck reports whether one of the next elements around a block is named
// as a deck is.
func (p *Choice) isNamedDeck(b *page.Block) (named bool) {
	i := b.Parent
	for k := 0; k < deckLevels && i > 0 && !named; k++ {
		score.EachNameOf(p.Nodes[i].Node, func(name uint32) { named = named || form.DeckWords[name] })
		i = p.Nodes[i].Parent
	}
	return named
}

const deckLevels = 3

const (
	minHoleScore = 0.06 // of a paragraph between two that are kept
	maxHole      = 4    // blocks in a row
)

// fillHoles keeps the paragraphs between two kept ones of the same kind and
// container: nobody writes an advertisement as a paragraph of the text, and
// a sentence lost there is a hole in the story.
func (p *Choice) fillHoles() {
	last := -1 // the last kept block
	for i := range p.Blocks {
		v := &p.Verdicts[i]
		if !v.Keep {
			continue
		}
		if last >= 0 && i-last > 1 && i-last <= maxHole+1 {
			switch {
			case p.isHole(last, i):
				p.keepBlocks(int32(last+1), int32(i), Hole)
			case p.isBroken(last, i):
				p.keepBlocks(int32(last+1), int32(i), Sentence)
			}
		}
		last = i
	}
}

// isHole reports whether all that lies between two kept blocks could be
// more of the same text.
func (p *Choice) isHole(from, to int) bool {
	a, b := &p.Blocks[from], &p.Blocks[to]
	box := p.Sums.Wider[a.Parent]
	if box != p.Sums.Wider[b.Parent] || !p.isParagraph(a) || !p.isParagraph(b) {
		return false
	}
	for k := from + 1; k < to; k++ {
		b, v := &p.Blocks[k], &p.Verdicts[k]
		if v.Rule != 0 {
			continue
		}
		if v.P < minHoleScore || p.Sums.Wider[b.Parent] != box || !p.isParagraph(b) || p.Nodes[b.Parent].DataAtom != p.Nodes[a.Parent].DataAtom {
			return false
		}
	}
	return true
}

// isBroken reports whether a sentence goes on from one kept block to another,
// and what lies between stands with both in one container: a link or a name
// that has an element of its own in a line.
func (p *Choice) isBroken(from, to int) bool {
	a, b := &p.Blocks[from], &p.Blocks[to]
	if !unicode.IsLetter(a.Closes) || !unicode.IsLower(b.Opens) {
		return false
	}
	for k := from + 1; k < to; k++ {
		if box := p.Sums.Wider[p.Blocks[k].Parent]; !p.Holds(box, a) || !p.Holds(box, b) {
			return false
		}
	}
	return true
}

const (
	minBoxScore  = 0.15 // of a paragraph in such a box
	minBoxShare  = 0.5  // of the words of the paragraphs in the box, to be kept
	likelyScore  = 0.22 // of a paragraph that needs less of them: one draw of the model or another moves it by 0.1
	likelyShare  = 0.4  // for all paragraphs annotated's threads lose 0.0002
	minLongShare = 0.3  // of those of a long text: with 0.5 one of 9,000 words stopped at 3,200, with 0.3 no set loses
	longText     = 1000 // words from which on scores fall because so much comes before
)

// fillBoxes keeps the paragraphs that stand in one element with paragraphs of
// which half or more are kept, whatever stands between: a text is not half an author's,
// and a long one does not stop in the middle.
// Copies of other blocks are not counted, for they score low wherever they
// stand; what stands beside them says whether they belong. That element is a
// block-level one: formatting that was never closed is opened again around each
// paragraph, and holds none of them.
func (p *Choice) fillBoxes() {
	kept, all := p.Ints(len(p.Nodes)), p.Ints(len(p.Nodes)) // words per box
	for i := range p.Blocks {
		b, v := &p.Blocks[i], &p.Verdicts[i]
		if v.Rule != 0 || !p.isParagraph(b) || p.Sums.Repeats[b.Hash] > 1 && !v.Keep {
			continue
		}
		box := p.boxAround(b)
		all[box] += b.Length
		if v.Keep {
			kept[box] += b.Length
		}
	}
	for i := range p.Blocks {
		b, v := &p.Blocks[i], &p.Verdicts[i]
		box, least := p.boxAround(b), minBoxShare
		switch {
		case all[box] >= longText:
			least = minLongShare
		case v.P >= likelyScore:
			least = likelyShare
		}
		if !v.Keep && v.Rule == 0 && v.P >= minBoxScore && b.IsProse() && p.isParagraph(b) && kept[box] > 0 &&
			float64(kept[box]) >= least*float64(all[box]) {
			v.keep(Box)
		}
	}
}

// boxAround is the block-level element that holds a paragraph, or the list that it is
// an item of.
func (p *Choice) boxAround(b *page.Block) int32 {
	box := p.BlockParent(b.Parent)
	for a := p.Nodes[box].DataAtom; a == atom.Li || a == atom.Ul || a == atom.Ol; a = p.Nodes[box].DataAtom {
		box = p.BlockParent(box)
	}
	return box
}

// isParagraph reports whether a block reads like a sentence or more.
func (p *Choice) isParagraph(b *page.Block) bool {
	return b.Stops > 0 && b.Length >= 4 && b.LinkWords*2 < b.Words && b.Place&(mark.InCode|mark.InControl|mark.InForm|mark.InHidden) == 0 &&
		(b.Place&(mark.InCell|mark.InHeaderCell) == 0 || !p.InDataTable(b))
}

// isArticle reports whether the page is one author's text and not a list of
// others'.
func (p *Choice) isArticle() bool {
	return p.Scores.PageType() == meta.ArticleType && p.ProseIn(p.Sums.Best) >= minArticleProse
}

// minArticleProse is how many words of prose must stand together for what
// stands elsewhere to be beside it.
const minArticleProse = 100
