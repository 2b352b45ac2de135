package choose

import (
	"slices"

	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/form/box"
	"github.com/pithmd/pith/internal/mark"
)

// keepUnits keeps code, grids of data, lists of short items and callouts as a
// whole, where enough of their words is kept; a program without its closing
// braces is none, nor is a table with holes. What is inserted between two kept
// blocks is kept in any case, and what the one before leads up to.
func (p *Choice) keepUnits() {
	kept := p.wordsOf(func(v *Verdict) bool { return v.Keep })
	may := p.wordsOf(func(v *Verdict) bool { return v.Rule == 0 })
	for i := int32(0); i < int32(len(p.Nodes)); {
		from, to := p.BlocksIn(i)
		got, all := kept[to]-kept[from], may[to]-may[from]
		switch got {
		case 0:
			i = p.keepInserted(i)
			continue
		case all:
			i = p.Nodes[i].End // as of most texts
			continue
		}
		share, unit := p.unitShare(i)
		if share == 0 {
			i++
			continue
		}
		if got*share >= all {
			p.keepBlocks(from, to, unit)
		} else {
			p.keepInserted(i)
		}
		i = p.Nodes[i].End
	}
}

// keepInserted keeps node i, of which nothing or little is kept, if it is inserted in
// kept text. It returns the next node to look at.
func (p *Choice) keepInserted(i int32) (next int32) {
	from, to := p.BlocksIn(i)
	next = max(i+1, p.Nodes[i].End)
	if from == to || p.focus == Precision || !p.keeps(from-1) {
		return next
	}
	ledTo := p.leadsTo(from-1, i)
	if !ledTo && !p.keeps(to) {
		return i + 1 // what the block before leads up to may stand in it
	}
	inserted := p.insertedAs(i, ledTo)
	if inserted == 0 {
		return i + 1
	}
	p.keepBlocks(from, to, inserted)
	return next
}

// leadsTo reports whether a block ends in the middle of a sentence that node i goes
// on with: "The following are exempt:", and beside it in one container a list.
func (p *Choice) leadsTo(k, i int32) bool {
	b := &p.Blocks[k]
	switch b.Closes {
	case ':', '：', ',', '，':
	default:
		return false
	}
	return b.Length >= minLead && b.LinkWords == 0 && b.Place&mark.InHeading == 0 && p.Holds(p.Sums.Wider[i], b)
}

// minLead is how many words there are at least in what leads up to a list. What is
// shorter is a label: "Read also:".
const minLead = 3

// unitShare is the part of the words of node i, as one in so many, with which
// all of it is kept, and by which guard; 0 if it is no unit.
func (p *Choice) unitShare(i int32) (int32, Guard) {
	n := &p.Nodes[i]
	switch n.DataAtom {
	case atom.Table:
		if p.isGrid(i) {
			return 3, Table // its words are few, and score by what is beside them
		}
	case atom.Pre:
		return 2, Program
	case atom.Dl:
		return 2, List
	case atom.Ul, atom.Ol:
		switch {
		case p.isPlainList(i):
			return 2, List
		case p.isEvenList(i):
			return 3, List
		}
	}
	switch {
	case p.isCallout(i):
		return 2, Callout
	case box.ReadPost(n.Node) != nil:
		return 2, Quote
	case n.Traits&dom.IsBlock != 0 && form.IsTypewritten(n.Node):
		return 2, Program
	}
	return 0, 0
}

