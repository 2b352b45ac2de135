package meta

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta/ld"
	"github.com/pithmd/pith/internal/meta/survey"
	"github.com/pithmd/pith/internal/meta/value"
)

// readAddresses settles what is an address: canonical, image, favicon,
// licence, the next page.
func (r *resolver) readAddresses() {
	links := r.pageLinks()
	r.readCanonical(links)
	r.readImage(links)
	r.readIcon(links)
	r.readLicense(links)
	r.readNextPage(links)
}

// pageLink is a link of the survey and where it leads.
type pageLink struct {
	*html.Node
	at      int32
	rel, to string
}

// statedRels are those of links that say what they lead to. Others are of style sheets,
// scripts and the page in other languages, or stand in its text.
var statedRels = dom.NamesOf("canonical", "next", "license", "image_src", "icon", "apple-touch-icon")

// pageLinks resolves the addresses of the survey's links, but for those that lead
// neither to what a rel states nor to a licence nor to the next page.
func (r *resolver) pageLinks() []pageLink {
	links := make([]pageLink, 0, len(r.s.Links))
	for _, i := range r.s.Links {
		n := r.p.Nodes[i].Node
		rel, href := dom.AttrOr(n, "rel"), dom.AttrOr(n, "href")
		if statedRels.Have(rel) || value.IsLicense(href) || value.MayTurnPage(href) {
			links = append(links, pageLink{n, i, rel, r.p.Resolve(href)})
		}
	}
	return links
}

// readNextPage settles the address of the page behind this one. WordPress's
// rel=next among the links of a post is another post.
func (r *resolver) readNextPage(links []pageLink) {
	this := cmp.Or(r.p.Address, r.m.URL)
	if this == "" {
		return
	}
	var stated, found []candidate
	for _, l := range links {
		switch isNext := dom.HasWord(l.rel, "next"); {
		case l.to == "" || !value.IsNextPage(l.to, this, isNext):
		case isNext:
			stated = append(stated, candidate{Value: l.to, Source: l.Data + " rel=next"})
		case r.s.Amid(l.at)&mark.ClueComment == 0:
			found = append(found, candidate{Value: l.to, Source: "link to a page"})
		}
	}
	r.m.NextPage = r.set("next_page", append(stated, found...))
}

// readCanonical settles the page's own address. A canonical address that
// points to the front page of a site or to another host than the page came
// from stays a candidate but does not win over the page's own.
func (r *resolver) readCanonical(links []pageLink) {
	var found, doubtful []candidate
	say := func(to, source string) {
		if to == "" {
			return
		}
		c := candidate{Value: dom.WithoutTrackers(to), Source: source}
		if r.p.Host != "" && !SameSite(dom.HostOf(to), r.p.Host) || r.p.Address != "" && IsFront(to) && !IsFront(r.p.Address) {
			doubtful = append(doubtful, c)
			return
		}
		found = append(found, c)
	}
	for _, l := range links {
		if dom.HasWord(l.rel, "canonical") {
			say(l.to, "link rel=canonical")
		}
	}
	say(r.p.Resolve(r.s.Meta("og:url")), "meta og:url")
	say(r.p.Resolve(r.s.Meta("parsely-link")), "meta parsely-link")
	say(r.p.Resolve(r.e.Str(r.e.Main, "url")), "json-ld "+r.e.MainTyp+".url")
	stated := len(found) > 0
	say(r.p.Resolve(r.p.Address), "the page's address")
	r.m.URL = r.set("url", append(found, doubtful...))
	r.m.Path, r.m.Placed = r.readPlace(stated)
}

// readPlace is the path that the page has on its site, by the caller's address; by the
// page's own where that has none. An address without a path may be all that is
// left of one, so that it is for the page to say that it is its site's front page.
func (r *resolver) readPlace(stated bool) (path string, known bool) {
	if own := r.p.Own; own != nil && strings.Trim(own.Path, "/") != "" {
		return own.Path, true
	}
	own, err := url.Parse(r.m.URL)
	if !stated || err != nil {
		return "", false
	}
	path = strings.Trim(own.Path, "/")
	return path, path != "" || IsFront(r.m.URL)
}

// isFront reports whether the page is its site's front page, by its address and not
// against its own word.
func (r *resolver) isFront() bool {
	return r.p.Address != "" && IsFront(r.p.Address) && r.m.Path == ""
}

// IsFront reports whether an address is a site's front page. One with a
// query is another: "/?p=123".
func IsFront(address string) bool {
	return !strings.Contains(value.BareAddress(address), "/") && !strings.Contains(dom.WithoutTrackers(address), "?")
}

// SameSite reports whether one host is the other or a part of it.
func SameSite(a, b string) bool {
	return a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a)
}

