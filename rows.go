package pith

import (
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// featureRows computes the features of all blocks, NumFeatures for each. It
// takes the room that it is given if that is enough.
func (p *page) featureRows(room []float32, around *surroundings) []float32 {
	rows := zeros(room, len(p.blocks)*NumFeatures)
	if len(p.blocks) == 0 {
		return rows
	}
	facts := p.pageFacts()
	words := weigher{p.scorer(), map[int32]*headingWeight{}}
	for i := range p.blocks {
		row := rows[i*NumFeatures : (i+1)*NumFeatures]
		p.textRow(row, &p.blocks[i])
		p.positionRow(row, int32(i), around)
		p.kinRow(row, int32(i))
		p.containerRow(row, int32(i))
		p.nameRow(row, &p.blocks[i])
		p.learnedRow(row, &p.blocks[i])
		p.wordRow(row, rows[max(i-1, 0)*NumFeatures:], int32(i), around, &words)
		row[fLinkUses] = float32(around.links[i].uses)
		copy(row[fPage:], facts[:])
	}
	return rows
}

// zeros is n zeros, in the room if that is enough.
func zeros[T any](room []T, n int) []T {
	if cap(room) < n {
		return make([]T, n)
	}
	clear(room[:n])
	return room[:n]
}

// meanRow is the mean of the features over the page's words.
func (p *page) meanRow(rows []float32) []float32 {
	mean := make([]float32, NumFeatures)
	var words float32
	for i := range p.blocks {
		w := float32(p.blocks[i].length)
		words += w
		for k, v := range rows[i*NumFeatures : (i+1)*NumFeatures] {
			mean[k] += w * v
		}
	}
	for k := range mean {
		mean[k] /= max(words, 1)
	}
	return mean
}

func share(part, all int32) float32 {
	if all <= 0 {
		return 0
	}
	return float32(part) / float32(all)
}

// oneIf is 1 for true and 0 for false.
func oneIf(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// textRow writes the features of the block's own text.
func (p *page) textRow(row []float32, b *block) {
	row[fWords] = float32(b.length)
	row[fRunesPerWord] = share(b.runes, max(b.words, 1))
	row[fLinkShare] = share(b.linkWords, b.words)
	row[fLinks] = float32(b.links)
	row[fBoldShare] = share(b.bold, b.words)
	row[fCapitalShare] = share(b.capitals, b.words)
	row[fDigitShare] = share(b.digits, b.words)
	row[fFunctionShare] = share(b.function, b.words)
	row[fCommas] = float32(b.commas)
	row[fStops] = float32(b.stops)
	row[fSeparators] = float32(b.separators)
	row[fSymbols] = float32(b.symbols)
	row[fImages] = float32(b.images)
	row[fControlShare] = share(b.controls, b.words)
	row[fLines] = float32(b.lines)
	row[fOpens] = float32(classOf(b.opens))
	row[fCloses] = float32(classOf(b.closes))
	row[fLabel] = oneIf(b.label != 0)
	row[fTag] = float32(classOfTag(&p.nodes[b.parent]))
	row[fHeadingLevel] = float32(p.headingLevel(b))
	row[fDepth] = float32(p.nodes[b.first].depth)

	shared := p.sharedWords(b, &p.sums.title)
	row[fTitleOverlap] = share(shared, b.words)
	row[fTitleCoverage] = min(1, share(shared, p.sums.title.size()))
	row[fSummaryOverlap] = share(p.sharedWords(b, &p.sums.summary), b.words)
	row[fRepeats] = float32(p.copies(b))
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
func (p *page) positionRow(row []float32, i int32, around *surroundings) {
	m := &p.sums
	n := int32(len(p.blocks))
	b := &p.blocks[i]
	row[fWordsBefore] = share(m.length[i], m.length[n])
	row[fBlocksBefore] = share(i, n)
	row[fCountBefore] = float32(min(m.length[i], farWords))
	row[fCountAfter] = float32(min(m.length[n]-m.length[i+1], farWords))
	row[fSinceHeading], row[fHeadingBefore] = -1, 0
	if h := around.before[i]; h >= 0 {
		row[fSinceHeading] = float32(min(m.length[i]-m.length[h+1], farHeading))
		row[fHeadingBefore] = float32(p.headingLevel(&p.blocks[h]))
	}
	row[fToHeading] = -1
	if h := around.after[i]; h >= 0 {
		row[fToHeading] = float32(min(m.length[h]-m.length[i+1], farHeading))
	}
	row[fFromHeadline], row[fWordsFromTitle] = -1e6, -1e6
	if h := m.headline; h >= 0 {
		row[fFromHeadline] = float32(max(min(i-h, farBlocks), -farBlocks))
		row[fWordsFromTitle] = float32(max(min(m.length[i]-m.length[h], farWords), -farWords))
	}
	row[fInBest] = oneIf(p.holds(m.best, b))
	up := m.best
	for ; up > 0 && !p.holds(up, b); up = m.wider[up] {
		row[fBestDistance]++
	}
	row[fInHalf] = oneIf(p.holds(m.half, b))
	row[fInMost] = oneIf(p.holds(m.most, b))
}

// holds reports whether the block begins in node i.
func (p *page) holds(i int32, b *block) bool { return i <= b.first && b.first < p.nodes[i].end }

// kinRow writes what the blocks of the block's mould have in common.
func (p *page) kinRow(row []float32, i int32) {
	n := int32(len(p.blocks))
	k := p.sums.kin.group(i)
	row[fKinBlocks] = float32(k.blocks)
	row[fKinWords] = share(k.words, p.sums.length[n])
	row[fKinMeanWords] = share(k.words, k.blocks)
	row[fKinLinkShare] = share(k.links, k.words)
	row[fKinFrom] = share(k.first, n)
	row[fKinTo] = share(k.last, n)
}

// containerRow writes the features of the containers around the block, from
// the innermost out, and of the record it is part of.
func (p *page) containerRow(row []float32, i int32) {
	m := &p.sums
	b := &p.blocks[i]
	prose := m.prose[len(p.blocks)]
	for level, c := 0, b.parent; level < containerLevels; level++ {
		f := row[fContainer+level*containerFeatures:]
		from, to := p.blocksIn(c)
		words := m.length[to] - m.length[from]
		f[cWords] = float32(words)
		f[cLinkShare] = share(m.links[to]-m.links[from], words)
		f[cWordsPerTag] = share(words, p.nodes[c].end-c)
		f[cProseShare] = share(m.prose[to]-m.prose[from], prose)
		f[cOwnProse] = share(m.prose[to]-m.prose[from], words)
		f[cBlocks] = float32(to - from)
		f[cMeanWords] = share(words, to-from)
		f[cSiblings] = float32(m.shape[c])
		f[cPosition] = share(i-from, to-from)
		c = m.wider[c]
	}
	if c := p.record(b); c > 0 {
		words := p.lengthIn(c)
		row[fRecordSize] = float32(words)
		row[fRecordCount] = float32(m.shape[c])
		row[fRecordLinkShare] = share(p.linksIn(c), words)
		row[fRecordProse] = share(p.proseIn(c), words)
		row[fRecordImages] = float32(m.images[p.nodes[c].end] - m.images[c])
		from, to := p.blocksIn(c)
		row[fRecordHeadings] = float32(m.headings[to] - m.headings[from])
		row[fRecordsProse] = share(p.proseIn(p.nodes[c].parent), prose)
		row[fRecordsWords] = share(p.lengthIn(p.nodes[c].parent), m.length[len(p.blocks)])
	}
}

// record is the innermost element around the block with at least two
// siblings of its shape; 0 if there is none. A paragraph or an item of one
// block is text, not a record.
func (p *page) record(b *block) int32 {
	c := b.parent
	for c > 0 && (p.sums.shape[c] < 3 || p.isOneText(c)) {
		c = p.nodes[c].parent
	}
	return c
}

// isOneText reports whether an element is made to hold text, and holds one
// block of it.
func (p *page) isOneText(i int32) bool {
	from, to := p.blocksIn(i)
	return p.nodes[i].traits&isPara != 0 && to-from < 2
}

// nameRow writes the block's place and the families of its ancestors.
func (p *page) nameRow(row []float32, b *block) {
	for k := range numPlaces {
		row[fPlace+k] = float32(b.place >> k & 1)
	}
	var found families
	near := nearFamily
	for i := p.nodes[b.first].parent; i > 0; i = p.nodes[i].parent {
		if fresh := p.fams[i] &^ found; fresh != 0 {
			found |= fresh
			for k := range numFamilies {
				if fresh>>k&1 != 0 {
					row[fFamily+k] = float32(near)
				}
			}
		}
		near = max(near-1, 1)
	}
}

func (p *page) isText(i int32) bool { return p.nodes[i].Type == html.TextNode }

// headingLevel is 1 to 6 for a block in a heading, 0 for others.
func (p *page) headingLevel(b *block) int {
	if b.place&inHeading == 0 {
		return 0
	}
	for i := b.parent; i > 0; i = p.nodes[i].parent {
		if p.nodes[i].traits&isHeading != 0 {
			return int(p.nodes[i].Data[1] - '0')
		}
	}
	return 6 // role=heading
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
	case isWide(r):
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

func classOfTag(n *node) tagClass {
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
	case n.traits&isHeading != 0:
		return tagHeading
	case n.traits&isSection != 0:
		return tagSection
	case n.DataAtom == 0:
		return tagSpanLike
	}
	return tagOther
}