// insertedAs is the guard that keeps node i where it stands between two kept
// blocks, 0 if it is nothing that an author sets there: a callout, terms with what
// they mean, a list or terms that the text leads up to, or in an article a quotation,
// somebody's post or a table, which on other pages has a caption. In a thread a quotation is what the others have said, and one in
// a box of its own is left to its score (irdata loses 0.001 with them).
func (p *Choice) insertedAs(i int32, ledTo bool) Guard {
	switch a := p.Nodes[i].DataAtom; {
	case p.isCallout(i):
		return Callout
	case box.ReadPost(p.Nodes[i].Node) != nil:
		return Quote
	case a == atom.Dl && (ledTo || p.explains(i)), ledTo && (a == atom.Ul || a == atom.Ol) && p.isPlainList(i):
		return List
	case a == atom.Blockquote && p.isArticle() && p.hasKept(p.Nodes[i].Parent):
		return Quote
	case a == atom.Table && (p.isArticle() || p.isCaptioned(i)) && p.isGrid(i) && p.has(i, isHeadCell) && p.scoreOf(i) >= minTableScore:
		return Table
	}
	return 0
}

// minTableScore is the least score, in the mean of its words, of a table with a head
// between two kept blocks: the words of cells alone say little, and fall just below the cut.
const minTableScore = 0.4

// isCaptioned reports whether a table has a caption by its elements.
func (p *Choice) isCaptioned(i int32) bool {
	return p.Nodes[p.Nodes[i].Parent].DataAtom == atom.Figure || p.has(i, isCaption)
}

func isCaption(n dom.Node) bool { return n.DataAtom == atom.Caption }

func isHeadCell(n dom.Node) bool { return n.DataAtom == atom.Th }

// has reports whether there is an element of some kind in node i.
func (p *Choice) has(i int32, is func(dom.Node) bool) bool {
	return slices.ContainsFunc(p.Nodes[i+1:p.Nodes[i].End], is)
}

// scoreOf is the mean score of the words in node i.
func (p *Choice) scoreOf(i int32) float32 {
	var sum, words float32
	for k, to := p.BlocksIn(i); k < to; k++ {
		w := float32(weight(&p.Blocks[k]))
		sum += w * p.Verdicts[k].P
		words += w
	}
	return sum / max(words, 1)
}

// hasKept reports whether a block in node i is kept.
func (p *Choice) hasKept(i int32) bool {
	from, to := p.BlocksIn(i)
	return slices.ContainsFunc(p.Verdicts[from:to], func(v Verdict) bool { return v.Keep })
}

// explains reports whether a list of terms says what they mean, in sentences: one of
// a date, a name and a place says what a page is filed under.
func (p *Choice) explains(i int32) bool {
	var sentences, all int32
	for k, to := p.BlocksIn(i); k < to; k++ {
		b := &p.Blocks[k]
		all += b.Length
		if p.isParagraph(b) {
			sentences += b.Length
		}
	}
	return sentences*2 > all
}

// isPlainList reports whether each item of a list is one block, and links are
// not the most of it.
func (p *Choice) isPlainList(i int32) bool {
	return p.hasShortItems(i) && p.LinksIn(i)*2 < p.LengthIn(i)
}

// isEvenList reports whether each item of a list is one block, and none scores much
// more than another: what tells those above the cut from those below it is nothing.
func (p *Choice) isEvenList(i int32) bool {
	least, most := float32(1), float32(0)
	for k, to := p.BlocksIn(i); k < to; k++ {
		least, most = min(least, p.Verdicts[k].P), max(most, p.Verdicts[k].P)
	}
	return most-least <= evenScores && p.hasShortItems(i)
}

// evenScores is how far apart the scores of an even list lie at most.
const evenScores = 0.1

// hasShortItems reports whether each item of a list is one block.
func (p *Choice) hasShortItems(i int32) bool {
	items := int32(0)
	for k := i + 1; k < p.Nodes[i].End; k++ {
		if p.Nodes[k].DataAtom == atom.Li {
			items++
		}
	}
	from, to := p.BlocksIn(i)
	return to-from == items
}

// isCallout reports whether node i is called one.
func (p *Choice) isCallout(i int32) bool {
	switch n := &p.Nodes[i]; n.DataAtom {
	case atom.Div, atom.Aside, atom.Section, atom.Details, atom.Blockquote:
		if len(n.Node.Attr) == 0 {
			return false
		}
		kind, _ := box.Callout(n.Node)
		return kind != ""
	}
	return false
}
