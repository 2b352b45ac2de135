package copy

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/page"
	"github.com/pithmd/pith/internal/thread"
)

// Kept copies what is kept into a fresh tree under one <article>. The
// copy shares attribute slices with the page; whoever changes one of its
// nodes gives that node a new slice. Elements of the names that are wanted are
// kept for themselves, as pictures are. What is kept may be the posts of a thread.
func Kept(p *choose.Choice, keep func(block int32) bool, wanted map[string]bool, posts []thread.Post) *html.Node {
	n := len(p.Blocks)
	c := copier{p: p, wanted: wanted, posts: posts, keep: make([]bool, n), marked: make([]bool, len(p.Nodes))}
	for i := range p.Blocks {
		c.keep[i] = keep(int32(i))
	}
	c.takeHeads()
	for i := range p.Blocks {
		if c.keep[i] && !c.taken[int32(i)] {
			c.markText(&p.Blocks[i])
		}
	}
	c.sumText()
	c.findHead()
	for i := range int32(len(p.Nodes)) {
		switch {
		case c.wants(i):
			c.markSources(i)
			c.mark(i)
			if p.Nodes[i].DataAtom == atom.Svg || p.Nodes[i].DataAtom == atom.Iframe {
				c.markWhole(i) // the picture that it shows is in it, or what it is called
			}
		case p.Nodes[i].DataAtom == atom.Pre && c.marked[i]:
			c.markPre(i)
		case c.marked[i] && c.isCalledCode(i):
			c.markLines(i)
		case c.isEmptyLine(i):
			c.mark(i)
		case (p.Nodes[i].DataAtom == atom.Math || form.IsDrawn(p.Nodes[i].Node)) && c.wantsFormula(i):
			c.markWhole(i)
		}
	}
	for _, i := range p.NoteTargets { // often an anchor around nothing
		if c.beside(i) {
			c.mark(i)
		}
	}
	c.markDrawn()
	return c.copy()
}

// copier marks the nodes to copy, and copies them.
type copier struct {
	p       *choose.Choice
	wanted  map[string]bool // names of elements
	keep    []bool          // per block
	texts   map[uint32]bool // hashes of the kept blocks' words, once a picture asks
	marked  []bool          // per node
	count   int
	head    headPicture
	posts   []thread.Post
	heads   []postHead     // of the posts
	taken   map[int32]bool // blocks that say no more than these
	heading map[int32]bool // elements of the page that hold no other text

	codeEnd int32 // where the last element ends that is called code

	// What media are judged by. Text is here what is in no
	// figure and no formula.
	text, keptText []int32 // words of text, and those kept, in the blocks before each
	captions       []int32 // words kept in figures and formulas, likewise
	before, after  []bool  // whether the last text before each block, and the first from it on, is kept; what a rule dropped is none

	cards   map[int32]bool // by link: see isUnchosenCard; one may be around all pictures of a page
	openers map[int32]bool // by link: see opensPicture
}

// markDrawn marks, in the text that is kept, the marks of notes that a script or a style
// sheet draws: what a kept link back leads to, and links without text.
func (c *copier) markDrawn() {
	p := c.p
	leadBack := map[string]bool{}
	for i := range int32(len(p.Nodes)) {
		n := &p.Nodes[i]
		if n.DataAtom != atom.A {
			continue
		}
		fragment, own := form.FragmentOf(n.Node, p.Base)
		switch {
		case !own:
		case c.marked[i] && form.LeadsBack(n.Node):
			leadBack[fragment] = true
		case !c.marked[i] && c.between(i) && form.MayBeDrawn(n.Node) && form.RefersToNote(n.Node, fragment):
			c.mark(i)
		}
	}
	for i := range int32(len(p.Nodes)) {
		if len(leadBack) == 0 {
			return
		}
		if n := &p.Nodes[i]; n.Type == html.ElementNode && len(n.Attr) > 0 && !c.marked[i] && c.between(i) && leadBack[form.NameOf(n.Node)] && form.MayBeDrawn(n.Node) {
			c.mark(i)
		}
	}
}

