package value

import (
	"strings"
	"unicode"

	"github.com/pithmd/pith/internal/dom"
)

// IsTag reports whether one of a page's keywords is for readers: programs
// write "type:story", "AR_thecabin.net", "Length/medium" and numbers.
func IsTag(s string) bool {
	if !strings.ContainsFunc(s, unicode.IsLetter) || strings.HasPrefix(s, "[") || strings.Contains(s, "_") {
		return false
	}
	for i := range s {
		switch {
		case s[i] == ':' && i+1 < len(s) && s[i+1] != ' ':
			return false
		case s[i] == '/' && !strings.Contains(s, " / ") && s[:i] != strings.ToUpper(s[:i]):
			return false // but "AC/DC"
		}
	}
	return !strings.HasPrefix(s, "/")
}

// IsTagLink reports whether an address has a part below which publishing
// systems have the pages of tags, and one behind it.
func IsTagLink(address string) bool {
	path, _, _ := strings.Cut(address, "?")
	path = strings.Trim(path, "/")
	last := strings.LastIndexByte(path, '/')
	if last < 0 {
		return false
	}
	before := path[:last]
	return tagPaths.Has(before[strings.LastIndexByte(before, '/')+1:])
}

var tagPaths = dom.NamesOf(
	"tag", "tags", "tagged", "keyword", "keywords", "label", "labels",
	"etiqueta", "etiquetas", "schlagwort", "schlagworte", "schlagwoerter", "etiket",
)
