package score

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/page"
)

// pageFacts computes the features that all blocks of a page share.
func (p *Features) pageFacts() (f [pageFeatures]float32) {
	m := &p.Sums
	n := len(p.Blocks)
	words, prose := m.Length[n], m.Prose[n]
	f[gWords] = float32(words)
	f[gBlocks] = float32(n)
	f[gLinkShare] = page.Share(m.Links[n], words)
	f[gProse] = float32(prose)
	f[gProseShare] = page.Share(prose, words)
	f[gBestShare] = page.Share(p.ProseIn(m.Best), prose)
	p.blockFacts(&f, words)
	p.elementFacts(&f, words)
	f[gKind] = float32(p.Meta.StatedKind())
	f[gDated] = page.OneIf(!p.Meta.Published.IsZero())
	f[gAuthors] = float32(len(p.Meta.Authors))
	for kind, fact := range factOfKind {
		if fact != 0 {
			f[fact] = page.OneIf(p.Meta.Says(meta.Kind(kind)))
		}
	}
	p.addressFacts(&f)
	return f
}

// blockFacts counts blocks by what they stand in.
func (p *Features) blockFacts(f *[pageFeatures]float32, words int32) {
	var hidden, wide, proseBlocks int32
	for i := range p.Blocks {
		b := &p.Blocks[i]
		f[gParagraphs] += page.OneIf(b.Place&mark.InPara != 0)
		f[gHeadings] += page.OneIf(b.Place&mark.InHeading != 0)
		f[gItems] += page.OneIf(b.Place&mark.InItem != 0)
		f[gCells] += page.OneIf(b.Place&(mark.InCell|mark.InHeaderCell) != 0)
		if b.Place&(mark.InHidden|mark.InNoscript) != 0 {
			hidden += b.Length
		}
		if b.Length > b.Words {
			wide += b.Length
		}
		if b.IsProse() {
			proseBlocks++
		}
	}
	f[gHiddenShare] = page.Share(hidden, words)
	f[gWide] = page.Share(wide, words)
	f[gMeanProse] = page.Share(int32(f[gProse]), proseBlocks)
}

// elementFacts counts elements by tag and by the families of their names.
func (p *Features) elementFacts(f *[pageFeatures]float32, words int32) {
	var records int32
	for i := range p.Nodes {
		n := &p.Nodes[i]
		switch n.DataAtom {
		case atom.Img:
			f[gImages]++
		case atom.Form:
			f[gForms]++
		case atom.Article:
			f[gArticles]++
		case atom.Time:
			f[gDates]++
		case atom.Pre:
			f[gCode]++
		}
		fams := p.Fams[i]
		if fams == 0 {
			continue
		}
		f[gPosts] += float32(fams >> famPost & 1)
		f[gPrices] += float32(fams >> famPrice & 1)
		f[gCards] += float32(fams >> famCard & 1)
		f[gComments] += float32(fams >> famComment & 1)
		f[gAnswers] += float32(fams >> famAnswer & 1)
	}
	for i := range p.Nodes {
		if k := p.Sums.Shape[i]; k > records && p.Nodes[i].Traits&dom.IsTableBit == 0 && !p.IsOneText(int32(i)) && p.LengthIn(int32(i)) >= 8 {
			records = k
			f[gRecordShare] = page.Share(p.LengthIn(p.Nodes[i].Parent), words)
		}
	}
	f[gRecords] = float32(records)
}

// The families that the page's facts count.
var (
	famPost    = mark.FamilyNamed("post")
	famPrice   = mark.FamilyNamed("price")
	famCard    = mark.FamilyNamed("card")
	famComment = mark.FamilyNamed("comment")
	famAnswer  = mark.FamilyNamed("answer")
)

// factOfKind is the fact that a page states a kind.
var factOfKind = [...]int{
	meta.KindArticle: gSaysArticle, meta.KindProduct: gSaysProduct, meta.KindList: gSaysList, meta.KindThread: gSaysThread, meta.KindService: gSaysService,
}

// addressFacts reads the page's address.
func (p *Features) addressFacts(f *[pageFeatures]float32) {
	f[gPathDepth], f[gPathWords], f[gPathDigits] = -1, -1, -1
	if !p.Meta.Placed {
		return
	}
	path := strings.Trim(p.Meta.Path, "/")
	if path == "" {
		f[gPathDepth], f[gPathWords], f[gPathDigits] = 0, 0, 0
		f[gPathKind] = float32(meta.KindHome)
		return
	}
	parts := strings.Split(path, "/")
	last := parts[len(parts)-1]
	f[gPathDepth] = float32(len(parts))
	f[gPathWords] = float32(strings.Count(last, "-") + strings.Count(last, "_"))
	digits := 0
	for _, c := range path {
		if '0' <= c && c <= '9' {
			digits++
		}
	}
	f[gPathDigits] = float32(digits)
	f[gPathKind] = float32(meta.AddressKind(p.Host, parts))
}
