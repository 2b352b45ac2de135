package render

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// collectScript collects a subscript or superscript.
func (p *printer) collectScript(n *html.Node) {
	if note := form.NoteLabel(n); note != "" {
		p.addLiteral("[^" + note + "]")
		return
	}
	if dom.HasOnlyText(n) {
		p.addText(scriptText(n))
		return
	}
	p.collectNodes(n.FirstChild, nil)
}

// scriptText writes a subscript or superscript without HTML: in the
// characters that Unicode has for it, else as TeX's marks with brackets, so
// that 10^(n+1) does not read as 10n+1.
func scriptText(n *html.Node) string {
	text := dom.TextOf(n)
	from, to, mark := superscripts[0], superscripts[1], "^"
	if n.DataAtom == atom.Sub {
		from, to, mark = subscripts[0], subscripts[1], "_"
	}
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	if isOrdinal(n, text) {
		return text
	}
	var b strings.Builder
	target := []rune(to)
	for _, r := range text {
		i := strings.IndexRune(from, r)
		if i < 0 {
			if isLabel(text) {
				return text
			}
			return mark + "(" + text + ")"
		}
		b.WriteRune(target[len([]rune(from[:i]))])
	}
	return b.String()
}

// isOrdinal recognises the raised letters that a word reads the same
// without: 1st, Mme, trademarks. A letter alone is one behind a number or what
// it shortens: elsewhere it is an index or a note's.
func isOrdinal(n *html.Node, text string) bool {
	if n.DataAtom != atom.Sup {
		return false
	}
	switch strings.ToLower(text) {
	case "st", "nd", "rd", "th", "er", "re", "ère", "ème", "me", "lle", "tm", "™", "®", "©", "℠", "sm", "*", "†", "‡":
		return true
	case "e", "o", "a":
		return n.PrevSibling != nil && takesLetter(n.PrevSibling)
	}
	return false
}

// takesLetter reports whether a node ends with a number, Roman ones included,
// or with the beginning of Mme, Mlle, No or Ma.
func takesLetter(n *html.Node) bool {
	text := n.Data
	if n.Type == html.ElementNode {
		text = dom.TextOf(n)
	}
	before := strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	switch word := text[len(before):]; word {
	case "":
		return false
	case "Mm", "Mll", "N", "n":
		return true
	default:
		return strings.Trim(word, "IVXLCDM") == "" || unicode.IsDigit(dom.LastRune(word))
	}
}

// isLabel recognises what stands in brackets of its own: a source's number.
func isLabel(text string) bool {
	return strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]")
}

// The characters that have a raised and a lowered twin, and the twins.
var (
	superscripts = [2]string{"0123456789+-−=()n i", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ ⁱ"}
	subscripts   = [2]string{"0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"}
)
