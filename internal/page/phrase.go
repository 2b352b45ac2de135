package page

import (
	"cmp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/hashmap"
	"github.com/pithmd/pith/internal/lexicon"
	"github.com/pithmd/pith/internal/mark"
)

// phrases are the labels of the lexicon, arranged for looking up at first use.
var phrases = sync.OnceValue(func() *phraseIndex { return indexPhrases(mark.LabelRules, mark.RuleID(len(mark.Rules))) })

// phraseIndex finds label rules by a block's words.
type phraseIndex struct {
	whole   map[string]mark.RuleID
	begin   map[string]mark.RuleID // any words may follow
	teaser  map[string]mark.RuleID // words of a link may follow
	longest int                    // bytes of the longest phrase

	first, hashes *hashmap.Table[bool] // hashes of the phrases' first words, and of all of them
}

func indexPhrases(labels []mark.LabelRule, after mark.RuleID) *phraseIndex {
	first, hashes := map[uint32]bool{}, map[uint32]bool{}
	x := &phraseIndex{whole: map[string]mark.RuleID{}, begin: map[string]mark.RuleID{}, teaser: map[string]mark.RuleID{}}
	for i, l := range labels {
		for _, phrase := range lexicon.Phrases(l.Phrases) {
			text, set := phrase, x.whole
			if begin, ok := strings.CutSuffix(text, "*"); ok {
				text, set = begin, x.begin
			} else if begin, ok := strings.CutSuffix(text, "<a>"); ok {
				text, set = begin, x.teaser
			}
			key := strings.TrimSpace(string(appendKey(nil, strings.ReplaceAll(text, "#", "1"))))
			set[key] = after + mark.RuleID(i+1)
			word, _, _ := strings.Cut(key, " ")
			first[hashBytes(word)], hashes[hashBytes(key)] = true, true
			x.longest = max(x.longest, len(key))
		}
	}
	x.first, x.hashes = hashmap.New(first), hashmap.New(hashes)
	return x
}

func hashBytes(s string) uint32 {
	h := dom.FnvOffset
	for k := range len(s) {
		h = (h ^ uint32(s[k])) * dom.FnvPrime
	}
	return h
}

// Labels are short: a phrase by itself, or one with a few words more.
const (
	maxLabelWords = 16
	maxLabelRunes = 100
)

// labelOf returns the label rule that the block's whole text matches.
func (p *Page) labelOf(b *Block) mark.RuleID {
	if b.Place&mark.InHeading != 0 {
		return 0
	}
	return p.PhraseOf(b)
}

// PhraseOf is the same where the block may be a heading, which no rule drops
// for its text alone.
func (p *Page) PhraseOf(b *Block) mark.RuleID {
	if b.Words > maxLabelWords || b.Runes > maxLabelRunes || b.Place&(mark.InCode|mark.InMath) != 0 {
		return 0
	}
	var buf [8 * maxLabelRunes]byte
	key := buf[:0]
	for i := b.First; i <= b.Last; i++ {
		if p.IsText(i) && p.Places[p.Nodes[i].Parent]&mark.InMuted == 0 {
			if len(key) > 0 && len(p.Nodes[i].Data) > 0 {
				key = appendGap(key)
			}
			key = appendKey(key, p.Nodes[i].Data)
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
func (x *phraseIndex) find(key []byte, b *Block) mark.RuleID {
	found, hash := mark.RuleID(0), dom.FnvOffset
	begun := int32(0) // words of the key before k
	for k := 0; k <= len(key) && k <= x.longest; k++ {
		if k < len(key) && key[k] != ' ' {
			hash = (hash ^ uint32(key[k])) * dom.FnvPrime
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
			if found == 0 && b.LinkWords*2 >= b.Words-begun && b.LinkWords > 0 {
				found = x.teaser[string(key[:k])]
			}
		}
		hash = (hash ^ ' ') * dom.FnvPrime
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
		switch dom.ASCIIKind[text[k]] {
		case dom.ByteDigit:
			kind = number
		case dom.ByteUpper, dom.ByteLower:
			kind = letters
		case dom.ByteNone:
			r, size = utf8.DecodeRuneInString(text[k:])
			if unicode.IsDigit(r) {
				kind = number
			} else if dom.IsWordRune(r) || r == '©' {
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
			key = append(key, dom.LowerASCII(byte(r)))
		case kind == letters:
			key = utf8.AppendRune(key, unicode.ToLower(r))
		case last != number:
			key = append(key, '#')
		}
		last = kind
	}
	return key
}
