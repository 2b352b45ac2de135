package pith

import (
	"cmp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/hashmap"
	"github.com/pithmd/pith/internal/lexicon"
)

// What rules.go, labels.go and families.go say, arranged for looking up. These
// are built once, before anything runs, and never changed.
var (
	allRules   = withLabels(rules, labelRules)
	tokenRules = indexTokens(rules)
	tagRules   = hashmap.New(indexTags(rules))
	tagPlaces  = hashmap.New(indexPlaces())
	roleRules  = indexRoles(rules)
	meaningOf  = hashmap.New(indexMeanings())
)

// phrases are the labels of the lexicon, arranged for looking up at first use.
var phrases = sync.OnceValue(func() *phraseIndex { return indexPhrases(labelRules, ruleID(len(rules))) })

// grammarWords are the lexicon's function words by their hashes.
var grammarWords = sync.OnceValue(func() *hashmap.Table[uint32] { return hashmap.New(indexFunctionWords()) })

func ruleOf(id ruleID) *rule { return &allRules[id-1] }

// The rules that code asks for and that stand among those of data.
var (
	ruleReaderComments = ruleNamed("reader-comments")
	ruleTeaserLabel    = ruleNamed("teaser-label")
)

func ruleNamed(name string) ruleID {
	for k := range allRules {
		if allRules[k].name == name {
			return ruleID(k + 1)
		}
	}
	panic("pith: no rule " + name)
}

// withLabels gives label rules their numbers behind the others.
func withLabels(rules []rule, labels []labelRule) []rule {
	all := append([]rule(nil), rules...)
	for _, l := range labels {
		all = append(all, rule{name: l.name, why: l.why})
	}
	return all
}

// tokenIndex finds rules by a token, or by what a token begins or ends with.
type tokenIndex struct {
	exact, prefix, suffix map[string]ruleID

	first *hashmap.Table[bool] // first words of exact and prefix
	last  *hashmap.Table[bool] // last words of suffix
}

