package score

import (
	"math/bits"
	"unicode"

	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/page"
)

// A rowWriter computes the features of blocks.
type rowWriter struct {
	*Features
	facts [pageFeatures]float32
	words weigher
}

func (p *Features) newRowWriter() *rowWriter {
	w := &rowWriter{Features: p, words: weigher{p.Scorer, map[int32]*headingWeight{}}}
	if len(p.Blocks) > 0 {
		w.facts = p.pageFacts()
	}
	return w
}

// rows are the features of the blocks from up to to, NumFeatures for each. It
// takes the room that it is given if that is enough.
func (p *rowWriter) rows(room []float32, from, to int) []float32 {
	rows := dom.Zeros(room, (to-from)*NumFeatures)
	var before []float32 // the row before, if there is one
	for i := from; i < to; i++ {
		row := rows[(i-from)*NumFeatures:][:NumFeatures]
		p.textRow(row, &p.Blocks[i])
		p.positionRow(row, int32(i), p.Around)
		p.kinRow(row, int32(i))
		p.containerRow(row, int32(i))
		p.nameRow(row, &p.Blocks[i])
		p.learnedRow(row, &p.Blocks[i])
		p.wordRow(row, before, int32(i), p.Around, &p.words)
		row[fLinkUses] = float32(p.Around.Links[i].Uses)
		copy(row[fPage:], p.facts[:])
		before = row
	}
	return rows
}

// Rows are the features of all blocks.
func (p *Features) Rows() []float32 { return p.newRowWriter().rows(nil, 0, len(p.Blocks)) }

// A meanRow sums features up over the page's words.
type meanRow struct {
	sums  [NumFeatures]float32
	words float32
}

func (m *meanRow) add(rows []float32, blocks []page.Block) {
	for i := range blocks {
		w := float32(blocks[i].Length)
		m.words += w
		for k, v := range (*[NumFeatures]float32)(rows[i*NumFeatures:]) {
			m.sums[k] += w * v
		}
	}
}

// mean is the mean of the features.
func (m *meanRow) mean() []float32 {
	for k := range m.sums {
		m.sums[k] /= max(m.words, 1)
	}
	return m.sums[:]
}

// textRow writes the features of the block's own text.
func (p *Features) textRow(row []float32, b *page.Block) {
	row[fWords] = float32(b.Length)
	row[fRunesPerWord] = page.Share(b.Runes, max(b.Words, 1))
	row[fLinkShare] = page.Share(b.LinkWords, b.Words)
	row[fLinks] = float32(b.Links)
	row[fBoldShare] = page.Share(b.Bold, b.Words)
	row[fCapitalShare] = page.Share(b.Capitals, b.Words)
	row[fDigitShare] = page.Share(b.Digits, b.Words)
	row[fFunctionShare] = page.Share(b.Function, b.Words)
	row[fCommas] = float32(b.Commas)
	row[fStops] = float32(b.Stops)
	row[fSeparators] = float32(b.Separators)
	row[fSymbols] = float32(b.Symbols)
	row[fImages] = float32(b.Images)
	row[fControlShare] = page.Share(b.Controls, b.Words)
	row[fLines] = float32(b.Lines)
	row[fOpens] = float32(classOf(b.Opens))
	row[fCloses] = float32(classOf(b.Closes))
	row[fLabel] = page.OneIf(b.Label != 0)
	row[fTag] = float32(classOfTag(&p.Nodes[b.Parent]))
	row[fHeadingLevel] = float32(p.HeadingLevel(b))
	row[fDepth] = float32(p.Nodes[b.First].Depth)

	shared := p.SharedWords(b, &p.Sums.Title)
	row[fTitleOverlap] = page.Share(shared, b.Words)
	row[fTitleCoverage] = min(1, page.Share(shared, p.Sums.Title.Size()))
	row[fSummaryOverlap] = page.Share(p.SharedWords(b, &p.Sums.Summary), b.Words)
	row[fRepeats] = float32(p.Copies(b))
}

// How far a position is counted. A paragraph of a long text is as likely
// content as the one before it, and of pages so long that it is told by its
// number there are too few to learn from: a text of 9,000 words stopped in the
// middle.
const (
	farWords   = 1500 // from the page's edges and from the headline
	farHeading = 400  // words from a heading
	farBlocks  = 60   // from the headline
)

// positionRow writes where the block stands.
func (p *Features) positionRow(row []float32, i int32, around *page.Surroundings) {
	m := &p.Sums
	n := int32(len(p.Blocks))
	b := &p.Blocks[i]
	row[fWordsBefore] = page.Share(m.Length[i], m.Length[n])
	row[fBlocksBefore] = page.Share(i, n)
	row[fCountBefore] = float32(min(m.Length[i], farWords))
	row[fCountAfter] = float32(min(m.Length[n]-m.Length[i+1], farWords))
	row[fSinceHeading], row[fHeadingBefore] = -1, 0
	if h := around.Before[i]; h >= 0 {
		row[fSinceHeading] = float32(min(m.Length[i]-m.Length[h+1], farHeading))
		row[fHeadingBefore] = float32(p.HeadingLevel(&p.Blocks[h]))
	}
	row[fToHeading] = -1
	if h := around.After[i]; h >= 0 {
		row[fToHeading] = float32(min(m.Length[h]-m.Length[i+1], farHeading))
	}
	row[fFromHeadline], row[fWordsFromTitle] = -1e6, -1e6
	if h := m.Headline; h >= 0 {
		row[fFromHeadline] = float32(max(min(i-h, farBlocks), -farBlocks))
		row[fWordsFromTitle] = float32(max(min(m.Length[i]-m.Length[h], farWords), -farWords))
	}
	row[fInBest] = page.OneIf(p.Holds(m.Best, b))
	up := m.Best
	for ; up > 0 && !p.Holds(up, b); up = m.Wider[up] {
		row[fBestDistance]++
	}
	row[fInHalf] = page.OneIf(p.Holds(m.Half, b))
	row[fInMost] = page.OneIf(p.Holds(m.Most, b))
}

