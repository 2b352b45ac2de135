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
	whose := ""
	for part := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		switch {
		case whose != "":
			return whose
		case query != "" && memberScripts.Has(part):
			return MemberLink
		}
		whose = personPaths.Of(part)
	}
	return ""
}

// personPaths are the parts of addresses below which authors and members have their
// pages, and memberScripts the programs that show those of members.
var (
	personPaths = dom.NewNameTable(map[string]string{
		"author": AuthorLink, "authors": AuthorLink, "byline": AuthorLink, "writer": AuthorLink, "writers": AuthorLink,
		"columnist": AuthorLink, "columnists": AuthorLink, "journalist": AuthorLink, "journalists": AuthorLink,
		"reporter": AuthorLink, "reporters": AuthorLink, "contributor": AuthorLink, "contributors": AuthorLink,
		"autor": AuthorLink, "autoren": AuthorLink, "autores": AuthorLink, "autori": AuthorLink, "autore": AuthorLink, "autorzy": AuthorLink,
		"auteur": AuthorLink, "auteurs": AuthorLink, "forfatter": AuthorLink, "skribent": AuthorLink, "penulis": AuthorLink,
		"yazar": AuthorLink, "yazarlar": AuthorLink, "tac-gia": AuthorLink, "avtor": AuthorLink, "avtory": AuthorLink,
		"member": MemberLink, "members": MemberLink, "user": MemberLink, "users": MemberLink, "u": MemberLink,
		"profile": MemberLink, "profiles": MemberLink,
	})
	memberScripts = dom.NamesOf("member.php", "user.php", "profile.php", "memberlist.php", "space.php")
)
