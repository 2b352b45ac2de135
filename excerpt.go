package pith

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	minExcerptRunes = 25  // a shorter description is a label
	minProseRunes   = 80  // of a paragraph taken for the description
	maxProseBytes   = 600 // of it
	maxParagraphs   = 60  // looked at for one
)

// readExcerpt settles the description: what the page says of itself, else
// the first paragraph of prose after the headline.
func (r *resolver) readExcerpt() {
	var found, short []Candidate
	say := func(v, source string) {
		v = settle(v)
		if v == "" || isUnfilled(v) || isAddress(v) {
			return
		}
		c := Candidate{Value: v, Source: source}
		if utf8.RuneCountInString(v) < minExcerptRunes || fold(v) == fold(r.m.Title) || fold(v) == fold(r.m.SiteName) {
			short = append(short, c)
			return
		}
		found = append(found, c)
	}
	say(r.e.str(r.e.main, "description"), "json-ld "+r.e.mainTyp+".description")
	for _, key := range [...]string{"dc:description", "dcterms:description", "og:description", "weibo:article:description",
		"description", "twitter:description", "sailthru:description", "parsely-description"} {
		say(r.s.meta(key), "meta "+metaName(key))
	}
	if len(found) == 0 {
		if prose := r.firstProse(); prose != "" {
			found = append(found, Candidate{Value: prose, Source: "first paragraph"})
		}
	}
	found = append(found, short...)
	r.m.Excerpt = r.set("excerpt", found)
	r.m.description = strings.Fields(fold(r.m.Excerpt))
}

// firstProse returns the first paragraph long enough to be one.
func (r *resolver) firstProse() string {
	looked := 0
	for i := max(r.m.headline, r.p.body, 0); int(i) < len(r.p.nodes) && looked < maxParagraphs; i++ {
		n := &r.p.nodes[i]
		if n.Type != html.ElementNode || n.DataAtom != atom.P {
			continue
		}
		looked++
		if text := r.p.textUpTo(i, 100, maxProseBytes); utf8.RuneCountInString(text) >= minProseRunes {
			return text
		}
	}
	return ""
}