// kinRow writes what the blocks of the block's mould have in common.
func (p *Features) kinRow(row []float32, i int32) {
	n := int32(len(p.Blocks))
	k := p.Sums.Kin.Group(i)
	row[fKinBlocks] = float32(k.Blocks)
	row[fKinWords] = page.Share(k.Words, p.Sums.Length[n])
	row[fKinMeanWords] = page.Share(k.Words, k.Blocks)
	row[fKinLinkShare] = page.Share(k.Links, k.Words)
	row[fKinFrom] = page.Share(k.First, n)
	row[fKinTo] = page.Share(k.Last, n)
}

// containerRow writes the features of the containers around the block, from
// the innermost out, and of the record it is part of.
func (p *Features) containerRow(row []float32, i int32) {
	m := &p.Sums
	b := &p.Blocks[i]
	prose := m.Prose[len(p.Blocks)]
	for level, c := 0, b.Parent; level < containerLevels; level++ {
		f := row[fContainer+level*containerFeatures:]
		from, to := p.BlocksIn(c)
		words := m.Length[to] - m.Length[from]
		f[cWords] = float32(words)
		f[cLinkShare] = page.Share(m.Links[to]-m.Links[from], words)
		f[cWordsPerTag] = page.Share(words, p.Nodes[c].End-c)
		f[cProseShare] = page.Share(m.Prose[to]-m.Prose[from], prose)
		f[cOwnProse] = page.Share(m.Prose[to]-m.Prose[from], words)
		f[cBlocks] = float32(to - from)
		f[cMeanWords] = page.Share(words, to-from)
		f[cSiblings] = float32(m.Shape[c])
		f[cPosition] = page.Share(i-from, to-from)
		c = m.Wider[c]
	}
	if c := p.Record(b); c > 0 {
		words := p.LengthIn(c)
		row[fRecordSize] = float32(words)
		row[fRecordCount] = float32(m.Shape[c])
		row[fRecordLinkShare] = page.Share(p.LinksIn(c), words)
		row[fRecordProse] = page.Share(p.ProseIn(c), words)
		row[fRecordImages] = float32(m.Images[p.Nodes[c].End] - m.Images[c])
		from, to := p.BlocksIn(c)
		row[fRecordHeadings] = float32(m.Headings[to] - m.Headings[from])
		row[fRecordsProse] = page.Share(p.ProseIn(p.Nodes[c].Parent), prose)
		row[fRecordsWords] = page.Share(p.LengthIn(p.Nodes[c].Parent), m.Length[len(p.Blocks)])
	}
}

// nameRow writes the block's place and the families of its ancestors.
func (p *Features) nameRow(row []float32, b *page.Block) {
	for k := range mark.NumPlaces {
		row[fPlace+k] = float32(b.Place >> k & 1)
	}
	var found mark.Families
	near := nearFamily
	for i := p.Nodes[b.First].Parent; i > 0; i = p.Nodes[i].Parent {
		if fresh := p.Fams[i] &^ found; fresh != 0 {
			found |= fresh
			for ; fresh != 0; fresh &= fresh - 1 {
				row[fFamily+bits.TrailingZeros64(uint64(fresh))] = float32(near)
			}
		}
		near = max(near-1, 1)
	}
}

func classOf(r rune) charClass {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔':
		return charStop
	case ':', '：':
		return charColon
	case ',', ';', '，', '、', '،':
		return charComma
	case '"', '\'', '“', '”', '‘', '’', '«', '»', '„', '「', '」', '『', '』':
		return charQuote
	case '(', ')', '[', ']', '{', '}', '（', '）', '【', '】':
		return charBracket
	case '•', '·', '-', '–', '—', '*', '→', '>', '›', '+', '|', '/':
		return charBullet
	}
	switch {
	case dom.IsWide(r):
		return charWide
	case unicode.IsDigit(r):
		return charDigit
	case unicode.IsUpper(r):
		return charUpper
	case unicode.IsLetter(r):
		return charLower
	}
	return charOther
}

func classOfTag(n *dom.Node) tagClass {
	switch n.DataAtom {
	case atom.Div, atom.Center:
		return tagDiv
	case atom.P:
		return tagPara
	case atom.Li:
		return tagItem
	case atom.Td, atom.Th:
		return tagCell
	case atom.Dt:
		return tagTerm
	case atom.Dd:
		return tagDefinition
	case atom.Blockquote:
		return tagQuote
	case atom.Pre:
		return tagPre
	case atom.Figcaption, atom.Caption, atom.Figure:
		return tagCaption
	}
	switch {
	case n.Traits&dom.IsHeading != 0:
		return tagHeading
	case n.Traits&dom.IsSection != 0:
		return tagSection
	case n.DataAtom == 0:
		return tagSpanLike
	}
	return tagOther
}
