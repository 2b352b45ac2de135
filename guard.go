package pith

import (
	"strings"
	"unicode"
)

// guard mends the cut where more is known than a score tells: it closes
// holes in a text, and takes teasers of other pages off an article's end.
func (p *choice) guard() {
	if p.focus != focusPrecision {
		p.fillHoles()
		p.fillBoxes()
	}
	p.keepWholes()
	p.keepHeadline()
	if p.focus != focusPrecision && p.scores.pageType() == typeArticle {
		p.keepDeck()
	}
	if p.focus != focusRecall {
		gains := p.gains()
		p.dropTeaserBoxes(gains)
		if p.isArticle() {
			p.dropBylines()
			p.dropTeasers(gains)
			p.dropLinkTail()
			p.dropEmptyHeadings()
		}
	}
}

// keepHeadline keeps the heading that says the title, if a block of the text
// follows it closely. References disagree about headlines, so their scores
// lie near one half and would fall on either side by chance.
func (p *choice) keepHeadline() {
	h := p.sums.headline
	if h < 0 || p.verdicts[h].rule != 0 || p.verdicts[h].p < minHeadlineScore {
		return
	}
	p.verdicts[h].keep = p.verdicts[h].keep || p.keepsBelow(h, maxBelowHeadline)
}

// keepsBelow reports whether one of so many blocks below block i is kept.
func (p *choice) keepsBelow(i, blocks int32) bool {
	for k := i + 1; k < i+blocks; k++ {
		if p.keeps(k) {
			return true
		}
	}
	return false
}

const (
	minHeadlineScore = 0.3
	maxBelowHeadline = 8 // blocks: byline, date, tools, picture
)

// An article's deck is the paragraph that sums it up, between its headline and
// its text: below the byline or beside the picture as may be. References
// disagree about decks as they do about headlines; the author wrote it.
const (
	minDeckScore      = 0.4  // of one right below the headline
	minNamedDeckScore = 0.15 // of one whose element is named as such
	minSaidDeckScore  = 0.03 // of one that the page's description says
	minSaidShare      = 0.9  // of its words
	minDeckWords      = 6
	maxDeckWords      = 80
	minLooseDeckWords = 12 // of one that is no sentence
	maxAboveDeck      = 10 // blocks between it and the headline: byline, date, tools
	maxBelowDeck      = 40 // and above the text: a table of contents
)

// keepDeck keeps the deck, if a block of the text follows it.
func (p *choice) keepDeck() {
	h := p.sums.headline
	if h < 0 {
		return
	}
	for k := h + 1; k < min(h+maxAboveDeck, int32(len(p.blocks))); k++ {
		b, v := &p.blocks[k], &p.verdicts[k]
		switch {
		case v.rule != 0 || b.links > 0:
		case v.keep && p.isParagraph(b):
			return
		case k == h+1 && v.p >= minDeckScore && p.isParagraph(b):
			v.keep = p.keepsBelow(k, maxBelowHeadline)
		case p.isDeck(b, v.p):
			v.keep = p.keepsBelow(k, maxBelowDeck)
		}
	}
}

// isDeck reports whether more than its place says that a block is the deck: the
// page's description, which says the same, or the name of its element.
func (p *choice) isDeck(b *block, score float32) bool {
	if b.length < minDeckWords || b.length > maxDeckWords || b.length < minLooseDeckWords && !p.isParagraph(b) {
		return false
	}
	return score >= minSaidDeckScore && share(p.sharedWords(b, &p.sums.summary), b.words) >= minSaidShare ||
		score >= minNamedDeckScore && p.isNamedDeck(b)
}

// isNamedDeck reports whether one of the next elements around a block is named
// as a deck is.
func (p *choice) isNamedDeck(b *block) (named bool) {
	i := b.parent
	for k := 0; k < deckLevels && i > 0 && !named; k++ {
		eachNameOf(p.nodes[i].Node, func(name uint32) { named = named || deckNames[name] })
		i = p.nodes[i].parent
	}
	return named
}

const deckLevels = 3

// deckNames are the hashed words of class and id that name a deck: a lead, a
// chapeau, an entradilla. families.go has a few of them too: those make features,
// which change with the model alone.
var deckNames = hashedWords("lead lede leadin intro introduction deck dek standfirst abstract teaser subtitle subline subhead " +
	"subheadline subheading subheader summary excerpt strapline tagline " + // en
	"vorspann anriss anleser einleitung " + // de
	"chapo chapeau " + // fr
	"bajada entradilla copete sumario " + // es
	"linhafina " + // pt
	"sommario occhiello " + // it
	"ingress manchet zajawka perex") // sv, no, da, pl, cs

