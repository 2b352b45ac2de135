package thread

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/meta/date"
	"github.com/pithmd/pith/internal/page"
)

// assignDates tells each post which of the dates in it is its own: those of the series that
// most posts have, of series that equally many have the first, but rather one of nearly as
// many that goes with the order of the posts, as the days on which members joined do not.
func (f *finder) assignDates(posts []Post, signs []sign) {
	owners := f.owners(posts, signs)
	var best []Sign
	most, ordered := 0, false
	for _, s := range series(signs) {
		for turn := range maxTurns {
			own, count := f.inTurn(posts, signs, owners, s[0], turn)
			goes := f.isOrdered(own)
			better := count > most || count == most && isAbove(own, best)
			if count > 0 && (better && goes == ordered || goes && !ordered && count*5 >= most*4) {
				best, most, ordered = own, count, goes
			}
		}
	}
	give(posts, best, signs, owners, func(p *Post) *Sign { return &p.Date })
}

// assignNames tells each post which of the names in it is its own: those of the series
// that most posts have, of series that equally many have the first. One that names for the
// first post whom the page's data name is it. It reports whether most posts have a name.
func (f *finder) assignNames(posts []Post, signs []sign) bool {
	owners := f.owners(posts, signs)
	var best []Sign
	most, known := 0, false
	for _, s := range series(signs) {
		own, count := f.inTurn(posts, signs, owners, s[0], 0)
		if count == 0 {
			continue
		}
		if !f.areNames(own) {
			signs = slices.DeleteFunc(slices.Clone(signs), func(other sign) bool { return other.mould == s[0].mould })
			continue
		}
		knows := f.isAuthor(own[0])
		better := count > most || count == most && isAbove(own, best)
		if better && knows == known || knows && !known {
			best, most, known = own, count, knows
		}
	}
	return give(posts, best, signs, owners, func(p *Post) *Sign { return &p.Name })
}

// areNames reports whether signs of one series may be names. Numbers and labels are none,
// as a writer's counts of posts are, and neither is a button's on most of three posts.
func (f *finder) areNames(signs []Sign) bool {
	names := map[string]bool{}
	count, others := 0, 0
	for _, s := range signs {
		if s.Node == 0 {
			continue
		}
		text := f.TextUpTo(s.Node, maxSignWords, 2*maxNameBytes)
		names[text] = true
		count++
		if strings.Contains(text, ":") || !strings.ContainsFunc(text, unicode.IsLetter) {
			others++
		}
	}
	isButton := len(names) == 1 && count > 2 && count*2 > len(signs)
	return others*2 <= count && !isButton
}

// isAuthor reports whether a sign begins with who wrote the page, as far as is known.
func (f *finder) isAuthor(s Sign) bool {
	if len(f.Meta.Authors) != 1 || s.Node == 0 {
		return false
	}
	author := f.Meta.Authors[0]
	text := f.TextUpTo(s.Node, maxSignWords, 2*maxNameBytes)
	return len(text) >= len(author) && strings.EqualFold(text[:len(author)], author)
}

// give gives posts the signs that are their own, and to a post that is made another way
// the first in it. It reports whether most posts have one.
func give(posts []Post, own []Sign, signs []sign, owners map[int32]int, of func(*Post) *Sign) bool {
	given := 0
	for k, sign := range own {
		*of(&posts[k]) = sign
		if sign.Node > 0 {
			given++
		}
	}
	for _, s := range signs {
		if k := owners[s.Node]; k > 0 && of(&posts[k-1]).Node == 0 {
			*of(&posts[k-1]) = s.Sign
			given++
		}
	}
	return given*2 > len(posts)
}

// maxTurns is how many dates of one mould a post has: the day on which its writer joined
// may be written as its own is, before it.
const maxTurns = 3

// inTurn are the signs of one mould that stand so many behind the first in each post, and
// how many posts have one. Below a text it is the last of about that mould: who edited it
// stands before who wrote it.
func (f *finder) inTurn(posts []Post, signs []sign, owners map[int32]int, like sign, turn int) (own []Sign, count int) {
	own = make([]Sign, len(posts))
	before := make([]int, len(posts)) // of the mould, per post
	for _, s := range signs {
		k := owners[s.Node] - 1
		switch {
		case k < 0 || s.about != like.about:
		case own[k].Node > 0:
			if f.isBelowText(posts[k], own[k]) {
				own[k] = s.Sign
			}
		case s.mould != like.mould:
		case before[k] < turn:
			before[k]++
		default:
			own[k] = s.Sign
			count++
		}
	}
	return own, count
}

// isAbove reports whether the first post that has both signs of one series and of
// another has that of the one above.
func isAbove(signs, others []Sign) bool {
	for k := range others {
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
