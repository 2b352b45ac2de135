package value

import "strings"

// IsLicense reports whether an address is that of a public licence.
func IsLicense(address string) bool {
	if !strings.Contains(address, "/licenses/") && !strings.Contains(address, "/publicdomain/") {
		return false // as nearly all links of a page
	}
	address = strings.ToLower(address)
	for _, part := range [...]string{"creativecommons.org/licenses/", "creativecommons.org/publicdomain/", "gnu.org/licenses/"} {
		if strings.Contains(address, part) {
			return true
		}
	}
	return false
}

// NamesLicense reports whether a text names a licence: what only reserves all
// rights is none.
func NamesLicense(text string) bool {
	text = strings.ToLower(text)
	for _, name := range [...]string{"creative commons", "public license", "public domain", "documentation license", "creativecommons.org", "cc by", "cc-by", "cc0"} {
		if strings.Contains(text, name) {
			return true
		}
	}
	return false
}
