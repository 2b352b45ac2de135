package meta

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/lexicon"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta/ld"
	"github.com/pithmd/pith/internal/meta/survey"
	"github.com/pithmd/pith/internal/meta/title"
)

const (
	MaxTitleNodes = 200
	MaxTitleBytes = title.MaxBytes
	maxHeadings   = 40 // looked at; a page with more has its headline before
)

// titleMetas are the metas that name a page, most trusted first.
var titleMetas = [...]string{
	"citation_title", // scholarly: the bare title of the paper
	"parsely-title", "og:title", "twitter:title", "dc:title", "dcterms:title", "dcterm:title",
	"sailthru:title", "headline", "title", "weibo:article:title", "weibo:webpage:title",
}

// readTitle settles the title: the heading that says what the page's own
// metadata say, as the reader sees it; else the part of it that the page shows
// in another element; else what the metadata say without the site's name.
func (r *resolver) readTitle() {
	said := r.titlesSaid()
	names := r.siteNames()
	r.names = names
	heads := r.headings(names, said)
	var found []candidate
	if h := r.bestHeading(heads); h != nil {
		r.setHeadline(h.node)
		if !hasGluedTail(h.text, said) && !r.isSlogan(h.text, names) {
			found = append(found, candidate{Value: r.withoutKicker(h, spansOf(said, names)), Source: r.p.Nodes[h.node].Data})
		}
	} else if s := r.bestShown(said, names); s != nil {
		r.setHeadline(s.node)
		found = append(found, candidate{Value: s.text, Source: "text " + r.p.Nodes[s.node].Data})
	} else if h := r.loneHeading(heads); h != nil {
		r.setHeadline(h.node)
		found = append(found, candidate{Value: h.text, Source: r.p.Nodes[h.node].Data})
	}
	said = r.shortened(said, names, len(found) == 0)
	for _, c := range said {
		if !title.IsSiteName(c.Value, names) {
			found = append(found, c)
		}
	}
	if len(found) == 0 {
		if h := r.onlyHeading(heads); h != nil {
			r.setHeadline(h.node)
			found = append(found, candidate{Value: h.text, Source: r.p.Nodes[h.node].Data})
		}
	}
	if len(found) == 0 && len(said) > 0 {
		found = said[len(said)-1:]
	}
	r.m.Title = r.set("title", found)
	r.ending = r.titleEnding()
}

// shortened is what the metadata say without the site's name. Where no element
// shows where the title ends, that is at the last dash, unless the site's name
// stood before it.
func (r *resolver) shortened(said []candidate, names []string, alone bool) []candidate {
	front := r.isFront()
	var list []candidate
	for i, c := range said {
		short := r.short(c.Value, names, said[:i], said[i+1:])
		if head, _, ok := title.CutAt(short, true); ok && alone && !front {
			if first, _, _ := title.CutAt(c.Value, false); !title.IsSiteName(first, names) {
				short = head
			}
		}
		list = append(list, candidate{Value: short, Source: c.Source})
	}
	return list
}

// onlyHeading is the heading of a page whose metadata name only its site: its
// first h1, or the one heading of an inner page whose h1s lead home.
func (r *resolver) onlyHeading(heads []heading) *heading {
	inner := r.p.Address != "" && !r.isFront()
	for _, m := range r.s.Marks {
		inner = inner && (m.Is&mark.ClueHeading == 0 || r.p.Nodes[m.Node].DataAtom != atom.H1 || m.Is&mark.ClueLogo != 0 || r.leadsHome(m.Node))
	}
	for i := range heads {
		if h := &heads[i]; !h.doubtful && (h.first || len(heads) == 1 && inner) {
			return h
		}
	}
	return nil
}

// loneHeading is the one h1 of an article, in which the headline may be in
// other words than what search engines are told.
func (r *resolver) loneHeading(heads []heading) *heading {
	if r.firstHeadings() != 1 || !r.isArticle() {
		return nil
	}
	for i := range heads {
		if h := &heads[i]; h.first && !h.doubtful && strings.Count(h.text, " ") >= minHeadlineBlanks {
			return h
		}
	}
	return nil
}

// minHeadlineBlanks is how many blanks a headline has that nothing else in the
// page says: fewer words are a section's name.
const minHeadlineBlanks = 4

// setHeadline remembers the headline; the regions it lies in are the page's.
func (r *resolver) setHeadline(node int32) {
	r.m.headline = node
	if r.s.IsAmid(node) {
		r.s.Surround(node)
	}
}

