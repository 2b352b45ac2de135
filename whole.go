package pith

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// keepWholes mends what the cut broke apart: code, tables and callouts of
// which a part is kept, captions and headings of what is kept, the notes
// that the text refers to.
func (p *page) keepWholes() {
	p.keepUnits()
	p.keepCaptions()
	p.keepNotes()
	p.keepHeadings()
}

// keptWords sums the words kept in the blocks before each, and one more.
func (p *page) keptWords() []int32 {
	sums := make([]int32, len(p.blocks)+1)
	for i := range p.blocks {
		sums[i+1] = sums[i]
		if p.verdicts[i].keep {
			sums[i+1] += max(p.blocks[i].length, 1)
		}
	}
	return sums
}

// keepBlocks keeps the blocks from one up to another that no rule dropped.
func (p *page) keepBlocks(from, to int32) {
	for k := from; k < to; k++ {
		if v := &p.verdicts[k]; v.rule == 0 {
			v.keep = true
		}
	}
}

func (p *page) keeps(k int32) bool {
	return k >= 0 && k < int32(len(p.blocks)) && p.verdicts[k].keep
}

// keepUnits keeps code, grids of data, lists of terms and callouts as a
// whole, where a half of their words is kept; a program without its closing
// braces is none. Code between two kept blocks is kept in any case.
func (p *page) keepUnits() {
	kept := p.keptWords()
	for i := int32(0); i < int32(len(p.nodes)); {
		from, to := p.blocksIn(i)
		if from == to || p.nodes[i].Type != html.ElementNode || !p.isUnit(i, kept[to] > kept[from]) {
			i++
			continue
		}
		i = p.nodes[i].end
		var all int32
		for k := from; k < to; k++ {
			if p.verdicts[k].rule == 0 {
				all += max(p.blocks[k].length, 1)
			}
		}
		words := kept[to] - kept[from]
		within := p.blocks[from].place&inCode != 0 && p.keeps(from-1) && p.keeps(to)
		if words > 0 && words*2 >= all || within && p.opts.Focus != Precision {
			p.keepBlocks(from, to)
		}
	}
}

// isUnit reports whether node i is decided about as a whole.
func (p *page) isUnit(i int32, partly bool) bool {
	n := &p.nodes[i]
	switch n.DataAtom {
	case atom.Pre:
		return true
	case atom.Table:
		return partly && p.isGrid(i)
	case atom.Dl:
		return partly
	case atom.Div, atom.Aside, atom.Section, atom.Details, atom.Blockquote:
		return partly && calloutKind(n.Node) != ""
	}
	return false
}

// isGrid tells a table of data from one of a layout, in which cells have
// paragraphs or tables.
func (p *page) isGrid(i int32) bool {
	if role, _ := attr(p.nodes[i].Node, "role"); role == "presentation" || role == "none" {
		return false
	}
	for k := i + 1; k < p.nodes[i].end; k++ {
		switch p.nodes[k].DataAtom {
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.Form, atom.Nav:
			return false
		}
	}
	from, to := p.blocksIn(i)
	return to-from >= 4 && p.proseIn(i)*3 < p.lengthIn(i) && p.linksIn(i)*2 < p.lengthIn(i)
}

// minCaptionScore is the least score of a caption between two kept blocks.
const minCaptionScore = 0.3

// keepCaptions keeps the captions of the figures that stand in kept text.
func (p *page) keepCaptions() {
	for i := int32(0); i < int32(len(p.nodes)); i++ {
		if p.nodes[i].DataAtom != atom.Figure {
			continue
		}
		from, to := p.blocksIn(i)
		i = p.nodes[i].end - 1
		if from == to || p.opts.Focus == Precision || !p.keeps(from-1) || !p.keeps(to) {
			continue
		}
		for k := from; k < to; k++ {
			if v := &p.verdicts[k]; v.rule == 0 && v.p >= minCaptionScore && p.blocks[k].place&inCaption != 0 {
				v.keep = true
			}
		}
	}
}

// minHeadingScore is the least score of a heading above a kept text.
const minHeadingScore = 0.15

// keepHeadings keeps the headings whose text is kept: the block that follows
// is kept and stands in the element that the heading is in. A heading above
// headings is kept with the first of them.
func (p *page) keepHeadings() {
	if p.opts.Focus == Precision {
		return
	}
	for k := int32(len(p.blocks)) - 2; k >= 0; k-- {
		b, v := &p.blocks[k], &p.verdicts[k]
		if v.keep || v.rule != 0 || v.p < minHeadingScore || b.place&inHeading == 0 || b.linkWords > 0 || !p.keeps(k+1) {
			continue
		}
		next := &p.blocks[k+1]
		if !p.holds(p.sums.wider[b.parent], next) || next.place&inHeading != 0 && !p.isDeeper(next, b) {
			continue
		}
		v.keep = true
	}
}

// isDeeper reports whether heading a is of a lower rank than heading b.
func (p *page) isDeeper(a, b *block) bool {
	return p.nodes[a.parent].Data > p.nodes[b.parent].Data
}
