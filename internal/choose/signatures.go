package choose

import (
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/mark"
)

// maxSignature is how many words say at most who wrote or said what is quoted, and where.
const maxSignature = 20

// signatureWords are the words by which pages name the element of a signature.
var signatureWords = dom.HashedWords("attribution author cite citation source signature")

// keepSignatures keeps the line that says whose a kept quotation is: the last of it or
// the one right below it. Short as it is, it scores like a byline.
func (p *Choice) keepSignatures() {
	if p.focus == Precision {
		return
	}
	for k := int32(1); k < int32(len(p.Blocks)); k++ {
		b, v := &p.Blocks[k], &p.Verdicts[k]
		if v.Keep || v.Rule != 0 || b.Words == 0 || b.Length > maxSignature || !p.keeps(k-1) || p.Blocks[k-1].Place&mark.InQuote == 0 {
			continue
		}
		quote := p.Closest(p.Blocks[k-1].First, atom.Blockquote)
		if to := p.Nodes[quote].End; b.First > to && !p.Holds(p.Nodes[quote].Parent, b) || b.First < to && p.holdsBlock(quote, k+1) {
			continue
		}
		if p.isSignature(k, quote) {
			v.keep(Quote)
		}
	}
}

// isSignature reports whether a block begins with a dash, as a signature does, or stands
// in an element that is one's, within the quotation or beside it.
func (p *Choice) isSignature(k, quote int32) bool {
	b := &p.Blocks[k]
	switch b.Opens {
	case '—', '–', '―', '-', '~':
		return true
	}
	for i := p.Nodes[b.First].Parent; i > p.Nodes[quote].Parent && i != quote; i = p.Nodes[i].Parent {
		switch p.Nodes[i].DataAtom {
		case atom.Cite, atom.Footer, atom.Figcaption:
			return p.Nodes[i].End > b.Last
		}
		if form.NameHas(dom.AttrOr(p.Nodes[i].Node, "class"), signatureWords) {
			return true
		}
	}
	return false
}
