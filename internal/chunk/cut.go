package chunk

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/render"
)

// cuts yields where a paragraph may be cut, and whether a sentence ends there.
func (c *chunker) cuts(m render.Mark) iter.Seq2[int, bool] {
	return func(yield func(int, bool) bool) {
		for _, s := range m.Plain {
			before := ' '
			for i, r := range c.text[s.Start:s.End] {
				at := s.Start + i + utf8.RuneLen(r)
				if at >= len(c.text) {
					return
				}
				ends := r == '\n' || strings.ContainsRune("。！？", r) || r == ' ' && strings.ContainsRune(".!?", before)
				before = r
				if (ends || r == ' ' || dom.IsUnspaced(r)) && beginsPlain(c.text[at:]) && !yield(at, ends) {
					return
				}
			}
		}
	}
}

// beginsPlain reports whether a text can begin a chunk as prose: no blank,
// and no mark that begins a list, a heading, a quote or a fence there.
func beginsPlain(s string) bool {
	const enough = 64
	r, _ := utf8.DecodeRuneInString(s)
	if unicode.IsSpace(r) || unicode.IsMark(r) || strings.ContainsRune(">~", r) {
		return false
	}
	word, _, _ := strings.Cut(dom.CutBytes(s, enough), " ")
	return strings.ContainsFunc(word, unicode.IsLetter)
}

// quarters are in a token: a byte of ASCII is one of them.
const quarters = 4

// sizeOf is the size of a text, in quarters of tokens. A caller's counter does
// not see the blanks behind a text, which with many is a token by itself and
// goes with the next word in the whole.
func (c *chunker) sizeOf(s string) int {
	if s == "" {
		return 0
	}
	if c.Tokens != nil {
		return quarters * c.Tokens(strings.TrimRight(s, " \n"))
	}
	return estimate(s)
}

// tokens is the size of a whole part.
func (c *chunker) tokens(s string) int {
	if c.Tokens != nil {
		return c.Tokens(s)
	}
	return (estimate(s) + quarters - 1) / quarters
}

// estimate estimates how many tokens a language model reads a text as, in
// quarters: one token for four bytes of ASCII, for each character of scripts
// without blanks, and for two of others.
func estimate(s string) int {
	sum := 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			sum++
		case dom.IsUnspaced(r):
			sum += quarters
		default:
			sum += 2
		}
	}
	return sum
}
