package pith

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// finishLink makes a link's address absolute, and takes the link away from
// its text where it leads nowhere or nowhere safe. It reports whether the
// link stayed.
func (c *cleaning) finishLink(n *html.Node) bool {
	href, ok := attr(n, "href")
	address, safe := c.address(href)
	if !ok || !safe || c.opts.NoLinks || (n.FirstChild == nil && !c.labelLink(n) && !c.whole) {
		unwrap(n)
		return false
	}
	if address != href {
		setAttr(n, "href", address)
	}
	return true
}

// labelLink gives a link without text the text that a screen reader would
// read. It reports whether there is one.
func (c *cleaning) labelLink(n *html.Node) bool {
	for _, key := range [...]string{"aria-label", "title"} {
		if label := strings.Join(strings.Fields(attrOr(n, key)), " "); label != "" {
			n.AppendChild(newText(label))
			return true
		}
	}
	return false
}

// address makes an address absolute and reports whether it may be linked.
// An address within the page, #part, stays as it is.
func (c *cleaning) address(raw string) (string, bool) {
	a := cleanAddress(raw)
	if !safeAddress(a) {
		return "", false
	}
	if c.base == nil || strings.HasPrefix(a, "#") {
		return a, true
	}
	if scheme, ok := schemeOf(a); ok && scheme != "http" && scheme != "https" {
		return a, true
	}
	if strings.HasPrefix(a, "http://") || strings.HasPrefix(a, "https://") {
		return a, true
	}
	u, err := url.Parse(strings.ReplaceAll(a, " ", "%20"))
	if err != nil {
		return a, true
	}
	return c.base.ResolveReference(u).String(), true
}

// finishImage makes a picture's address absolute. It reports whether the
// picture stayed.
func (c *cleaning) finishImage(n *html.Node) bool {
	src, ok := attr(n, "src")
	src = cleanAddress(src)
	if c.opts.NoImages || !ok || src == "" {
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
	address, safe := c.address(src)
	if !safe {
		remove(n)
		return false
	}
	if address != src {
		setAttr(n, "src", address)
	}
	if alt := attrOr(n, "alt"); strings.ContainsAny(alt, "\n\t") {
		setAttr(n, "alt", strings.Join(strings.Fields(alt), " "))
	}
	return true
}

// isRasterData reports whether a data: address is a picture in one of the
// formats that cannot carry script.
func isRasterData(address string) bool {
	for _, kind := range [...]string{"data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp", "data:image/avif"} {
		if len(address) > len(kind) && strings.EqualFold(address[:len(kind)], kind) && (address[len(kind)] == ';' || address[len(kind)] == ',') {
			return true
		}
	}
	return false
}
