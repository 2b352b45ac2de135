package pith

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// copyKept copies what is kept into a fresh tree under one <article>. The
// copy shares attribute slices with the page; whoever changes one of its
// nodes gives that node a new slice.
func copyKept(p *choice, keep func(block int32) bool) *html.Node {
	n := len(p.blocks)
	c := copier{p: p, keep: make([]bool, n), marked: make([]bool, len(p.nodes))}
	for i := range p.blocks {
		if keep(int32(i)) {
			c.keep[i] = true
			c.markText(&p.blocks[i])
		}
	}
	c.sumText()
	c.findHead()
	for i := range int32(len(p.nodes)) {
		switch {
		case c.wants(i):
			c.markSources(i)
			c.mark(i)
		case p.nodes[i].DataAtom == atom.Pre && c.marked[i]:
			c.markCode(i)
		case p.nodes[i].DataAtom == atom.Math && c.wantsFormula(i):
			c.markFormula(i)
		}
	}
	return c.copy()
}

// copier marks the nodes to copy, and copies them.
type copier struct {
	p      *choice
	keep   []bool          // per block
	texts  map[uint32]bool // hashes of the kept blocks' words, once a picture asks
	marked []bool          // per node
	count  int
	head   headPicture

	// What media are judged by. Text is here what is in no
	// figure and no formula.
	text, keptText []int32 // words of text, and those kept, in the blocks before each
	captions       []int32 // words kept in figures and formulas, likewise
	before, after  []bool  // whether the last text before each block, and the first from it on, is kept; what a rule dropped is none
}

