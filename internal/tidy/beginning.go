package tidy

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/meta"
)

const (
	maxExcerptRunes = 300 // of an excerpt
	minExcerptShare = 3   // a sentence that ends before this part of it is too short
)

// Excerpt is the beginning of the first paragraph of prose in a clean tree;
// textOf writes a node as text.
func Excerpt(content *html.Node, textOf func(*html.Node) string) string {
	if content == nil {
		return ""
	}
	for n := range content.Descendants() {
		if !dom.IsElement(n, atom.P) {
			continue
		}
		text := strings.Join(strings.Fields(textOf(n)), " ")
		if utf8.RuneCountInString(text) >= meta.MinProseRunes {
			return meta.WithoutLeadOn(firstSentences(text))
		}
	}
	return ""
}

// firstSentences are as many sentences of a text as an excerpt has room for,
// or words, where the first sentence has more.
func firstSentences(s string) string {
	sentence, word, count := 0, 0, 0
	before := ' '
	for i, r := range s {
		if count == maxExcerptRunes {
			if sentence > 0 {
				return s[:sentence]
			}
			return strings.TrimRight(s[:max(word, 1)], " ,;:–—-") + "…"
		}
		count++
		if r == ' ' || dom.IsUnspaced(r) {
			word = i
		}
		if count*minExcerptShare > maxExcerptRunes {
			if r == ' ' && strings.ContainsRune(".!?…", before) {
				sentence = i
			} else if strings.ContainsRune("。！？", r) {
				sentence = i + utf8.RuneLen(r)
			}
		}
		before = r
	}
	return s
}
