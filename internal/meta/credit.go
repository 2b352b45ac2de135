package meta

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/lexicon"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta/date"
	"github.com/pithmd/pith/internal/meta/person"
	"github.com/pithmd/pith/internal/meta/title"
)

// creditScore weighs a source, with half the weight of each other kind of
// source that says the same.
func (r *resolver) creditScore(credits []credit, i int) float64 {
	c := &credits[i]
	score := c.weight
	counted := append(make([]string, 0, 8), c.source)
	boxed := false
	for k := range credits {
		o := &credits[k]
		if !boxed && o.node >= 0 && len(o.names) == 1 && o.node < c.node && o.goesOn(c) {
			boxed = true
			score += o.weight/2 + 1
		}
		if k == i || slices.Contains(counted, o.source) {
			continue
		}
		// A box around the name says more than the name: it agrees too.
		if o.key == c.key || len(o.names) == 1 && o.goesOn(c) {
			counted = append(counted, o.source)
			score += o.weight / 2
		}
	}
	return score + r.nameQuality(c)
}

// goesOn reports whether what a credit says begins with what another does, a
// full name.
func (o *credit) goesOn(c *credit) bool {
	return (strings.Contains(c.key, " ") || c.key != "" && c.key[0] >= utf8.RuneSelf) && len(o.key) > len(c.key) && o.key[len(c.key)] == ' ' && strings.HasPrefix(o.key, c.key)
}

// nameQuality takes off for what names no person.
func (r *resolver) nameQuality(c *credit) float64 {
	first := strings.ToLower(c.names[0])
	quality := 0.0
	if f := dom.Fold(first); f == dom.Fold(r.m.SiteName) || r.p.Host != "" && title.IsSiteName(f, r.names) {
		quality -= 5
	} else if len(f) >= minSiteBytes && strings.HasPrefix(r.ending, f) {
		quality -= 3 // as likely a person's site
	} else if person.IsOrganisation(first) {
		quality -= 4
	}
	if accounts()[first] {
		quality -= 6
	}
	if strings.Contains(first, "@") {
		quality -= 6
	}
	if !strings.Contains(first, " ") && first == c.names[0] && first[0] < 0x80 {
		quality -= 2 // a login name, if there is a better one
	}
	return quality
}

// titleEnding is what <title> has behind its last mark, folded: the site's name, or that
// of a part of it ("The Daily Letters"). It is "" if the page's title has it too.
func (r *resolver) titleEnding() string {
	_, tail, ok := title.CutAt(r.tag, true)
	if parts := title.Parts(r.s.Title); !ok && len(parts) > 1 {
		tail = parts[len(parts)-1] // without blanks
	}
	if tail = dom.Fold(tail); strings.HasSuffix(dom.Fold(r.m.Title), tail) {
		return ""
	}
	return tail
}

const minSiteBytes = 4

// accounts are names that say nobody's.
var accounts = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.Nobody) })

// besideDate is the name in a line at the head that has a date and nothing else:
// "5 March 2024 - Ada Byron". It is asked for where nothing else names an author.
func (r *resolver) besideDate() []credit {
	for _, m := range r.s.Marks {
		if m.Is&mark.ClueWhen == 0 || m.Around&^mark.ClueLede != 0 || !r.isBeside(m.Node) || r.inLinkElsewhere(m.Node) {
			continue
		}
		line := r.p.TextUpTo(r.p.BlockParent(m.At), maxBylineNodes, person.MaxBylineBytes)
		at, ok := date.FindDate(line, r.m.Language)
		if !ok || at.Precision < date.ToDay || len(line) > maxDatedLine {
			continue
		}
		for _, side := range [...]string{line[at.End:], line[:at.Start]} {
			name := person.AloneIn(side)
			if name == "" || isDateLabel(side) || r.nameQuality(&credit{names: []string{name}}) != 0 || r.hasWordsOf(name) {
				continue
			}
			return []credit{{names: []string{name}, raw: line, source: "name beside a date", weight: weightClass, node: m.Node}}
		}
	}
	return nil
}

// belowHeadline is the name in Han that stands alone in a line directly below
// the headline, which the line may say over again.
func (r *resolver) belowHeadline() []credit {
	if r.m.headline < 0 {
		return nil
	}
	title := dom.Fold(r.m.Title)
	for i := r.p.Nodes[r.m.headline].End; i < int32(len(r.p.Nodes)); i++ {
		n := &r.p.Nodes[i]
		if n.Type != html.TextNode || r.p.SkipsText(n.Parent) || strings.TrimSpace(n.Data) == "" || dom.Fold(n.Data) == title {
			continue
		}
		text := dom.Squeeze(n.Data)
		if _, alone := r.lineOf(i); !alone || r.inLink(i) || person.HanNames(text) == nil {
			return nil
		}
		return []credit{{names: person.HanNames(text), raw: text, source: "name below the headline", weight: weightClass, node: n.Parent}}
	}
	return nil
}

// isDateLabel reports whether a text or a word of it says what a date is.
func isDateLabel(s string) bool {
	isLabel := func(w string) bool { return date.LabelOf(w) != date.SaysNothing }
	return isLabel(s) || slices.ContainsFunc(strings.Fields(s), isLabel)
}

// hasWordsOf reports whether the page's text has a word of a name in small
// letters: then it is a section ("Mental Health") and nobody's name.
func (r *resolver) hasWordsOf(name string) bool {
	words := strings.Fields(name)
	for i := range words {
		words[i] = strings.ToLower(words[i])
	}
	for i := range r.p.Nodes {
		n := &r.p.Nodes[i]
		if n.Type != html.TextNode || r.p.SkipsText(n.Parent) || !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(n.Data, w) }) {
			continue
		}
		for w := range strings.FieldsFuncSeq(n.Data, func(c rune) bool { return !unicode.IsLetter(c) }) {
			if slices.Contains(words, w) && !person.Particles()[w] {
				return true
			}
		}
	}
	return false
}

const maxDatedLine = 90 // bytes of a line that has a date and a name
