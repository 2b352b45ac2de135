package meta

import (
	"strings"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/meta/ld"
	"github.com/pithmd/pith/internal/meta/survey"
	"github.com/pithmd/pith/internal/meta/title"
	"github.com/pithmd/pith/internal/meta/value"
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
	say(r.s.Meta("og:site_name"), "meta og:site_name")
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
		if v := r.s.Meta(key); v != "" && !r.isTitle(v) {
			say(v, "meta "+survey.MetaName(key))
		}
	}
	r.m.SiteName = r.set("site_name", found)
}

// isTitle reports whether a value is what the page itself is called: some
// sites fill all metas with that.
func (r *resolver) isTitle(v string) bool {
	f := dom.Fold(v)
	return f == r.tagFolded || f == dom.Fold(r.s.MetaTitle("og:title"))
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
	add(strings.TrimPrefix(r.s.Meta("twitter:site"), "@"))
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
		points += int(4 * max(title.Alike(headline, r.tag), title.Alike(headline, r.s.MetaTitle("og:title"))))
	}
	if r.p.Address != "" {
		for _, key := range [...]string{"url", "mainEntityOfPage", "@id"} {
			if u := e.Str(i, key); u != "" && value.SameAddress(u, r.p.Address) {
				points += 3
				break
			}
		}
	}
	return points
}
