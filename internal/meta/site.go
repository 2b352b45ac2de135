package meta

import (
	"strings"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/meta/ld"
	"github.com/pithmd/pith/internal/meta/title"
)

// readSite settles the site's name.
func (r *resolver) readSite() {
	var found []candidate
	say := func(value, source string) {
		value = dom.Settle(value)
		if value == "" || dom.IsUnfilled(value) || dom.IsAddress(value) || len(value) > 100 {
			return
		}
		found = append(found, candidate{Value: value, Source: source})
	}
	say(r.s.meta("og:site_name"), "meta og:site_name")
	if r.e.Main != 0 {
		say(r.e.Str(r.e.Get(r.e.Main, "publisher"), "name"), "json-ld "+r.e.MainTyp+".publisher")
	}
	if r.e.Site != 0 {
		say(r.e.Str(r.e.Site, "name"), "json-ld WebSite.name")
	}
	if r.e.Page != 0 {
		say(r.e.Str(r.e.Get(r.e.Page, "publisher"), "name"), "json-ld "+r.e.TypeOf(r.e.Page)+".publisher")
		say(r.e.Str(r.e.Get(r.e.Page, "isPartOf"), "name"), "json-ld "+r.e.TypeOf(r.e.Page)+".isPartOf")
	}
	for _, key := range [...]string{"citation_journal_title", "dc:publisher", "dcterms:publisher", "application-name", "al:ios:app_name"} {
		if v := r.s.meta(key); !r.isTitle(v) {
			say(v, "meta "+metaName(key))
		}
	}
	r.m.SiteName = r.set("site_name", found)
}

// isTitle reports whether a value is what the page itself is called: some
// sites fill all metas with that.
func (r *resolver) isTitle(v string) bool {
	f := dom.Fold(v)
	return f == dom.Fold(dom.SettleTitle(r.s.title)) || f == dom.Fold(r.s.metaTitle("og:title"))
}

// siteNames are the names a site goes by, folded.
func (r *resolver) siteNames() []string {
	var names []string
	add := func(s string) {
		if f := dom.Fold(s); f != "" {
			names = append(names, f)
		}
	}
	for _, c := range r.m.Evidence["site_name"] {
		add(c.Value)
	}
	add(strings.TrimPrefix(r.s.meta("twitter:site"), "@"))
	host := r.p.Host
	if host == "" {
		host = dom.HostOf(r.m.URL)
	}
	add(host)
	for label := range strings.SplitSeq(host, ".") {
		if len(label) > 3 {
			add(label)
		}
	}
	return names
}

// isThisPage adds to a thing's rank what speaks for its being the page's
// own, where JSON-LD describes several of a kind.
func (r *resolver) isThisPage(e *ld.Entity, i int32) int {
	points := 0
	headline := e.Title(i, "headline")
	if headline == "" {
		headline = e.Title(i, "name")
	}
	if headline != "" {
		points += int(4 * max(title.Alike(headline, dom.SettleTitle(r.s.title)), title.Alike(headline, r.s.metaTitle("og:title"))))
	}
	if r.p.Address != "" {
		for _, key := range [...]string{"url", "mainEntityOfPage", "@id"} {
			if u := e.Str(i, key); u != "" && sameAddress(u, r.p.Address) {
				points += 3
				break
			}
		}
	}
	return points
}

// sameAddress compares addresses without scheme, "www.", query, fragment
// and the last slash.
func sameAddress(a, b string) bool { return bareAddress(a) == bareAddress(b) }

func bareAddress(s string) string {
	_, s, ok := strings.Cut(s, "://")
	if !ok {
		return s
	}
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(s), "www."), "/")
}

// readTags collects keywords and the section of the site.
func (r *resolver) readTags() {
	seen := map[string]bool{}
	var found []candidate
	add := func(list, source string) {
		for tag := range strings.FieldsFuncSeq(list, func(c rune) bool { return c == ',' || c == ';' || c == '،' || c == '、' }) {
			tag = dom.Squeeze(tag)
			if tag == "" || len(tag) > 80 || len(r.m.Tags) >= 60 || seen[strings.ToLower(tag)] {
				continue
			}
			seen[strings.ToLower(tag)] = true
			r.m.Tags = append(r.m.Tags, tag)
			found = append(found, candidate{Value: tag, Source: source})
		}
	}
	r.e.Each(r.e.Get(r.e.Main, "keywords"), func(i int32) { add(r.e.Text(i), "json-ld "+r.e.MainTyp+".keywords") })
	for _, m := range r.s.metas {
		switch m.key {
		case "article:tag", "keywords", "news_keywords", "parsely-tags", "sailthru:tags", "citation_keywords", "dc:subject":
			add(dom.Settle(m.value), "meta "+metaName(m.key))
		}
	}
	r.set("tags", found)

	var sections []candidate
	say := func(v, source string) {
		if v != "" && len(v) < 80 && !dom.IsAddress(v) {
			sections = append(sections, candidate{Value: v, Source: source})
		}
	}
	say(r.s.meta("article:section"), "meta article:section")
	say(r.e.Str(r.e.Main, "articleSection"), "json-ld "+r.e.MainTyp+".articleSection")
	say(r.s.meta("parsely-section"), "meta parsely-section")
	r.m.Section = r.set("section", sections)
}
