package pith

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// keepWholes mends what the cut broke apart: code, tables and callouts of
// which a part is kept, captions and headings of what is kept, the notes
// that the text refers to.
func (p *choice) keepWholes() {
	p.keepPrograms()
	p.keepUnits()
	p.keepHeadRows()
	p.keepCaptions()
	p.keepNotes()
	p.keepHeadings()
	p.settleSections()
}

// keptWords sums the words kept in the blocks before each, and one more.
func (p *choice) keptWords() []int32 {
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
func (p *choice) keepBlocks(from, to int32) {
	for k := from; k < to; k++ {
		if v := &p.verdicts[k]; v.rule == 0 {
			v.keep = true
		}
	}
}

func (p *choice) keeps(k int32) bool {
	return k >= 0 && k < int32(len(p.blocks)) && p.verdicts[k].keep
}

// keepUnits keeps code, grids of data, lists of short items and callouts as a
// whole, where enough of their words is kept; a program without its closing
// braces is none, nor is a table with holes. What is inserted between two kept
// blocks is kept in any case.
func (p *choice) keepUnits() {
	kept := p.keptWords()
	for i := int32(0); i < int32(len(p.nodes)); {
		from, to := p.blocksIn(i)
		if kept[to] == kept[from] {
			if from < to && p.keeps(from-1) && p.keeps(to) && p.focus != focusPrecision && p.isInserted(i) {
				p.keepBlocks(from, to)
			}
			i = max(i+1, p.nodes[i].end)
			continue
		}
		share := p.unitShare(i)
		if share == 0 {
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
		if (kept[to]-kept[from])*share >= all {
			p.keepBlocks(from, to)
		}
	}
}

// unitShare is the part of the words of node i, as one in so many, with which
// all of it is kept; 0 if it is no unit.
func (p *choice) unitShare(i int32) int32 {
	n := &p.nodes[i]
	switch n.DataAtom {
	case atom.Table:
		if p.isGrid(i) {
			return 3 // its words are few, and score by what is beside them
		}
	case atom.Pre, atom.Dl:
		return 2
	case atom.Ul, atom.Ol:
		if p.isPlainList(i) {
			return 2
		}
	}
	if p.isCallout(i) {
		return 2
	}
	return 0
}

// isInserted reports whether node i is something that an author sets between
// paragraphs: a callout, or in an article a quotation or somebody's post. In a
// thread a quotation is what the others have said.
func (p *choice) isInserted(i int32) bool {
	return p.isCallout(i) || p.nodes[i].DataAtom == atom.Blockquote && p.isArticle()
}

// isPlainList reports whether each item of a list is one block, and links are
// not the most of it.
func (p *choice) isPlainList(i int32) bool {
	items := int32(0)
	for k := i + 1; k < p.nodes[i].end; k++ {
		if p.nodes[k].DataAtom == atom.Li {
			items++
		}
	}
	from, to := p.blocksIn(i)
	return to-from == items && p.linksIn(i)*2 < p.lengthIn(i)
}

// isCallout reports whether node i is called one.
func (p *choice) isCallout(i int32) bool {
	switch n := &p.nodes[i]; n.DataAtom {
	case atom.Div, atom.Aside, atom.Section, atom.Details, atom.Blockquote:
		return calloutKind(n.Node) != ""
	}
	return false
}

// keepHeadRows keeps the head and the caption of a table of whose words a half
// is kept: its first row would become the head.
func (p *choice) keepHeadRows() {
	kept := p.keptWords()
	for i := range int32(len(p.nodes)) {
		if a := p.nodes[i].DataAtom; a != atom.Thead && a != atom.Caption {
			continue
		}
		from, to := p.blocksIn(p.nodes[i].parent)
		if (kept[to]-kept[from])*2 >= p.sums.length[to]-p.sums.length[from] {
			p.keepBlocks(p.blocksIn(i))
		}
	}
}

// keepPrograms keeps the programs and formulas between two kept blocks, one
// after the other and with buttons and bars between them, and those with which
// the container of a kept block ends.
func (p *choice) keepPrograms() {
	if p.focus == focusPrecision {
		return
	}
	n := int32(len(p.blocks))
	for from, to := int32(0), int32(0); from < n; from = to + 1 {
		for to = from; to < n && (p.verdicts[to].rule != 0 || p.isProgram(&p.blocks[to]) || p.isBar(to)); to++ {
		}
		if from == to || !p.keeps(from-1) || !p.keeps(to) && !p.endsWith(from-1, from, to) {
			continue
		}
		for k := from; k < to; k++ {
			if v := &p.verdicts[k]; v.rule == 0 && p.isProgram(&p.blocks[k]) {
				v.keep = true
			}
		}
	}
}

// maxBar is how many words stand above a program in its own box: a file's
// name, a language, a line's number.
const maxBar = 6

// isBar reports whether block k may be what stands above a program.
func (p *choice) isBar(k int32) bool {
	b := &p.blocks[k]
	return !p.verdicts[k].keep && b.length <= maxBar && b.stops == 0 && b.place&inHeading == 0
}

// endsWith reports whether the container of a block has the blocks from one up
// to another, and none behind them.
func (p *choice) endsWith(block, from, to int32) bool {
	box := p.sums.wider[p.blocks[block].parent]
	return p.holdsBlock(box, from) && !p.holdsBlock(box, to)
}

// isProgram reports whether all of a block is code or a formula.
func (p *choice) isProgram(b *block) bool {
	i := p.nodes[b.first].parent
	for p.nodes[i].end <= b.last {
		i = p.nodes[i].parent
	}
	return p.places[i]&(inCode|inMath) != 0 || b.place&inCell != 0 && p.isInCodeTable(i)
}

// isInCodeTable reports whether node i stands in a table whose rows are the
// lines of a program.
func (p *choice) isInCodeTable(i int32) bool {
	for p.nodes[i].DataAtom != atom.Table && i > 0 {
		i = p.nodes[i].parent
	}
	for token := range strings.FieldsSeq(attrOr(p.nodes[i].Node, "class")) {
		if isCodeWrapper(token) {
			return true
		}
	}
	return false
}

// isGrid tells a table of data from one of a layout, in which cells have
// paragraphs or tables, and from one of links, unless a head says what its
// columns are.
func (p *choice) isGrid(i int32) bool {
	if !p.holdsData(i) {
		return false
	}
	head := false
	for k := i + 1; k < p.nodes[i].end; k++ {
		switch p.nodes[k].DataAtom {
		case atom.Th:
			head = true
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.Form, atom.Nav:
			return false
		}
	}
	return head || p.linksIn(i)*2 < p.lengthIn(i)
}

// minCaptionScore is the least score of a caption between two kept blocks.
const minCaptionScore = 0.3

// keepCaptions keeps the captions of the figures that stand in kept text.
func (p *choice) keepCaptions() {
	for i := int32(0); i < int32(len(p.nodes)); i++ {
		if p.nodes[i].DataAtom != atom.Figure {
			continue
		}
		from, to := p.blocksIn(i)
		i = p.nodes[i].end - 1
		if from == to || p.focus == focusPrecision || !p.keeps(from-1) || !p.keeps(to) {
			continue
		}
		for k := from; k < to; k++ {
			if v := &p.verdicts[k]; v.rule == 0 && v.p >= minCaptionScore && p.blocks[k].place&inCaption != 0 {
				v.keep = true
			}
		}
	}
}

// The least scores of a heading above a kept text, and of one above a kept
// paragraph of the same container.
const (
	minHeadingScore = 0.15
	minBesideScore  = 0.03
)

// keepHeadings keeps the headings whose text is kept: the block that follows
// is kept and stands in the element that the heading is in. A heading above
// headings is kept with the first of them.
func (p *choice) keepHeadings() {
	if p.focus == focusPrecision {
		return
	}
	for k := int32(len(p.blocks)) - 2; k >= 0; k-- {
		b, v := &p.blocks[k], &p.verdicts[k]
		if v.keep || v.rule != 0 || b.place&inHeading == 0 || b.linkWords > 0 || !p.keeps(k+1) {
			continue
		}
		next, least := &p.blocks[k+1], float32(minHeadingScore)
		if p.sums.wider[b.parent] == p.sums.wider[next.parent] && (p.isParagraph(next) || next.place&inPara != 0) {
			least = minBesideScore
		}
		if v.p < least {
			continue
		}
		if !p.holds(p.sums.wider[b.parent], next) || next.place&inHeading != 0 && p.headingLevel(next) <= p.headingLevel(b) {
			continue
		}
		v.keep = true
	}
}

const (
	minSectionScore = 0.45 // of the words under a heading, in the mean
	maxSection      = 60   // words: what is longer was judged by itself
)

// settleSections leaves no heading without what it heads: a short section of
// which the heading alone was chosen is kept, or goes with its heading.
func (p *choice) settleSections() {
	for k := range int32(len(p.blocks)) {
		if !p.keeps(k) || p.forced[k] || k == p.sums.headline || p.blocks[k].place&inHeading == 0 {
			continue
		}
		to, score := p.lostSection(k)
		switch {
		case score >= minSectionScore && p.focus != focusPrecision:
			p.keepBlocks(k+1, to)
		case score > 0 && p.focus != focusRecall && !p.holdsBlock(p.sums.wider[p.blocks[k].parent], to):
			p.verdicts[k].keep = false
		}
	}
}

// lostSection is where the section under a heading ends of which nothing was
// kept, and its score; 0 if it is no such section.
func (p *choice) lostSection(heading int32) (to int32, score float32) {
	box := p.sums.wider[p.blocks[heading].parent]
	var words, sum float32
	for to = heading + 1; p.holdsBlock(box, to) && p.blocks[to].place&inHeading == 0; to++ {
		if v := &p.verdicts[to]; v.keep {
			return to, 0
		} else if v.rule == 0 {
			w := float32(weight(&p.blocks[to]))
			words += w
			sum += w * v.p
		}
	}
	if words == 0 || words > maxSection || p.keeps(to) {
		return to, 0
	}
	return to, sum / words
}

// holdsBlock reports whether there is a block k, and it begins in node i.
func (p *choice) holdsBlock(i, k int32) bool {
	return k < int32(len(p.blocks)) && p.holds(i, &p.blocks[k])
}
