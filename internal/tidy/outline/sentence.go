package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

const (
	// minSentence is how many words a heading has at least that heads nothing and is
	// a sentence: a deck, or what is said of an article at its end.
	minSentence = 10

	// minSentences is how many two or more sentences have at least that are no
	// heading wherever they stand.
	minSentences = 25

	// runesOfWord is how many signs of a script without blanks count as a word.
	runesOfWord = 2
)

// Sentences makes paragraphs of headings that are sentences: of what a text begins
// with, of what it ends with, and of several sentences anywhere. Pages set a deck as a
// heading for its size. Sentences that head the parts of a text are headings, so at its
// edges only what no other heading has the level of.
func Sentences(root *html.Node) {
	var all []*html.Node
	levels := map[atom.Atom]int{}
	for child := range root.ChildNodes() {
		if isHeading(child) {
			levels[child.DataAtom]++
			all = append(all, child)
		}
	}
	if len(all) == 0 {
		return
	}
	first, last := firstText(root), lastText(root)
	for _, n := range all {
		words, sentences := count(strings.TrimSpace(dom.TextOf(n)))
		if sentences == 0 {
			continue
		}
		atEdge := levels[n.DataAtom] == 1 && (n == first) != (n == last)
		if atEdge && words >= minSentence || sentences > 1 && words >= minSentences {
			dom.Rename(n, atom.P)
			n.Attr = nil
		}
	}
}

func isHeading(n *html.Node) bool {
	return n.Type == html.ElementNode && dom.TraitsAt(n.DataAtom)&dom.IsHeading != 0
}

// firstText and lastText are the first and the last block of a text that have words.
func firstText(root *html.Node) *html.Node {
	n := root.FirstChild
	for n != nil && !hasText(n) {
		n = n.NextSibling
	}
	return n
}

func lastText(root *html.Node) *html.Node {
	n := root.LastChild
	for n != nil && !hasText(n) {
		n = n.PrevSibling
	}
	return n
}

// maxLooked is how much of a block is looked at for words.
const maxLooked = 256

func hasText(n *html.Node) bool {
	return n.Type == html.ElementNode && n.DataAtom != atom.Figure && !dom.IsBlankText(dom.TextUpTo(n, maxLooked))
}

// count tells how many words a text has, and how many sentences that end with a full
// stop: none if it does not end with one, or begins with a number, as the parts of a
// text do that are counted.
func count(text string) (words, sentences int) {
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsDigit(first) {
		return 0, 0
	}
	unspaced := 0
	for word := range strings.FieldsSeq(text) {
		words++
		if endsSentence(word) && utf8.RuneCountInString(word) > 3 { // and is no "Mr."
			sentences++
		}
	}
	for _, r := range text {
		if dom.IsUnspaced(r) {
			unspaced++
		}
		if r == '。' {
			sentences++
		}
	}
	if !endsSentence(text) {
		return 0, 0
	}
	return words + unspaced/runesOfWord, max(sentences, 1)
}

// endsSentence reports whether a text ends with a full stop, in quotation marks or not.
func endsSentence(text string) bool {
	end := dom.LastRune(strings.TrimRight(text, `"'”’»“)）」`))
	return end == '.' || end == '。' || end == '।'
}
