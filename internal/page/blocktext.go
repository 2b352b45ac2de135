package page

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
)

// Text is the block's text with single spaces, also where its elements part
// words that no space does.
func (p *Page) Text(b *Block) string {
	var out strings.Builder
	space := false
	before, last, word := int32(-1), ' ', 0 // the text node before, its last character, the length of the word it ends with
	for i := b.First; i <= b.Last; i++ {
		switch n := &p.Nodes[i]; {
		case n.Type == html.ElementNode && p.SkipsText(i):
			i = n.End - 1
			continue
		case n.DataAtom == atom.Br:
			space = true
			continue
		case n.Type != html.TextNode || p.Places[i]&mark.InMuted != 0:
			continue
		}
		if before >= 0 && p.isGap(before, i, last, word) {
			space, word = true, 0
		}
		before = i
		for _, r := range p.Nodes[i].Data {
			if last = r; dom.IsWordRune(r) {
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
			if !dom.IsControl(r) {
				out.WriteRune(r)
			}
		}
	}
	return out.String()
}

// isGap reports whether the elements that end and begin between two text
// nodes of a block part what is in them. The first ends with a character, and
// a word of so many.
func (p *Page) isGap(before, after int32, last rune, word int) bool {
	var closed, opened atom.Atom // the outermost ones; a custom element is as good as a span
	for i := p.Nodes[before].Parent; i >= 0 && p.Nodes[i].End <= after; i = p.Nodes[i].Parent {
		closed = cmp.Or(p.Nodes[i].DataAtom, atom.Span)
	}
	for i := p.Nodes[after].Parent; i > before; i = p.Nodes[i].Parent {
		opened = cmp.Or(p.Nodes[i].DataAtom, atom.Span)
	}
	first, _ := utf8.DecodeRuneInString(p.Nodes[after].Data)
	return closed != 0 && opened != 0 && needsGap(closed, opened, last, first, word)
}