func hashedWords(list string) map[uint32]bool {
	words := map[uint32]bool{}
	for w := range strings.FieldsSeq(list) {
		words[hashWord(w)] = true
	}
	return words
}

const (
	minHoleScore = 0.06 // of a paragraph between two that are kept
	maxHole      = 4    // blocks in a row
)

// fillHoles keeps the paragraphs between two kept ones of the same kind and
// container: nobody writes an advertisement as a paragraph of the text, and
// a sentence lost there is a hole in the story.
func (p *choice) fillHoles() {
	last := -1 // the last kept block
	for i := range p.blocks {
		v := &p.verdicts[i]
		if !v.keep {
			continue
		}
		if last >= 0 && i-last > 1 && i-last <= maxHole+1 && (p.isHole(last, i) || p.isBroken(last, i)) {
			for k := last + 1; k < i; k++ {
				p.verdicts[k].keep = p.verdicts[k].rule == 0
			}
		}
		last = i
	}
}

// isHole reports whether all that lies between two kept blocks could be
// more of the same text.
func (p *choice) isHole(from, to int) bool {
	a, b := &p.blocks[from], &p.blocks[to]
	box := p.sums.wider[a.parent]
	if box != p.sums.wider[b.parent] || !p.isParagraph(a) || !p.isParagraph(b) {
		return false
	}
	for k := from + 1; k < to; k++ {
		b, v := &p.blocks[k], &p.verdicts[k]
		if v.rule != 0 {
			continue
		}
		if v.p < minHoleScore || p.sums.wider[b.parent] != box || !p.isParagraph(b) || p.nodes[b.parent].DataAtom != p.nodes[a.parent].DataAtom {
			return false
		}
	}
	return true
}

// isBroken reports whether a sentence goes on from one kept block to another,
// and what lies between stands with both in one container: a link or a name
// that has an element of its own in a line.
func (p *choice) isBroken(from, to int) bool {
	a, b := &p.blocks[from], &p.blocks[to]
	if !unicode.IsLetter(a.closes) || !unicode.IsLower(b.opens) {
		return false
	}
	for k := from + 1; k < to; k++ {
		if box := p.sums.wider[p.blocks[k].parent]; !p.holds(box, a) || !p.holds(box, b) {
			return false
		}
	}
	return true
}

const (
	minBoxScore = 0.15 // of a paragraph in such a box
	minBoxShare = 0.5  // of the words of the paragraphs in the box, to be kept
)

// fillBoxes keeps the paragraphs that stand in one element with paragraphs of
// which half or more are kept, whatever stands between: a text is not half an author's.
// Copies of other blocks are not counted, for they score low wherever they
// stand; what stands beside them says whether they belong. That element is a
// block-level one: formatting that was never closed is opened again around each
// paragraph, and holds none of them.
func (p *choice) fillBoxes() {
	words := make([]struct{ kept, all int32 }, len(p.nodes)) // per box
	for i := range p.blocks {
		b, v := &p.blocks[i], &p.verdicts[i]
		if v.rule != 0 || !p.isParagraph(b) || p.sums.repeats[b.hash] > 1 && !v.keep {
			continue
		}
		w := &words[p.blockParent(b.parent)]
		w.all += b.length
		if v.keep {
			w.kept += b.length
		}
	}
	for i := range p.blocks {
		b, v := &p.blocks[i], &p.verdicts[i]
		w := words[p.blockParent(b.parent)]
		if !v.keep && v.rule == 0 && v.p >= minBoxScore && b.isProse() && p.isParagraph(b) && w.kept > 0 &&
			float64(w.kept) >= minBoxShare*float64(w.all) {
			v.keep = true
		}
	}
}

// isParagraph reports whether a block reads like a sentence or more.
func (p *choice) isParagraph(b *block) bool {
	return b.stops > 0 && b.length >= 4 && b.linkWords*2 < b.words && b.place&(inCode|inControl|inForm|inCell|inHeaderCell|inHidden) == 0
}

// isArticle reports whether the page is one author's text and not a list of
// others'.
func (p *choice) isArticle() bool {
	return p.scores.pageType() == typeArticle && p.proseIn(p.sums.best) >= minArticleProse
}

// minArticleProse is how many words of prose must stand together for what
// stands elsewhere to be beside it.
const minArticleProse = 100
