package code

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// sourceIn is the program that n shows with elements for its lines and offers to copy
// in a field of text, where a style sheet alone says which blanks of the former are
// seen, and the label that stands before it in the text that n shows. It is empty where
// the field says anything else.
func sourceIn(n *html.Node, text string) (source, label string) {
	for d := range n.Descendants() {
		if d.DataAtom != atom.Textarea {
			continue
		}
		source = strings.TrimRight(strings.ReplaceAll(dom.TextOf(d), "\r\n", "\n"), " \t\n")
		label, ok := strings.CutSuffix(withoutBlanks(text), withoutBlanks(source))
		if !ok || source == "" || label != "" && form.LanguageOfLabel(label) == "" {
			return "", ""
		}
		return strings.TrimLeft(source, "\n") + "\n", label
	}
	return "", ""
}

// captionIn is the caption of the table in which a program stands, "" if there is none.
func captionIn(n *html.Node) string {
	for d := range n.Descendants() {
		if d.DataAtom == atom.Caption {
			return strings.Join(strings.Fields(dom.TextOf(d)), " ")
		}
	}
	return ""
}

// withoutBlanks is a text without its blanks and line ends.
func withoutBlanks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' {
			return -1
		}
		return r
	}, s)
}
