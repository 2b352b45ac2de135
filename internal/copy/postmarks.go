package copy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/choose/notice"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/meta/date"
)

// takeMarks leaves out what a board's program says of a post, and nobody wrote: its
// number, the letter that stands where its writer has no picture, and, at its end, when
// it was changed.
func (c *copier) takeMarks(i int) {
	from, to := c.ownBlocks(i)
	texts, last := 0, int32(-1)
	for k := from; k < to; k++ {
		if !c.keep[k] || c.taken[k] {
			continue
		}
		text := strings.TrimSpace(c.p.Text(&c.p.Blocks[k]))
		isMark := c.p.Blocks[k].LinkWords > 0 && isNumber(text) || isInitial(text, c.heads[i].name)
		if texts == 0 && isMark {
			c.taken[k] = true
			continue
		}
		texts, last = texts+1, k
	}
	if texts > 1 && c.saysChanged(last) {
		c.taken[last] = true
	}
}

// isNumber reports whether a text is a number, such as #12.
func isNumber(text string) bool {
	digits := strings.TrimLeft(text, "#№ ")
	return digits != "" && strings.Trim(digits, "0123456789") == ""
}

// isInitial reports whether a text is the letter that a name begins with.
func isInitial(text, name string) bool {
	first, size := utf8.DecodeRuneInString(text)
	of, _ := utf8.DecodeRuneInString(name)
	return size == len(text) && unicode.IsLetter(first) && unicode.ToLower(first) == unicode.ToLower(of)
}

// maxChanged is how many words at most say who changed a post, when and how often.
const maxChanged = 20

// saysChanged reports whether a block only says that a post was changed, and when.
func (c *copier) saysChanged(k int32) bool {
	b := &c.p.Blocks[k]
	text := c.p.Text(b)
	if b.Words > maxChanged || !notice.BeginsWithChange(dom.PlainWords(text)) {
		return false
	}
	_, dated := date.FindDate(text, c.p.Meta.Language)
	return dated
}
