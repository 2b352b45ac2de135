package choose

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/page"
)

// keepWholes mends what the cut broke apart: code, tables and callouts of
// which a part is kept, captions and headings of what is kept, the notes
// that the text refers to.
func (p *Choice) keepWholes() {
	p.keepPrograms()
	p.keepFileNames()
	p.keepEquationNumbers()
	p.keepUnits()
	p.keepSignatures()
	p.keepHeadRows()
	p.keepCaptions()
	p.keepNotes()
	p.keepTabs()
	p.keepHeadings()
	p.keepCards()
	p.settleSections()
}

// wordsOf sums the words of some blocks, in those before each, and one more.
func (p *Choice) wordsOf(is func(*Verdict) bool) []int32 {
	sums := p.Ints(len(p.Blocks) + 1)
	for i := range p.Blocks {
		sums[i+1] = sums[i]
		if is(&p.Verdicts[i]) {
			sums[i+1] += max(p.Blocks[i].Length, 1)
		}
	}
	return sums
}

// keepBlocks has a guard keep the blocks from one up to another that no rule
// dropped.
func (p *Choice) keepBlocks(from, to int32, g Guard) {
	for k := from; k < to; k++ {
		if v := &p.Verdicts[k]; v.Rule == 0 {
			v.keep(g)
		}
	}
}

func (p *Choice) keeps(k int32) bool {
	return k >= 0 && k < int32(len(p.Blocks)) && p.Verdicts[k].Keep
}

// keepHeadRows keeps the head and the caption of a table of whose words a half
// is kept: its first row would become the head.
func (p *Choice) keepHeadRows() {
	kept := p.wordsOf(func(v *Verdict) bool { return v.Keep })
	for i := range int32(len(p.Nodes)) {
		if a := p.Nodes[i].DataAtom; a != atom.Thead && a != atom.Caption {
			continue
		}
		from, to := p.BlocksIn(p.Nodes[i].Parent)
		if (kept[to]-kept[from])*2 >= p.Sums.Length[to]-p.Sums.Length[from] {
			from, to := p.BlocksIn(i)
			p.keepBlocks(from, to, Table)
		}
	}
}

// keepPrograms keeps the programs and formulas between two kept blocks, one
// after the other and with buttons and bars between them, and those with which
// the container of a kept block ends.
func (p *Choice) keepPrograms() {
	if p.focus == Precision {
		return
	}
	n := int32(len(p.Blocks))
	for from, to := int32(0), int32(0); from < n; from = to + 1 {
		for to = from; to < n && (p.Verdicts[to].Rule != 0 || p.isProgram(&p.Blocks[to]) || p.isBar(to)); to++ {
		}
		if from == to || !p.keeps(from-1) || !p.keeps(to) && !p.endsWith(from-1, from, to) {
			continue
		}
		for k := from; k < to; k++ {
			if v := &p.Verdicts[k]; v.Rule == 0 && p.isProgram(&p.Blocks[k]) {
				v.keep(Program)
			}
		}
	}
}

// keepFileNames keeps the name of the file above a program that is kept, in a frame
// with nothing else. What is pressed to copy it may stand between.
func (p *Choice) keepFileNames() {
	for k := int32(1); k < int32(len(p.Blocks)); k++ {
		if !p.keeps(k) || !p.isBar(k-1) || !p.isProgram(&p.Blocks[k]) {
			continue
		}
		name := k - 1
		for name > 0 && p.isPressed(name) && p.isBar(name-1) {
			name--
		}
		if !p.isPressed(name) && form.IsFileName(strings.TrimSpace(p.Nodes[p.Blocks[name].First].Data)) && p.isFrameOf(name, k) {
			p.Verdicts[name].keep(Program)
		}
	}
}

// isPressed reports whether block k is of a button, or a rule dropped it.
func (p *Choice) isPressed(k int32) bool {
	return p.Verdicts[k].Rule != 0 || p.Blocks[k].Place&mark.InControl != 0
}

