package pith

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// pageFacts computes the features that all blocks of a page share.
func (p *page) pageFacts() (f [pageFeatures]float32) {
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
	f[gKind] = float32(p.statedKind())
	f[gDated] = oneIf(!p.meta.Published.IsZero())
	f[gAuthors] = float32(len(p.meta.Authors))
	for kind, fact := range factOfKind {
		if fact != 0 {
			f[fact] = oneIf(p.says(pageKind(kind)))
		}
	}
	p.addressFacts(&f)
	return f
}

// blockFacts counts blocks by what they stand in.
func (p *page) blockFacts(f *[pageFeatures]float32, words int32) {
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
func (p *page) elementFacts(f *[pageFeatures]float32, words int32) {
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

// kindOfType is what og:type and schema.org's types say of a page.
var kindOfType = map[string]pageKind{
	"website": kindSite, "webpage": kindSite, "collectionpage": kindList, "itemlist": kindList, "searchresultspage": kindList,
	"article": kindArticle, "newsarticle": kindArticle, "blogposting": kindArticle, "reportagenewsarticle": kindArticle,
	"analysisnewsarticle": kindArticle, "opinionnewsarticle": kindArticle, "liveblogposting": kindArticle, "blog": kindList,
	"scholarlyarticle": kindArticle, "advertisercontentarticle": kindArticle, "recipe": kindArticle, "review": kindArticle,
	"techarticle": kindDocs, "apireference": kindDocs, "howto": kindArticle, "faqpage": kindService,
	"discussionforumposting": kindThread, "qapage": kindThread, "socialmediaposting": kindThread, "product": kindProduct,
	"og:product": kindProduct, "product.item": kindProduct, "productgroup": kindProduct, "individualproduct": kindProduct,
	"book": kindProduct, "video": kindVideo, "videoobject": kindVideo, "video.other": kindVideo, "service": kindService,
	"localbusiness": kindService, "professionalservice": kindService, "softwareapplication": kindService,
	"product.group": kindList, "offercatalog": kindList,
}

// statedKind is the strongest of what the page's own types say: a kind is
// stronger the further down it stands in its list.
func (p *page) statedKind() pageKind {
	best := kindOfType[strings.ToLower(p.meta.ogType)]
	for _, t := range p.meta.ldTypes {
		best = max(best, kindOfType[strings.ToLower(t)])
	}
	return best
}

// factOfKind is the fact that a page states a kind.
var factOfKind = [...]int{
	kindArticle: gSaysArticle, kindProduct: gSaysProduct, kindList: gSaysList, kindThread: gSaysThread, kindService: gSaysService,
}

// says reports whether one of the page's types is of a kind.
func (p *page) says(kind pageKind) bool {
	if kindOfType[p.meta.ogType] == kind {
		return true
	}
	for _, t := range p.meta.ldTypes {
		if kindOfType[strings.ToLower(t)] == kind {
			return true
		}
	}
	return false
}

// kindOfWord is what the words of an address say of a page.
var kindOfWord = map[string]pageKind{
	"blog": kindArticle, "blogs": kindArticle, "news": kindArticle, "article": kindArticle, "articles": kindArticle, "story": kindArticle,
	"stories": kindArticle, "post": kindArticle, "posts": kindArticle, "opinion": kindArticle, "magazine": kindArticle, "recipes": kindArticle,
	"docs": kindDocs, "doc": kindDocs, "documentation": kindDocs, "manual": kindDocs, "reference": kindDocs, "api": kindDocs, "guide": kindDocs,
	"wiki": kindDocs, "tutorial": kindDocs, "developer": kindDocs, "developers": kindDocs, "kb": kindDocs, "help": kindDocs,
	"forum": kindThread, "forums": kindThread, "thread": kindThread, "threads": kindThread, "topic": kindThread, "questions": kindThread,
	"community": kindThread, "discussion": kindThread, "viewtopic": kindThread, "showthread": kindThread, "discuss": kindThread, "t": kindThread,
	"product": kindProduct, "products": kindProduct, "p": kindProduct, "dp": kindProduct, "item": kindProduct, "shop": kindProduct,
	"collections": kindList, "collection": kindList, "category": kindList, "categories": kindList, "c": kindList, "tag": kindList,
	"tags": kindList, "search": kindList, "list": kindList, "catalog": kindList, "archive": kindList, "author": kindList, "topics": kindList,
	"services": kindService, "service": kindService, "solutions": kindService, "pricing": kindService, "about": kindService, "features": kindService,
	"platform": kindService, "contact": kindService, "careers": kindService,
}

// addressFacts reads the page's address.
func (p *page) addressFacts(f *[pageFeatures]float32) {
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
	f[gPathKind] = float32(p.addressKind(parts))
}

// addressKind is what the first telling word of host and path says.
func (p *page) addressKind(path []string) pageKind {
	for _, word := range append(strings.Split(p.host, "."), path...) {
		word, _, _ = strings.Cut(word, ".")
		if k := kindOfWord[strings.ToLower(word)]; k != kindUnknown {
			return k
		}
	}
	return kindUnknown
}