// sumText sums up what media are judged by.
func (c *copier) sumText() {
	n := len(c.keep)
	sums := make([]int32, 3*(n+1))
	c.text, c.keptText, c.captions = sums[:n+1], sums[n+1:2*n+2], sums[2*n+2:]
	flags := make([]bool, 3*(n+1))
	c.before, c.after = flags[:n+1], flags[n+1:2*n+2]
	beside := flags[2*n+2:]
	for i := range n {
		b := &c.p.Blocks[i]
		kept := int32(0)
		if c.keep[i] {
			kept = b.Length
		}
		c.text[i+1], c.keptText[i+1], c.captions[i+1], c.before[i+1] = c.text[i], c.keptText[i], c.captions[i], c.before[i]
		if beside[i] = c.isBeside(b); beside[i] {
			c.captions[i+1] += kept
			continue
		}
		c.text[i+1] += b.Length
		c.keptText[i+1] += kept
		if c.p.Verdicts[i].Rule == 0 {
			c.before[i+1] = c.keep[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		c.after[i] = c.after[i+1]
		if c.p.Verdicts[i].Rule == 0 && !beside[i] {
			c.after[i] = c.keep[i]
		}
	}
}

// isBeside reports whether a block says nothing by itself: it is about a picture or
// another medium, or a formula.
func (c *copier) isBeside(b *page.Block) bool { return c.p.IsAside(b) || c.isOfMedium(b) }

// mark marks a node and what is around it.
func (c *copier) mark(i int32) {
	for ; i > 0 && !c.marked[i]; i = c.p.Nodes[i].Parent {
		c.marked[i] = true
		c.count++
	}
}

// markText marks the text nodes of a block.
func (c *copier) markText(b *page.Block) {
	for i := b.First; i <= b.Last; i++ {
		n := &c.p.Nodes[i]
		if n.Type == html.TextNode && (c.p.Places[n.Parent]&mark.InMuted == 0 || c.isSlash(i, b)) && !(c.p.Places[n.Parent]&mark.InNoscript != 0 && page.IsMarkup(n.Data)) && c.p.Nodes[n.Parent].Traits&dom.IsSkipped == 0 {
			c.mark(i)
		}
	}
}

// isSlash reports whether a text is the slash of a fraction that is drawn with a line,
// which is there for those who do not see that: without it 1/2 is 12.
func (c *copier) isSlash(i int32, b *page.Block) bool {
	if text := strings.TrimSpace(c.p.Nodes[i].Data); text != "/" && text != "⁄" {
		return false
	}
	before, after := i-1, i+1
	for before > b.First && !c.p.IsText(before) {
		before--
	}
	for after < b.Last && !c.p.IsText(after) {
		after++
	}
	if before < b.First || after > b.Last {
		return false
	}
	over, under := c.p.Nodes[before].Data, c.p.Nodes[after].Data
	return over != "" && under != "" && isDigit(over[len(over)-1]) && isDigit(under[0])
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// wantsFormula reports whether a formula goes with the text that is kept: it
// stands in it, or alone between two texts that are kept, for no score tells
// a formula from a heap of signs.
func (c *copier) wantsFormula(i int32) bool {
	p := c.p
	from, to := p.BlocksIn(i)
	if from == to {
		return c.beside(i)
	}
	for k := from; k < to; k++ {
		if c.keep[k] {
			return true
		}
	}
	return p.Blocks[to-1].Last < p.Nodes[i].End && c.before[from] && c.after[to]
}

// markWhole marks an element and all that is in it: the TeX that a formula was made from is
// no text of the page.
func (c *copier) markWhole(root int32) {
	for i := root; i < c.p.Nodes[root].End; i++ {
		c.mark(i)
	}
}

// wants reports whether a node without text of its own goes with the text
// that is kept.
func (c *copier) wants(i int32) bool {
	n := &c.p.Nodes[i]
	if n.Type != html.ElementNode || c.marked[i] {
		return false
	}
	if c.wanted[n.Data] {
		return c.wantsMedia(i)
	}
	switch c.kindOf(i) {
	case atom.Br, atom.Wbr, atom.Hr:
		return c.between(i)
	case atom.Td, atom.Th:
		return c.marked[n.Parent] // an empty cell keeps its column
	case atom.Input: // that a label presses to show its panel, or a note
		kind, _ := dom.Attr(n.Node, "type")
		if (strings.EqualFold(kind, "checkbox") || strings.EqualFold(kind, "radio")) && c.marked[n.Parent] && c.beside(i) {
			return true
		}
	case atom.Label: // of a note in the margin: its number is drawn by a style sheet
		box, _ := dom.Attr(n.Node, "for")
		return box != "" && c.marked[n.Parent] && c.beside(i)
	case atom.Script:
		kind, _ := dom.Attr(n.Node, "type")
		return strings.HasPrefix(kind, "math/") && c.beside(i)
	case atom.Img, atom.Video, atom.Audio, atom.Iframe, atom.Object, atom.Embed:
		return c.wantsMedia(i)
	case atom.Source, atom.Track, atom.Param:
		return c.marked[n.Parent]
	}
	if c.p.Places[n.Parent]&mark.InItem == 0 || !c.beside(i) {
		return false
	}
	_, isBox := form.TaskBox(n.Node)
	return isBox
}

// around are the blocks before and after a node, -1 where there is none. Of
// a node inside a block both are that block.
func (c *copier) around(i int32) (before, after int32) {
	k := c.p.BlockAt[i]
	before, after = k-1, k
	if before >= 0 && c.p.Blocks[before].Last > i {
		after = before
	}
	if after == int32(len(c.p.Blocks)) {
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
	at := make([]int32, len(p.Nodes)) // where in slab each node's copy is
	root := &slab[0]
	root.Type, root.Data, root.DataAtom = html.ElementNode, "article", atom.Article
	used := int32(1)
	g := gaps{p: p, last: -1}
	for i := range p.Nodes {
		n := &p.Nodes[i]
		switch {
		case n.Parent < 0:
			continue
		case !c.marked[i]:
			g.leaveOut(int32(i))
			continue
		case n.DataAtom == atom.Html || n.DataAtom == atom.Body:
			at[i] = at[n.Parent]
			continue
		}
		if below, filler := g.keep(int32(i)); filler != nil {
			around := &slab[at[p.Nodes[below].Parent]]
			if below == int32(i) {
				around.AppendChild(filler)
			} else {
				around.InsertBefore(filler, &slab[at[below]])
			}
		}
		// Field by field: the node is new, and a whole one written at once
		// makes the garbage collector look at it.
		dup := &slab[used]
		dup.Type, dup.DataAtom, dup.Data, dup.Namespace, dup.Attr = n.Type, n.DataAtom, n.Data, n.Namespace, n.Attr
		if n.DataAtom == atom.Img && c.repeatsText(n.Node) {
			dup.Attr = dom.WithoutAttr(n.Attr, "alt")
		}
		at[i] = used
		used++
		slab[at[n.Parent]].AppendChild(dup)
		if n.DataAtom == atom.Script || n.DataAtom == atom.Textarea || n.Namespace == "svg" && !(int32(i)+1 < n.End && c.marked[i+1]) || form.EscapedPicture(n.Node) != nil {
			c.copyRaw(dup, n.Node)
		}
	}
	c.raisePosts(func(node int32) *html.Node {
		if at[node] == 0 || !c.marked[node] {
			return nil
		}
		return &slab[at[node]]
	})
	return root
}

// copyRaw copies the text in a node that no block has: TeX in a script, the tag of a
// picture.
func (c *copier) copyRaw(dup, n *html.Node) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type == html.TextNode {
			dup.AppendChild(&html.Node{Type: html.TextNode, Data: k.Data})
		}
	}
}
