package media

import (
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// kinds are words in the addresses of players and in the names of their elements,
// and what is called by that which has no title. An earlier row counts before a
// later one.
var kinds = [...]struct{ word, kind string }{
	{"video", "Video"}, {"videos", "Video"}, {"youtube", "Video"}, {"vimeo", "Video"}, {"dailymotion", "Video"},
	{"audio", "Audio"}, {"podcast", "Audio"}, {"podcasts", "Audio"}, {"episode", "Audio"}, {"spotify", "Audio"}, {"soundcloud", "Audio"},
	{"map", "Map"}, {"maps", "Map"},
	{"status", "Post"}, {"tweet", "Post"}, {"instagram", "Post"}, {"mastodon", "Post"}, {"bsky", "Post"},
	{"player", "Video"}, // what else is played
}

// nameOf names what is embedded without a title: by its kind, or its file, or
// else by its site, for an address is nothing that anybody wrote.
func nameOf(n *html.Node, address string) string {
	switch n.DataAtom {
	case atom.Video:
		return "Video"
	case atom.Audio:
		return "Audio"
	}
	words := map[string]bool{}
	for _, text := range [...]string{address, dom.AttrOr(n, "class"), dom.AttrOr(n, "id")} {
		for word := range strings.FieldsFuncSeq(strings.ToLower(text), isMark) {
			words[word] = true
		}
	}
	for _, k := range kinds {
		if words[k.word] {
			return k.kind
		}
	}
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return address
	case n.DataAtom != atom.Iframe && path.Ext(u.Path) != "":
		return path.Base(u.Path)
	case u.Host == "":
		return address
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
