package media

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// Embed puts a link in the place of a video, a sound or another page; in that
// of an advertisement's frame only if all is asked for. What has no title is named
// in a language. It reports whether it did.
func Embed(n *html.Node, base *url.URL, language string, all bool) bool {
	src := embedSource(n)
	if src == "" || !form.SafeAddress(dom.CleanAddress(src)) || !all && isChromeFrame(src) || showsQuotation(n, src) {
		return false
	}
	if !all && isData(src) {
		return false
	}
	if !all && (n.DataAtom == atom.Object || n.DataAtom == atom.Embed || n.DataAtom == atom.Iframe) && IsSaidBeside(n, src) {
		return false // the link is all that there is to say
	}
	title := titleOf(n)
	if (form.IsPictureFile(src) || form.FormatOf(src) == "svg") && n.DataAtom != atom.Video && n.DataAtom != atom.Audio {
		dom.Replace(n, dom.NewElement(atom.Img, html.Attribute{Key: "src", Val: src}, html.Attribute{Key: "alt", Val: title}))
		return true
	}
	address, _ := form.Absolute(base, watchAddress(dom.CleanAddress(src)))
	if !all && n.DataAtom == atom.Iframe && followsLink(n, address) {
		return false
	}
	if link := fallbackLink(n); link != nil && title == "" {
		title = words(link)
		if n.DataAtom == atom.Iframe {
			address, _ = form.Absolute(base, dom.AttrOr(link, "href"))
		}
	}
	if title == "" {
		title = nameOf(n, address+" "+src, address, language)
	}
	dom.Replace(n, dom.NewLink(address, title))
	return true
}

// followsLink reports whether right before a frame, or the noscript that it is in, there is a
// link to its address: a script's player, say, and the same for readers without scripts.
func followsLink(n *html.Node, address string) bool {
	before := dom.Before(n)
	if before == nil && n.Parent != nil && n.Parent.DataAtom == atom.Noscript {
		before = dom.Before(n.Parent)
	}
	for before != nil && before.DataAtom == atom.Div && before.FirstChild != nil && before.FirstChild == before.LastChild {
		before = before.FirstChild
	}
	return before != nil && before.DataAtom == atom.A && dom.AttrOr(before, "href") == address
}

// titleOf is what a medium is called, by itself or by a part of it.
func titleOf(n *html.Node) string {
	for _, key := range [...]string{"title", "aria-label", "data-title", "data-alt", "playlabel"} {
		if title := strings.Join(strings.Fields(dom.AttrOr(n, key)), " "); title != "" {
			return title
		}
	}
	if n.DataAtom == atom.Object {
		for d := range n.Descendants() {
			if title := dom.AttrOr(d, "title"); d.DataAtom == atom.Embed && title != "" {
				return title
			}
		}
	}
	return ""
}

// fallbackLink is the link that an object or a frame has in it for those who cannot see it,
// if that is all it says of it: one to the same file, or the only one. It is nil if there is
// none.
func fallbackLink(n *html.Node) (link *html.Node) {
	inside := n
	switch {
	case n.DataAtom == atom.Iframe && n.FirstChild != nil && strings.Contains(n.FirstChild.Data, "</a>"): // the parser leaves it a text
		parsed, err := html.ParseFragment(strings.NewReader(n.FirstChild.Data), dom.NewElement(atom.Body))
		if err != nil || len(parsed) != 1 {
			return nil
		}
		inside = parsed[0]
		if inside.DataAtom == atom.A && form.SafeAddress(dom.AttrOr(inside, "href")) && words(inside) != "" {
			return inside
		}
	case n.DataAtom != atom.Object:
		return nil
	}
	for d := range inside.Descendants() {
		if d.DataAtom == atom.A && words(d) != "" && (link == nil || dom.AttrOr(d, "href") == dom.AttrOr(n, "data")) {
			link = d
		}
	}
	if link != nil && n.DataAtom == atom.Object && dom.AttrOr(link, "href") != dom.AttrOr(n, "data") {
		return nil
	}
	return link
}

// isData reports whether an address is that of a file for programs: an animation that
// a script draws has one.
func isData(src string) bool {
	switch form.FormatOf(src) {
	case "json", "lottie", "js", "css", "riv":
		return true
	}
	return false
}

func embedSource(n *html.Node) string {
	if tiny := dom.AttrOr(n, "width") == "0" || dom.AttrOr(n, "height") == "0" || dom.AttrOr(n, "width") == "1"; tiny {
		return ""
	}
	for _, key := range [...]string{"src", "data-src", "data-lazy-src", "data-litespeed-src", "data-original", "data"} {
		v := dom.AttrOr(n, key)
		if v != "" && !strings.HasPrefix(v, "about:") && form.LooksLikeAddress(v) && !strings.HasPrefix(v, "data:") {
			return v
		}
	}
	if src := form.SourceIn(n); src != "" || n.DataAtom != atom.Iframe {
		return src
	}
	return otherAddress(n)
}

// otherAddress is the address in an attribute of any name, where a frame has nothing in it
// until its reader allows it, or gets to see it: scripts that wait for that have no end
// of names. It is no picture in the frame's place.
func otherAddress(n *html.Node) string {
	for i := range n.Attr {
		v := n.Attr[i].Val
		isAddress := strings.HasPrefix(v, "https://") || strings.HasPrefix(v, "http://") || strings.HasPrefix(v, "//")
		if isAddress && form.LooksLikeAddress(v) && !form.IsPictureFile(v) && n.Attr[i].Key != "title" {
			return v
		}
	}
	return ""
}

