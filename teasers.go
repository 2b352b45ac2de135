package pith

import (
	"strings"

	"golang.org/x/net/html/atom"
)

const (
	maxTeaser   = 100 // words
	minRowScore = 0.7 // mean of a row that is more of the article: questions and answers, the goods of a test
)

// dropTeasers drops what comes behind the article in rows of its own: three
// or more short boxes of one shape, each with a link in it, outside the
// container that has the article.
func (p *choice) dropTeasers(gains []float32) {
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
func (p *choice) dropTeaserBoxes(gains []float32) {
	for i := range int32(len(p.blocks)) {
		if p.forced[i] || p.verdicts[i].rule == 0 && p.blocks[i].place&inHeading == 0 {
			continue
		}
		box := p.blocks[i].parent
		from, to := p.blocksIn(box)
		if to-from == 1 {
			box = p.sums.wider[box]
			from, to = p.blocksIn(box)
		}
		words := p.lengthIn(box)
		if from != i || p.linksIn(box) == 0 || words > maxTeaserBox || gains[to]-gains[from] >= minRowScore*float32(words) || !p.headsTeasers(i) {
			continue
		}
		for k := i; k < to; k++ {
			if v := &p.verdicts[k]; v.rule == 0 && !p.forced[k] {
				v.keep, v.rule = false, ruleTeaserBox
			}
		}
	}
}

const (
	maxLinkTail  = 6   // blocks
	maxTailScore = 0.9 // of one of them
)

// dropLinkTail drops the links at the end of an article that stand by
// themselves and lead on in the site.
func (p *choice) dropLinkTail() {
	last := int32(len(p.blocks)) - 1
	for last >= 0 && !p.keeps(last) {
		last--
	}
	from := last + 1
	for from > 0 && p.isLinkOn(from-1) {
		from--
	}
	if last+1-from > maxLinkTail {
		return // a list of links, of which the article may consist
	}
	for k := from; k <= last; k++ {
		p.verdicts[k].keep, p.verdicts[k].rule = false, ruleLinkTail
	}
}

// isLinkOn reports whether a block is a link to another page of the site and
// nothing else.
func (p *choice) isLinkOn(k int32) bool {
	b, v := &p.blocks[k], &p.verdicts[k]
	return v.keep && v.p < maxTailScore && !p.forced[k] && b.links == 1 && b.linkWords == b.words &&
		b.place&(inHeading|inCell|inQuote) == 0 && p.staysOnSite(b)
}

// staysOnSite reports whether a block's first link leads to the page's own site.
func (p *choice) staysOnSite(b *block) bool {
	for i := p.nodes[b.first].parent; i > b.parent; i = p.nodes[i].parent {
		if n := &p.nodes[i]; n.DataAtom == atom.A {
			to := attrOr(n.Node, "href")
			if host := hostOf(to); host != "" {
				return sameSite(host, p.host)
			}
			path, _, _ := strings.Cut(to, "/")
			return !strings.HasPrefix(to, "#") && !strings.Contains(path, ":") // no mail address, telephone or script
		}
	}
	return false
}

// headsTeasers reports whether block i says words such as "Recommended for you"
// and no more, in a label or an article's heading: on other pages that may head the content.
func (p *choice) headsTeasers(i int32) bool {
	rule := p.verdicts[i].rule
	b := &p.blocks[i]
	if rule == 0 && b.place&inHeading != 0 && p.isArticle() {
		rule = p.phraseOf(b)
	} else if b.links > 0 {
		return false // the label is the teaser
	}
	return rule == ruleTeaserLabel
}

// dropEmptyHeadings drops the headings behind the text, and those of teasers
// that were left out.
func (p *choice) dropEmptyHeadings() {
	behind := true
	for k := int32(len(p.blocks)) - 1; k >= 0; k-- {
		if !p.keeps(k) {
			continue
		}
		if p.blocks[k].place&inHeading == 0 || p.forced[k] || k == p.sums.headline {
			behind = false
			continue
		}
		if behind || !p.keeps(k+1) && p.headsTeasers(k) {
			p.verdicts[k].keep, p.verdicts[k].rule = false, ruleEmptyHeading
		}
	}
}

// gains sums the words that are expected to be content in the blocks before
// each, and one more.
func (p *choice) gains() []float32 {
	sums := make([]float32, len(p.blocks)+1)
	for i := range p.blocks {
		sums[i+1] = sums[i] + p.verdicts[i].p*float32(p.blocks[i].length)
	}
	return sums
}
