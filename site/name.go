package site

import (
	"hash/fnv"
	"net/url"
	"strings"
	"unicode"

	"github.com/pithmd/pith"
)

// namesOf are hashes of what an article is known by: the address of the page, that of
// its next page, its title.
func namesOf(v *pith.Visit) []hash {
	var names []hash
	for _, address := range []string{v.URL, v.Next} {
		if place := placeOf(address); place != "" {
			names = append(names, hashOf("address", place))
		}
	}
	if title := lettersOf(v.Title); title != "" {
		names = append(names, hashOf("title", title))
	}
	return names
}

// placeOf is where an address leads on its host, without the fragment. What a
// site has at its root is another page tomorrow: that is no name, and "" stands for it.
func placeOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	place := strings.TrimSuffix(u.EscapedPath(), "/")
	if u.RawQuery != "" {
		place += "?" + u.RawQuery
	}
	return place
}

// lettersOf are the words of a title in lower case, but for numbers: "Part 2" of
// an article, and the day's number of a series, have the title of the others.
func lettersOf(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	return strings.Join(words, " ")
}

// hashOf is a hash of a name of a kind.
func hashOf(kind, name string) hash {
	h := fnv.New64a()
	h.Write([]byte(kind + "\x00" + name))
	return hash(h.Sum64())
}
