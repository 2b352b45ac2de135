package meta

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta/title"
	"github.com/pithmd/pith/internal/meta/value"
)

// heading is an h1 or h2 that may be the headline.
type heading struct {
	node  int32
	text  string
	first bool // an h1
	alike float64

	doubtful bool // among menus or comments by the names around it
}

// headings lists the headings that could be the headline, with how much
// each says what the metadata say.
func (r *resolver) headings(names []string, said []candidate) []heading {
	var heads []heading
	var phrases []title.Phrase
	for i, c := range said {
		// Only in <title> stands the name of the site, which a logo can be
		// an h1 of.
		if i == 0 || c.Source != "title" {
			tail := ""
			if first, rest, _ := title.CutAt(c.Value, false); title.IsSiteName(first, names) {
				// "Site • View topic - Title"
				if _, tail, _ = title.CutAt(rest, true); title.IsSiteName(tail, names) {
					tail = ""
				}
			}
			for _, v := range [...]string{c.Value, r.short(c.Value, names, nil, nil), tail} {
				if ph := title.PhraseOf(v); !slices.ContainsFunc(phrases, func(o title.Phrase) bool { return o.Text == ph.Text }) {
					phrases = append(phrases, ph)
				}
			}
		}
	}
	for _, m := range r.s.Marks {
		if m.Is&mark.ClueHeading == 0 || len(heads) >= maxHeadings {
			continue
		}
		if m.Is&mark.ClueLogo != 0 {
			continue
		}
		whole := r.headingText(m.Node)
		if whole == "" || title.IsSiteName(whole, names) || dom.IsUnread(&r.p.Nodes[m.Node]) {
			continue
		}
		text := withoutPrefix(r.shortHeading(whole, names, said), phrases)
		h := heading{node: m.Node, text: text, first: r.p.Nodes[m.Node].DataAtom == atom.H1}
		h.doubtful = m.Around&(mark.ClueNav|mark.ClueFooter|mark.ClueComment) != 0
		own := title.PhraseOf(text)
		if r.isTheSites(m.Node, text, names) || whole != text && r.isTheSites(m.Node, whole, names) {
			continue
		}
		for _, ph := range phrases {
			h.alike = max(h.alike, own.Alike(ph))
		}
		if h.first && (len(r.slug.Words) >= minSlugWords || len(r.slug.Words) > 1 && own.Text == r.slug.Text) {
			h.alike = max(h.alike, alikeSlug*own.Alike(r.slug))
		}
		if m.Around&mark.ClueRelated != 0 {
			h.alike *= amidRelated
		}
		heads = append(heads, h)
	}
	return heads
}

// leastAlike is how much an h1 needs to share with the metadata, which are
// often written anew for search engines; an h2, or one where no headline is
// looked for, must say the same.
const (
	leastAlike     = 0.3
	leastAlikeMany = 0.6 // of an h1 among more than maxFirst: a template sets parts in it
	leastAlikeSame = 0.95
	maxFirst       = 3
	amidRelated    = 0.96 // what is left of the likeness of a heading among teasers
)

// An address that has the headline in it is a witness, where it is long
// enough to be one: some sites give all pages one <title>.
const (
	minSlugWords = 3
	alikeSlug    = 0.9
	leastSlug    = 0.5 // of two parts of <title>, the one that the address has
)

// bestHeading picks the headline.
func (r *resolver) bestHeading(heads []heading) *heading {
	var best *heading
	first := leastAlike
	if r.firstHeadings() > maxFirst {
		first = leastAlikeMany
	}
	for i := range heads {
		h := &heads[i]
		enough := first
		if !h.first || h.doubtful {
			enough = leastAlikeSame
		}
		if h.alike < enough {
			continue
		}
		if best == nil || h.alike > best.alike+0.2 || (h.first && !best.first && !h.doubtful && h.alike >= best.alike-0.2) || (best.doubtful && !h.doubtful && h.alike > best.alike-0.2) {
			best = h
		}
	}
	return best
}

// headingText is a heading as it is read: without labels before it, entities
// that were escaped twice, and the mark of a link to it. What is there two or
// three times, for screens of different widths, is there once.
func (r *resolver) headingText(i int32) string {
	s := r.p.TextUpTo(i, MaxTitleNodes, MaxTitleBytes)
	if rest := strings.TrimSpace(strings.TrimPrefix(s, r.labelBefore(i))); rest != "" {
		s = rest
	}
	if strings.Contains(s, "&#") || strings.Contains(s, "&amp;") {
		s = dom.SettleTitle(s)
	}
	return onlyOnce(strings.TrimRight(s, " ¶#§"))
}

