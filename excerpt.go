package pith

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/lexicon"
)

const (
	minExcerptRunes = 25  // a shorter description is a label
	minProseRunes   = 80  // of a paragraph taken for the description
	maxProseBytes   = 600 // of it
	maxParagraphs   = 60  // looked at for one
	maxExcerptRunes = 300 // of what is taken from the text
	minExcerptShare = 3   // a sentence that ends before this part of it is too short
)

const firstParagraph = "first paragraph" // the source of an excerpt

// readExcerpt settles the description: what the page says of itself, else
// the first paragraph of prose after the headline.
func (r *resolver) readExcerpt() {
	var found, short []candidate
	say := func(v, source string) {
		v = withoutLeadOn(settle(v))
		if v == "" || isUnfilled(v) || isAddress(v) {
			return
		}
		c := candidate{Value: v, Source: source}
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
			found = append(found, candidate{Value: prose, Source: firstParagraph})
		}
	}
	found = append(found, short...)
	r.m.Excerpt = r.set("excerpt", found)
	r.m.description = strings.Fields(fold(r.m.Excerpt))
}

// leadsOff reports whether the excerpt is the page's first paragraph.
func (m *metadata) leadsOff() bool {
	found := m.evidence["excerpt"]
	return len(found) > 0 && found[0].Source == firstParagraph
}

// settleExcerpt takes the beginning of the article for the page's first
// paragraph: what was read before the choice of content may be left out by now.
func (m *metadata) settleExcerpt(beginning string) {
	found := m.evidence["excerpt"]
	m.Excerpt = beginning
	if found[0].Value = m.Excerpt; m.Excerpt != "" {
		return
	}
	if found = found[1:]; len(found) == 0 {
		delete(m.evidence, "excerpt")
		return
	}
	for i := range found {
		found[i].Rank = i + 1
	}
	m.Excerpt, m.evidence["excerpt"] = found[0].Value, found
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

// leadOns are the links that teasers end with.
var leadOns = sync.OnceValue(func() []string { return lexicon.List(lexicon.LeadOn) })

// withoutLeadOn takes a link to the whole text off a description's end: after
// a sentence, or before an arrow. "You should read more" has none.
func withoutLeadOn(s string) string {
	end := strings.TrimRight(s, " .…»›→>])")
	lower := strings.ToLower(end)
	if len(lower) != len(end) {
		return s
	}
	for _, t := range leadOns() {
		head, ok := strings.CutSuffix(lower, t)
		head = strings.TrimRight(head, " [(–—-|")
		if !ok || head == "" {
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(head); strings.ContainsRune(".!?…。！？\"”»]", r) || strings.ContainsAny(s[len(end):], "»›→>]") {
			return end[:len(head)]
		}
	}
	return s
}
