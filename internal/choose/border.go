package choose

import (
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/page"
)

// What stands in an article and what stands beside it are two populations: the
// first scores 0.99, and a list of other stories 0.4 to 0.7, which still raises
// the F measure that the cut expects, as the leanings shift all blocks
// together. So the scores say where the article is, and outside it a block has
// to be sure. The figures are out of sample: mean word F1 of annotated's
// articles 0.882 without a border and 0.921 with one, of magic-article 0.838
// and 0.888.
const (
	// minInsideScore is what prose scores that may be the article's. The more it
	// scores above, the more it says where the article is: many teasers of 0.6 have
	// as many expected words as a short article of 0.95, and stand around it.
	minInsideScore = 0.5

	// minBesideSure is what a block outside it has to score. 0.7 lets in lists
	// (0.913 instead of 0.921); with 0.9 articles of annotated win 0.001, and listings
	// of wcxb-dev lose 0.013.
	minBesideSure = 0.8

	// widerGain is how much more of such prose an element around another holds,
	// to hold the rest of the same text. With less the border is drawn around
	// what lies beside (magic-article loses 0.01), with all as much again
	// articles in parts are cut (wcxb-dev loses 0.002).
	widerGain = 0.3

	// minArticle is how many words of such prose an article has. News in brief
	// has no more; with 100 magic-article loses 0.01.
	minArticle = 30

	// minInsideShare is the article's part of the prose that was chosen. What
	// has less is one of several. 0.1 is the same.
	minInsideShare = 0.2
)

// A page that is called a listing may be an article with long lists beside it,
// in a language in which no word tells the two apart. It has a border where the
// prose is sure, as that of a list's cards is not, and it may be an article at
// all.
const (
	minSureProse  = 0.85 // mean score; 0.7 to 0.9 differ by 0.004 on annotated's articles
	minMaybeScore = 0.25 // that it is an article; with 0.02 listings of wcxb-dev lose 0.005 and no article wins
)

// besidePlaces are those in which no article stands.
const besidePlaces = mark.InNav | mark.InFooter | mark.InAside | mark.InHidden | mark.InDialog | mark.InNoscript

// Lines that are nothing but links lead to other stories, if they are not the
// text. Without them fundus-tests wins 0.0005 and autumn-zh 0.0015.
const (
	maxLinkLines     = 0.25 // of the words chosen within the border
	maxLinkLineScore = 0.9  // of one; at 0.7 half as much is gained
)

// dropBeside leaves out what stands beside an article and is not sure to be a
// part of it, and the lines within that lead to other stories. What is between
// the headline and the text is of the article, and so are its notes, which books
// and papers have behind it.
func (p *Choice) dropBeside() {
	core := p.core()
	if core < 0 {
		return
	}
	from, to := p.BlocksIn(core)
	head := from
	if h := p.Sums.Headline; h >= 0 {
		head = min(h, from)
	}
	for k := range int32(len(p.Blocks)) {
		if v := &p.Verdicts[k]; (k < head || k >= to) && v.Keep && !p.isBound(k) && v.P < minBesideSure {
			v.drop(Beside, mark.RuleBeside)
		}
	}
	p.dropLinkLines(from, to)
}

// core is the element that holds the page's article, -1 if the page is none
// by its type and its prose.
func (p *Choice) core() int32 {
	prose := p.insideProse()
	in := func(i int32, sums []float32) float32 {
		from, to := p.BlocksIn(i)
		return sums[to] - sums[from]
	}
	core := p.closestProse(prose.sure)
	for up := p.Sums.Wider[core]; up > 0; up = p.Sums.Wider[up] {
		sums := prose.sure
		if a := p.Nodes[up].DataAtom; a == atom.Article || a == atom.Main {
			sums = prose.gains // the author says that it is one text: questions and answers below it are of it
		}
		if in(up, sums) > (1+widerGain)*in(core, sums) || p.liesAmid(core, up) {
			core = up
		}
	}
	if n := in(core, prose.words); n < minArticle || in(core, prose.gains) < minInsideShare*p.chosenProse() || !p.mayHaveBorder(in(core, prose.gains)/n) {
		return -1
	}
	return core
}

// liesAmid reports whether an element stands in the middle of a text: chosen
// prose that is the own text of an element around it comes before and behind.
func (p *Choice) liesAmid(i, around int32) bool {
	from, to := p.BlocksIn(i)
	first, last := p.BlocksIn(around)
	return p.hasOwnProse(around, first, from) && p.hasOwnProse(around, to, last)
}