// sumText sums up what media are judged by.
func (c *copier) sumText() {
	n := len(c.keep)
	sums := make([]int32, 3*(n+1))
	c.text, c.keptText, c.captions = sums[:n+1], sums[n+1:2*n+2], sums[2*n+2:]
	flags := make([]bool, 2*(n+1))
	c.before, c.after = flags[:n+1], flags[n+1:]
	for i := range n {
		b := &c.p.blocks[i]
		kept := int32(0)
		if c.keep[i] {
			kept = b.length
		}
		c.text[i+1], c.keptText[i+1], c.captions[i+1], c.before[i+1] = c.text[i], c.keptText[i], c.captions[i], c.before[i]
		if c.p.isAside(b) {
			c.captions[i+1] += kept
			continue
		}
		c.text[i+1] += b.length
		c.keptText[i+1] += kept
		if c.p.verdicts[i].rule == 0 {
			c.before[i+1] = c.keep[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		c.after[i] = c.after[i+1]
		if c.p.verdicts[i].rule == 0 && !c.p.isAside(&c.p.blocks[i]) {
			c.after[i] = c.keep[i]
		}
	}
}

// isAside reports whether a block says nothing by itself: it is about the
// picture in whose figure it stands, or a formula.
func (p *page) isAside(b *block) bool {
	return b.place&inMath != 0 && p.places[p.nodes[b.last].parent]&inMath != 0 || b.place&(inFigure|inCaption) != 0 && b.place&(inCode|inTable) == 0
}

// mark marks a node and what is around it.
func (c *copier) mark(i int32) {
	for ; i > 0 && !c.marked[i]; i = c.p.nodes[i].parent {
		c.marked[i] = true
		c.count++
	}
}

// markText marks the text nodes of a block.
func (c *copier) markText(b *block) {
	for i := b.first; i <= b.last; i++ {
		n := &c.p.nodes[i]
		if n.Type == html.TextNode && c.p.places[n.parent]&inMuted == 0 && !(c.p.places[n.parent]&inNoscript != 0 && isMarkup(n.Data)) && c.p.nodes[n.parent].traits&isSkipped == 0 {
			c.mark(i)
		}
	}
}

// markCode marks, in a program of which anything is kept, what no block has:
// the blanks that indent its lines, and the buttons by which codeText knows
// the line above it.
func (c *copier) markCode(pre int32) {
	p := c.p
	if p.places[p.nodes[pre].parent]&inCode != 0 {
		return // done with the element around it
	}
	for i := pre + 1; i < p.nodes[pre].end; i++ {
		if n := &p.nodes[i]; isBlank(n.Node) || n.DataAtom == atom.Button {
			c.mark(i)
		}
	}
}

// wantsFormula reports whether a formula goes with the text that is kept: it
// stands in it, or alone between two texts that are kept, for no score tells
// a formula from a heap of signs.
func (c *copier) wantsFormula(i int32) bool {
	p := c.p
	from, to := p.blocksIn(i)
	if from == to {
		return c.beside(i)
	}
	for k := from; k < to; k++ {
		if c.keep[k] {
			return true
		}
	}
	return p.blocks[to-1].last < p.nodes[i].end && c.before[from] && c.after[to]
}

// markFormula marks all of a formula: the TeX it was made from is no text of
// the page.
func (c *copier) markFormula(math int32) {
	for i := math; i < c.p.nodes[math].end; i++ {
		c.mark(i)
	}
}

// wants reports whether a node without text of its own goes with the text
// that is kept.
func (c *copier) wants(i int32) bool {
	n := &c.p.nodes[i]
	if n.Type != html.ElementNode || c.marked[i] {
		return false
	}
	switch n.DataAtom {
	case atom.Br, atom.Wbr, atom.Hr:
		return c.between(i)
	case atom.Td, atom.Th:
		return c.marked[n.parent] // an empty cell keeps its column
	case atom.Input:
		kind, _ := attr(n.Node, "type")
		return strings.EqualFold(kind, "checkbox") && c.marked[n.parent] && c.beside(i)
	case atom.Script:
		kind, _ := attr(n.Node, "type")
		return strings.HasPrefix(kind, "math/") && c.beside(i)
	case atom.Img, atom.Video, atom.Audio, atom.Iframe, atom.Object, atom.Embed:
		return c.wantsMedia(i)
	case atom.Source, atom.Track, atom.Param:
		return c.marked[n.parent]
	}
	return false
}

// around are the blocks before and after a node, -1 where there is none. Of
// a node inside a block both are that block.
func (c *copier) around(i int32) (before, after int32) {
	k := c.p.blockAt[i]
	before, after = k-1, k
	if before >= 0 && c.p.blocks[before].last > i {
		after = before
	}
	if after == int32(len(c.p.blocks)) {
		after = -1
	}
	return before, after
}

func (c *copier) kept(block int32) bool { return block >= 0 && c.keep[block] }

func (c *copier) between(i int32) bool {
	before, after := c.around(i)
	return c.kept(before) && c.kept(after)
}

func (c *copier) beside(i int32) bool {
	before, after := c.around(i)
	return c.kept(before) || c.kept(after)
}

// copy builds the tree of the marked nodes.
func (c *copier) copy() *html.Node {
	p := c.p
	slab := make([]html.Node, c.count+1)
	at := make([]int32, len(p.nodes)) // where in slab each node's copy is
	root := &slab[0]
	root.Type, root.Data, root.DataAtom = html.ElementNode, "article", atom.Article
	used := int32(1)
	for i := range p.nodes {
		n := &p.nodes[i]
		switch {
		case n.parent < 0 || !c.marked[i]:
			continue
		case n.DataAtom == atom.Html || n.DataAtom == atom.Body:
			at[i] = at[n.parent]
			continue
		}
		// Field by field: the node is new, and a whole one written at once
		// makes the garbage collector look at it.
		dup := &slab[used]
		dup.Type, dup.DataAtom, dup.Data, dup.Namespace, dup.Attr = n.Type, n.DataAtom, n.Data, n.Namespace, n.Attr
		if n.DataAtom == atom.Img && c.repeatsText(n.Node) {
			dup.Attr = withoutAttr(n.Attr, "alt")
		}
		at[i] = used
		used++
		slab[at[n.parent]].AppendChild(dup)
		if n.DataAtom == atom.Script || n.Namespace == "svg" {
			c.copyRaw(dup, n.Node)
		}
	}
	return root
}

// copyRaw copies the text in a node that no block has: TeX in a script.
func (c *copier) copyRaw(dup, n *html.Node) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type == html.TextNode {
			dup.AppendChild(&html.Node{Type: html.TextNode, Data: k.Data})
		}
	}
}
