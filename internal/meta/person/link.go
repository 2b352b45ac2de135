package person

import (
	"strings"

	"github.com/pithmd/pith/internal/dom"
)

// Props of links that lead to the page of a person.
const (
	AuthorLink = "author link"
	MemberLink = "member link"
)

// LinkTo is the prop of a link whose address has a part that publishing
// systems give to the pages of authors or of members, and something behind it
// that tells which; "" if it leads elsewhere.
func LinkTo(href string) string {
	path, query, _ := strings.Cut(href, "?")
	if len(path) > dom.MaxValueBytes {
		return ""
	}
	if _, rest, ok := strings.Cut(path, "://"); ok {
		path = rest
	}
	before := ""
	for part := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		switch {
		case dom.HasLower(authorPaths, before):
			return AuthorLink
		case dom.HasLower(memberPaths, before), query != "" && dom.HasLower(memberScripts, part):
			return MemberLink
		}
		before = part
	}
	return ""
}

// authorPaths are the parts of addresses below which authors have their pages.
var authorPaths = map[string]bool{
	"author": true, "authors": true, "byline": true, "writer": true, "writers": true, "columnist": true, "columnists": true,
	"journalist": true, "journalists": true, "reporter": true, "reporters": true, "contributor": true, "contributors": true,
	"autor": true, "autoren": true, "autores": true, "autori": true, "autore": true, "autorzy": true, "auteur": true, "auteurs": true,
	"forfatter": true, "skribent": true, "penulis": true, "yazar": true, "yazarlar": true, "tac-gia": true, "avtor": true, "avtory": true,
}

// memberPaths are the parts of addresses below which members have theirs, and
// memberScripts the programs that show them.
var (
	memberPaths   = map[string]bool{"member": true, "members": true, "user": true, "users": true, "u": true, "profile": true, "profiles": true}
	memberScripts = map[string]bool{"member.php": true, "user.php": true, "profile.php": true, "memberlist.php": true, "space.php": true}
)
