package output

import (
	"net/url"
	"path"
	"strconv"
	"strings"
	"unicode"
)

// Names gives each input a file of its own, below a directory.
type Names struct {
	taken map[string]bool // in lower case: some file systems do not tell them apart
}

// Take marks a name as given away. Names are paths with slashes.
func (n *Names) Take(name string) {
	if n.taken == nil {
		n.taken = map[string]bool{}
	}
	n.taken[strings.ToLower(name)] = true
}

// Choose gives away a name: the stem, or that with -2, -3, ... where another
// input has it already or refuse does not let it through. The same inputs in
// the same order always get the same names.
func (n *Names) Choose(stem, extension string, refuse func(name string) bool) string {
	name := stem + extension
	for i := 2; n.taken[strings.ToLower(name)] || refuse(name); i++ {
		name = stem + "-" + strconv.Itoa(i) + extension
	}
	n.Take(name)
	return name
}

// maxPartBytes is well under what file systems take for a part of a path, 255
// bytes, with a number and extensions to come.
const maxPartBytes = 120

// AddressStem is the path for an address, without an extension: its host, and
// below that its path.
func AddressStem(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return part(address)
	}
	stem := u.Host + strings.TrimSuffix(u.Path, "/")
	if last := path.Base(stem); last != stem {
		stem = strings.TrimSuffix(strings.TrimSuffix(stem, ".html"), ".htm")
	}
	if u.RawQuery != "" {
		stem += "-" + strings.ReplaceAll(u.RawQuery, "/", "-")
	}
	return FileStem(stem)
}

// FileStem makes a path that lies below the directory it is put into, and
// that all systems take: only letters, digits, dots, dashes and underscores,
// no part of dots alone, none too long.
func FileStem(name string) string {
	var parts []string
	for p := range strings.SplitSeq(name, "/") {
		if p = part(p); p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return "page"
	}
	return strings.Join(parts, "/")
}

func part(s string) string {
	s = strings.Trim(strings.Map(inName, s), "-.")
	for i := range s {
		if i > maxPartBytes {
			return s[:i]
		}
	}
	return s
}

// inName writes a character that a name should not have as a dash.
func inName(r rune) rune {
	if r == '.' || r == '_' || r != '\uFFFD' && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return r
	}
	return '-'
}