// hasOwnProse reports whether one of the blocks from one up to another is
// chosen prose that stands in no element within i but its own.
func (p *Choice) hasOwnProse(i, from, to int32) bool {
	for k := from; k < to; k++ {
		if b := &p.Blocks[k]; p.Verdicts[k].Keep && b.IsProse() && p.Sums.Wider[b.Parent] == i {
			return true
		}
	}
	return false
}

// mayHaveBorder reports whether a page is an article, or may be one by its type
// and is one by the mean score of its prose.
func (p *Choice) mayHaveBorder(mean float32) bool {
	is := p.Scores.PageType()
	return is == meta.ArticleType || is == meta.ListingType && mean >= minSureProse && p.Scores.Types[meta.ArticleType-1] >= minMaybeScore
}

// A proseTable has sums over the blocks before each, and one more: of the prose that
// may be an article's its words, those that are expected to be content, and those
// above what teasers have.
type proseTable struct{ words, gains, sure []float32 }

// insideProse sums the prose that may be an article's.
func (p *Choice) insideProse() proseTable {
	n := len(p.Blocks) + 1
	room := make([]float32, 3*n)
	t := proseTable{room[:n], room[n : 2*n], room[2*n:]}
	for i := range p.Blocks {
		t.words[i+1], t.gains[i+1], t.sure[i+1] = t.words[i], t.gains[i], t.sure[i]
		b, v := &p.Blocks[i], &p.Verdicts[i]
		if v.Rule == 0 && v.P >= minInsideScore && int32(i) > p.Sums.Headline && b.IsProse() && b.Place&besidePlaces == 0 {
			words := float32(b.Length)
			t.words[i+1] += words
			t.gains[i+1] += v.P * words
			t.sure[i+1] += (v.P - minInsideScore) * words
		}
	}
	return t
}

// closestProse is the element in which most of such prose stands close
// together, as page's best container is found for all prose.
func (p *Choice) closestProse(sure []float32) int32 {
	near := make([]float32, len(p.Nodes))
	best := p.Body
	for i := range p.Blocks {
		gain := sure[i+1] - sure[i]
		box := p.Sums.Wider[p.Blocks[i].Parent]
		near[box] += 2 * gain
		near[p.Sums.Wider[box]] += gain
	}
	for i := range near {
		if near[i] > near[best] {
			best = int32(i)
		}
	}
	return best
}

// chosenProse is how many words of the chosen prose are expected to be content.
func (p *Choice) chosenProse() (gain float32) {
	for i := range p.Blocks {
		if v := &p.Verdicts[i]; v.Keep && p.Blocks[i].IsProse() {
			gain += v.P * float32(p.Blocks[i].Length)
		}
	}
	return gain
}

// dropLinkLines drops the lines among the blocks from one up to another that
// are links to other pages of the site and nothing else, alone or in a list.
func (p *Choice) dropLinkLines(from, to int32) {
	var lines []int32
	var words, all int32
	for k := from; k < to; k++ {
		if !p.keeps(k) {
			continue
		}
		b := &p.Blocks[k]
		all += b.Length
		if p.isLinkLine(b, k) {
			lines = append(lines, k)
			words += b.Length
		}
	}
	if float32(words) > maxLinkLines*float32(all) {
		return
	}
	for _, k := range lines {
		p.Verdicts[k].drop(LinkLine, mark.RuleLinkLine)
	}
}

// isLinkLine reports whether a block is nothing but links that lead on in the
// site, and no part of a heading, a table or a quotation.
func (p *Choice) isLinkLine(b *page.Block, k int32) bool {
	v := &p.Verdicts[k]
	return v.P < maxLinkLineScore && v.Guard != Card && !p.isBound(k) && b.Links > 0 && b.LinkWords == b.Words &&
		b.Place&(mark.InHeading|mark.InCell|mark.InQuote|mark.InTerms|mark.InCaption) == 0 && p.staysOnSite(b)
}

// headsLinkLines reports whether all that a heading has below it, up to the next,
// is lines that were links.
func (p *Choice) headsLinkLines(k int32) bool {
	if p.Verdicts[k+1].Rule != mark.RuleLinkLine {
		return false
	}
	for k++; k < int32(len(p.Blocks)) && p.Blocks[k].Place&mark.InHeading == 0; k++ {
		if p.keeps(k) {
			return false
		}
	}
	return true
}
