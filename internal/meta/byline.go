package meta

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta/person"
	"github.com/pithmd/pith/internal/meta/survey"
)

// weights of the sources of authors. What names this page's author only
// beats what a template fills for the whole site.
const (
	weightLD       = 10
	weightCitation = 11 // scholarly sites fill it by hand
	weightByline   = 8
	weightMeta     = 6
	weightRel      = 7
	weightBy       = 7
	weightClass    = 5
	nameBeside     = 2 // for standing beside the headline
)

// credit is one source's answer to who wrote the page.
type credit struct {
	names  []string
	raw    string // as the page has it
	source string
	weight float64
	node   int32 // -1 if it is not shown
	key    string
}

// readAuthors settles authors and byline.
func (r *resolver) readAuthors() {
	credits := r.authorsInData()
	credits = append(credits, r.authorsInPage()...)
	for i := range credits {
		c := &credits[i]
		c.key = dom.Fold(strings.Join(c.names, " "))
	}
	best := -1
	bestScore := 0.0
	for i := range credits {
		score := r.creditScore(credits, i)
		if best < 0 || score > bestScore {
			best, bestScore = i, score
		}
	}
	if best < 0 {
		return
	}
	win := credits[best]
	r.m.Authors = win.names
	r.m.Byline = bylineOf(credits, win)
	found := []candidate{{Value: strings.Join(win.names, ", "), Source: win.source}}
	for i, c := range credits {
		if c.node >= 0 && r.m.byline < 0 && c.key == win.key {
			r.m.byline = c.node
		}
		if i != best {
			found = append(found, candidate{Value: strings.Join(c.names, ", "), Source: c.source})
		}
	}
	r.set("authors", found)
}

// bylineOf is the byline as data give it, if they name the same people, or
// as the page prints it. Capitals for style's sake give way.
func bylineOf(credits []credit, win credit) string {
	byline := ""
	for _, c := range credits {
		if c.node < 0 && c.key == win.key && (byline == "" || byline == strings.ToUpper(byline)) {
			byline = strings.Join(c.names, ", ")
		}
	}
	if byline != "" {
		return byline
	}
	for _, c := range credits {
		if c.key == win.key && c.source == "itemprop author" {
			return c.raw // without "By" and the date around it
		}
	}
	return win.raw
}

// authorsInPage reads what the page shows: microdata, rel=author, bylines
// by class, and texts that begin with "By". What stands in comments,
// teasers and navigation is not about this page.
func (r *resolver) authorsInPage() []credit {
	var credits []credit
	var far []survey.Holder
	looked := 0
	forum := r.isForum()
	for _, m := range r.s.Marks {
		if !r.mayName(&m) {
			continue
		}
		if m.Around&(mark.ClueNav|mark.ClueQuote) != 0 || m.Around&mark.ClueComment != 0 && !forum || looked >= maxBylinesLookedAt {
			continue
		}
		if !r.isNear(m) {
			if m.Around&mark.ClueComment == 0 && len(far) < person.MaxAuthors && (m.Prop == "author" || m.Prop == "rel=author" || m.Is&mark.ClueBy != 0) {
				far = append(far, m)
			}
			continue
		}
		looked++
		c, ok := r.creditOf(&m, forum)
		if !ok {
			continue
		}
		if last := len(credits) - 1; last >= 0 && r.sameList(credits[last], c) {
			credits[last].names = person.Unique(append(credits[last].names, c.names...))
			credits[last].raw += ", " + c.raw
			continue
		}
		credits = append(credits, c)
	}
	switch {
	case len(credits) == 0 && forum:
		return r.firstMember()
	case len(credits) == 0:
		if far := r.onlyAuthor(far); far != nil {
			return far
		}
		if named := r.besideDate(); named != nil {
			return named
		}
		return r.belowHeadline()
	case forum:
		return r.ofFirstPost(credits)
	}
	return credits
}

