package title

import (
	"strings"

	"github.com/pithmd/pith/internal/dom"
)

// IsSiteName reports whether a part of a title is one of the folded names
// of the site.
func IsSiteName(s string, names []string) bool {
	f := dom.Fold(s)
	if f == "" {
		return false
	}
	for _, n := range names {
		if isTight(f, n) || strings.TrimPrefix(f, "the ") == n || strings.TrimPrefix(n, "the ") == f {
			return true
		}
	}
	return false
}

// isTight reports whether two texts are the same but for spaces.
func isTight(a, b string) bool {
	for {
		a, b = strings.TrimPrefix(a, " "), strings.TrimPrefix(b, " ")
		if a == "" || b == "" {
			return a == b
		}
		if a[0] != b[0] {
			return false
		}
		a, b = a[1:], b[1:]
	}
}

// NamesSite reports whether the last part of a title is a form of the
// site's name: "Acme Blog" of acme.com, "Acme" of "Acme Inc.".
func NamesSite(part string, names []string) bool {
	if IsSiteName(part, names) {
		return true
	}
	f := dom.Fold(part)
	if len(f) < 3 || strings.Count(f, " ") > 3 {
		return false
	}
	tight := strings.ReplaceAll(f, " ", "")
	for _, n := range names {
		n = strings.ReplaceAll(n, " ", "")
		if len(n) >= 4 && strings.Contains(tight, n) || len(tight) >= 4 && strings.Contains(n, tight) {
			return true
		}
	}
	return false
}
