package form

import (
	"net/url"
	"strings"

	"github.com/pithmd/pith/internal/dom"
)

// Absolute makes an address absolute and reports whether it may be linked.
// An address within the page, #part, stays as it is. One that no server takes
// may not: a link around many blocks becomes one in each of them.
func Absolute(base *url.URL, raw string) (string, bool) {
	if len(raw) > dom.MaxAddress {
		return "", false
	}
	a := dom.CleanAddress(raw)
	if !SafeAddress(a) {
		return "", false
	}
	a = EncodeAddress(a)
	if base == nil || strings.HasPrefix(a, "#") {
		return a, true
	}
	if scheme, ok := SchemeOf(a); ok && scheme != "http" && scheme != "https" {
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

// EncodeAddress writes what is no part of an address with percent signs, as
// a browser does when it follows a link.
func EncodeAddress(s string) string {
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

// SafeAddress reports whether a link may point there. The scheme is read the
// way a browser does, without the control characters and blanks it ignores.
func SafeAddress(address string) bool {
	scheme, ok := SchemeOf(address)
	if !ok {
		return true
	}
	switch scheme {
	case "http", "https", "ftp", "ftps", "mailto", "tel", "sms", "whatsapp": // to read, to write to, to call
		return true
	}
	return false
}

// Runs reports whether a phrase that may be an address is one that a browser
// runs or reads as a page. For what must be an address there is SafeAddress.
func Runs(phrase string) bool {
	scheme, _ := SchemeOf(dom.CleanAddress(phrase))
	switch scheme {
	case "javascript", "vbscript", "data":
		return true
	}
	return false
}

// SchemeOf returns the scheme of an address in lower case, if it has one.
func SchemeOf(address string) (string, bool) {
	for i := 0; i < len(address); i++ {
		switch ch := address[i]; {
		case ch == ':':
			return strings.ToLower(address[:i]), i > 0
		case ch >= 'a' && ch <= 'z', ch >= 'A' && ch <= 'Z':
		case i > 0 && (ch >= '0' && ch <= '9' || ch == '+' || ch == '-' || ch == '.'):
		default:
			return "", false
		}
	}
	return "", false
}
