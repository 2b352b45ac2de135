package media

import (
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/lexicon"
)

// kind is what is embedded: a line of lexicon.Embeds.
type kind int

const (
	video kind = iota
	sound
	place
	post
)

// kinds are words in the addresses of players and in the names of their elements,
// and what they play. An earlier row counts before a later one.
var kinds = [...]struct {
	word string
	kind kind
}{
	{"video", video}, {"videos", video}, {"youtube", video}, {"vimeo", video}, {"dailymotion", video},
	{"brightcove", video}, {"jwplayer", video}, {"wistia", video}, {"vidyard", video}, {"kaltura", video}, {"rumble", video}, {"streamable", video},
	{"clips", video}, {"twitch", video}, {"tiktok", video}, {"bilibili", video}, {"rutube", video},
	{"audio", sound}, {"podcast", sound}, {"podcasts", sound}, {"episode", sound}, {"spotify", sound}, {"soundcloud", sound},
	{"bandcamp", sound}, {"mixcloud", sound}, {"deezer", sound}, {"buzzsprout", sound}, {"simplecast", sound}, {"megaphone", sound}, {"libsyn", sound},
	{"map", place}, {"maps", place},
	{"status", post}, {"tweet", post}, {"instagram", post}, {"mastodon", post}, {"bsky", post}, {"truthsocial", post}, {"threads", post},
	{"post", post}, {"posts", post},
	{"mp4", video}, {"webm", video}, {"m3u8", video}, {"mov", video}, {"mp3", sound}, {"ogg", sound}, {"m4a", sound}, {"wav", sound},
	{"player", video}, {"players", video}, // what else is played
}

// nameOf names what is embedded without a title: by its kind in the language of the
// page, or its file, or else by its site, for an address is nothing that anybody
// wrote.
// names are the addresses that may tell its kind.
func nameOf(n *html.Node, names, address, language string) string {
	if k, ok := kindOf(n, names); ok {
		return lexicon.LineFor(lexicon.Embeds, language, int(k))
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

// kindOf tells what is embedded by its element, its address and its names.
func kindOf(n *html.Node, address string) (kind, bool) {
	switch n.DataAtom {
	case atom.Video:
		return video, true
	case atom.Audio:
		return sound, true
	}
	words := map[string]bool{}
	for _, text := range [...]string{address, dom.AttrOr(n, "class"), dom.AttrOr(n, "id")} {
		for word := range strings.FieldsFuncSeq(strings.ToLower(text), isMark) {
			words[word] = true
		}
	}
	for _, k := range kinds {
		if words[k.word] {
			return k.kind, true
		}
	}
	for word := range words { // openstreetmap
		if strings.HasSuffix(word, "map") || strings.HasSuffix(word, "maps") {
			return place, true
		}
	}
	return 0, false
}
