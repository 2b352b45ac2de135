package thread

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/meta/date"
	"github.com/pithmd/pith/internal/page"
)

// assign tells each post which of the signs in it is its own: those of the series that
// most posts have, of series that equally many have the first; of dates rather those that
// go with the order of the posts, as the days on which members joined do not. It reports
// whether most posts have one.
func (f *finder) assign(posts []Post, signs []sign, dated bool, of func(*Post) *Sign) bool {
	owners := f.owners(posts, signs)
	var best []Sign
	most, ordered := 0, false
	turns := 1
	if dated {
		turns = maxTurns
	}
	for _, s := range series(signs) {
		for turn := range turns {
			own, count := f.inTurn(posts, s, owners, turn)
			goes := dated && f.isOrdered(own)
			better := count > most || count == most && count > 0 && isAbove(own, best)
			if better && goes == ordered || goes && !ordered && count*2 > most {
				best, most, ordered = own, count, goes
			}
		}
	}
	for k, sign := range best {
		*of(&posts[k]) = sign
	}
	for _, s := range signs { // where a post is made another way
		if k := owners[s.Node]; k > 0 && of(&posts[k-1]).Node == 0 {
			*of(&posts[k-1]) = s.Sign
			most++
		}
	}
	return most*2 > len(posts)
}

// maxTurns is how many dates of one mould a post has: the day on which its writer joined
// may be written as its own is, before it.
const maxTurns = 3

// inTurn are the signs of a series that stand so many behind the first in each post, and
// how many posts have one. Below a text it is the last: who edited it stands before who
// wrote it.
func (f *finder) inTurn(posts []Post, series []sign, owners map[int32]int, turn int) (own []Sign, count int) {
	own = make([]Sign, len(posts))
	before := make([]int, len(posts)) // of the series, per post
	for _, s := range series {
		k := owners[s.Node] - 1
		switch {
		case k < 0:
		case before[k] < turn:
			before[k]++
		case own[k].Node == 0:
			own[k] = s.Sign
			count++
		case f.isBelowText(posts[k], own[k]):
			own[k] = s.Sign
		}
	}
	return own, count
}

// isAbove reports whether the first post that has both signs of one series and of
// another has that of the one above.
func isAbove(signs, others []Sign) bool {
	for k := range signs {
		if a, b := signs[k].Node, others[k].Node; a > 0 && b > 0 {
			return a < b
		}
	}
	return false
}

// unnamed are names that nothing says to be names but their place or their type: what
// posts begin with, bold words, links. They are a series of short words, not always the
// same, which nearly all posts have.
func (f *finder) unnamed(posts []Post) []sign {
	first := map[int32]bool{} // the texts that posts begin with
	for _, post := range posts {
		if from, to := f.BlocksIn(post.Node); from < to {
			first[f.Blocks[from].First] = true
		}
	}
	signs := f.signs(true, func(i int32, n *dom.Node) (int32, bool) {
		if n.Type == html.TextNode {
			return i, first[i] && f.isName(dom.Squeeze(n.Data))
		}
		isMarked := n.DataAtom == atom.A || n.DataAtom == atom.B || n.DataAtom == atom.Strong || n.Traits&dom.IsHeading != 0
		return i, isMarked && f.isName(f.TextUpTo(i, maxSignWords, 2*maxNameBytes))
	})
	owners := f.owners(posts, signs)
	for _, s := range series(signs) {
		named, texts := map[int]bool{}, map[string]bool{}
		for _, sign := range s {
			if k := owners[sign.Node]; k > 0 {
				named[k] = true
				texts[f.TextUpTo(sign.Node, maxSignWords, 2*maxNameBytes)] = true
			}
		}
		if len(texts) > 1 && len(named)*5 >= len(posts)*4 {
			return s
		}
	}
	return nil
}

// isBelowText reports whether a sign stands below prose of its post.
func (f *finder) isBelowText(post Post, s Sign) bool {
	from, _ := f.BlocksIn(post.Node)
	return f.Sums.Prose[s.Block] > f.Sums.Prose[from]
}

// owners are the posts that signs stand in, by the sign's node: one more than the
// innermost, 0 for none.
func (f *finder) owners(posts []Post, signs []sign) map[int32]int {
	owners := make(map[int32]int, len(signs))
	var around []int
	k := 0
	for _, s := range signs {
		for ; k < len(posts) && posts[k].Node <= s.Node; k++ {
			around = append(f.around(posts, around, posts[k].Node), k)
		}
		around = f.around(posts, around, s.Node)
		if n := len(around); n > 0 {
			owners[s.Node] = around[n-1] + 1
		}
	}
	return owners
}

// isOrdered reports whether dates go one way: from old to new, or from new to old.
func (f *finder) isOrdered(signs []Sign) bool {
	up, down := 0, 0
	var last date.Moment
	for _, s := range signs {
		if s.Node == 0 {
			continue
		}
		at, ok := f.momentAt(s.Node)
		if !ok {
			continue
		}
		if !last.IsZero() {
			switch at.Compare(last.Time) {
			case 1:
				up++
			case -1:
				down++
			}
		}
		last = at
	}
	return min(up, down)*10 <= up+down && up+down > 0
}

// momentAt is the date that a node says.
func (f *finder) momentAt(i int32) (date.Moment, bool) {
	if at, ok := MomentOf(f.Nodes[i].Node); ok {
		return at, true
	}
	at, ok := date.FindDate(f.TextUpTo(i, maxSignWords, 2*maxDateBytes), f.Meta.Language)
	return at.Moment, ok
}

// findCards finds the cards of those who wrote the posts, with their ranks and the day
// they joined: as many elements above each name as hold no sentence in any of the posts.
func (f *finder) findCards(posts []Post) {
	height := maxHeight
	for _, post := range posts {
		up, n := post.Name.Node, 0
		for ; up > 0 && f.Nodes[up].Parent > post.Node && n < height && !f.hasSentence(f.Nodes[up].Parent); n++ {
			up = f.Nodes[up].Parent
		}
		if post.Name.Node > 0 {
			height = n
		}
	}
	for k := range posts {
		if posts[k].Name.Node > 0 && height > 0 {
			card := posts[k].Name.Node
			for range height {
				card = f.Nodes[card].Parent
			}
			posts[k].Card = card
		}
	}
}

// isSentence reports whether a block is none of a card's.
func isSentence(b page.Block) bool { return b.Stops > 0 || b.Length > maxSignWords }

// maxCardWords is how many words a card has at most.
const maxCardWords = 60

// hasSentence reports whether an element holds what a card does not.
func (f *finder) hasSentence(i int32) bool {
	from, to := f.BlocksIn(i)
	return f.LengthIn(i) > maxCardWords || slices.ContainsFunc(f.Blocks[from:to], isSentence)
}
