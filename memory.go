package pith

import (
	"cmp"
	"net/url"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/dom"
)

// A Memory knows what a site says on many of its pages: notices of rights, bids
// to subscribe, what is said of an author. Options.Memory drops that. Package
// site has one; it is asked by all calls of Extract that it is given to, at the
// same time if these are.
type Memory interface {
	// Visit is told what stands on a page, and returns for each of its Texts
	// how many other articles of the site say it too, as far as is known. Counting
	// beyond 7 makes no difference. Fewer numbers than Texts leave the rest at 0.
	Visit(v *Visit) []int
}

// A Visit is a page as a Memory sees it, before the memory had a say.
type Visit struct {
	URL   string // the canonical address where the page names one on its host, or Options.URL
	Next  string // Article.NextPage: the same article
	Title string
	Texts []VisitText // the page's blocks in document order
}

// A VisitText is a block of a page.
type VisitText struct {
	Hash  uint64 // of its words in lower case, and of the tags and classes of the two elements around it
	Words int    // counted as Article.WordCount
	Kept  bool   // it was chosen as content
}

// recall drops what the memory has seen on other pages.
func (o *Options) recall(p *choose.Choice) {
	v := &Visit{URL: o.URL, Next: p.Meta.NextPage, Title: p.Meta.Title}
	if sameHost(p.Meta.URL, o.URL) {
		v.URL = cmp.Or(p.Meta.URL, o.URL)
	}
	for _, t := range p.SiteTexts() {
		v.Texts = append(v.Texts, VisitText(t))
	}
	pages := make([]int, len(v.Texts))
	copy(pages, o.Memory.Visit(v))
	p.DropSiteRepeats(pages)
}

// sameHost reports whether two addresses are of one host, or the second is not
// known.
func sameHost(a, b string) bool {
	if b == "" {
		return true
	}
	u, err := url.Parse(a)
	v, err2 := url.Parse(dom.CleanAddress(b))
	return err == nil && err2 == nil && u.Host == v.Host
}
