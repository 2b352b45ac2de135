package copy

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// raisePosts writes the posts of a thread as such: a line that says who wrote it and
// when, and below it the text. A post that answers another is a quotation, as it is
// in mail, and stands in what it answers. The list or table that they were laid out in
// goes. copyOf finds the copy of a node, nil if there is none.
func (c *copier) raisePosts(copyOf func(node int32) *html.Node) {
	posts, opened := c.posts, c.p.OpensThread(c.posts)
	for _, i := range c.frames() {
		unframe(wholeFrame(copyOf(i)))
	}
	for i := range posts {
		box := copyOf(posts[i].Node)
		if box == nil {
			continue
		}
		dom.Rename(box, atom.Blockquote)
		if i == 0 && opened {
			dom.Rename(box, atom.Div)
		}
		box.Attr = nil
		if line := c.heads[i].node(); line != nil {
			box.InsertBefore(line, box.FirstChild)
		}
		if to := posts[i].Answers; to >= 0 {
			if around := copyOf(posts[to].Node); around != nil && !dom.Contains(around, box) {
				dom.Remove(box)
				around.AppendChild(box)
			}
		}
	}
}

// frames are the lists, tables and quotations that posts are laid out in: around them,
// and in most of them around all their text.
func (c *copier) frames() (frames []int32) {
	posts := c.posts
	if len(posts) == 0 {
		return nil
	}
	uses := map[uint32]int{} // by shape
	within := make([][]int32, len(posts))
	for i := range posts {
		within[i] = c.framesIn(i)
		for _, node := range within[i] {
			uses[c.p.Shapes[node]]++
		}
	}
	last := posts[len(posts)-1].Node
	for i, post := range posts {
		for _, node := range within[i] {
			if uses[c.p.Shapes[node]]*2 > len(posts) {
				frames = append(frames, node)
			}
		}
		for up := c.p.Nodes[post.Node].Parent; up > 0; up = c.p.Nodes[up].Parent {
			switch holdsAll := up < posts[0].Node && c.p.Nodes[up].End > last; {
			case isFrame(c.p.Nodes[up].DataAtom):
				frames = append(frames, up)
			case holdsAll:
				up = 0
			}
		}
	}
	return frames
}

// framesIn are such elements within a post that hold all of its own text.
func (c *copier) framesIn(i int) (frames []int32) {
	post := c.posts[i]
	from, to := c.ownBlocks(i)
	isText := func(k int32) bool { return c.keep[k] && !c.taken[k] }
	for ; from < to && !isText(from); from++ {
	}
	for ; from < to && !isText(to-1); to-- {
	}
	if from == to {
		return nil
	}
	up := c.p.Blocks[from].Parent
	for ; c.p.Nodes[up].End <= c.p.Blocks[to-1].Last; up = c.p.Nodes[up].Parent {
	}
	for ; up > post.Node; up = c.p.Nodes[up].Parent {
		if isFrame(c.p.Nodes[up].DataAtom) {
			frames = append(frames, up)
		}
	}
	return frames
}

// isFrame reports whether posts may be laid out in an element that means something
// elsewhere.
func isFrame(a atom.Atom) bool {
	switch a {
	case atom.Ul, atom.Ol, atom.Dl, atom.Blockquote, atom.Table:
		return true
	}
	return isFramePart(a)
}

// isFramePart reports whether an element is a part of another one that is a frame.
func isFramePart(a atom.Atom) bool {
	switch a {
	case atom.Li, atom.Dt, atom.Dd, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th:
		return true
	}
	return false
}

// wholeFrame is the frame that an element is a part of: nobody writes what else stands in
// a table that has lost a row.
func wholeFrame(n *html.Node) *html.Node {
	for n != nil && isFramePart(n.DataAtom) && n.Parent != nil && isFrame(n.Parent.DataAtom) {
		n = n.Parent
	}
	return n
}

// unframe makes boxes of an element and of its parts: rows, cells, items.
func unframe(n *html.Node) {
	if n == nil {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if isFramePart(c.DataAtom) {
			unframe(c)
		}
	}
	dom.Rename(n, atom.Div)
	n.Attr = nil
}
