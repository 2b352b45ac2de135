package media

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// shareWords are words in the paths of pages by which a reader passes an address on.
var shareWords = dom.HashedWords("share sharer sharing sharearticle tweet intent pin create submit bookmark bookmarks addtoany send post")

// IsShareButton reports whether a link is a picture or nothing, and leads to a page by
// which readers pass the address of this one on: it is in the query, or the letter that
// is to be written has nobody to go to.
func IsShareButton(n *html.Node) bool {
	if n.DataAtom != atom.A {
		return false
	}
	href := dom.AttrOr(n, "href")
	if !strings.Contains(href, "?") || strings.TrimSpace(dom.TextOf(n)) != "" {
		return false
	}
	if strings.HasPrefix(href, "mailto:?") {
		return true
	}
	u, err := url.Parse(href)
	if err != nil || u.Host == "" {
		return false
	}
	passes := false
	for _, values := range u.Query() {
		passes = passes || strings.HasPrefix(values[0], "http://") || strings.HasPrefix(values[0], "https://")
	}
	if !passes {
		return false
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(u.Path), isMark) {
		if shareWords[dom.HashWord(strings.TrimSuffix(word, ".php"))] {
			return true
		}
	}
	return false
}