// readImage settles the lead image: the largest of og:image where sizes are
// given, else the first that is named.
func (r *resolver) readImage(links []pageLink) {
	var found []candidate
	say := func(to, source string) {
		if to != "" && !value.IsBlankImage(to) {
			found = append(found, candidate{Value: to, Source: source})
		}
	}
	best, bestWidth, last := -1, 0, false
	for _, m := range r.s.Metas {
		switch m.Key {
		case "og:image", "og:image:url", "og:image:secure_url":
			before := len(found)
			say(r.p.Resolve(dom.Settle(m.Value)), "meta "+m.Key)
			last = len(found) > before
		case "og:image:width":
			if w := atoi(m.Value); last && w > bestWidth {
				best, bestWidth = len(found)-1, w
			}
		}
	}
	if best > 0 {
		found[0], found[best] = found[best], found[0]
	}
	r.e.Each(r.e.Get(r.e.Main, "image"), func(i int32) {
		ref := cmp.Or(r.e.Str(i, "url"), r.e.Str(i, "contentUrl"), r.e.Text(i))
		say(r.p.Resolve(ref), "json-ld "+r.e.MainTyp+".image")
	})
	for _, key := range [...]string{"twitter:image", "twitter:image:src", "parsely-image-url", "sailthru:image:full", "thumbnail", "image"} {
		say(r.p.Resolve(r.s.Meta(key)), "meta "+key)
	}
	for _, l := range links {
		if dom.HasWord(l.rel, "image_src") {
			say(l.to, "link rel=image_src")
		}
	}
	for i := range r.s.Marks {
		if m := &r.s.Marks[i]; m.Prop == "image" && m.Around&(mark.ClueRelated|mark.ClueComment|mark.ClueNav|mark.ClueFooter) == 0 && r.isOfPage(m.Node) {
			n := r.p.Nodes[m.Node].Node
			say(r.p.Resolve(cmp.Or(dom.AttrOr(n, "content"), dom.AttrOr(n, "src"), dom.AttrOr(n, "href"))), "itemprop image")
		}
	}
	r.m.Image = r.set("image", found)
}

// isOfPage reports whether the thing of microdata that a node says something
// of is one that pages are about, and not its author or publisher.
func (r *resolver) isOfPage(i int32) bool {
	for i = r.p.Nodes[i].Parent; i > 0; i = r.p.Nodes[i].Parent {
		if _, scoped := dom.Attr(r.p.Nodes[i].Node, "itemscope"); scoped {
			t := dom.AttrOr(r.p.Nodes[i].Node, "itemtype")
			return ld.TypeRank(t[strings.LastIndexByte(t, '/')+1:]) > 1
		}
	}
	return false
}

func atoi(s string) int {
	n := 0
	for _, c := range strings.TrimSpace(s) {
		if c < '0' || c > '9' || n > 1e6 {
			break
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// readIcon settles the favicon: the largest that <link rel=icon> names.
func (r *resolver) readIcon(links []pageLink) {
	var found []candidate
	best, bestSize := 0, -1
	for _, l := range links {
		isTouch := dom.HasWord(l.rel, "apple-touch-icon")
		if l.to == "" || !isTouch && !dom.HasWord(l.rel, "icon") {
			continue
		}
		size := atoi(dom.AttrOr(l.Node, "sizes"))
		if isTouch {
			size = 0 // drawn for a home screen
		}
		if size > bestSize {
			best, bestSize = len(found), size
		}
		found = append(found, candidate{Value: l.to, Source: "link rel=" + strings.ToLower(l.rel)})
	}
	if len(found) > 0 {
		found[0], found[best] = found[best], found[0]
	}
	r.m.Favicon = r.set("favicon", found)
}

// readLicense settles the licence: an address or a phrase. The address of a
// public one counts most, for a site may have its own words for it.
func (r *resolver) readLicense(links []pageLink) {
	var found []candidate
	say := func(v, source string) {
		if v != "" && len(v) < 300 && !form.Runs(v) {
			found = append(found, candidate{Value: v, Source: source})
		}
	}
	for _, l := range links {
		switch isLicense := dom.HasWord(l.rel, "license"); {
		case isLicense && l.DataAtom != atom.A:
			say(l.to, "link rel=license")
		case isLicense:
			say(l.to, "a rel=license")
		case l.DataAtom == atom.A && value.IsLicense(l.to) && r.isOfText(l.at):
			say(l.to, "link to a licence")
		}
	}
	for _, i := range r.e.Things() {
		v := r.e.Get(i, "license")
		if v == 0 {
			continue
		}
		say(r.e.Text(v), "json-ld "+r.e.TypeOf(i)+".license")
	}
	for _, key := range [...]string{"dcterms:license", "dc:rights", "dcterms:rights", "rights"} {
		if v := r.s.Meta(key); value.NamesLicense(v) {
			say(v, "meta "+survey.MetaName(key))
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int {
		return cmp.Compare(b.rankOfLicense(), a.rankOfLicense())
	})
	r.m.License = r.set("license", found)
}

// rankOfLicense is 1 for the address of a public licence.
func (c candidate) rankOfLicense() int {
	if value.IsLicense(c.Value) {
		return 1
	}
	return 0
}

// isOfText reports whether a link to a licence is of the page's text and not of
// a picture in it, beside which stands a mere "CC BY".
func (r *resolver) isOfText(i int32) bool {
	around := r.s.Amid(i)
	if around&(mark.ClueComment|mark.ClueRelated|mark.ClueQuote) != 0 {
		return false
	}
	for up := r.p.Nodes[i].Parent; up > 0; up = r.p.Nodes[up].Parent {
		if a := r.p.Nodes[up].DataAtom; a == atom.Figure || a == atom.Figcaption {
			return false
		}
	}
	text := strings.ToLower(r.p.TextUpTo(i, labelNodes, MaxTitleBytes))
	isCode := strings.HasPrefix(text, "cc") && len(text) <= maxLicenseCode
	return !isCode || around&mark.ClueFooter != 0 || strings.Contains(r.p.TextUpTo(r.p.BlockParent(i), MaxTitleNodes, MaxTitleBytes), "©")
}

const maxLicenseCode = 20 // bytes of "CC BY-NC-SA 3.0 DE"
