package pith

import (
	"cmp"
	"strings"

	"golang.org/x/net/html/atom"
)

// readAddresses settles what is an address: canonical, image, favicon,
// licence, the next page.
func (r *resolver) readAddresses() {
	r.readCanonical()
	r.readImage()
	r.readIcon()
	r.readLicense()
	var next []candidate
	for _, i := range r.s.links {
		n := r.p.nodes[i].Node
		if !hasWord(attrOr(n, "rel"), "next") {
			continue
		}
		to := r.p.resolve(attrOr(n, "href"))
		// WordPress's rel=next among the links of a post is another post.
		if to == "" || (r.p.address != "" && !isPageOf(to, r.p.address)) {
			continue
		}
		next = append(next, candidate{Value: to, Source: n.Data + " rel=next"})
	}
	r.m.NextPage = r.set("next_page", next)
}

// isPageOf reports whether an address is a further page of another: the
// same path, or one that begins with it, and something about a page after.
func isPageOf(next, this string) bool {
	a, b := bareAddress(next), bareAddress(this)
	if a == b {
		return next != this
	}
	if !strings.HasPrefix(a, b) {
		// page 2's next is page 3
		i := strings.LastIndexAny(b, "/-_")
		if i < 0 || !strings.HasPrefix(a, b[:i]) || !endsInNumber(b) {
			return false
		}
		return endsInNumber(a)
	}
	return endsInNumber(a)
}

func endsInNumber(s string) bool {
	s = strings.TrimSuffix(strings.TrimSuffix(s, ".html"), ".htm")
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}

// readCanonical settles the page's own address. A canonical address that
// points to the front page of a site or to another host than the page came
// from stays a candidate but does not win over the page's own.
func (r *resolver) readCanonical() {
	var found, doubtful []candidate
	say := func(ref, source string) {
		to := r.p.resolve(ref)
		if to == "" {
			return
		}
		c := candidate{Value: withoutTrackers(to), Source: source}
		if r.p.host != "" && !sameSite(hostOf(to), r.p.host) || r.p.address != "" && isFront(to) && !isFront(r.p.address) {
			doubtful = append(doubtful, c)
			return
		}
		found = append(found, c)
	}
	for _, i := range r.s.links {
		if n := r.p.nodes[i].Node; hasWord(attrOr(n, "rel"), "canonical") {
			say(attrOr(n, "href"), "link rel=canonical")
		}
	}
	say(r.s.meta("og:url"), "meta og:url")
	say(r.s.meta("parsely-link"), "meta parsely-link")
	say(r.e.str(r.e.main, "url"), "json-ld "+r.e.mainTyp+".url")
	say(r.p.address, "the page's address")
	r.m.URL = r.set("url", append(found, doubtful...))
}

// isFront reports whether an address is a site's front page. One with a
// query is another: "/?p=123".
func isFront(address string) bool {
	return !strings.Contains(bareAddress(address), "/") && !strings.Contains(withoutTrackers(address), "?")
}

// sameSite reports whether one host is the other or a part of it.
func sameSite(a, b string) bool {
	return a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a)
}

