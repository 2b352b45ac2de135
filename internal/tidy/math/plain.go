package math

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// texOfPlain is the TeX of a formula that is written with letters, and what HTML raises,
// lowers and sets in italics, as Pandoc and Wikipedia write short ones. It is empty where
// an element has anything else, or no more than text.
func texOfPlain(n *html.Node) string {
	if firstElement(n) == n || !saysPlainMath(n) {
		return ""
	}
	row := mathml("mrow")
	if !plainInto(row, n, "") {
		return ""
	}
	return texOfMathML(row)
}

// saysPlainMath reports whether the class of an element calls it a formula that may be
// written so. What others are called is drawn.
func saysPlainMath(n *html.Node) bool {
	class := dom.AttrOr(n, "class")
	return dom.HasWord(class, form.MathClass) || dom.HasWord(class, "texhtml")
}

// plainInto adds to a row what stands in n, whose letters are of a variant, and reports
// whether all of it may be part of a formula.
func plainInto(row, n *html.Node, variant string) bool {
	for child := range n.ChildNodes() {
		switch child.DataAtom {
		case 0:
			if child.Type != html.TextNode || !plainText(row, child.Data, variant) {
				return false
			}
		case atom.Em, atom.I, atom.Var:
			if !plainInto(row, child, "italic") {
				return false
			}
		case atom.Strong, atom.B:
			if !plainInto(row, child, "bold") {
				return false
			}
		case atom.Span:
			if dom.AttrOr(child, "class") != "" || !plainInto(row, child, variant) {
				return false
			}
		case atom.Sub, atom.Sup:
			script := mathml("mrow")
			if row.LastChild == nil || !plainInto(script, child, variant) {
				return false
			}
			addScript(row, script, child.DataAtom)
		default:
			return false
		}
	}
	return true
}

// addScript puts what is raised or lowered beside what stands last in a row.
func addScript(row, script *html.Node, where atom.Atom) {
	base := row.LastChild
	row.RemoveChild(base)
	name := "msub"
	if where == atom.Sup {
		name = "msup"
	}
	if kids := dom.ChildElements(base); len(kids) == 2 && (base.Data == "msub" && name == "msup" || base.Data == "msup" && name == "msub") {
		for _, kid := range kids {
			base.RemoveChild(kid)
		}
		low, high := kids[1], script
		if base.Data == "msup" {
			low, high = script, kids[1]
		}
		row.AppendChild(mathml("msubsup", kids[0], low, high))
		return
	}
	row.AppendChild(mathml(name, base, script))
}

// plainText adds the letters, the numbers and the signs of a text, in which the only
// words are names of functions.
func plainText(row *html.Node, text, variant string) bool {
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimLeft(text, " \t\n\u00a0\u2004\u2005\u2006\u2009\u200a") {
		name, end := "mo", len(text)
		for i, r := range text {
			kind := "mo"
			switch {
			case unicode.IsLetter(r):
				kind = "mi"
			case unicode.IsDigit(r) || r == '.' && name == "mn":
				kind = "mn"
			}
			if i == 0 {
				name = kind
			} else if kind != name || kind == "mo" || variant != "" && kind == "mi" {
				end = i
				break
			}
		}
		token := mathml(name)
		token.AppendChild(dom.NewText(text[:end]))
		if name == "mi" && variant == "bold" {
			token.Attr = []html.Attribute{{Key: "mathvariant", Val: variant}}
		}
		if name == "mi" && utf8.RuneCountInString(text[:end]) > 1 && !functionNames[text[:end]] {
			return false
		}
		row.AppendChild(token)
		text = text[end:]
	}
	return true
}

// functionNames are the names of functions that formulas have in upright letters.
var functionNames = map[string]bool{
	"sin": true, "cos": true, "tan": true, "cot": true, "sinh": true, "cosh": true, "tanh": true, "arcsin": true, "arccos": true, "arctan": true,
	"log": true, "ln": true, "lg": true, "exp": true, "lim": true, "max": true, "min": true, "sup": true, "inf": true, "det": true,
	"dim": true, "ker": true, "gcd": true, "mod": true, "arg": true, "deg": true,
}