// mayName reports whether a mark is of what may name an author.
func (r *resolver) mayName(m *survey.Holder) bool {
	return m.Is&(mark.ClueAuthor|mark.ClueBy) != 0 || m.Prop == "author" || m.Prop == person.AuthorLink && r.isBeside(m.Node)
}

const maxBylinesLookedAt = 120

// onlyAuthor is the author that all marks in side bars and at the end of the
// page name: of one page among teasers they would name several.
func (r *resolver) onlyAuthor(far []survey.Holder) []credit {
	var only []credit
	for _, m := range far {
		c, ok := r.creditOf(&m, false)
		if !ok {
			continue
		}
		if len(only) > 0 && !slices.Equal(only[0].names, c.names) {
			return nil
		}
		only = append(only, c)
	}
	return only
}

// creditOf reads the names of an element and weighs it by what it is and
// where it stands.
func (r *resolver) creditOf(m *survey.Holder, forum bool) (c credit, ok bool) {
	raw := r.bylineText(m)
	if forum && m.Is&mark.ClueAuthor != 0 && m.Prop != "author" {
		raw = r.posterIn(m.Node, raw)
	}
	raw = onlyOnce(raw)
	if raw == "" || len(raw) >= person.MaxBylineBytes || person.IsProse(raw, r.m.Language) {
		return c, false
	}
	names := person.CleanAuthors(raw, r.m.Language)
	if len(names) == 0 {
		return c, false
	}
	if m.Prop == person.AuthorLink && (strings.Count(raw, " ") >= maxLinkWords || !beginsName(raw)) {
		return c, false
	}
	if m.Is&mark.ClueBy != 0 && !strings.HasPrefix(r.p.TextUpTo(m.Node, maxBylineNodes, person.MaxBylineBytes), raw) {
		raw = strings.Join(names, ", ") // of a line that says more
	}
	c = credit{names: names, raw: raw, node: m.Node}
	switch {
	case m.Prop == "author":
		c.source, c.weight = "itemprop author", weightRel
	case m.Prop == "rel=author":
		c.source, c.weight = "rel=author", weightRel
	case m.Prop == person.AuthorLink:
		c.source, c.weight = "author link", weightRel
	case m.Prop == person.MemberLink:
		c.source, c.weight = "member link", weightClass
	case m.Is&mark.ClueBy != 0:
		c.source, c.weight = "byline text", weightBy
	case m.Is&mark.ClueLede != 0:
		c.source, c.weight = "class byline", weightClass+1
	default:
		c.source, c.weight = "class author", weightClass
	}
	if (m.Around|m.Is)&(mark.ClueComment|mark.ClueRelated|mark.ClueFooter) != 0 {
		c.weight -= 4
	}
	c.weight -= r.farOff(m.Node)
	if r.isBeside(m.Node) {
		c.weight += nameBeside
	}
	return c, true
}

// maxLinkWords is how many words the text of a link to an author has at most.
const maxLinkWords = 5

// beginsName reports whether a text begins with a letter that is not small.
func beginsName(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) && !unicode.IsLower(r)
}

// listNodes is how far apart the names of one list stand.
const listNodes = 12

// sameList reports whether two elements that each name an author stand side
// by side and so name the authors of one page together.
func (r *resolver) sameList(a, b credit) bool {
	if a.source != b.source || (a.source != "rel=author" && a.source != "itemprop author" && a.source != "author link") || b.node-a.node > listNodes {
		return false
	}
	up, down := r.p.Nodes[a.node].Parent, r.p.Nodes[b.node].Parent
	return up == down || up > 0 && down > 0 && r.p.Nodes[up].Parent == r.p.Nodes[down].Parent
}

