package pith

import "unicode"

// guard mends the cut where more is known than a score tells: it closes
// holes in a text, and takes teasers of other pages off an article's end.
func (p *page) guard() {
	if p.opts.Focus != Precision {
		p.fillHoles()
		p.fillBoxes()
	}
	p.keepWholes()
	p.keepHeadline()
	if p.opts.Focus != Precision && p.pageType() == ArticlePage {
		p.keepDeck()
	}
	if p.opts.Focus != Recall {
		gains := p.gains()
		p.dropTeaserBoxes(gains)
		if p.isArticle() {
			p.dropTeasers(gains)
		}
	}
}

// keepHeadline keeps the heading that says the title, if a block of the text
// follows it closely. References disagree about headlines, so their scores
// lie near one half and would fall on either side by chance.
func (p *page) keepHeadline() {
	h := p.sums.headline
	if h < 0 || p.verdicts[h].rule != 0 || p.verdicts[h].p < minHeadlineScore {
		return
	}
	p.verdicts[h].keep = p.verdicts[h].keep || p.keepsBelow(h)
}

// keepsBelow reports whether one of the blocks closely below block i is kept.
func (p *page) keepsBelow(i int32) bool {
	for k := i + 1; k < i+maxBelowHeadline; k++ {
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

// minDeckScore is the least score of the sentence below an article's headline.
const minDeckScore = 0.4

// keepDeck keeps the sentence right below the headline that sums an article
// up, if a block of the text follows it closely.
func (p *page) keepDeck() {
	k := p.sums.headline + 1
	if k <= 0 || k >= int32(len(p.blocks)) {
		return
	}
	b, v := &p.blocks[k], &p.verdicts[k]
	if v.rule != 0 || v.p < minDeckScore || b.links > 0 || !p.isParagraph(b) {
		return
	}
	v.keep = v.keep || p.keepsBelow(k)
}

const (
	minHoleScore = 0.06 // of a paragraph between two that are kept
	maxHole      = 4    // blocks in a row
)

// fillHoles keeps the paragraphs between two kept ones of the same kind and
// container: nobody writes an advertisement as a paragraph of the text, and
// a sentence lost there is a hole in the story.
func (p *page) fillHoles() {
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
func (p *page) isHole(from, to int) bool {
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
func (p *page) isBroken(from, to int) bool {
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
// stand; what stands beside them says whether they belong.
func (p *page) fillBoxes() {
	words := make([]struct{ kept, all int32 }, len(p.nodes)) // per box
	for i := range p.blocks {
		b, v := &p.blocks[i], &p.verdicts[i]
		if v.rule != 0 || !p.isParagraph(b) || p.sums.repeats[b.hash] > 1 && !v.keep {
			continue
		}
		w := &words[p.boxOf(b)]
		w.all += b.length
		if v.keep {
			w.kept += b.length
		}
	}
	for i := range p.blocks {
		b, v := &p.blocks[i], &p.verdicts[i]
		w := words[p.boxOf(b)]
		if !v.keep && v.rule == 0 && v.p >= minBoxScore && b.isProse() && p.isParagraph(b) && w.kept > 0 &&
			float64(w.kept) >= minBoxShare*float64(w.all) {
			v.keep = true
		}
	}
}

// boxOf is the element that holds the block's own. Formatting that was never
// closed is opened again around each paragraph, and holds none of them.
func (p *page) boxOf(b *block) int32 {
	i := p.nodes[b.parent].parent
	for i > 0 && p.nodes[i].traits&isBlock == 0 {
		i = p.nodes[i].parent
	}
	return i
}

// isParagraph reports whether a block reads like a sentence or more.
func (p *page) isParagraph(b *block) bool {
	return b.stops > 0 && b.length >= 4 && b.linkWords*2 < b.words && b.place&(inCode|inControl|inForm|inCell|inHeaderCell|inHidden) == 0
}

// isArticle reports whether the page is one author's text and not a list of
// others'.
func (p *page) isArticle() bool {
	return p.pageType() == ArticlePage && p.proseIn(p.sums.best) >= minArticleProse
}

// minArticleProse is how many words of prose must stand together for what
// stands elsewhere to be beside it.
const minArticleProse = 100

const (
	maxTeaser   = 100 // words
	minRowScore = 0.7 // mean of a row that is more of the article: questions and answers, the goods of a test
)

// dropTeasers drops what comes behind the article in rows of its own: three
// or more short boxes of one shape, each with a link in it, outside the
// container that has the article.
func (p *page) dropTeasers(gains []float32) {
	behind := p.blockAt[p.nodes[p.sums.best].end]
	for i := behind; i < int32(len(p.blocks)); i++ {
		v := &p.verdicts[i]
		if v.rule != 0 || p.forced[i] {
			continue
		}
		r := p.record(&p.blocks[i])
		if r == 0 || p.linksIn(r) < 2 || p.lengthIn(r) > maxTeaser {
			continue
		}
		from, to := p.blocksIn(p.nodes[r].parent)
		from = max(from, behind)
		if gains[to]-gains[from] < minRowScore*float32(p.sums.length[to]-p.sums.length[from]) {
			v.keep, v.rule = false, ruleTeaserRow
		}
	}
}

// maxTeaserBox is how many words stand at most in a box of teasers.
const maxTeaserBox = 300

// dropTeaserBoxes drops the rest of a box with links that begins with words
// such as "Recommended for you", unless it scores like a part of the text.
func (p *page) dropTeaserBoxes(gains []float32) {
	for i := range int32(len(p.blocks)) {
		if rule := p.verdicts[i].rule; rule == 0 || ruleOf(rule).name != "teaser-label" {
			continue
		}
		box := p.blocks[i].parent
		from, to := p.blocksIn(box)
		if to-from == 1 {
			box = p.sums.wider[box]
			from, to = p.blocksIn(box)
		}
		words := p.lengthIn(box)
		if from != i || p.linksIn(box) == 0 || words > maxTeaserBox || gains[to]-gains[from] >= minRowScore*float32(words) {
			continue
		}
		for k := i + 1; k < to; k++ {
			if v := &p.verdicts[k]; v.rule == 0 && !p.forced[k] {
				v.keep, v.rule = false, ruleTeaserBox
			}
		}
	}
}

// gains sums the words that are expected to be content in the blocks before
// each, and one more.
func (p *page) gains() []float32 {
	sums := make([]float32, len(p.blocks)+1)
	for i := range p.blocks {
		sums[i+1] = sums[i] + p.verdicts[i].p*float32(p.blocks[i].length)
	}
	return sums
}