// readImage settles the lead image: the largest of og:image where sizes are
// given, else the first that is named.
func (r *resolver) readImage() {
	var found []candidate
	say := func(ref, source string) {
		if to := r.p.resolve(ref); to != "" && !isBlankImage(to) {
			found = append(found, candidate{Value: to, Source: source})
		}
	}
	best, bestWidth, last := -1, 0, false
	for _, m := range r.s.metas {
		switch m.key {
		case "og:image", "og:image:url", "og:image:secure_url":
			before := len(found)
			say(settle(m.value), "meta "+m.key)
			last = len(found) > before
		case "og:image:width":
			if w := atoi(m.value); last && w > bestWidth {
				best, bestWidth = len(found)-1, w
			}
		}
	}
	if best > 0 {
		found[0], found[best] = found[best], found[0]
	}
	r.e.each(r.e.get(r.e.main, "image"), func(i int32) {
		ref := r.e.str(i, "url")
		if ref == "" {
			ref = r.e.str(i, "contentUrl")
		}
		if ref == "" {
			ref = r.e.text(i)
		}
		say(ref, "json-ld "+r.e.mainTyp+".image")
	})
	for _, key := range [...]string{"twitter:image", "twitter:image:src", "parsely-image-url", "sailthru:image:full", "thumbnail", "image"} {
		say(r.s.meta(key), "meta "+key)
	}
	for _, i := range r.s.links {
		if n := r.p.nodes[i].Node; hasWord(attrOr(n, "rel"), "image_src") {
			say(attrOr(n, "href"), "link rel=image_src")
		}
	}
	for i := range r.s.marks {
		if m := &r.s.marks[i]; m.prop == "image" && m.around&(clueRelated|clueComment|clueNav|clueFooter) == 0 && r.isOfPage(m.node) {
			n := r.p.nodes[m.node].Node
			say(cmp.Or(attrOr(n, "content"), attrOr(n, "src"), attrOr(n, "href")), "itemprop image")
		}
	}
	r.m.Image = r.set("image", found)
}

// isOfPage reports whether the thing of microdata that a node says something
// of is one that pages are about, and not its author or publisher.
func (r *resolver) isOfPage(i int32) bool {
	for i = r.p.nodes[i].parent; i > 0; i = r.p.nodes[i].parent {
		if _, scoped := attr(r.p.nodes[i].Node, "itemscope"); scoped {
			t := attrOr(r.p.nodes[i].Node, "itemtype")
			return typeRank(t[strings.LastIndexByte(t, '/')+1:]) > 1
		}
	}
	return false
}

// isBlankImage reports whether an image is one that a site gives when it
// has none.
func isBlankImage(address string) bool {
	name := strings.ToLower(address[strings.LastIndexByte(address, '/')+1:])
	for _, word := range [...]string{"blank.", "placeholder", "spacer", "1x1", "pixel."} {
		if strings.HasPrefix(name, word) {
			return true
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
func (r *resolver) readIcon() {
	var found []candidate
	best, bestSize := 0, -1
	for _, i := range r.s.links {
		n := r.p.nodes[i].Node
		rel := strings.ToLower(attrOr(n, "rel"))
		if !hasWord(rel, "icon") && !hasWord(rel, "apple-touch-icon") {
			continue
		}
		to := r.p.resolve(attrOr(n, "href"))
		if to == "" {
			continue
		}
		size := atoi(attrOr(n, "sizes"))
		if hasWord(rel, "apple-touch-icon") {
			size = 0 // drawn for a home screen
		}
		if size > bestSize {
			best, bestSize = len(found), size
		}
		found = append(found, candidate{Value: to, Source: "link rel=" + rel})
	}
	if len(found) > 0 {
		found[0], found[best] = found[best], found[0]
	}
	r.m.Favicon = r.set("favicon", found)
}

// readLicense settles the licence: an address or a phrase.
func (r *resolver) readLicense() {
	var found []candidate
	say := func(v, source string) {
		if v != "" && len(v) < 300 && !runs(v) {
			found = append(found, candidate{Value: v, Source: source})
		}
	}
	for _, i := range r.s.links {
		n := r.p.nodes[i].Node
		if !hasWord(attrOr(n, "rel"), "license") {
			continue
		}
		source := "link rel=license"
		if n.DataAtom == atom.A {
			source = "a rel=license"
		}
		say(r.p.resolve(attrOr(n, "href")), source)
	}
	for _, i := range r.e.things() {
		v := r.e.get(i, "license")
		if v == 0 {
			continue
		}
		say(r.e.text(v), "json-ld "+r.e.typeOf(i)+".license")
	}
	for _, key := range [...]string{"dcterms:license", "dc:rights", "dcterms:rights"} {
		say(r.s.meta(key), "meta "+metaName(key))
	}
	r.m.License = r.set("license", found)
}