// bylineText is the text of an element that names an author; of microdata
// the name inside it.
func (r *resolver) bylineText(m *survey.Holder) string {
	n := &r.p.Nodes[m.Node]
	if n.DataAtom == atom.Meta {
		return dom.AttrOr(n.Node, "content")
	}
	if m.Prop == "author" {
		for j := m.Node + 1; j < n.End && j < m.Node+60; j++ {
			if v, ok := dom.Attr(r.p.Nodes[j].Node, "itemprop"); ok && strings.EqualFold(v, "name") {
				if r.p.Nodes[j].DataAtom == atom.Meta {
					return dom.AttrOr(r.p.Nodes[j].Node, "content")
				}
				return r.p.TextUpTo(j, 40, person.MaxBylineBytes)
			}
		}
	}
	if m.Is&mark.ClueBy != 0 && m.At != m.Node {
		if end := person.Signature(r.p.Nodes[m.At].Data); end != "" {
			return end
		}
	}
	text := r.withLinksApart(m.Node, r.p.TextUpTo(m.Node, maxBylineNodes, person.MaxBylineBytes))
	if m.Is&mark.ClueBy != 0 {
		by := &r.p.Nodes[m.At]
		if i := strings.Index(text, dom.Squeeze(by.Data)); i > 0 && !r.isTeasers(m, by) && (r.isBeside(m.Node) || isMostlyDate(text[:i], r.m.Language)) {
			text = text[i:] // before the word stand a date or buttons
		} else if len(text) >= person.MaxBylineBytes && isLine(by) {
			text = dom.Squeeze(by.Data)
		}
		// The name may stand in an element beside the word.
		for up := 0; up < 3 && person.IsOnlyBy(text) && r.p.Nodes[m.Node].Parent > 0; up++ {
			m.Node = r.p.Nodes[m.Node].Parent
			text = r.p.TextUpTo(m.Node, maxBylineNodes, person.MaxBylineBytes)
		}
		if first, _, _ := strings.Cut(text, " "); !person.BeginsWithBy(text) && !person.IsForeignBy(person.WithoutColon(first)) {
			return ""
		}
	}
	return text
}

// isLine reports whether a text is a line of a paragraph.
func isLine(n *dom.Node) bool {
	before, after := dom.Before(n.Node), dom.After(n.Node)
	return (before == nil || before.DataAtom == atom.Br) && after != nil && after.DataAtom == atom.Br
}

// isTeasers reports whether a text that begins with a word for "by" lies in a
// link to another page, or behind one that is no person's: it is that page's byline.
func (r *resolver) isTeasers(m *survey.Holder, by *dom.Node) bool {
	before := dom.Before(by.Node)
	titled := before != nil && before.DataAtom == atom.A && person.LinkTo(dom.AttrOr(before, "href")) == ""
	return titled || m.Around&(mark.ClueRelated|mark.ClueFooter) != 0 || r.inLinkElsewhere(m.Node)
}

// withLinksApart sets commas between the names of a byline that has nothing
// else than a link for each: those who see the page tell them by their style.
func (r *resolver) withLinksApart(node int32, text string) string {
	var links []string
	for j, end := node, min(r.p.Nodes[node].End, node+maxBylineNodes); j < end; j++ {
		if r.p.Nodes[j].DataAtom != atom.A {
			continue
		}
		if name := r.p.TextUpTo(j, 8, person.MaxNameRunes); strings.Contains(name, " ") {
			links = append(links, name)
		}
	}
	if len(links) < 2 {
		return text
	}
	by, ok := strings.CutSuffix(text, strings.Join(links, " "))
	if !ok || by != "" && !person.IsOnlyBy(strings.TrimSpace(by)) {
		return text
	}
	return by + strings.Join(links, ", ")
}

const maxBylineNodes = 80

// farOff takes off for the distance from the headline: the first author
// after it is the page's, the tenth a commenter.
func (r *resolver) farOff(node int32) float64 {
	h := r.m.headline
	if h < 0 {
		return float64(node) / float64(len(r.p.Nodes)) * 3
	}
	d := float64(node - h)
	if d < 0 {
		d = -d * 3
	}
	return min(4, 4*d/float64(len(r.p.Nodes)))
}
