package thread

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pithmd/pith/internal/meta/person"
	"github.com/pithmd/pith/internal/page"
)

// A Post is what one person wrote on a page of several.
type Post struct {
	Node       int32 // the element that holds it, and may hold the answers to it
	Name, Date Sign  // who wrote it, and when
	Card       int32 // the element around the name that tells of who wrote it, 0 for none
	Answers    int32 // the post before it that it answers, by its place among all, -1 if none is told
}

// A Sign says who wrote a post, or when.
type Sign struct {
	Node  int32 // the element or text that says it, 0 if nothing does
	Block int32 // that it stands in
}

// Names is the name that a sign says, or the names, "" for none.
func (s Sign) Names(p *page.Page) string {
	if s.Node == 0 {
		return ""
	}
	text := p.TextOf(s.Node)
	if person.BeginsWithBy(text) {
		return strings.Join(person.CleanAuthors(text, p.Meta.Language), ", ")
	}
	return text
}

// Head are the blocks that say who wrote the post, and when.
func (p *Post) Head() (blocks []int32) {
	for _, s := range [...]Sign{p.Name, p.Date} {
		if s.Node > 0 {
			blocks = append(blocks, s.Block)
		}
	}
	return slices.Compact(blocks)
}

// Ranks are the blocks of the writers' cards but for their names: what they are called
// beside, how much they write, since when.
func Ranks(p *page.Page, posts []Post) (blocks []int32) {
	for i := range posts {
		if posts[i].Card == 0 {
			continue
		}
		head := posts[i].Head()
		from, to := p.BlocksIn(posts[i].Card)
		for k := from; k < to; k++ {
			if !slices.Contains(head, k) {
				blocks = append(blocks, k)
			}
		}
	}
	return blocks
}

// Find returns the posts of a page in their order, none if it has not two.
//
// Whatever made a page, it made all of its posts alike: the names stand in
// elements of one mould, or the dates do. From each of them up, the post is
// the last element that holds no other one before it. How far up that is is
// the same for all posts, but for the first in a list, around which the list
// begins, and so the height is taken at which most have a text.
func Find(p *page.Page, kept func(block int32) bool) []Post {
	f := newFinder(p, kept)
	names, dates := f.names(), f.dates()
	posts := f.longest(names)
	if others := f.longest(dates); len(others) > len(posts) {
		posts = others
	}
	if len(posts) < 2 {
		return nil
	}
	posts = f.withoutShell(posts)
	f.findAnswers(posts)
	f.assignDates(posts, dates)
	if len(names) == 0 || !f.assignNames(posts, names) {
		f.assignNames(posts, f.unnamed(posts))
	}
	f.findCards(posts)
	return posts
}

// finder looks for posts.
type finder struct {
	*page.Page
	words []int32 // words kept in the blocks before each
}

func newFinder(p *page.Page, kept func(block int32) bool) *finder {
	f := &finder{Page: p, words: make([]int32, len(p.Blocks)+1)}
	for k := range p.Blocks {
		f.words[k+1] = f.words[k]
		if kept(int32(k)) {
			f.words[k+1] += p.Blocks[k].Length
		}
	}
	return f
}

// longest are the posts of the series of signs that has most of them.
func (f *finder) longest(signs []sign) (best []Post) {
	for _, s := range series(signs) {
		if posts := f.postsOf(s); len(posts) > len(best) {
			best = posts
		}
	}
	return best
}

// maxHeight is how many elements stand between a sign and its post at most.
const maxHeight = 16

// postsOf are the posts around signs of one mould, those with text of their own.
func (f *finder) postsOf(signs []sign) (best []Post) {
	heights := make([]int, len(signs)) // how many elements stand around each that hold none before it
	last := int32(-1)
	for k, s := range signs {
		for up := f.Nodes[s.Node].Parent; up > last && up > 0 && heights[k] < maxHeight; up = f.Nodes[up].Parent {
			heights[k]++
		}
		last = s.Node
	}
	tried := slices.Clone(heights[1:])
	slices.SortFunc(tried, func(a, b int) int { return cmp.Compare(b, a) })
	for _, height := range slices.Compact(tried) {
		if posts := f.postsAt(signs, heights, height); len(posts) > len(best) {
			best = posts
		}
	}
	return best
}

// postsAt are the posts that begin so many elements above their signs.
func (f *finder) postsAt(signs []sign, heights []int, height int) []Post {
	var posts []Post
	var beside []int32 // words kept in the block of each post's sign
	for k, s := range signs {
		if heights[k] < height {
			continue
		}
		node := s.Node
		for range height {
			node = f.Nodes[node].Parent
		}
		posts = append(posts, Post{Node: node, Answers: -1})
		beside = append(beside, f.words[s.Block+1]-f.words[s.Block])
	}
	own := f.ownWords(posts)
	texts := posts[:0]
	for k := range posts {
		if own[k] > beside[k] {
			texts = append(texts, posts[k])
		}
	}
	return texts
}

// withoutShell takes off the first post if it is the box around all others, with the
// page's own date: it has no text of its own but the headline.
func (f *finder) withoutShell(posts []Post) []Post {
	if first := posts[0].Node; len(posts) > 2 && f.Nodes[first].End > posts[len(posts)-1].Node {
		from, _ := f.BlocksIn(first)
		to, _ := f.BlocksIn(posts[1].Node)
		if !slices.ContainsFunc(f.Blocks[from:to], isSentence) {
			return posts[1:]
		}
	}
	return posts
}

// ownWords are the words kept of each post without those of the posts in it.
func (f *finder) ownWords(posts []Post) []int32 {
	own := make([]int32, len(posts))
	var around []int // posts, the outermost first
	for k := range posts {
		around = f.around(posts, around, posts[k].Node)
		from, to := f.BlocksIn(posts[k].Node)
		own[k] = f.words[to] - f.words[from]
		if n := len(around); n > 0 {
			own[around[n-1]] -= own[k]
		}
		around = append(around, k)
	}
	return own
}

// around takes from the posts around one node those that end before a later one.
func (f *finder) around(posts []Post, around []int, node int32) []int {
	for n := len(around); n > 0 && f.Nodes[posts[around[n-1]].Node].End <= node; n-- {
		around = around[:n-1]
	}
	return around
}