// keepEquationNumbers keeps the number beside an equation that is kept, in a box with
// nothing else.
func (p *Choice) keepEquationNumbers() {
	for k := int32(1); k < int32(len(p.Blocks)); k++ {
		b, equation := &p.Blocks[k], &p.Blocks[k-1]
		if b.Words > 1 || !p.keeps(k-1) || p.Verdicts[k].Keep || p.Verdicts[k].Rule != 0 || form.EquationNumber(p.Text(b)) == "" ||
			equation.Place&mark.InMath == 0 && !form.BeginsDisplay(p.Nodes[equation.First].Data) {
			continue
		}
		box := p.Sums.Wider[b.Parent]
		for !p.Holds(box, equation) {
			box = p.Nodes[box].Parent
		}
		if from, to := p.BlocksIn(box); from == k-1 && to == k+1 {
			p.Verdicts[k].keep(Program)
		}
	}
}

// isFrameOf reports whether what holds a block above a program, and the program's first
// block, begins with the one and holds nothing else but the rest of the program.
func (p *Choice) isFrameOf(name, program int32) bool {
	frame := p.Sums.Wider[p.Blocks[name].Parent]
	for !p.Holds(frame, &p.Blocks[program]) {
		frame = p.Nodes[frame].Parent
	}
	from, to := p.BlocksIn(frame)
	for k := program; k < to; k++ {
		if !p.isProgram(&p.Blocks[k]) && !(k == program+1 && p.isBar(k)) {
			return false
		}
	}
	return from == name
}

// maxBar is how many words stand above a program in its own box: a file's
// name, a language, a line's number.
const maxBar = 6

// isBar reports whether block k may be what stands above a program.
func (p *Choice) isBar(k int32) bool {
	b := &p.Blocks[k]
	return !p.Verdicts[k].Keep && b.Length <= maxBar && b.Stops == 0 && b.Place&mark.InHeading == 0
}

// endsWith reports whether the container of a block has the blocks from one up
// to another, and none behind them.
func (p *Choice) endsWith(block, from, to int32) bool {
	box := p.Sums.Wider[p.Blocks[block].Parent]
	return p.holdsBlock(box, from) && !p.holdsBlock(box, to)
}

// isProgram reports whether all of a block is code or a formula.
func (p *Choice) isProgram(b *page.Block) bool {
	i := p.Nodes[b.First].Parent
	for p.Nodes[i].End <= b.Last {
		i = p.Nodes[i].Parent
	}
	return p.Places[i]&(mark.InCode|mark.InMath) != 0 || b.Place&mark.InCell != 0 && p.isInCodeTable(i) || p.isTypewritten(i)
}

// isTypewritten reports whether node i, or an element right around it, is shown as
// programs are.
func (p *Choice) isTypewritten(i int32) bool {
	const around = 3 // a line, and what all lines stand in
	for up := 0; i > 0 && up < around; i, up = p.Nodes[i].Parent, up+1 {
		if form.IsTypewritten(p.Nodes[i].Node) {
			return true
		}
	}
	return false
}

// isInCodeTable reports whether node i stands in a table whose rows are the
// lines of a program.
func (p *Choice) isInCodeTable(i int32) bool {
	return slices.ContainsFunc(strings.Fields(dom.AttrOr(p.Nodes[p.Closest(i, atom.Table)].Node, "class")), form.IsCodeWrapper)
}

// isGrid tells a table of data from one of a layout, in which cells have
// paragraphs or tables, and from one of links, unless a head says what its
// columns are.
func (p *Choice) isGrid(i int32) bool {
	if !p.HoldsData(i) {
		return false
	}
	head := false
	for k := i + 1; k < p.Nodes[i].End; k++ {
		switch p.Nodes[k].DataAtom {
		case atom.Th:
			head = true
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.Form, atom.Nav:
			return false
		}
	}
	return head || p.LinksIn(i)*2 < p.LengthIn(i)
}

