package meta

import (
	"fmt"
	"strings"

	"github.com/pithmd/pith/internal/dom"
)

// Type is what kind of page was read, as the caller or the model tells it.
type Type uint8

const (
	UnknownType       Type = iota
	ArticleType            // news, a blog post, an essay
	ForumType              // a thread, a question with its answers
	ProductType            // one thing for sale
	CollectionType         // several things for sale
	ListingType            // links to other pages
	DocumentationType      // a manual, a reference
	ServiceType            // what somebody offers
)

// TypeNames are the names of the types of pages.
var TypeNames = [...]string{
	UnknownType: "auto", ArticleType: "article", ForumType: "forum", ProductType: "product", CollectionType: "collection",
	ListingType: "listing", DocumentationType: "documentation", ServiceType: "service",
}

func (t Type) String() string {
	if int(t) < len(TypeNames) {
		return TypeNames[t]
	}
	return fmt.Sprintf("unknown(%d)", uint8(t))
}

// Kind is what a page's mark-up or address says it is.
type Kind uint8

const (
	kindUnknown Kind = iota
	KindHome
	KindList
	kindSite
	KindService
	KindProduct
	kindVideo
	KindThread
	kindDocs
	KindArticle
)

// kindOfType is what og:type and schema.org's types say of a page.
var kindOfType = map[string]Kind{
	"website": kindSite, "webpage": kindSite, "collectionpage": KindList, "itemlist": KindList, "searchresultspage": KindList,
	"article": KindArticle, "newsarticle": KindArticle, "blogposting": KindArticle, "reportagenewsarticle": KindArticle,
	"analysisnewsarticle": KindArticle, "opinionnewsarticle": KindArticle, "liveblogposting": KindArticle, "blog": KindList,
	"scholarlyarticle": KindArticle, "advertisercontentarticle": KindArticle, "recipe": KindArticle, "review": KindArticle,
	"techarticle": kindDocs, "apireference": kindDocs, "howto": KindArticle, "faqpage": KindService,
	"discussionforumposting": KindThread, "qapage": KindThread, "socialmediaposting": KindThread, "product": KindProduct,
	"og:product": KindProduct, "product.item": KindProduct, "productgroup": KindProduct, "individualproduct": KindProduct,
	"book": KindProduct, "video": kindVideo, "videoobject": kindVideo, "video.other": kindVideo, "service": KindService,
	"localbusiness": KindService, "professionalservice": KindService, "softwareapplication": KindService,
	"product.group": KindList, "offercatalog": KindList,
}

// StatedKind is the strongest of what the page's own types say: a kind is
// stronger the further down it stands in its list.
func (m *Data) StatedKind() Kind {
	best := kindOfType[strings.ToLower(m.ogType)]
	for _, t := range m.ldTypes {
		best = max(best, kindOfType[strings.ToLower(t)])
	}
	return best
}

// Says reports whether one of the page's types is of a kind.
func (m *Data) Says(kind Kind) bool {
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

// IsForum reports whether posts are the page's content: as its caller knows, or
// by its types or its address.
func (m *Data) IsForum(t *dom.Tree) bool {
	if m.Known != UnknownType {
		return m.Known == ForumType
	}
	if m.StatedKind() == KindThread {
		return true
	}
	return t.Own != nil && (AddressKind(t.Host, strings.Split(t.Own.Path, "/")) == KindThread || isForumHost(t.Host) && !m.Says(KindArticle))
}

// isForumAddress is the same by the caller's word and the address alone.
func (m *Data) isForumAddress(t *dom.Tree) bool {
	return (&Data{Known: m.Known}).IsForum(t)
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
var kindOfWord = map[string]Kind{
	"blog": KindArticle, "blogs": KindArticle, "news": KindArticle, "article": KindArticle, "articles": KindArticle, "story": KindArticle,
	"stories": KindArticle, "post": KindArticle, "posts": KindArticle, "opinion": KindArticle, "magazine": KindArticle, "recipes": KindArticle,
	"docs": kindDocs, "doc": kindDocs, "documentation": kindDocs, "manual": kindDocs, "reference": kindDocs, "api": kindDocs, "guide": kindDocs,
	"wiki": kindDocs, "tutorial": kindDocs, "developer": kindDocs, "developers": kindDocs, "kb": kindDocs, "help": kindDocs,
	"forum": KindThread, "forums": KindThread, "thread": KindThread, "threads": KindThread, "topic": KindThread, "questions": KindThread,
	"community": KindThread, "discussion": KindThread, "viewtopic": KindThread, "showthread": KindThread, "discuss": KindThread, "t": KindThread,
	"product": KindProduct, "products": KindProduct, "p": KindProduct, "dp": KindProduct, "item": KindProduct, "shop": KindProduct,
	"collections": KindList, "collection": KindList, "category": KindList, "categories": KindList, "c": KindList, "tag": KindList,
	"tags": KindList, "search": KindList, "list": KindList, "catalog": KindList, "archive": KindList, "author": KindList, "topics": KindList,
	"services": KindService, "service": KindService, "solutions": KindService, "pricing": KindService, "about": KindService, "features": KindService,
	"platform": KindService, "contact": KindService, "careers": KindService,
}

// AddressKind is what the first telling word of host and path says.
func AddressKind(host string, path []string) Kind {
	for _, word := range append(strings.Split(host, "."), path...) {
		word, _, _ = strings.Cut(word, ".")
		if k := kindOfWord[strings.ToLower(word)]; k != kindUnknown {
			return k
		}
	}
	return kindUnknown
}
