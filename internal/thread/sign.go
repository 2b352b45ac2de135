package thread

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta/date"
	"github.com/pithmd/pith/internal/meta/person"
)

// A sign is one that may be a post's.
type sign struct {
	Sign
	mould uint32 // a hash of the shapes of the elements around
	about uint32 // of fewer of them
}

const (
	maxSignWords  = 25   // in the block of a sign
	maxNameWords  = 4    // in a name
	maxNameBytes  = 60   // and how long it is
	maxDateBytes  = 60   // how long a date is, with the words beside it
	maxSigns      = 3000 // beyond, a page is a list of other pages
	signLevels    = 3    // elements around a sign that have to look alike
	maxSeriesSize = 8    // series that are tried of a page, the longest
)

// names are the elements that may name who wrote a post, in document order: links to
// members' pages, and what is called an author.
func (f *finder) names() []sign {
	return f.signs(true, func(i int32, n *dom.Node) (int32, bool) {
		if n.Type != html.ElementNode {
			return 0, false
		}
		if n.DataAtom == atom.A && leadsToPerson(dom.AttrOr(n.Node, "href")) {
			return i, isShort(f.TextUpTo(i, maxSignWords, 2*maxNameBytes)) // a member may be called "2112"
		}
		if f.Clues[i]&mark.ClueAuthor == 0 {
			return 0, false
		}
		return f.nameIn(i), true
	})
}

// leadsToPerson reports whether an address is an author's or a member's page. Within
// posts it may also be one whose query alone says whose: user?id=moss, home.php?uid=7.
func leadsToPerson(href string) bool {
	if person.LinkTo(href) != "" {
		return true
	}
	path, query, _ := strings.Cut(href, "?")
	if query != "" && memberPaths.Has(path[strings.LastIndexByte(path, '/')+1:]) {
		return true
	}
	for pair := range strings.SplitSeq(query, "&") {
		if key, who, _ := strings.Cut(pair, "="); who != "" && memberKeys.Has(key) {
			return true
		}
	}
	return false
}

var (
	memberPaths = dom.NamesOf("member", "profile", "user")
	memberKeys  = dom.NamesOf("uid", "userid", "user_id", "memberid", "member_id")
)

// nameIn is the element itself, if its text is as short as a name, or what holds its
// first text, which is the name on a poster's card, or -1.
func (f *finder) nameIn(i int32) int32 {
	if f.isName(f.TextUpTo(i, maxSignWords, 2*maxNameBytes)) {
		return i
	}
	for j := i + 1; j < min(f.Nodes[i].End, i+maxSignWords); j++ {
		n := &f.Nodes[j]
		if n.Type != html.TextNode || f.SkipsText(n.Parent) || dom.IsBlankText(n.Data) || person.IsOnlyBy(strings.TrimSpace(n.Data)) {
			continue
		}
		if f.isName(strings.TrimSpace(n.Data)) {
			return j
		}
		break
	}
	return -1
}

// isName reports whether a text may be a name.
func (f *finder) isName(text string) bool {
	return isShort(text) && len(person.CleanAuthors(text, f.Meta.Language)) == 1
}

// isShort reports whether a text is as long as a name. One letter is what stands for a
// portrait where there is none.
func isShort(text string) bool {
	return len(text) > 1 && len(text) <= maxNameBytes && strings.Count(text, " ") < maxNameWords
}

// dates are the elements and texts that may say when a post was written.
func (f *finder) dates() []sign {
	return f.signs(false, func(i int32, n *dom.Node) (int32, bool) {
		if n.Type != html.ElementNode {
			return i, f.saysDate(n.Data)
		}
		_, stated := MomentOf(n.Node)
		named := n.DataAtom == atom.Time || f.Clues[i]&mark.ClueDate != 0
		if !stated && !named {
			return i, false
		}
		text := f.TextUpTo(i, maxSignWords, 2*maxDateBytes)
		return i, len(text) <= maxDateBytes && (stated && text != "" || f.saysDate(text) || isAge(text))
	})
}

// maxAgeWords is how many words say how old a post is: "about 2 hours ago".
const maxAgeWords = 5

// isAge reports whether a text may say how old a post is.
func isAge(text string) bool {
	return strings.ContainsAny(text, "0123456789") && strings.Count(text, " ") < maxAgeWords
}

// saysDate reports whether a text is a date and little else.
func (f *finder) saysDate(text string) bool {
	if text = strings.TrimSpace(text); len(text) < 4 || len(text) > maxDateBytes || !date.HasYear(text) && !date.HasShortDate(text) {
		return false
	}
	at, ok := date.FindDate(text, f.Meta.Language)
	return ok && at.Precision >= date.ToDay
}

// MomentOf is the date that an element states for machines.
func MomentOf(n *html.Node) (date.Moment, bool) {
	for _, key := range [...]string{"datetime", "content", "title"} {
		value, _, _ := strings.Cut(dom.AttrOr(n, key), " ")
		if at, ok := date.ReadISO(value); ok && at.Precision >= date.ToDay {
			return at, true
		}
	}
	return date.Moment{}, false
}

// signs are what a test finds in short lines, in document order, the innermost or the
// outermost of those in each other. The test tells of each node where what it says stands.
func (f *finder) signs(innermost bool, is func(i int32, n *dom.Node) (at int32, ok bool)) []sign {
	var found []sign
	const never = mark.InQuote | mark.InCode | mark.InControl | mark.InMuted
	for i := int32(1); i < int32(len(f.Nodes)) && len(found) < maxSigns; i++ {
		n := &f.Nodes[i]
		if f.Places[i]&never != 0 {
			continue
		}
		at, ok := is(i, n)
		if !ok || at < 0 {
			continue
		}
		block := f.blockOf(at)
		if block < 0 || f.Blocks[block].Length > maxSignWords {
			continue
		}
		if last := len(found) - 1; last >= 0 && f.Nodes[found[last].Node].End > at {
			if !innermost {
				continue
			}
			found = found[:last]
		}
		found = append(found, sign{Sign{at, block}, f.mouldOf(at, signLevels), f.mouldOf(at, signLevels-1)})
	}
	return found
}

// blockOf is the block in which the first text of a node stands, -1 if none does.
func (f *finder) blockOf(i int32) int32 {
	if k := f.BlockAt[i+1] - 1; k >= 0 && f.Blocks[k].Last >= i {
		return k
	}
	if from, to := f.BlocksIn(i); from < to {
		return from
	}
	return -1
}

// mouldOf is a hash of the shapes of a node and of so much around it. What the
// element itself is does not count: an old date is a <span> where a new one is an <abbr>.
func (f *finder) mouldOf(i int32, levels int) uint32 {
	h := dom.FnvOffset ^ uint32(f.Nodes[i].DataAtom) // which takes the tag out of its own shape again
	for level := 0; i > 0 && level < levels; i, level = f.Nodes[i].Parent, level+1 {
		h = (h ^ f.Shapes[i]) * dom.FnvPrime
	}
	return h
}

// series sorts signs by their moulds: the longest series first, each in document order,
// none of one sign.
func series(signs []sign) [][]sign {
	at := map[uint32]int{}
	var all [][]sign
	for _, s := range signs {
		k, ok := at[s.mould]
		if !ok {
			k = len(all)
			at[s.mould], all = k, append(all, nil)
		}
		all[k] = append(all[k], s)
	}
	all = slices.DeleteFunc(all, func(s []sign) bool { return len(s) < 2 })
	slices.SortStableFunc(all, func(a, b []sign) int { return cmp.Compare(len(b), len(a)) })
	return all[:min(len(all), maxSeriesSize)]
}