// headingLabels are the words of class that a heading's first part has when
// it is a label of the page and not of its title: "News", "Solved", "Title:".
var headingLabels = [...]string{"label", "badge", "prefix", "descriptor", "autonumber"}

// labelBefore is the text of the label or date that a heading begins with.
func (r *resolver) labelBefore(i int32) string {
	for j := i + 1; j < r.p.Nodes[i].End && j < i+labelNodes; j++ {
		n := &r.p.Nodes[j]
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			break
		}
		if n.Type != html.ElementNode {
			continue
		}
		words := strings.FieldsFunc(dom.AttrOr(n.Node, "class"), func(c rune) bool { return c == ' ' || c == '-' || c == '_' })
		isLabel := func(w string) bool { return slices.Contains(headingLabels[:], w) }
		if n.DataAtom == atom.Time || slices.ContainsFunc(words, isLabel) {
			return r.p.TextUpTo(j, MaxTitleNodes, MaxTitleBytes)
		}
	}
	return ""
}

// onlyOnce is the text that a text repeats, or the text itself.
func onlyOnce(s string) string {
	for times := 3; times >= 2; times-- {
		size := (len(s) + 1 - times) / times
		if size < minRepeated || (len(s)+1)%times != 0 {
			continue
		}
		if once := s[:size]; s == strings.TrimSpace(strings.Repeat(once+" ", times)) {
			return once
		}
	}
	return s
}

const minRepeated = 12 // bytes: "Duran Duran" is a name

