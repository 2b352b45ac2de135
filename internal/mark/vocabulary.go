package mark

import (
	"strings"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/hashmap"
)

// What rules.go, labels.go and families.go say, arranged for looking up. These
// are built once, before anything runs, and never changed.
var (
	AllRules   = withLabels(Rules, LabelRules)
	tokenRules = indexTokens(Rules)
	tagRules   = hashmap.New(indexTags(Rules))
	tagPlaces  = hashmap.New(indexPlaces())
	roleRules  = indexRoles(Rules)
	meaningOf  = hashmap.New(indexMeanings())
)

// RuleOf is the rule with a number.
func RuleOf(id RuleID) *rule { return &AllRules[id-1] }

// The rules that code asks for and that stand among those of data.
var (
	RuleReaderComments = ruleNamed("reader-comments")
	RuleTeaserLabel    = ruleNamed("teaser-label")
	RulePlayerChrome   = ruleNamed("player-chrome")
	RuleCookieWall     = ruleNamed("cookie-wall")
)

func ruleNamed(name string) RuleID {
	for k := range AllRules {
		if AllRules[k].Name == name {
			return RuleID(k + 1)
		}
	}
	panic("pith: no rule " + name)
}

// withLabels gives label rules their numbers behind the others.
func withLabels(rules []rule, labels []LabelRule) []rule {
	all := append([]rule(nil), rules...)
	for _, l := range labels {
		all = append(all, rule{Name: l.name, why: l.why})
	}
	return all
}

// tokenIndex finds rules by a token, or by what a token begins or ends with.
type tokenIndex struct {
	exact, prefix, suffix map[string]RuleID

	first *hashmap.Table[bool] // first words of exact and prefix
	last  *hashmap.Table[bool] // last words of suffix
}

func indexTokens(rules []rule) tokenIndex {
	x := tokenIndex{exact: map[string]RuleID{}, prefix: map[string]RuleID{}, suffix: map[string]RuleID{}}
	for i, r := range rules {
		for _, token := range r.tokens {
			if t, ok := strings.CutSuffix(token, "*"); ok {
				x.prefix[strings.TrimRight(t, "-_")] = RuleID(i + 1)
			} else if t, ok := strings.CutPrefix(token, "*"); ok {
				x.suffix[strings.TrimLeft(t, "-_")] = RuleID(i + 1)
			} else {
				x.exact[token] = RuleID(i + 1)
			}
		}
	}
	first, last := map[uint32]bool{}, map[uint32]bool{}
	for _, set := range []map[string]RuleID{x.exact, x.prefix} {
		for token := range set {
			head, _ := endsOf(token)
			first[head] = true
		}
	}
	for token := range x.suffix {
		_, tail := endsOf(token)
		last[tail] = true
	}
	x.first, x.last = hashmap.New(first), hashmap.New(last)
	return x
}

// mayHave reports whether a rule can have a token, by its first and its last
// word: most tokens of a page are sorted out by that.
func (x *tokenIndex) mayHave(token string) bool {
	first, last := endsOf(token)
	return x.first.Get(first) || x.last.Get(last)
}

// endsOf is the hashes of what stands before a token's first - or _ and
// behind its last one, in lower case. One at the token's beginning ends no
// word.
func endsOf(token string) (first, last uint32) {
	hash, inFirst := dom.FnvOffset, true
	for k := 0; k < len(token); k++ {
		if token[k] != '-' && token[k] != '_' || k == 0 {
			hash = (hash ^ uint32(dom.LowerASCII(token[k]))) * dom.FnvPrime
			continue
		}
		if inFirst {
			first, inFirst = hash, false
		}
		hash = dom.FnvOffset
	}
	if inFirst {
		first = hash
	}
	return first, hash
}

func indexTags(rules []rule) map[uint32]RuleID {
	x := map[uint32]RuleID{}
	for i, r := range rules {
		for _, a := range r.tags {
			x[uint32(a)] = RuleID(i + 1)
		}
	}
	return x
}

func indexPlaces() map[uint32]Place {
	x := map[uint32]Place{}
	for a, p := range placeOf {
		x[uint32(a)] = p
	}
	return x
}

func indexRoles(rules []rule) map[string]RuleID {
	x := map[string]RuleID{}
	for i, r := range rules {
		for _, role := range r.roles {
			x[role] = RuleID(i + 1)
		}
	}
	return x
}

// A meaning is what a word of a name says of the element.
type meaning struct {
	fams Families
	is   Clue
}

func indexMeanings() map[uint32]meaning {
	x := map[uint32]meaning{}
	add := func(word uint32, fams Families, is Clue) {
		x[word] = meaning{x[word].fams | fams, x[word].is | is}
	}
	for i, f := range FamilyWords {
		for word := range strings.FieldsSeq(f.words) {
			add(dom.HashWord(word), 1<<i, 0)
		}
	}
	for word, is := range clueWords {
		add(dom.HashWord(word), 0, is)
	}
	return x
}

// FamilyNamed is the bit of the family of names that is called so.
func FamilyNamed(name string) int {
	for i, f := range FamilyWords {
		if f.Name == name {
			return i
		}
	}
	panic("pith: no family " + name)
}
