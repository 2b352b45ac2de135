package pith

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
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
func (r *resolver) headings(names []string, said []Candidate) []heading {
	var heads []heading
	var phrases []phrase
	for i, c := range said {
		// Only in <title> stands the name of the site, which a logo can be
		// an h1 of.
		if i == 0 || c.Source != "title" {
			for _, v := range [...]string{c.Value, r.short(c.Value, names, nil, nil)} {
				if ph := phraseOf(v); !slices.ContainsFunc(phrases, func(o phrase) bool { return o.text == ph.text }) {
					phrases = append(phrases, ph)
				}
			}
		}
	}
	for _, m := range r.s.marks {
		if m.is&clueHeading == 0 || len(heads) >= maxHeadings {
			continue
		}
		if m.is&clueLogo != 0 {
			continue
		}
		text := settleHeading(r.p.textUpTo(m.node, maxTitleNodes, maxTitleBytes))
		if text == "" || isSiteName(text, names) || isUnread(&r.p.nodes[m.node]) {
			continue
		}
		text = r.short(text, names, nil, nil)
		h := heading{node: m.node, text: text, first: r.p.nodes[m.node].DataAtom == atom.H1}
		h.doubtful = m.around&(clueNav|clueFooter|clueComment) != 0
		if isTailOf(text, r.s.title) {
			continue
		}
		own := phraseOf(text)
		for _, ph := range phrases {
			h.alike = max(h.alike, own.alike(ph))
		}
		if m.around&clueRelated != 0 {
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
	leastAlikeSame = 0.95
	amidRelated    = 0.96 // what is left of the likeness of a heading among teasers
)

// bestHeading picks the headline.
func bestHeading(heads []heading) *heading {
	var best *heading
	for i := range heads {
		h := &heads[i]
		enough := leastAlike
		if !h.first || h.doubtful {
			enough = leastAlikeSame
		}
		if h.alike < enough {
			continue
		}
		if best == nil || h.alike > best.alike+0.2 || (h.first && !best.first && !h.doubtful) || (best.doubtful && !h.doubtful && h.alike > best.alike-0.2) {
			best = h
		}
	}
	return best
}

// settleHeading takes off what tools hang on headings: the mark of a link
// to the heading, and entities that were escaped twice.
func settleHeading(s string) string {
	if strings.Contains(s, "&#") || strings.Contains(s, "&amp;") {
		s = settle(s)
	}
	return strings.TrimRight(s, " ¶#§")
}

// hasGluedTail reports whether a heading is what a source says and more
// with no blank between: the name of a product and what it is, set apart by
// style alone.
func hasGluedTail(text string, said []Candidate) bool {
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

// isTailOf reports whether a heading is what follows the last separator of
// <title>: the name of a manual or a site, on each of its pages.
func isTailOf(text, title string) bool {
	_, tail, ok := cutAt(settle(title), true)
	return ok && fold(tail) == fold(text)
}

// isSlogan reports whether the heading of a page that is no article says
// what og:title says in other words, and og:title is nearer to the page's
// address: shops and services write headings to sell.
func (r *resolver) isSlogan(heading string, names []string) bool {
	og := r.s.meta("og:title")
	if r.isArticle() || og == "" || r.p.opts.URL != "" && isFront(r.p.opts.URL) {
		return false
	}
	og = r.short(og, names, nil, nil)
	slug := slugOf(r.p.opts.URL)
	if isSiteName(og, names) {
		return false
	}
	return alike(og, slug) > alike(heading, slug)+0.05 || strings.Count(heading, " ") > strings.Count(og, " ")+3
}

// slugOf is the last part of an address's path, in words.
func slugOf(address string) string {
	s := bareAddress(address)
	return strings.TrimSuffix(s[strings.LastIndexByte(s, '/')+1:], ".html")
}
