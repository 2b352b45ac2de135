package text

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// DecodeTwice reads the references of characters that a page shows as they are
// written, because its text was encoded twice: &amp;rsquo; for ’. A page that has
// one of < or >, or one in code, or that names a language of tags, is about such
// things, and means what it says. Alternative texts and titles are often encoded
// so by themselves.
func DecodeTwice(root *html.Node) {
	plain := map[*html.Node]string{}
	for d := range dom.Below(root) {
		if d.Type != html.TextNode || dom.TraitsAt(d.Parent.DataAtom)&dom.IsSkipped != 0 {
			continue
		}
		if strings.Contains(d.Data, "HTML") || strings.Contains(d.Data, "XML") {
			return
		}
		text := decoded(d.Data)
		if text == d.Data {
			continue
		}
		if strings.ContainsAny(text, "<>") || decoded(text) != text || isInCode(d) {
			return
		}
		plain[d] = text
	}
	for d, text := range plain {
		d.Data = text
	}
	for d := range dom.Below(root) {
		for _, a := range d.Attr {
			if a.Key == "alt" || a.Key == "title" {
				if text := decoded(a.Val); text != a.Val {
					dom.SetAttr(d, a.Key, text)
				}
			}
		}
	}
}

// maxReference is how long the name of a character is at most, and more.
const maxReference = 40

// decoded is a text with the characters for the references in it that are whole:
// what begins like one may be a part of an address.
func decoded(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "&")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, _, ok := strings.Cut(rest[:min(len(rest), maxReference)], ";")
		if ok {
			reference := "&" + name + ";"
			if r := html.UnescapeString(reference); r != reference && !strings.HasSuffix(r, ";") {
				b.WriteString(r)
				s = rest[len(name)+1:]
				continue
			}
		}
		b.WriteByte('&')
		s = rest
	}
}

// isInCode reports whether a text stands in code or in a formula.
func isInCode(n *html.Node) bool {
	for n = n.Parent; n != nil && !isVerbatim(n); n = n.Parent {
	}
	return n != nil
}

// isVerbatim reports whether an element is code or a formula.
func isVerbatim(n *html.Node) bool {
	return n.DataAtom == atom.Math || dom.TraitsAt(n.DataAtom)&dom.IsCode != 0
}
