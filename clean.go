package pith

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// copyKept copies what is kept into a fresh tree under one <article>. The
// copy shares attribute slices with the page; whoever changes one of its
// nodes gives that node a new slice.
func (p *page) copyKept(keep func(block int32) bool) *html.Node {
	c := copier{p: p, keep: make([]bool, len(p.blocks)), texts: map[uint32]bool{}, marked: make([]bool, len(p.nodes))}
	c.sums = make([]int32, len(p.blocks)+1)
	for i := range p.blocks {
		c.sums[i+1] = c.sums[i]
		if keep(int32(i)) {
			c.keep[i] = true
			c.sums[i+1] += p.blocks[i].length
			c.texts[p.hashOf(&p.blocks[i])] = true
			c.markText(&p.blocks[i])
		}
	}
	for i := range p.nodes {
		if c.wants(int32(i)) {
			c.mark(int32(i))
		}
	}
	return c.copy()
}

// copier marks the nodes to copy, and copies them.
type copier struct {
	p      *page
	keep   []bool          // per block
	sums   []int32         // words kept in the blocks before each
	texts  map[uint32]bool // hashes of the kept blocks' words
	marked []bool          // per node
	count  int
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
	return n.Namespace == "math" && c.marked[n.parent]
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

// wantsMedia decides about an image, a video or a frame by the text that it
// stands in: the innermost element around it that has text must be kept for
// the larger part, and text beside it be kept.
func (c *copier) wantsMedia(i int32) bool {
	p := c.p
	if p.places[i]&inMuted != 0 || p.dropsMedia(i) {
		return false
	}
	before, after := c.around(i)
	if before == after && before >= 0 {
		return c.keep[before]
	}
	box := p.nodes[i].parent
	from, to := p.blocksIn(box)
	for box > 0 && from == to {
		box = p.nodes[box].parent
		from, to = p.blocksIn(box)
	}
	kept, all := c.sums[to]-c.sums[from], p.sums.length[to]-p.sums.length[from]
	if kept*2 < all || kept == 0 {
		return false
	}
	return c.kept(before) || c.kept(after)
}

// dropsMedia reports whether a rule drops what stands at node i, if it has
// no block to be judged by.
func (p *page) dropsMedia(i int32) bool {
	for ; i > 0; i = p.nodes[i].parent {
		if r := p.rules[i]; r == ruleKeepOption {
			return false
		} else if r != 0 && !p.off[r] {
			return true
		}
	}
	return false
}

// copy builds the tree of the marked nodes.
func (c *copier) copy() *html.Node {
	p := c.p
	slab := make([]html.Node, c.count+1)
	copies := make([]*html.Node, len(p.nodes))
	root := &slab[0]
	*root = html.Node{Type: html.ElementNode, Data: "article", DataAtom: atom.Article}
	used := 1
	for i := range p.nodes {
		n := &p.nodes[i]
		switch {
		case n.parent < 0:
			copies[i] = root
			continue
		case !c.marked[i]:
			continue
		case n.DataAtom == atom.Html || n.DataAtom == atom.Body:
			copies[i] = copies[n.parent]
			continue
		}
		dup := &slab[used]
		used++
		*dup = html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
		if n.DataAtom == atom.Img && c.repeatsText(n.Node) {
			dup.Attr = withoutAttr(n.Attr, "alt")
		}
		copies[i] = dup
		copies[n.parent].AppendChild(dup)
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
