package date

import (
	"strings"

	"github.com/pithmd/pith/internal/dom"
)

// HasYear reports whether a text has four digits that are a year of the
// web, with no digit beside them.
func HasYear(s string) bool { return hasYearOf(s, "20") || hasYearOf(s, "19") || hasForeignYear(s) }

func hasYearOf(s, century string) bool {
	for from := 0; ; from++ {
		i := strings.Index(s[from:], century)
		if i < 0 {
			return false
		}
		from += i
		if from+4 <= len(s) && dom.IsDigit(s[from+2]) && dom.IsDigit(s[from+3]) && (from == 0 || !dom.IsDigit(s[from-1])) && (from+4 == len(s) || !dom.IsDigit(s[from+4])) {
			return true
		}
	}
}