// showsQuotation reports whether a frame shows what the quotation right before it
// has, with a link to it, for readers without frames: the frame lies at the link's
// address, which is not that of a whole site, or below.
func showsQuotation(n *html.Node, src string) bool {
	before := dom.Before(n)
	if before == nil && n.Parent != nil && n.Parent.DataAtom == atom.P {
		before = dom.Before(n.Parent)
	}
	if before == nil || before.DataAtom != atom.Blockquote {
		return false
	}
	for d := range before.Descendants() {
		if href := strings.TrimSuffix(dom.AttrOr(d, "href"), "/"); d.DataAtom == atom.A && strings.Count(href, "/") > 2 && (src == href || strings.HasPrefix(src, href+"/")) {
			return true
		}
	}
	return false
}

// frameWords are the words in addresses of frames that are no part of a text:
// advertisements, the site's navigation, forms to subscribe with.
var frameWords = dom.HashedWords("ad ads adserver adframe adsystem doubleclick smartads aff affiliate affiliates " +
	"adv advert adverts advertising advertisement adserving zoneid bannerid banner banners sponsor sponsored dianomi taboola outbrain likebox fastbutton nav navi navbar navigation ticker promobox newsletter subscribe signup")

// isChromeFrame reports whether the address of a frame has one of those words,
// between marks: an identifier may have letters like them. Of Facebook's plugins, all
// but posts and videos are buttons and counters.
func isChromeFrame(src string) bool {
	if _, plugin, ok := strings.Cut(src, "facebook.com/plugins/"); ok {
		return !strings.HasPrefix(plugin, "post") && !strings.HasPrefix(plugin, "video")
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(src), isMark) {
		if frameWords[dom.HashWord(word)] {
			return true
		}
	}
	return false
}

// isMark reports whether a sign parts two words of an address or a name.
func isMark(r rune) bool { return r < utf8.RuneSelf && !dom.IsWordRune(r) || r == '_' }

// watchAddress is the address of the page that shows what a player's
// address plays.
func watchAddress(src string) string {
	full := src
	if strings.HasPrefix(full, "//") {
		full = "https:" + full
	}
	u, err := url.Parse(full)
	if err != nil {
		return src
	}
	if shown := u.Query().Get("url"); strings.HasPrefix(shown, "https://") && isWidget(u.Path) {
		return watchAddress(shown) // of which the widget shows a preview
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	last, _, _ := strings.Cut(u.Path[strings.LastIndexByte(u.Path, '/')+1:], "&")
	switch {
	case (host == "youtube.com" || host == "youtube-nocookie.com") && (strings.HasPrefix(u.Path, "/embed/") || strings.HasPrefix(u.Path, "/v/")) && last != "" && last != "videoseries":
		return "https://www.youtube.com/watch?v=" + url.QueryEscape(last)
	case host == "player.vimeo.com" && strings.HasPrefix(u.Path, "/video/") && last != "":
		return "https://vimeo.com/" + url.PathEscape(last)
	case host == "platform.twitter.com" && u.Query().Get("id") != "":
		return "https://x.com/i/status/" + url.QueryEscape(u.Query().Get("id"))
	case host == "dailymotion.com" && strings.HasPrefix(u.Path, "/embed/video/") && last != "":
		return "https://www.dailymotion.com/video/" + url.PathEscape(last)
	case host == "open.spotify.com" && strings.HasPrefix(u.Path, "/embed/"):
		return "https://open.spotify.com/" + strings.TrimPrefix(u.Path, "/embed/")
	}
	return full
}

// isWidget reports whether a frame's address says that it shows another page: in an
// address of other pages a query may have one for any reason.
func isWidget(path string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(path), isMark) {
		switch word {
		case "widgets", "embed", "oembed", "player", "viewer", "gview":
			return true
		}
	}
	return false
}

// Figure keeps each picture of a figure once, and says what its
// caption says once: not in alt or title as well, nor in a paragraph beside it.
func Figure(n *html.Node) {
	var caption *html.Node
	var images []*html.Node
	for d := range n.Descendants() {
		switch {
		case dom.IsElement(d, atom.Figcaption) && caption == nil:
			caption = d
		case dom.IsElement(d, atom.Img):
			images = append(images, d)
		}
	}
	for i := 1; i < len(images); i++ {
		if form.SamePicture(dom.AttrOr(images[i-1], "src"), dom.AttrOr(images[i], "src")) {
			removeWithShell(images[i])
			images[i] = images[i-1]
		}
	}
	if caption == nil {
		return
	}
	text := dom.TextOf(caption)
	said := dom.PlainWords(text)
	for _, img := range images {
		for _, key := range [...]string{"alt", "title"} {
			if words := dom.PlainWords(dom.AttrOr(img, key)); words != "" && strings.HasPrefix(said, words) {
				dom.SetAttr(img, key, "")
			}
		}
	}
	for _, s := range [...]*html.Node{dom.Before(n), dom.After(n)} {
		if s == nil || !dom.IsElement(s, atom.P) || said == "" {
			continue
		}
		if beside := dom.TextOf(s); len(beside) < 2*len(text) && dom.PlainWords(beside) == said {
			dom.Remove(s)
		}
	}
}

// removeWithShell removes a node and the elements that hold nothing else.
func removeWithShell(n *html.Node) {
	for {
		up := n.Parent
		dom.Remove(n)
		if up == nil || up.FirstChild != nil || up.Parent == nil {
			return
		}
		n = up
	}
}
