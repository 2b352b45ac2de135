package value

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/pithmd/pith/internal/dom"
)

// maxPages is the number of the last page that one has. What is higher counts
// posts or is a day.
const maxPages = 999

// IsNextPage reports whether an address is that of the page behind another: it
// differs in one number, which is the next. The page may say so itself, of an
// address that has more than that.
func IsNextPage(next, this string, stated bool) bool {
	nextPath, nextQuery := split(next)
	path, query := split(this)
	if nextPath == path {
		return turnsQuery(nextQuery, query)
	}
	if rest, ok := strings.CutPrefix(nextPath, path); ok && path != "" {
		before, n := endNumber(rest)
		word := strings.ToLower(strings.Trim(before, "/-_"))
		switch {
		case before == "" || strings.Contains(word, "comment"):
			return false
		case stated:
			return n == 1 || n == 2 // some count from nought
		}
		return n == 2 && (word == "" || pageKeys[word])
	}
	nextBefore, n := endNumber(nextPath)
	before, m := endNumber(path)
	return nextBefore == before && n == m+1 && n > 1 && strings.HasPrefix(nextPath, before)
}

// MayTurnPage is a first look at an address of a link: it ends in the number
// of a page.
func MayTurnPage(address string) bool {
	if i := strings.IndexByte(address, '#'); i >= 0 {
		return false
	}
	_, n := endNumber(withoutEnding(strings.TrimSuffix(address, "/")))
	return n >= 2
}

// turnsQuery reports whether two queries differ in the number of the page
// alone.
func turnsQuery(next, this map[string]string) bool {
	key := ""
	for k := range maps.Keys(next) {
		if next[k] != this[k] {
			if key != "" {
				return false
			}
			key = k
		}
	}
	for k := range maps.Keys(this) {
		if _, ok := next[k]; !ok {
			return false
		}
	}
	n, err := strconv.Atoi(next[key])
	m, otherwise := strconv.Atoi(this[key])
	switch {
	case err != nil || n <= 0:
		return false
	case offsetKeys[key]:
		return n > m
	case !pageKeys[key]:
		return false
	case otherwise != nil:
		return n <= 2 && this[key] == ""
	}
	return n == m+1
}

// pageKeys are the words before the number of a page in addresses, and
// offsetKeys those before the number of the first thing on it.
var (
	pageKeys   = map[string]bool{"page": true, "paged": true, "p": true, "pg": true, "pageno": true, "pagenum": true, "pagenumber": true, "seite": true, "pagina": true, "currentpage": true, "strana": true, "sayfa": true}
	offsetKeys = map[string]bool{"start": true, "offset": true, "from": true, "st": true}
)

// visitKeys are of a visit and not of a page.
var visitKeys = []string{"sid", "s", "phpsessid"}

// split is an address's path, without scheme, "www.", the last slash and the
// ending of a file, and its query.
func split(address string) (path string, query map[string]string) {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	address, _, _ = strings.Cut(address, "#")
	path, list, _ := strings.Cut(address, "?")
	query = map[string]string{}
	for part := range strings.SplitSeq(list, "&") {
		key, value, _ := strings.Cut(part, "=")
		if key = strings.ToLower(key); key != "" && !slices.Contains(visitKeys, key) {
			query[key] = value
		}
	}
	return withoutEnding(strings.TrimSuffix(strings.TrimPrefix(path, "www."), "/")), query
}

func withoutEnding(path string) string {
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		switch path[i:] {
		case ".html", ".htm", ".shtml", ".php", ".aspx":
			return path[:i]
		}
	}
	return path
}

// endNumber is the number that a path ends in, up to that of the last page,
// and what stands before it; 0 if there is none.
func endNumber(path string) (before string, n int) {
	i := len(path)
	for i > 0 && dom.IsDigit(path[i-1]) {
		i--
	}
	before = path[:i]
	if i == len(path) {
		return path, 0 // as most addresses; an error would be made for each
	}
	n, err := strconv.Atoi(path[i:])
	if err != nil || n > maxPages {
		return path, 0
	}
	return before, n
}
