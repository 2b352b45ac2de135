package pith

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// pageFacts computes the features that all blocks of a page share.
func (p *features) pageFacts() (f [pageFeatures]float32) {
	m := &p.sums
	n := len(p.blocks)
	words, prose := m.length[n], m.prose[n]
	f[gWords] = float32(words)
	f[gBlocks] = float32(n)
	f[gLinkShare] = share(m.links[n], words)
	f[gProse] = float32(prose)
	f[gProseShare] = share(prose, words)
	f[gBestShare] = share(p.proseIn(m.best), prose)
	p.blockFacts(&f, words)
	p.elementFacts(&f, words)
	f[gKind] = float32(p.meta.statedKind())
	f[gDated] = oneIf(!p.meta.Published.IsZero())
	f[gAuthors] = float32(len(p.meta.Authors))
	for kind, fact := range factOfKind {
		if fact != 0 {
			f[fact] = oneIf(p.meta.says(pageKind(kind)))
		}
	}
	p.addressFacts(&f)
	return f
}

// blockFacts counts blocks by what they stand in.
func (p *features) blockFacts(f *[pageFeatures]float32, words int32) {
	var hidden, wide, proseBlocks int32
	for i := range p.blocks {
		b := &p.blocks[i]
		f[gParagraphs] += oneIf(b.place&inPara != 0)
		f[gHeadings] += oneIf(b.place&inHeading != 0)
		f[gItems] += oneIf(b.place&inItem != 0)
		f[gCells] += oneIf(b.place&(inCell|inHeaderCell) != 0)
		if b.place&(inHidden|inNoscript) != 0 {
			hidden += b.length
		}
		if b.length > b.words {
			wide += b.length
		}
		if b.isProse() {
			proseBlocks++
		}
	}
	f[gHiddenShare] = share(hidden, words)
	f[gWide] = share(wide, words)
	f[gMeanProse] = share(int32(f[gProse]), proseBlocks)
}

// elementFacts counts elements by tag and by the families of their names.
func (p *features) elementFacts(f *[pageFeatures]float32, words int32) {
	var records int32
	for i := range p.nodes {
		n := &p.nodes[i]
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
		fams := p.fams[i]
		if fams == 0 {
			continue
		}
		f[gPosts] += float32(fams >> famPost & 1)
		f[gPrices] += float32(fams >> famPrice & 1)
		f[gCards] += float32(fams >> famCard & 1)
		f[gComments] += float32(fams >> famComment & 1)
		f[gAnswers] += float32(fams >> famAnswer & 1)
	}
	for i := range p.nodes {
		if k := p.sums.shape[i]; k > records && p.nodes[i].traits&isTableBit == 0 && !p.isOneText(int32(i)) && p.lengthIn(int32(i)) >= 8 {
			records = k
			f[gRecordShare] = share(p.lengthIn(p.nodes[i].parent), words)
		}
	}
	f[gRecords] = float32(records)
}

// The families that the page's facts count.
var (
	famPost    = familyNamed("post")
	famPrice   = familyNamed("price")
	famCard    = familyNamed("card")
	famComment = familyNamed("comment")
	famAnswer  = familyNamed("answer")
)

func familyNamed(name string) int {
	for i, f := range familyWords {
		if f.name == name {
			return i
		}
	}
	panic("pith: no family " + name)
}

// factOfKind is the fact that a page states a kind.
var factOfKind = [...]int{
	kindArticle: gSaysArticle, kindProduct: gSaysProduct, kindList: gSaysList, kindThread: gSaysThread, kindService: gSaysService,
}

// addressFacts reads the page's address.
func (p *features) addressFacts(f *[pageFeatures]float32) {
	f[gPathDepth], f[gPathWords], f[gPathDigits] = -1, -1, -1
	if p.own == nil {
		return
	}
	path := strings.Trim(p.own.Path, "/")
	if path == "" {
		f[gPathDepth], f[gPathWords], f[gPathDigits] = 0, 0, 0
		f[gPathKind] = float32(kindHome)
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
	f[gPathKind] = float32(addressKind(p.host, parts))
}
