package meta

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta/person"
)

// isForum reports whether posts are the page's content: by its address, or by
// what its data say it is.
func (r *resolver) isForum() bool {
	isThread := func(t string) bool { return kindOfType[strings.ToLower(t)] == KindThread }
	return r.m.isForumAddress(&r.p.Tree) || slices.ContainsFunc(r.m.ldTypes, isThread)
}

// ofFirstPost leaves of what a page of posts shows what names the author of
// the first, beside the headline or before all others: who answers more often
// is not the page's author.
func (r *resolver) ofFirstPost(shown []credit) []credit {
	first := max(0, slices.IndexFunc(shown, func(c credit) bool { return r.isBeside(c.node) }))
	name := shown[first].names[0]
	return slices.DeleteFunc(shown, func(c credit) bool { return !strings.EqualFold(c.names[0], name) })
}

// ofFirstDay leaves of the dates that a page of posts shows that of the first
// post, where the others follow in time, beside those in data.
func ofFirstDay(published []when) []when {
	shown := func(w when) bool { return w.node >= 0 }
	first := slices.IndexFunc(published, shown)
	if first < 0 || slices.ContainsFunc(published, func(w when) bool { return shown(w) && w.Before(published[first].Time) }) {
		return published
	}
	day := published[first]
	return slices.DeleteFunc(published, func(w when) bool { return shown(w) && !sameDay(w.Moment, day.Moment) })
}

// firstMember is the member whose page is linked first behind the headline,
// where nothing else on a page of posts says who wrote them.
func (r *resolver) firstMember() []credit {
	for _, m := range r.s.Marks {
		if m.Prop != person.MemberLink || m.Around&(mark.ClueNav|mark.ClueRelated|mark.ClueFooter|mark.ClueQuote) != 0 || m.Node < r.m.headline-beforeNodes {
			continue
		}
		if c, ok := r.creditOf(&m, true); ok {
			return []credit{c}
		}
	}
	return nil
}

// posterIn is what a card about a poster says first, which is the name: behind
// it come ranks, counts and buttons. A card that begins with a word for "by"
// says it in full.
func (r *resolver) posterIn(node int32, text string) string {
	for j := node + 1; j < min(r.p.Nodes[node].End, node+maxBylineNodes); j++ {
		n := &r.p.Nodes[j]
		if n.Type != html.TextNode || r.p.SkipsText(n.Parent) {
			continue
		}
		if said := strings.TrimSpace(n.Data); said != "" {
			if len(person.CleanAuthors(said, r.m.Language)) == 1 && !person.BeginsWithBy(said) {
				return said
			}
			return text
		}
	}
	return text
}
