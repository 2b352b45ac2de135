package meta

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/lexicon"
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
	if f := dom.Fold(first); f == dom.Fold(r.m.SiteName) || r.p.Host != "" && title.IsSiteName(f, r.siteNames()) {
		quality -= 5
	} else if r.endsTitle(f) {
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

// endsTitle reports whether what <title> has behind its last mark, and the
// page's title has not, begins with a folded name: the site's, or a part's of
// it ("The Daily", "The Daily Letters").
func (r *resolver) endsTitle(folded string) bool {
	_, tail, ok := title.CutAt(dom.SettleTitle(r.s.Title), true)
	if parts := title.Parts(r.s.Title); !ok && len(parts) > 1 {
		tail = parts[len(parts)-1] // without blanks
	}
	tail = dom.Fold(tail)
	return len(folded) >= minSiteBytes && strings.HasPrefix(tail, folded) && !strings.HasSuffix(dom.Fold(r.m.Title), tail)
}

const minSiteBytes = 4

// accounts are names that say nobody's.
var accounts = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.Nobody) })
