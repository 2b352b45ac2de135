package media

import (
	"path"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/lexicon"
)

// WordsOf is an alternative text without the tags in it: some systems fill it with the
// caption as it was written, paragraph and links. Signs that are no tags stay.
func WordsOf(alt string) string {
	if !strings.Contains(alt, "</") && !strings.Contains(alt, "/>") {
		return alt
	}
	nodes, err := html.ParseFragment(strings.NewReader(alt), dom.NewElement(atom.Body))
	if err != nil {
		return alt
	}
	var b strings.Builder
	for _, n := range nodes {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.DataAtom == 0: // no tag of HTML
			return alt
		default:
			b.WriteString(dom.TextOf(n))
		}
		if isBlock(n) || n.DataAtom == atom.Br {
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

// IsNameOfFile reports whether an alternative text is only what the picture's file
// is called, as generators set it where the author wrote none.
func IsNameOfFile(alt, src string) bool {
	if path.Ext(alt) == "" || strings.ContainsAny(alt, " \n") {
		return false
	}
	src, _, _ = strings.Cut(src, "?")
	return path.Base(alt) == path.Base(src)
}

var pictureWords = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.PictureWords) })

// IsNoWord reports whether an alternative text only says that there is a picture, or
// is what programs write for nothing.
func IsNoWord(alt string) bool {
	alt = strings.ToLower(strings.Trim(alt, " \t\n[]:"))
	return alt == "null" || alt == "undefined" || pictureWords()[alt]
}
