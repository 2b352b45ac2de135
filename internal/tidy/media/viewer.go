package media

import (
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// Viewers takes out of links around a picture, which lead to its file, what is there for
// whoever opens it: the name of the file, how large it is, and what the picture is called
// already.
func Viewers(root *html.Node) {
	for d := range root.Descendants() {
		if d.DataAtom == atom.A && form.IsPictureFile(dom.AttrOr(d, "href")) {
			dropLabels(d)
		}
	}
}

func dropLabels(link *html.Node) {
	said := map[string]bool{dom.PlainWords(dom.AttrOr(link, "title")): true, dom.PlainWords(path.Base(dom.AttrOr(link, "href"))): true}
	pictures := 0
	var texts []*html.Node
	for d := range link.Descendants() {
		switch {
		case d.DataAtom == atom.Img:
			pictures++
			said[dom.PlainWords(dom.AttrOr(d, "alt"))] = true
		case d.Type == html.TextNode && !dom.IsBlank(d):
			texts = append(texts, d)
		}
	}
	if pictures != 1 {
		return
	}
	for _, text := range texts {
		if isMeasure(text.Data) || said[dom.PlainWords(text.Data)] {
			dom.Remove(text)
		}
	}
}

// measureUnits are what stands beside the numbers that say how large a picture is.
var measureUnits = map[string]bool{"x": true, "×": true, "px": true, "b": true, "kb": true, "mb": true, "kib": true, "mib": true, "bytes": true}

// isMeasure reports whether a text says how large a picture is and nothing else:
// "1200×800 210 KB".
func isMeasure(text string) bool {
	numbers := 0
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		word = strings.Trim(word, "(),.;·-")
		rest := strings.TrimLeft(word, "0123456789.,x×")
		if word != rest {
			numbers++
		}
		if rest != "" && !measureUnits[rest] {
			return false
		}
	}
	return numbers > 0
}
