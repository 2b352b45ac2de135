package choose

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/page"
)

const (
	maxTeaser   = 100  // words
	minRowScore = 0.55 // mean of a row that is more of the article: questions and answers, the goods of a test
)

// dropTeasers drops what comes behind the article in rows of its own: three
// or more short boxes of one shape, each with a link in it, outside the
// container that has the article.
func (p *Choice) dropTeasers(gains []float32) {
	behind := p.BlockAt[p.Nodes[p.Sums.Best].End]
	for i := behind; i < int32(len(p.Blocks)); i++ {
		v := &p.Verdicts[i]
		if v.Rule != 0 || p.isBound(i) {
			continue
		}
		r := p.Record(&p.Blocks[i])
		if r == 0 || p.LinksIn(r) < 2 || p.LengthIn(r) > maxTeaser {
			continue
		}
		from, to := p.BlocksIn(p.Nodes[r].Parent)
		from = max(from, behind)
		if gains[to]-gains[from] < minRowScore*float32(p.Sums.Length[to]-p.Sums.Length[from]) {
			v.drop(TeaserRow, mark.RuleTeaserRow)
		}
	}
}

// maxTeaserBox is how many words stand at most in a box of teasers.
const maxTeaserBox = 300

// dropTeaserBoxes drops the rest of a box with links that begins with words
// such as "Recommended for you", unless it scores like a part of the text: cards that
// are nothing but links on in the site do so amid paragraphs.
func (p *Choice) dropTeaserBoxes(gains []float32) {
	for i := range int32(len(p.Blocks)) {
		if p.Forced[i] || p.Verdicts[i].Rule == 0 && p.Blocks[i].Place&mark.InHeading == 0 {
			continue
		}
		box := p.Blocks[i].Parent
		from, to := p.BlocksIn(box)
		if to-from == 1 {
			box = p.Sums.Wider[box]
			from, to = p.BlocksIn(box)
		}
		words := p.LengthIn(box)
		if from != i || p.LinksIn(box) == 0 || words > maxTeaserBox || !p.headsTeasers(i) ||
			gains[to]-gains[from] >= minRowScore*float32(words) && !p.leadOn(i+1, to) {
			continue
		}
		for k := i; k < to; k++ {
			if v := &p.Verdicts[k]; v.Rule == 0 && !p.isBound(k) {
				v.drop(TeaserBox, mark.RuleTeaserBox)
			}
		}
	}
}

// leadOn reports whether the blocks from one up to another are links to other pages
// of the site and nothing else, each in a box of its own: an author's own list has
// items.
func (p *Choice) leadOn(from, to int32) bool {
	for k := from; k < to; k++ {
		b := &p.Blocks[k]
		if p.Verdicts[k].Rule == 0 && (b.LinkWords < b.Words || b.Links == 0 || b.Place&mark.InItem != 0 || !p.staysOnSite(b)) {
			return false
		}
	}
	return from < to
}

const (
	minTextAbove  = 30   // words of prose above a label behind which an article ends
	minTextScore  = 0.9  // of that prose
	maxBehind     = 0.1  // of such prose behind the label, as a part of that above
	minOwnScore   = 0.95 // of what is the article's wherever it stands
	maxTeaserHead = 8    // words
)

// dropBehindTeasers drops what was chosen behind words such as "Read also", if the
// text ends there: little of what scores like it comes behind, and none of its kin.
func (p *Choice) dropBehindTeasers() {
	text := make([]float32, len(p.Blocks)+1) // its words before each block
	last := map[int32]int32{}                // by kin, the last block of chosen prose
	for i := range p.Blocks {
		text[i+1] = text[i]
		if b := &p.Blocks[i]; p.Verdicts[i].Keep && b.IsProse() {
			last[p.Sums.Kin.Of[i]] = int32(i)
			if p.Verdicts[i].P >= minTextScore {
				text[i+1] += float32(b.Length)
			}
		}
	}
	goesOn := int32(0) // to there
	for i := range int32(len(p.Blocks)) {
		above, behind := text[i], text[len(p.Blocks)]-text[i+1]
		if text[i+1] > above {
			goesOn = max(goesOn, last[p.Sums.Kin.Of[i]])
		}
		if b := &p.Blocks[i]; goesOn > i || above < minTextAbove || behind > maxBehind*above || b.Length > maxTeaserHead || p.Copies(b) > 0 || b.Links > 0 || p.Forced[i] || !p.saysTeasers(i) {
			continue
		}
		for k := i; k < int32(len(p.Blocks)); k++ {
			if v := &p.Verdicts[k]; v.Keep && !p.isBound(k) && v.P < minOwnScore {
				v.drop(BehindTeasers, mark.RuleBehindTeasers)
			}
		}
		return
	}
}

