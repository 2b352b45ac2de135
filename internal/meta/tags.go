package meta

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta/survey"
	"github.com/pithmd/pith/internal/meta/title"
	"github.com/pithmd/pith/internal/meta/value"
)

const (
	maxTags     = 60
	maxTagBytes = 80
	minTagProse = 60 // bytes of a text that may be prose

	maxLinkedTags = 25 // more are a cloud of all tags
	fewSpoken     = 4  // one in so many of a list's keywords, or it is of the site
)

// readTags collects keywords. Those that an author gave this page come first;
// what a site says of all its pages is left out, where there are others or the
// page's text has none of it.
func (r *resolver) readTags() {
	var found []candidate
	add := func(tag, source string) {
		tag = strings.TrimPrefix(dom.Squeeze(tag), "tag:")
		same := func(c candidate) bool { return strings.EqualFold(c.Value, tag) }
		if tag == "" || len(tag) > maxTagBytes || len(found) >= maxTags || !value.IsTag(tag) || title.IsSiteName(tag, r.names) || slices.ContainsFunc(found, same) {
			return
		}
		found = append(found, candidate{Value: tag, Source: source})
	}
	addList := func(list, source string) {
		for tag := range strings.FieldsFuncSeq(list, func(c rune) bool { return strings.ContainsRune(",;،、|", c) }) {
			add(tag, source)
		}
	}
	for _, text := range r.linkedTags(func(n *html.Node) bool { return dom.HasWord(dom.AttrOr(n, "rel"), "tag") }) {
		add(text, "a rel=tag")
	}
	for _, key := range [...]string{"article:tag", "parsely-tags", "sailthru:tags", "citation_keywords", "dc:subject"} {
		r.s.EachMeta(key, func(v string) { addList(v, "meta "+survey.MetaName(key)) })
	}
	source := "json-ld " + r.e.MainTyp + ".keywords"
	list := r.e.Get(r.e.Main, "keywords")
	several := 0
	r.e.Each(list, func(int32) { several++ })
	r.e.Each(list, func(i int32) {
		if several > 1 {
			add(r.e.Text(i), source)
		} else {
			addList(r.e.Text(i), source)
		}
	})
	if len(found) == 0 {
		linked := r.linkedTags(func(n *html.Node) bool { return value.IsTagLink(dom.AttrOr(n, "href")) })
		if len(linked) > maxLinkedTags {
			linked = nil
		}
		for _, text := range linked {
			add(text, "link to a tag")
		}
	}
	for _, key := range [...]string{"news_keywords", "keywords"} {
		if len(found) > 0 {
			break
		}
		r.s.EachMeta(key, func(v string) { addList(v, "meta "+key) })
		found = r.spokenOf(found)
	}
	for _, c := range found {
		r.m.Tags = append(r.m.Tags, c.Value)
	}
	r.set("tags", found)
}

// linkedTags are the texts of links to tags behind the headline that are not
// of teasers.
func (r *resolver) linkedTags(isTag func(n *html.Node) bool) []string {
	if r.isFront() {
		return nil
	}
	var texts []string
	for _, i := range r.s.Links {
		if isTag(r.p.Nodes[i].Node) && i > r.m.headline-beforeNodes && r.s.Amid(i)&(mark.ClueComment|mark.ClueRelated|mark.ClueNav|mark.ClueFooter) == 0 {
			texts = append(texts, strings.TrimPrefix(r.p.TextUpTo(i, labelNodes, maxTagBytes+1), "#"))
		}
	}
	return texts
}

// spokenOf leaves a page's keywords where its title, its description or its
// prose have half of them; of a few of them it leaves these. A front page's are
// all its own.
func (r *resolver) spokenOf(found []candidate) []candidate {
	if len(found) == 0 || r.isFront() {
		return found
	}
	var said strings.Builder
	for _, s := range [...]string{r.s.Title, r.s.Meta("og:title"), r.s.Meta("description"), r.s.Meta("og:description")} {
		said.WriteString(s + "\n")
	}
	for i := range r.p.Nodes {
		n := &r.p.Nodes[i]
		if n.Type == html.TextNode && len(n.Data) >= minTagProse && !r.p.SkipsText(n.Parent) {
			said.WriteString(n.Data + "\n")
		}
	}
	text := dom.Fold(said.String())
	spoken := slices.DeleteFunc(slices.Clone(found), func(c candidate) bool { return !strings.Contains(text, dom.Fold(c.Value)) })
	switch {
	case 2*len(spoken) >= len(found):
		return found
	case fewSpoken*len(spoken) >= len(found):
		return spoken
	}
	return nil
}

// readSection settles the section of the site.
func (r *resolver) readSection() {
	var sections []candidate
	say := func(v, source string) {
		if v != "" && len(v) < maxTagBytes && !dom.IsAddress(v) {
			sections = append(sections, candidate{Value: v, Source: source})
		}
	}
	say(r.s.Meta("article:section"), "meta article:section")
	say(r.e.Str(r.e.Main, "articleSection"), "json-ld "+r.e.MainTyp+".articleSection")
	say(r.s.Meta("parsely-section"), "meta parsely-section")
	r.m.Section = r.set("section", sections)
}
