package meta

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/lexicon"
	"github.com/pithmd/pith/internal/meta/survey"
)

const (
	minExcerptRunes = 25  // a shorter description is a label
	MinProseRunes   = 80  // of a paragraph taken for the description
	maxProseBytes   = 600 // of it
	maxParagraphs   = 60  // looked at for one
)

const firstParagraph = "first paragraph" // the source of an excerpt

// readExcerpt settles the description: what the page says of itself, else
// the first paragraph of prose after the headline.
func (r *resolver) readExcerpt() {
	var found, short []candidate
	titled, named := dom.Fold(r.m.Title), dom.Fold(r.m.SiteName)
	say := func(v, source string) {
		v = WithoutLeadOn(dom.Settle(v))
		if v == "" || dom.IsUnfilled(v) || dom.IsAddress(v) {
			return
		}
		c := candidate{Value: v, Source: source}
		if f := dom.Fold(v); utf8.RuneCountInString(v) < minExcerptRunes || f == titled || f == named {
			short = append(short, c)
			return
		}
		found = append(found, c)
	}
	say(r.e.Str(r.e.Main, "description"), "json-ld "+r.e.MainTyp+".description")
	for _, key := range [...]string{"dc:description", "dcterms:description", "og:description", "weibo:article:description",
		"description", "twitter:description", "sailthru:description", "parsely-description"} {
		say(r.s.Meta(key), "meta "+survey.MetaName(key))
	}
	if len(found) == 0 {
		if prose := r.firstProse(); prose != "" {
			found = append(found, candidate{Value: prose, Source: firstParagraph})
		}
	}
	found = append(found, short...)
	r.m.Excerpt = r.set("excerpt", found)
	r.m.Description = strings.Fields(dom.Fold(r.m.Excerpt))
}

// LeadsOff reports whether the excerpt is the page's first paragraph.
func (m *Data) LeadsOff() bool {
	found := m.Evidence["excerpt"]
	return len(found) > 0 && found[0].Source == firstParagraph
}

// SettleExcerpt takes the beginning of the article for the page's first
// paragraph: what was read before the choice of content may be left out by now.
func (m *Data) SettleExcerpt(beginning string) {
	found := m.Evidence["excerpt"]
	m.Excerpt = beginning
	if found[0].Value = m.Excerpt; m.Excerpt != "" {
		return
	}
	if found = found[1:]; len(found) == 0 {
		delete(m.Evidence, "excerpt")
		return
	}
	for i := range found {
		found[i].Rank = i + 1
	}
	m.Excerpt, m.Evidence["excerpt"] = found[0].Value, found
}

// firstProse returns the first paragraph long enough to be one.
func (r *resolver) firstProse() string {
	looked := 0
	for i := max(r.m.headline, r.p.Body, 0); int(i) < len(r.p.Nodes) && looked < maxParagraphs; i++ {
		n := &r.p.Nodes[i]
		if n.Type != html.ElementNode || n.DataAtom != atom.P {
			continue
		}
		looked++
		if text := r.p.TextUpTo(i, 100, maxProseBytes); utf8.RuneCountInString(text) >= MinProseRunes {
			return text
		}
	}
	return ""
}

// leadOns are the links that teasers end with.
var leadOns = sync.OnceValue(func() []string { return lexicon.List(lexicon.LeadOn) })

// WithoutLeadOn takes a link to the whole text off a description's end: after
// a sentence, or before an arrow. "You should read more" has none.
func WithoutLeadOn(s string) string {
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