const (
	maxLinkTail  = 6   // blocks
	maxTailScore = 0.9 // of one of them
)

// dropLinkTail drops the links at the end of an article that stand by
// themselves and lead on in the site.
func (p *Choice) dropLinkTail() {
	last := int32(len(p.Blocks)) - 1
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
		p.Verdicts[k].drop(LinkTail, mark.RuleLinkTail)
	}
}

// isLinkOn reports whether a block is a link to another page of the site and
// nothing else.
func (p *Choice) isLinkOn(k int32) bool {
	b, v := &p.Blocks[k], &p.Verdicts[k]
	return v.Keep && v.P < maxTailScore && !p.isBound(k) && b.Links == 1 && b.LinkWords == b.Words &&
		b.Place&(mark.InHeading|mark.InCell|mark.InQuote) == 0 && p.staysOnSite(b)
}

// staysOnSite reports whether a block begins with a link, and that leads to the page's
// own site. A link around a block may be around the rest of the page, where a tag was
// forgotten.
func (p *Choice) staysOnSite(b *page.Block) bool {
	link := p.Closest(b.First, atom.A)
	if link <= b.Parent {
		return false
	}
	to := dom.AttrOr(p.Nodes[link].Node, "href")
	if host := dom.HostOf(to); host != "" {
		return meta.SameSite(host, p.Host)
	}
	path, _, _ := strings.Cut(to, "/")
	return !strings.HasPrefix(to, "#") && !strings.Contains(path, ":") // no mail address, telephone or script
}

// saysTeasers reports whether block i says words such as "Recommended for you" and
// no more, be it a label or not.
func (p *Choice) saysTeasers(i int32) bool {
	rule := p.Verdicts[i].Rule
	if rule == 0 {
		rule = p.PhraseOf(&p.Blocks[i])
	}
	return rule == mark.RuleTeaserLabel
}

// headsTeasers reports whether it says them above teasers: in a label that is no
// teaser itself, or in an article's heading, which on other pages may head the content.
func (p *Choice) headsTeasers(i int32) bool {
	b := &p.Blocks[i]
	mayHead := b.Links == 0
	if p.Verdicts[i].Rule == 0 {
		mayHead = b.Place&mark.InHeading != 0 && (p.isArticle() || p.Scores.PageType() == meta.ProductType)
	}
	return mayHead && p.saysTeasers(i)
}

// maxHeading is how many words a heading has that heads something. Old pages put
// whole texts in h4.
const maxHeading = 16

// dropEmptyHeadings drops the headings behind the text, and those of teasers and
// lines of links that were left out. Where all is headings they are the text.
func (p *Choice) dropEmptyHeadings() {
	last := int32(len(p.Blocks)) - 1
	for last >= 0 && !(p.keeps(last) && !p.heads(last)) {
		last--
	}
	if last < 0 {
		return
	}
	for k := range int32(len(p.Blocks)) {
		if p.keeps(k) && p.heads(k) && (k > last || !p.keeps(k+1) && (p.headsTeasers(k) || p.headsLinkLines(k))) {
			p.Verdicts[k].drop(EmptyHeading, mark.RuleEmptyHeading)
		}
	}
}

// heads reports whether a block is a heading that may head nothing.
func (p *Choice) heads(k int32) bool {
	b := &p.Blocks[k]
	return b.Place&mark.InHeading != 0 && b.Length <= maxHeading && !p.Forced[k] && k != p.Sums.Headline
}

// gains sums the words that are expected to be content in the blocks before
// each, and one more.
func (p *Choice) gains() []float32 {
	sums := make([]float32, len(p.Blocks)+1)
	for i := range p.Blocks {
		sums[i+1] = sums[i] + p.Verdicts[i].P*float32(p.Blocks[i].Length)
	}
	return sums
}
