package value

import "strings"

// SameAddress compares addresses without scheme, "www.", query, fragment
// and the last slash.
func SameAddress(a, b string) bool { return BareAddress(a) == BareAddress(b) }

// BareAddress is an address without scheme, "www.", query, fragment and the last
// slash.
func BareAddress(s string) string {
	_, s, ok := strings.Cut(s, "://")
	if !ok {
		return s
	}
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(s), "www."), "/")
}

// IsBlankImage reports whether an image is one that a site gives when it
// has none.
func IsBlankImage(address string) bool {
	name := strings.ToLower(address[strings.LastIndexByte(address, '/')+1:])
	for _, word := range [...]string{"blank.", "placeholder", "spacer", "1x1", "pixel."} {
		if strings.HasPrefix(name, word) {
			return true
		}
	}
	return false
}
