package copy

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/choose/notice"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/meta/date"
	"github.com/pithmd/pith/internal/thread"
)

// A postHead is the line above a post.
type postHead struct {
	name, date string
	link       string   // the post's own address, if its date leads there
	beside     []string // what else stood in the lines of name and date
}

// maxBesideHead is how many words stand beside a post's name and date in their lines
// at most. Where there are more, the line is not what heads the post.
const maxBesideHead = 8

// takeHeads reads the heads of the posts. They are written anew, so that their blocks
// are not copied.
func (c *copier) takeHeads() {
	c.heads, c.taken, c.heading = make([]postHead, len(c.posts)), map[int32]bool{}, map[int32]bool{}
	for i := range c.posts {
		for _, block := range c.posts[i].Head() {
			if c.keep[block] {
				c.heads[i].take(c, &c.posts[i], block)
			}
		}
	}
	for i := range c.posts {
		c.takeMarks(i)
	}
	for i := range c.posts {
		for _, block := range c.posts[i].Head() {
			c.markHeading(c.p.Blocks[block].Parent)
		}
		c.markHeading(c.posts[i].Card)
	}
}

// ownBlocks are the blocks of a post up to where the answers in it begin.
func (c *copier) ownBlocks(i int) (from, to int32) {
	post := c.posts[i].Node
	from, to = c.p.BlocksIn(post)
	if next := i + 1; next < len(c.posts) && c.posts[next].Node < c.p.Nodes[post].End {
		to, _ = c.p.BlocksIn(c.posts[next].Node)
	}
	return from, to
}

// markHeading marks an element whose text is all in the heads of posts: its pictures
// are icons, and who wrote the post.
func (c *copier) markHeading(box int32) {
	from, to := c.p.BlocksIn(box)
	for k := from; k < to; k++ {
		if c.keep[k] && !c.taken[k] {
			return
		}
	}
	c.heading[box] = box > 0
}

// take reads what a block says of a post, if that is its head and little else.
func (h *postHead) take(c *copier, post *thread.Post, block int32) {
	named, dated := post.Name.Node > 0 && post.Name.Block == block, post.Date.Node > 0 && post.Date.Block == block
	isCard := named && !dated && post.Card > 0
	beside := c.besides(block, textAt(c.p, post.Name.Node), textAt(c.p, post.Date.Node))
	switch {
	case isCard || c.p.Verdicts[block].Guard == choose.Post: // no more is wanted
	case strings.Count(strings.Join(beside, " "), " ") >= maxBesideHead:
		return
	default:
		h.beside = append(h.beside, beside...)
	}
	c.taken[block] = true
	if named {
		h.name = post.Name.Names(c.p.Page)
	}
	if dated {
		h.date, h.link = dateAt(c.p, post.Date.Node), linkAt(c.p, post.Date.Node, post.Node)
	}
}

// besides is what a block says beside a name and a date, but for numbers and for words
// such as "by" and "posted".
func (c *copier) besides(block int32, said ...string) (beside []string) {
	parts := []string{c.p.Text(&c.p.Blocks[block])}
	for _, text := range said {
		for i, part := range parts {
			if before, after, ok := strings.Cut(part, text); ok && text != "" {
				parts = slices.Replace(parts, i, i+1, before, after)
				break
			}
		}
	}
	for _, part := range parts {
		part = strings.TrimFunc(part, func(r rune) bool { return dom.IsPunct(r) || dom.IsSpaceRune(r) })
		if !notice.IsByline(strings.ToLower(part)) {
			beside = append(beside, part)
		}
	}
	return beside
}

// textAt is what a sign says, "" for none.
func textAt(p *choose.Choice, i int32) string {
	if i == 0 {
		return ""
	}
	return p.TextOf(i)
}

// dateAt is the date that a sign says. An age is none, for it is another tomorrow: where
// machines are told the day, that is it.
func dateAt(p *choose.Choice, i int32) string {
	text := textAt(p, i)
	if _, ok := date.FindDate(text, p.Meta.Language); ok || numbersIn(text) > 1 {
		return text
	}
	if at, ok := thread.MomentOf(p.Nodes[i].Node); ok {
		return at.Format("2006-01-02")
	}
	return text
}

// numbersIn counts the numbers in a text. An age has one: "2 hours ago".
func numbersIn(text string) (n int) {
	for range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsDigit(r) }) {
		n++
	}
	return n
}

// linkAt is the address that a date leads to: that of the link around it, or in it.
func linkAt(p *choose.Choice, i, post int32) string {
	if a := p.Closest(i, atom.A); a > post {
		return dom.AttrOr(p.Nodes[a].Node, "href")
	}
	for j := i; j < p.Nodes[i].End; j++ {
		if p.Nodes[j].DataAtom == atom.A {
			return dom.AttrOr(p.Nodes[j].Node, "href")
		}
	}
	return ""
}

// node is the head as a paragraph, nil if it says nothing.
func (h *postHead) node() *html.Node {
	line := dom.NewElement(atom.P)
	add := func(n *html.Node) {
		if line.FirstChild != nil {
			line.AppendChild(dom.NewText(" · "))
		}
		line.AppendChild(n)
	}
	if h.name != "" {
		name := dom.NewElement(atom.Strong)
		name.AppendChild(dom.NewText(h.name))
		add(name)
	}
	switch {
	case h.link != "":
		add(dom.NewLink(h.link, h.date))
	case h.date != "":
		add(dom.NewText(h.date))
	}
	for _, text := range h.beside {
		add(dom.NewText(text))
	}
	if line.FirstChild == nil {
		return nil
	}
	return line
}
