package pith

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// finishLink makes a link's address absolute, and takes the link away from
// its text where it leads nowhere or nowhere safe: "#" is what scripts listen
// at. It reports whether the link stayed.
func (c *cleaning) finishLink(n *html.Node) bool {
	href, ok := attr(n, "href")
	address, safe := absolute(c.base, href)
	if !ok || !safe || address == "#" && !c.whole || c.without.links || closest(n, atom.A) != nil || !hasContent(n) && !(c.whole && n.FirstChild == nil) {
		unwrap(n)
		return false
	}
	if address != href {
		setAttr(n, "href", address)
	}
	c.finishTitle(n)
	return true
}

// finishTitle puts a title on one line.
func (c *cleaning) finishTitle(n *html.Node) {
	title, ok := attr(n, "title")
	if !ok || c.whole {
		return
	}
	if plain := strings.Join(strings.Fields(title), " "); plain != title {
		setAttr(n, "title", plain)
	}
}

// labelLink gives a link without text or picture the text that a screen
// reader would read.
func (c *cleaning) labelLink(n *html.Node) {
	if _, ok := attr(n, "href"); !ok || hasContent(n) {
		return
	}
	for _, key := range [...]string{"aria-label", "title"} {
		if label := strings.Join(strings.Fields(attrOr(n, key)), " "); label != "" {
			n.AppendChild(newText(label))
			return
		}
	}
}

// absolute makes an address absolute and reports whether it may be linked.
// An address within the page, #part, stays as it is. One that no server takes
// may not: a link around many blocks becomes one in each of them.
func absolute(base *url.URL, raw string) (string, bool) {
	if len(raw) > maxAddress {
		return "", false
	}
	a := cleanAddress(raw)
	if !safeAddress(a) {
		return "", false
	}
	a = encodeAddress(a)
	if base == nil || strings.HasPrefix(a, "#") {
		return a, true
	}
	if scheme, ok := schemeOf(a); ok && scheme != "http" && scheme != "https" {
		return a, true
	}
	if strings.HasPrefix(a, "http://") || strings.HasPrefix(a, "https://") {
		return a, true
	}
	if isPlainPath(a) && base.User == nil {
		return base.Scheme + "://" + base.Host + a, true
	}
	u, err := url.Parse(a)
	if err != nil {
		return a, true
	}
	return base.ResolveReference(u).String(), true
}

// isPlainPath reports whether an address is a path from the site's root that
// resolving would leave as it is: most links of a page are.
func isPlainPath(a string) bool {
	if len(a) < 2 || a[0] != '/' || a[1] == '/' {
		return false
	}
	for i := 1; i < len(a); i++ {
		switch ch := a[i]; {
		case ch >= 'a' && ch <= 'z', ch >= 'A' && ch <= 'Z', ch >= '0' && ch <= '9', ch == '/', ch == '-', ch == '_', ch == '?', ch == '=', ch == '&':
		case ch == '.' && a[i-1] != '/':
		default:
			return false
		}
	}
	return true
}

// encodeAddress writes what is no part of an address with percent signs, as
// a browser does when it follows a link.
func encodeAddress(s string) string {
	path := len(s) // brackets stand in a host, but not behind it
	if i := strings.Index(s, "//"); i >= 0 {
		if j := strings.IndexAny(s[i+2:], "/?#"); j >= 0 {
			path = i + 2 + j
		}
	} else {
		path = 0
	}
	isPlain := func(i int) bool {
		switch ch := s[i]; ch {
		case '"', '<', '>', '`', '{', '|', '}', '^', '\\':
			return false
		case '%': // one that is none, as a page's template leaves it
			return i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
		case '[', ']':
			return i < path
		default:
			return ch > ' ' && ch < 0x7f
		}
	}
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = isPlain(i)
	}
	if plain {
		return s
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if isPlain(i) {
			b.WriteByte(s[i])
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[s[i]>>4])
		b.WriteByte(hex[s[i]&15])
	}
	return b.String()
}

func isHex(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F'
}

// finishImage makes a picture's address absolute. It reports whether the
// picture stayed.
func (c *cleaning) finishImage(n *html.Node) bool {
	src, ok := attr(n, "src")
	src = cleanAddress(src)
	if c.without.images || !ok || src == "" {
		remove(n)
		return false
	}
	if scheme, has := schemeOf(src); has && scheme == "data" {
		if isPlaceholder(src) {
			remove(n)
			return false
		}
		return true
	}
	address, safe := absolute(c.base, src)
	if !safe {
		remove(n)
		return false
	}
	if address != src {
		setAttr(n, "src", address)
	}
	alt, ok := attr(n, "alt")
	if plain := strings.Join(strings.Fields(alt), " "); ok && plain != alt {
		setAttr(n, "alt", plain)
		alt = plain
	}
	c.finishTitle(n)
	if attrOr(n, "title") == alt {
		setAttr(n, "title", "")
	}
	return true
}
