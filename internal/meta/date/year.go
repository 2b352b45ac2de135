package date

import (
	"strings"

	"github.com/pithmd/pith/internal/dom"
)

// HasYear reports whether a text has four digits that are a year of the
// web, with no digit beside them.
func HasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		isCentury := s[i] == '2' && s[i+1] == '0' || s[i] == '1' && s[i+1] == '9'
		if isCentury && dom.IsDigit(s[i+2]) && dom.IsDigit(s[i+3]) && (i == 0 || !dom.IsDigit(s[i-1])) && (i+4 == len(s) || !dom.IsDigit(s[i+4])) {
			return true
		}
	}
	return hasForeignYear(s)
}

// HasShortDate reports whether a text has three numbers of a digit or two
// between dots, dashes or slashes: "09.12.11".
func HasShortDate(s string) bool {
	for i := 0; i < len(s); {
		if !dom.IsDigit(s[i]) {
			i++
			continue
		}
		run, numbers, mark := i, 0, byte(0)
		for numbers < 3 {
			begin := run
			for run < len(s) && dom.IsDigit(s[run]) {
				run++
			}
			if run == begin || run-begin > 2 {
				break
			}
			numbers++
			if run == len(s) || strings.IndexByte("./-", s[run]) < 0 || mark != 0 && s[run] != mark || numbers == 3 {
				break
			}
			mark = s[run]
			run++
		}
		if numbers == 3 && (run == len(s) || strings.IndexByte(".-/:", s[run]) < 0) {
			return true
		}
		for i = max(run, i+1); i < len(s) && (dom.IsDigit(s[i]) || s[i] == '.'); i++ {
		}
	}
	return false
}