func indexTokens(rules []rule) tokenIndex {
	x := tokenIndex{exact: map[string]ruleID{}, prefix: map[string]ruleID{}, suffix: map[string]ruleID{}}
	for i, r := range rules {
		for _, token := range r.tokens {
			if t, ok := strings.CutSuffix(token, "*"); ok {
				x.prefix[strings.TrimRight(t, "-_")] = ruleID(i + 1)
			} else if t, ok := strings.CutPrefix(token, "*"); ok {
				x.suffix[strings.TrimLeft(t, "-_")] = ruleID(i + 1)
			} else {
				x.exact[token] = ruleID(i + 1)
			}
		}
	}
	first, last := map[uint32]bool{}, map[uint32]bool{}
	for _, set := range []map[string]ruleID{x.exact, x.prefix} {
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
	hash, inFirst := fnvOffset, true
	for k := 0; k < len(token); k++ {
		if token[k] != '-' && token[k] != '_' || k == 0 {
			hash = (hash ^ uint32(lowerASCII(token[k]))) * fnvPrime
			continue
		}
		if inFirst {
			first, inFirst = hash, false
		}
		hash = fnvOffset
	}
	if inFirst {
		first = hash
	}
	return first, hash
}

func indexTags(rules []rule) map[uint32]ruleID {
	x := map[uint32]ruleID{}
	for i, r := range rules {
		for _, a := range r.tags {
			x[uint32(a)] = ruleID(i + 1)
		}
	}
	return x
}

func indexPlaces() map[uint32]place {
	x := map[uint32]place{}
	for a, p := range placeOf {
		x[uint32(a)] = p
	}
	return x
}

func indexRoles(rules []rule) map[string]ruleID {
	x := map[string]ruleID{}
	for i, r := range rules {
		for _, role := range r.roles {
			x[role] = ruleID(i + 1)
		}
	}
	return x
}

// A meaning is what a word of a name says of the element.
type meaning struct {
	fams families
	is   clue
}

func indexMeanings() map[uint32]meaning {
	x := map[uint32]meaning{}
	add := func(word uint32, fams families, is clue) {
		x[word] = meaning{x[word].fams | fams, x[word].is | is}
	}
	for i, f := range familyWords {
		for word := range strings.FieldsSeq(f.words) {
			add(hashWord(word), 1<<i, 0)
		}
	}
	for word, is := range clueWords {
		add(hashWord(word), 0, is)
	}
	return x
}

// phraseIndex finds label rules by a block's words.
type phraseIndex struct {
	whole   map[string]ruleID
	begin   map[string]ruleID // any words may follow
	teaser  map[string]ruleID // words of a link may follow
	longest int               // bytes of the longest phrase

	first, hashes *hashmap.Table[bool] // hashes of the phrases' first words, and of all of them
}

func indexPhrases(labels []labelRule, after ruleID) *phraseIndex {
	first, hashes := map[uint32]bool{}, map[uint32]bool{}
	x := &phraseIndex{whole: map[string]ruleID{}, begin: map[string]ruleID{}, teaser: map[string]ruleID{}}
	for i, l := range labels {
		for _, phrase := range lexicon.Phrases(l.phrases) {
			text, set := phrase, x.whole
			if begin, ok := strings.CutSuffix(text, "*"); ok {
				text, set = begin, x.begin
			} else if begin, ok := strings.CutSuffix(text, "<a>"); ok {
				text, set = begin, x.teaser
			}
			key := strings.TrimSpace(string(appendKey(nil, strings.ReplaceAll(text, "#", "1"))))
			set[key] = after + ruleID(i+1)
			word, _, _ := strings.Cut(key, " ")
			first[hashBytes(word)], hashes[hashBytes(key)] = true, true
			x.longest = max(x.longest, len(key))
		}
	}
	x.first, x.hashes = hashmap.New(first), hashmap.New(hashes)
	return x
}

func hashBytes(s string) uint32 {
	h := fnvOffset
	for k := range len(s) {
		h = (h ^ uint32(s[k])) * fnvPrime
	}
	return h
}

// Labels are short: a phrase by itself, or one with a few words more.
const (
	maxLabelWords = 16
	maxLabelRunes = 100
)

// labelOf returns the label rule that the block's whole text matches.
func (p *page) labelOf(b *block) ruleID {
	if b.place&inHeading != 0 {
		return 0
	}
	return p.phraseOf(b)
}

// phraseOf is the same where the block may be a heading, which no rule drops
// for its text alone.
func (p *page) phraseOf(b *block) ruleID {
	if b.words > maxLabelWords || b.runes > maxLabelRunes || b.place&(inCode|inMath) != 0 {
		return 0
	}
	var buf [8 * maxLabelRunes]byte
	key := buf[:0]
	for i := b.first; i <= b.last; i++ {
		if p.isText(i) && p.places[p.nodes[i].parent]&inMuted == 0 {
			if len(key) > 0 && len(p.nodes[i].Data) > 0 {
				key = appendGap(key)
			}
			key = appendKey(key, p.nodes[i].Data)
		}
	}
	for len(key) > 0 && key[len(key)-1] == ' ' {
		key = key[:len(key)-1]
	}
	return phrases().find(key, b)
}

// find looks the block's key up: whole, or by how it begins. Few blocks begin
// with a phrase's first word, and few of those with a phrase, so hashes are
// asked first.
func (x *phraseIndex) find(key []byte, b *block) ruleID {
	found, hash := ruleID(0), fnvOffset
	begun := int32(0) // words of the key before k
	for k := 0; k <= len(key) && k <= x.longest; k++ {
		if k < len(key) && key[k] != ' ' {
			hash = (hash ^ uint32(key[k])) * fnvPrime
			continue
		}
		begun++
		if begun == 1 && !x.first.Get(hash) {
			return 0
		}
		if x.hashes.Get(hash) {
			if k == len(key) {
				return cmp.Or(x.whole[string(key)], found)
			}
			if found == 0 {
				found = x.begin[string(key[:k])]
			}
			if found == 0 && b.linkWords*2 >= b.words-begun && b.linkWords > 0 {
				found = x.teaser[string(key[:k])]
			}
		}
		hash = (hash ^ ' ') * fnvPrime
	}
	return found
}

// appendGap separates text nodes that blanks or an element's edge separate.
func appendGap(key []byte) []byte {
	if key[len(key)-1] != ' ' {
		return append(key, ' ')
	}
	return key
}

// appendKey appends a text as labels are compared: words in lower case, one
// space between them, numbers as #, no punctuation.
func appendKey(key []byte, text string) []byte {
	const (
		none = iota
		number
		letters
	)
	last := none
	for k := 0; k < len(text); {
		r, size, kind := rune(text[k]), 1, none
		switch asciiKind[text[k]] {
		case byteDigit:
			kind = number
		case byteUpper, byteLower:
			kind = letters
		case byteNone:
			r, size = utf8.DecodeRuneInString(text[k:])
			if unicode.IsDigit(r) {
				kind = number
			} else if isWordRune(r) || r == '©' {
				kind = letters
			}
		}
		k += size
		if kind == none {
			within := last == number && (r == '.' || r == ',') // 1.2 or 1,200, or after it
			if !within && r != '\'' && r != '’' {
				last = none
			}
			continue
		}
		if kind != last && len(key) > 0 && key[len(key)-1] != ' ' {
			key = append(key, ' ')
		}
		switch {
		case kind == letters && r < utf8.RuneSelf:
			key = append(key, lowerASCII(byte(r)))
		case kind == letters:
			key = utf8.AppendRune(key, unicode.ToLower(r))
		case last != number:
			key = append(key, '#')
		}
		last = kind
	}
	return key
}