// titlesSaid lists what the metadata call the page, most trusted first.
func (r *resolver) titlesSaid() []candidate {
	var said []candidate
	say := func(value, source string) {
		if value = strings.Trim(value, titleEdges); value != "" && len(value) <= MaxTitleBytes && !dom.IsUnfilled(value) {
			said = append(said, candidate{Value: value, Source: source})
		}
	}
	t := r.e.MainTyp
	if ld.TypeRank(t) == 4 {
		say(r.e.Title(r.e.Main, "headline"), "json-ld "+t+".headline")
		say(r.e.Title(r.e.Main, "name"), "json-ld "+t+".name")
	}
	for _, key := range titleMetas {
		say(r.s.MetaTitle(key), "meta "+survey.MetaName(key))
	}
	if r.e.Page != 0 {
		say(r.e.Title(r.e.Page, "name"), "json-ld "+r.e.TypeOf(r.e.Page)+".name")
	}
	say(r.tag, "title")
	if rank := ld.TypeRank(t); rank == 2 || rank == 3 {
		// A question of the page's FAQ or a product among its services is
		// described as well as the page.
		say(r.e.Title(r.e.Main, "name"), "json-ld "+t+".name")
	}
	return said
}

// isArticle reports whether the page says that it is an article.
func (r *resolver) isArticle() bool {
	return r.m.ogType == "article" || ld.TypeRank(r.e.MainTyp) == 4 || r.s.Meta("article:published_time") != ""
}

// short is a title without the site's name and sections.
func (r *resolver) short(s string, names []string, before, after []candidate) string {
	if title, ok := r.frontTitle(s, names); ok {
		return title
	}
	s = withoutFront(s, names, before, after)
	// What follows a bar is a section, a slogan or keywords.
	for _, bar := range bars {
		if head, _, ok := strings.Cut(s, bar); ok {
			s = strings.TrimSpace(head)
		}
	}
	return s
}

// shortHeading is short for a heading, in which a bar may stand for its own
// sake ("Win | Lose: what next?"): it is cut where a source calls the page by
// one side, and where the side behind has fewer words.
func (r *resolver) shortHeading(s string, names []string, said []candidate) string {
	if title, ok := r.frontTitle(s, names); ok {
		return title
	}
	s = withoutFront(s, names, nil, nil)
	for _, bar := range bars {
		head, tail, ok := strings.Cut(s, bar)
		head, tail = strings.TrimSpace(head), strings.TrimSpace(tail)
		switch {
		case !ok:
		case sameTitle(tail, said):
			s = tail
		case sameTitle(head, said) || strings.Count(head, " ") > strings.Count(tail, " "):
			s = head
		}
	}
	return s
}

// frontTitle is the title of a site's front page, on which the name before a
// slogan is its title.
func (r *resolver) frontTitle(s string, names []string) (string, bool) {
	if !r.isFront() {
		return "", false
	}
	first, _, ok := title.CutAt(s, false)
	if !ok || !title.NamesSite(first, names) {
		return "", false
	}
	if head, tail, _ := title.CutAt(s, true); title.IsSiteName(tail, names) && !title.IsSiteName(head, names) {
		return head, true
	}
	return s, true
}

var bars = [...]string{" | ", " ｜ "}

// withoutFront is a title without the site's name, or what sites call their
// front page before it. Behind a colon stands no site: "Home: a history".
func withoutFront(s string, names []string, before, after []candidate) string {
	if first, rest, _ := title.CutAt(s, false); rest != "" && isFrontName(first) && s[len(first)] != ':' {
		return rest
	}
	return withoutSite(s, names, before, after)
}

// isFrontName reports whether a part of a title is what sites call their
// front page.
func isFrontName(s string) bool { return frontNames()[strings.ToLower(s)] }

var frontNames = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.FrontPage) })

// withoutSite takes the site's name and sections off a title's ends: parts
// that are known as the site's name, and all that is left over where
// another source gives one part alone.
func withoutSite(s string, names []string, before, after []candidate) string {
	for range 4 {
		head, tail, ok := title.CutAt(s, true)
		if ok && title.NamesSite(tail, names) && head != "" {
			s = head
			continue
		}
		first, rest, _ := title.CutAt(s, false)
		if rest != "" && title.IsSiteName(first, names) {
			s = rest
			continue
		}
		if !ok {
			break
		}
		if head := leadingParts(s, before, after); head != "" {
			return head
		}
		break
	}
	return s
}

// leadingParts are as many of the parts that a title begins with as another
// source gives alone, "" if none does.
func leadingParts(s string, before, after []candidate) string {
	parts := title.Parts(s)
	for n := len(parts) - 1; n > 0; n-- {
		last := parts[n-1]
		head := s[:strings.Index(s, last)+len(last)]
		if sameTitle(head, before) || sameTitle(head, after) {
			return head
		}
	}
	return ""
}

func sameTitle(s string, said []candidate) bool {
	if utf8.RuneCountInString(s) < 4 {
		return false
	}
	f := dom.Fold(s)
	for _, c := range said {
		if dom.Fold(c.Value) == f {
			return true
		}
	}
	return false
}