// hasGluedTail reports whether a heading is what a source says and more
// with no blank between: the name of a product and what it is, set apart by
// style alone.
func hasGluedTail(text string, said []candidate) bool {
	for _, c := range said {
		if len(text) <= len(c.Value) || !strings.HasPrefix(text, c.Value) {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(c.Value)
		next, _ := utf8.DecodeRuneInString(text[len(c.Value):])
		if unicode.IsLower(last) && unicode.IsUpper(next) {
			return true
		}
	}
	return false
}

// isTheSites reports whether a text that <title> begins or ends with is the
// name of a site, a manual or a board on each of its pages: it leads home, or
// the rest of <title> is in another heading or in the address. Where nothing
// tells, it goes by words: most names have few, and fewer than a headline.
func (r *resolver) isTheSites(node int32, text string, names []string) bool {
	folded := dom.Fold(text)
	rest, isTail := strings.CutSuffix(r.tagFolded, " "+folded)
	isHead := false
	if !isTail {
		if rest, isHead = strings.CutPrefix(r.tagFolded, folded+" "); !isHead {
			return false
		}
	}
	own := title.PhraseOf(text)
	if isHead {
		inAddress := func() bool { return title.PhraseOf(rest).Alike(r.slug) > max(leastSlug, own.Alike(r.slug)+nearer) }
		if !title.NamesSite(text, names) && !r.goesBefore(node, text, rest) && !inAddress() {
			return false
		}
	}
	first, _, _ := title.CutAt(r.tag, false)
	switch {
	case len(title.Parts(r.tag)) < 2:
		return false
	case isTail && (title.IsSiteName(first, names) || title.NamesSite(first, names) && r.headsAnother(node, dom.Fold(first))):
		return false
	}
	if slices.ContainsFunc(r.titlesSaid(), func(c candidate) bool { return c.Source != "title" && dom.Fold(c.Value) == own.Text }) {
		return false
	}
	other := title.PhraseOf(rest)
	mine, others := own.Alike(r.slug), other.Alike(r.slug)
	switch {
	case r.leadsHome(node):
		return true
	case mine != others && max(mine, others) >= leastSlug:
		return mine < others
	case r.headsAnother(node, rest):
		return !isTail || !r.goesBefore(r.headingSaying(node, rest), first, own.Text)
	case isTail:
		head, _, _ := title.CutAt(r.tag, true)
		few, fewer := len(own.Words) < minOwnTail, len(own.Words) <= len(other.Words) && !isMostlyDate(head, r.m.Language)
		switch a := r.p.Nodes[node].DataAtom; {
		case a == atom.H1:
			return few && fewer
		case isHeading(a):
			return few
		}
		return (few || fewer) && r.p.Fams[node]&titleFamily == 0
	}
	return false
}

// titleFamily is the bit of the names that say that an element is a title.
var titleFamily = mark.Families(1) << mark.FamilyNamed("title")

// minOwnTail is how many words most headlines have, and few names of a site.
const minOwnTail = 4

// goesBefore reports whether the heading of a text that <title> begins with is
// a blog's, whose name goes before what its posts are called: another heading
// says the rest, which is longer, and this one leads home or has a colon behind
// it.
func (r *resolver) goesBefore(node int32, text, rest string) bool {
	if len(title.Words(rest)) <= len(title.Words(dom.Fold(text))) || !r.headsAnother(node, rest) {
		return false
	}
	return r.leadsHome(node) || strings.HasPrefix(r.tag, text+": ")
}

// headsAnother reports whether another heading says a folded text.
func (r *resolver) headsAnother(i int32, folded string) bool { return r.headingSaying(i, folded) >= 0 }

// headingSaying is the first heading that says a folded text, but for one; -1
// if there is none.
func (r *resolver) headingSaying(but int32, folded string) int32 {
	for _, m := range r.s.Marks {
		if m.Is&mark.ClueHeading != 0 && m.Node != but && m.Around&mark.ClueNav == 0 && dom.Fold(r.headingText(m.Node)) == folded {
			return m.Node
		}
	}
	return -1
}

// firstHeadings counts the h1s.
func (r *resolver) firstHeadings() int {
	count := 0
	for _, m := range r.s.Marks {
		if m.Is&mark.ClueHeading != 0 && r.p.Nodes[m.Node].DataAtom == atom.H1 {
			count++
		}
	}
	return count
}

// leadsHome reports whether a heading is, or lies in, a link to the front page
// of a site, or of a folder that the page lies in.
func (r *resolver) leadsHome(i int32) bool {
	this := value.BareAddress(cmp.Or(r.p.Address, r.m.URL))
	isHome := func(n *dom.Node) bool {
		href := dom.AttrOr(n.Node, "href")
		to := r.p.Resolve(href)
		return n.DataAtom == atom.A && (href == "/" || to != "" && (IsFront(to) || strings.HasPrefix(this, value.BareAddress(to)+"/")))
	}
	for j := i; j < min(r.p.Nodes[i].End, i+labelNodes); j++ {
		if isHome(&r.p.Nodes[j]) {
			return true
		}
	}
	parent := r.p.Nodes[i].Parent
	return parent > 0 && isHome(&r.p.Nodes[parent])
}

// withoutPrefix takes a word and a colon off a heading ("Thread: ") where
// the rest is what the page is called elsewhere.
func withoutPrefix(text string, said []title.Phrase) string {
	word, rest, ok := strings.Cut(text, ": ")
	if !ok || strings.Contains(word, " ") {
		return text
	}
	f := dom.Fold(rest)
	if slices.ContainsFunc(said, func(ph title.Phrase) bool { return ph.Text == f }) {
		return rest
	}
	return text
}

// isSlogan reports whether the heading of a page that is no article says
// what og:title says in other words, and og:title is nearer to the page's
// address: shops and services write headings to sell.
func (r *resolver) isSlogan(heading string, names []string) bool {
	og := r.s.MetaTitle("og:title")
	if r.isArticle() || og == "" || r.isFront() {
		return false
	}
	og = r.shortHeading(og, names, nil)
	slug := slugOf(r.p.Address)
	if title.IsSiteName(og, names) {
		return false
	}
	mine, others := title.Alike(heading, slug), title.Alike(og, slug)
	return others > mine+0.05 || others > mine-nearer && strings.Count(heading, " ") > strings.Count(og, " ")+3
}

// nearer is how much more of a heading an address has to have than of og:title
// for the heading to be what the page is called, however long.
const nearer = 0.2

// slugOf is the last part of an address's path, in words.
func slugOf(address string) string {
	s := value.BareAddress(address)
	end := strings.LastIndexByte(s, '/')
	if end < 0 {
		return "" // a front page: what is left is its host
	}
	return strings.TrimSuffix(s[end+1:], ".html")
}
