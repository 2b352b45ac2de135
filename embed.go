package pith

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// embed puts a link in the place of a video, a sound or another page; in that
// of an advertisement's frame only if all is asked for.
func embed(n *html.Node, base *url.URL, all bool) {
	src := embedSource(n)
	if src == "" || !safeAddress(cleanAddress(src)) || !all && isChromeFrame(src) {
		remove(n)
		return
	}
	address, _ := absolute(base, watchAddress(cleanAddress(src)))
	title := ""
	for _, key := range [...]string{"title", "aria-label", "data-title"} {
		if title = strings.Join(strings.Fields(attrOr(n, key)), " "); title != "" {
			break
		}
	}
	if title == "" {
		title = siteOf(address)
	}
	replace(n, newLink(address, title))
}

func embedSource(n *html.Node) string {
	if tiny := attrOr(n, "width") == "0" || attrOr(n, "height") == "0" || attrOr(n, "width") == "1"; tiny {
		return ""
	}
	for _, key := range [...]string{"src", "data-src", "data-lazy-src", "data-litespeed-src", "data-original", "data"} {
		v := attrOr(n, key)
		if v != "" && !strings.HasPrefix(v, "about:") && looksLikeAddress(v) && !strings.HasPrefix(v, "data:") {
			return v
		}
	}
	for child := range n.ChildNodes() {
		if isElement(child, atom.Source) || isElement(child, atom.Embed) {
			if v := attrOr(child, "src"); v != "" {
				return v
			}
		}
	}
	return ""
}

// frameWords are the words in addresses of frames that are no part of a text:
// advertisements, the site's navigation, forms to subscribe with.
var frameWords = hashedWords("ad ads adserver adframe adsystem doubleclick smartads aff affiliate affiliates " +
	"banner banners sponsor sponsored dianomi taboola outbrain likebox nav navi navigation newsletter subscribe signup")

// isChromeFrame reports whether the address of a frame has one of those words,
// between marks: an identifier may have letters like them.
func isChromeFrame(src string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(src), func(r rune) bool { return r < utf8.RuneSelf && !isWordRune(r) || r == '_' }) {
		if frameWords[hashWord(word)] {
			return true
		}
	}
	return false
}

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
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	last := u.Path[strings.LastIndexByte(u.Path, '/')+1:]
	switch {
	case (host == "youtube.com" || host == "youtube-nocookie.com") && strings.HasPrefix(u.Path, "/embed/") && last != "" && last != "videoseries":
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

// siteOf names what is embedded without a title: by its site, for an address
// is nothing that anybody wrote.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// finishFigure keeps each picture of a figure once, and says what its
// caption says once: not in alt as well, nor in a paragraph beside it.
func finishFigure(n *html.Node) {
	var caption *html.Node
	var images []*html.Node
	for d := range n.Descendants() {
		switch {
		case isElement(d, atom.Figcaption) && caption == nil:
			caption = d
		case isElement(d, atom.Img):
			images = append(images, d)
		}
	}
	for i := 1; i < len(images); i++ {
		if samePicture(attrOr(images[i-1], "src"), attrOr(images[i], "src")) {
			removeWithShell(images[i])
			images[i] = images[i-1]
		}
	}
	if caption == nil {
		return
	}
	text := textOf(caption)
	said := plainWords(text)
	for _, img := range images {
		if alt := plainWords(attrOr(img, "alt")); alt != "" && strings.HasPrefix(said, alt) {
			setAttr(img, "alt", "")
		}
	}
	before, after := n.PrevSibling, n.NextSibling
	for before != nil && isBlank(before) {
		before = before.PrevSibling
	}
	for after != nil && isBlank(after) {
		after = after.NextSibling
	}
	for _, s := range [...]*html.Node{before, after} {
		if s == nil || !isElement(s, atom.P) || said == "" {
			continue
		}
		if beside := textOf(s); len(beside) < 2*len(text) && plainWords(beside) == said {
			remove(s)
		}
	}
}

// removeWithShell removes a node and the elements that hold nothing else.
func removeWithShell(n *html.Node) {
	for {
		up := n.Parent
		remove(n)
		if up == nil || up.FirstChild != nil || up.Parent == nil {
			return
		}
		n = up
	}
}

// plainWords is a text's words without case and punctuation, for comparing.
func plainWords(s string) string {
	var b strings.Builder
	for f := range strings.FieldsFuncSeq(s, func(r rune) bool { return isSpaceRune(r) || isPunct(r) }) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ToLower(f))
	}
	return b.String()
}
