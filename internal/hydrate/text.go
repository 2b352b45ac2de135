package hydrate

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/load"
)

// A text is what the places of one kind of a page's data say: all posts of a
// thread, all paragraphs of an article.
type text struct {
	parts  []part
	words  int
	markup bool // its parts are HTML
}

// A part is one string of the data. Those of one block are parts of a sentence.
type part struct {
	text  string
	block uint64 // the list of parts that it is in, 0 for a block by itself
}

// markupFactor is how much more a text with mark-up counts than one without:
// applications carry an article's HTML and its plain text for searching.
const markupFactor = 1.25

func (t *text) weight() float64 {
	switch {
	case !t.isProse():
		return 0
	case t.markup:
		return markupFactor * float64(t.words)
	}
	return float64(t.words)
}

// add takes up a string of the data, unless it was the last one: the notice that
// each variant of a product has is not a text.
func (t *text) add(p part) {
	if n := len(t.parts); n > 0 && t.parts[n-1].text == p.text && len(p.text) >= minRepeat {
		return
	}
	t.parts = append(t.parts, p)
	t.markup = t.markup || isMarkup(p.text)
	t.words += countWords(p.text)
}

// isProse reports whether a text has sentences: not a program, a style sheet, a
// list of names or a key.
func (t *text) isProse() bool {
	ends, signs := 0, 0
	for _, p := range t.parts {
		for i, r := range p.text {
			switch {
			case strings.ContainsRune(sentenceEnds, r) && !isWithin(p.text, i):
				ends++
			case strings.ContainsRune("{};|\\=", r):
				signs++
			}
		}
	}
	if t.markup { // attributes have signs of their own
		signs = 0
	}
	return ends > 0 && t.words/ends < mostWordsASentence && signs*mostSigns < t.words
}

// minRepeat is how many bytes a string has at least that is not said twice in a
// row. Shorter ones are blanks and signs between words.
const minRepeat = 16

// sentenceEnds are the signs that end sentences in most scripts.
const sentenceEnds = ".!?。！？।۔؟"

// isWithin reports whether a sign stands within a word, as in an address.
func isWithin(s string, i int) bool {
	return i+1 < len(s) && (dom.IsASCIILetter(s[i+1]) || dom.IsDigit(s[i+1]))
}

const (
	mostWordsASentence = 80
	mostSigns          = 10 // a sign of programs for so many words
)

// isMarkup reports whether a string has elements of HTML that part it in blocks.
func isMarkup(s string) bool {
	for _, tag := range [...]string{"</p>", "<br", "</div>", "</li>", "</h2>", "<p>"} {
		if strings.Contains(s, tag) {
			return true
		}
	}
	return false
}

// appendTo appends the text's blocks to an element.
func (t *text) appendTo(parent *html.Node) {
	for i := 0; i < len(t.parts); {
		p := t.parts[i]
		if isMarkup(p.text) {
			div := dom.NewElement(atom.Div)
			for _, n := range load.Fragment(p.text) {
				div.AppendChild(n)
			}
			parent.AppendChild(div)
			i++
			continue
		}
		var block strings.Builder
		block.WriteString(p.text)
		for i++; i < len(t.parts) && p.block != 0 && t.parts[i].block == p.block && !standApart(t.parts[i-1].text, t.parts[i].text); i++ {
			block.WriteString(t.parts[i].text)
		}
		for line := range strings.Lines(block.String()) {
			if line = dom.Settle(line); line != "" {
				paragraph := dom.NewElement(atom.P)
				paragraph.AppendChild(dom.NewText(line))
				parent.AppendChild(paragraph)
			}
		}
	}
}

// standApart reports whether one string ends with a sentence and the next begins
// without a blank: parts of a paragraph have their blanks.
func standApart(before, after string) bool {
	first, _ := utf8.DecodeRuneInString(after)
	return strings.ContainsRune(sentenceEnds, dom.LastRune(before)) && !dom.IsSpaceRune(first)
}

// countWords counts the words of a text without its tags, two characters of a
// wide script as one.
func countWords(s string) int {
	words, wide, inWord := 0, 0, false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '<':
			if end := strings.IndexByte(s[i:], '>'); end > 0 {
				size = end + 1
			}
			inWord = false
		case dom.IsWide(r):
			wide++
			inWord = false
		case !dom.IsWordRune(r):
			inWord = inWord && !dom.IsSpaceRune(r)
		case !inWord:
			words++
			inWord = true
		}
		i += size
	}
	return words + wide/2
}
