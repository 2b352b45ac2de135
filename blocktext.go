package pith

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// text is the block's text with single spaces, also where its elements part
// words that no space does.
func (p *page) text(b *block) string {
	var out strings.Builder
	space := false
	before, last, word := int32(-1), ' ', 0 // the text node before, its last character, the length of the word it ends with
	for i := b.first; i <= b.last; i++ {
		switch n := &p.nodes[i]; {
		case n.Type == html.ElementNode && p.skipsText(i):
			i = n.end - 1
			continue
		case n.DataAtom == atom.Br:
			space = true
			continue
		case n.Type != html.TextNode || p.places[i]&inMuted != 0:
			continue
		}
		if before >= 0 && p.isGap(before, i, last, word) {
			space, word = true, 0
		}
		before = i
		for _, r := range p.nodes[i].Data {
			if last = r; isWordRune(r) {
				word++
			} else {
				word = 0
			}
			if unicode.IsSpace(r) {
				space = true
				continue
			}
			if space && out.Len() > 0 {
				out.WriteByte(' ')
			}
			space = false
			out.WriteRune(r)
		}
	}
	return out.String()
}

// isGap reports whether the elements that end and begin between two text
// nodes of a block part what is in them. The first ends with a character, and
// a word of so many.
func (p *page) isGap(before, after int32, last rune, word int) bool {
	var closed, opened atom.Atom // the outermost ones; a custom element is as good as a span
	for i := p.nodes[before].parent; i >= 0 && p.nodes[i].end <= after; i = p.nodes[i].parent {
		closed = cmp.Or(p.nodes[i].DataAtom, atom.Span)
	}
	for i := p.nodes[after].parent; i > before; i = p.nodes[i].parent {
		opened = cmp.Or(p.nodes[i].DataAtom, atom.Span)
	}
	first, _ := utf8.DecodeRuneInString(p.nodes[after].Data)
	return closed != 0 && opened != 0 && needsGap(closed, opened, last, first, word)
}
