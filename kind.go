package pith

import (
	"fmt"
	"strings"
)

// ptype is what kind of page was read, as the caller or the model tells it.
type ptype uint8

const (
	typeUnknown       ptype = iota
	typeArticle             // news, a blog post, an essay
	typeForum               // a thread, a question with its answers
	typeProduct             // one thing for sale
	typeCollection          // several things for sale
	typeListing             // links to other pages
	typeDocumentation       // a manual, a reference
	typeService             // what somebody offers
)

var typeNames = [...]string{
	typeUnknown: "auto", typeArticle: "article", typeForum: "forum", typeProduct: "product", typeCollection: "collection",
	typeListing: "listing", typeDocumentation: "documentation", typeService: "service",
}

func (t ptype) String() string {
	if int(t) < len(typeNames) {
		return typeNames[t]
	}
	return fmt.Sprintf("unknown(%d)", uint8(t))
}

// pageKind is what a page's mark-up or address says it is.
type pageKind uint8

const (
	kindUnknown pageKind = iota
	kindHome
	kindList
	kindSite
	kindService
	kindProduct
	kindVideo
	kindThread
	kindDocs
	kindArticle
)

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
func (m *metadata) statedKind() pageKind {
	best := kindOfType[strings.ToLower(m.ogType)]
	for _, t := range m.ldTypes {
		best = max(best, kindOfType[strings.ToLower(t)])
	}
	return best
}

// says reports whether one of the page's types is of a kind.
func (m *metadata) says(kind pageKind) bool {
	if kindOfType[m.ogType] == kind {
		return true
	}
	for _, t := range m.ldTypes {
		if kindOfType[strings.ToLower(t)] == kind {
			return true
		}
	}
	return false
}

// isForum reports whether posts are the page's content: as its caller knows, or
// by its types or its address.
func (m *metadata) isForum(t *tree) bool {
	if m.known != typeUnknown {
		return m.known == typeForum
	}
	if m.statedKind() == kindThread {
		return true
	}
	return t.own != nil && (addressKind(t.host, strings.Split(t.own.Path, "/")) == kindThread || isForumHost(t.host) && !m.says(kindArticle))
}

// isForumAddress is the same by the caller's word and the address alone.
func (m *metadata) isForumAddress(t *tree) bool {
	return (&metadata{known: m.known}).isForum(t)
}

// isForumHost reports whether a host's name ends in "forum", as many do that
// are written in one word: warriorforum.com. So does weforum.org, whose pages
// say that they are articles.
func isForumHost(host string) bool {
	for word := range strings.SplitSeq(host, ".") {
		if strings.HasSuffix(word, "forum") || strings.HasSuffix(word, "forums") {
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

// addressKind is what the first telling word of host and path says.
func addressKind(host string, path []string) pageKind {
	for _, word := range append(strings.Split(host, "."), path...) {
		word, _, _ = strings.Cut(word, ".")
		if k := kindOfWord[strings.ToLower(word)]; k != kindUnknown {
			return k
		}
	}
	return kindUnknown
}
