package text

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// minNumbered is how many paragraphs in a row have their numbers.
const minNumbered = 3

// ParagraphNumbers takes the numbers of paragraphs out, which a style sheet sets into the
// margin: each touches the first word, and they follow each other from one. Those that
// are not called numbers of paragraphs, as of verses and clauses, are set apart from it.
func ParagraphNumbers(root *html.Node) {
	var numbers []*html.Node
	for n := range dom.Below(root) {
		if dom.IsElement(n, atom.P) {
			if first := touchingNumber(n); first != nil && strings.TrimSpace(dom.TextUpTo(first, maxNumber)) == strconv.Itoa(len(numbers)+1) {
				numbers = append(numbers, first)
			}
		}
	}
	if len(numbers) < minNumbered {
		return
	}
	for _, n := range numbers {
		if strings.Contains(strings.ToLower(dom.AttrOr(n, "class")), "para") {
			dom.Remove(n)
		} else {
			n.Parent.InsertBefore(dom.NewText(" "), n.NextSibling)
		}
	}
}

// maxNumber is how many bytes of an element are looked at for a number.
const maxNumber = 8

// touchingNumber is the element with which a paragraph begins if the text behind it
// begins with a letter, nil if it does not.
func touchingNumber(p *html.Node) *html.Node {
	first := dom.First(p)
	if first == nil || first.DataAtom != atom.Span || first.NextSibling == nil || first.NextSibling.Type != html.TextNode {
		return nil
	}
	r, _ := utf8.DecodeRuneInString(first.NextSibling.Data)
	if text := dom.TextUpTo(first, maxNumber); text == "" || strings.TrimRight(text, "0123456789") != "" || !unicode.IsLetter(r) && !unicode.Is(unicode.Pi, r) && r != '«' {
		return nil
	}
	return first
}