// isAmongKept reports whether node i stands between two kept blocks, or opens
// or closes the element around it that has one.
func (p *Choice) isAmongKept(i int32) bool {
	from, to := p.BlocksIn(i)
	box := p.Sums.Wider[i]
	before, after := p.keeps(from-1), p.keeps(to)
	return before && after || before && p.Holds(box, &p.Blocks[from-1]) || after && p.Holds(box, &p.Blocks[to])
}

// The least scores of a heading above a kept text, and of one above a kept
// paragraph of the same container.
const (
	minHeadingScore = 0.15
	minBesideScore  = 0.03
)

// keepHeadings keeps the headings whose text is kept: the block that follows
// is kept and stands in the element that the heading is in. A heading above
// headings is kept with the first of them. One that is a link for the most part may be
// of another page, in a thread a post's, and in a list what shows a panel.
func (p *Choice) keepHeadings() {
	if p.focus == Precision {
		return
	}
	isThread := p.Scores.PageType() == meta.ForumType
	for k := int32(len(p.Blocks)) - 2; k >= 0; k-- {
		b, v := &p.Blocks[k], &p.Verdicts[k]
		if v.Keep || v.Rule != 0 || b.Place&mark.InHeading == 0 || !p.keeps(k+1) || b.LinkWords*2 > b.Words && (isThread || b.Place&mark.InItem != 0 || !p.linksWithin(b)) {
			continue
		}
		next, least := &p.Blocks[k+1], float32(minHeadingScore)
		if p.Sums.Wider[b.Parent] == p.Sums.Wider[next.Parent] && (p.isParagraph(next) || next.Place&mark.InPara != 0) {
			least = minBesideScore
		}
		if v.P < least {
			continue
		}
		if !p.Holds(p.Sums.Wider[b.Parent], next) || next.Place&mark.InHeading != 0 && p.HeadingLevel(next) <= p.HeadingLevel(b) {
			continue
		}
		v.keep(Heading)
	}
}

const (
	minSectionScore = 0.45 // of the words under a heading, in the mean
	maxSection      = 60   // words: what is longer was judged by itself
)

// settleSections leaves no heading without what it heads: a short section of
// which the heading alone was chosen is kept, or goes with its heading.
func (p *Choice) settleSections() {
	for k := range int32(len(p.Blocks)) {
		if !p.keeps(k) || p.Forced[k] || k == p.Sums.Headline || p.Blocks[k].Place&mark.InHeading == 0 {
			continue
		}
		to, score := p.lostSection(k)
		switch {
		case score >= minSectionScore && p.focus != Precision:
			p.keepBlocks(k+1, to, Section)
		case score > 0 && p.focus != Recall && !p.holdsBlock(p.Sums.Wider[p.Blocks[k].Parent], to):
			p.Verdicts[k].Keep, p.Verdicts[k].Guard = false, Section
		}
	}
}

// lostSection is where the section under a heading ends of which nothing was
// kept, and its score; 0 if it is no such section.
func (p *Choice) lostSection(heading int32) (to int32, score float32) {
	box := p.Sums.Wider[p.Blocks[heading].Parent]
	var words, sum float32
	for to = heading + 1; p.holdsBlock(box, to) && p.Blocks[to].Place&mark.InHeading == 0; to++ {
		if v := &p.Verdicts[to]; v.Keep {
			return to, 0
		} else if v.Rule == 0 {
			w := float32(weight(&p.Blocks[to]))
			words += w
			sum += w * v.P
		}
	}
	if words == 0 || words > maxSection || p.keeps(to) {
		return to, 0
	}
	return to, sum / words
}

// holdsBlock reports whether there is a block k, and it begins in node i.
func (p *Choice) holdsBlock(i, k int32) bool {
	return k < int32(len(p.Blocks)) && p.Holds(i, &p.Blocks[k])
}
