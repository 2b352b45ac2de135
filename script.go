package pith

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// collectScript collects a subscript or superscript.
func (p *printer) collectScript(n *html.Node) {
	if note := noteLabel(n); note != "" {
		p.addLiteral("[^" + note + "]")
		return
	}
	if hasOnlyText(n) {
		p.addText(scriptText(n))
		return
	}
	p.collectNodes(n.FirstChild, nil)
}

func hasOnlyText(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (d.DataAtom == atom.A || d.DataAtom == atom.Img || d.DataAtom == atom.Code) {
			return false
		}
	}
	return true
}

// scriptText writes a subscript or superscript without HTML: in the
// characters that Unicode has for it, else as TeX's marks with brackets, so
// that 10^(n+1) does not read as 10n+1.
func scriptText(n *html.Node) string {
	text := textOf(n)
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
// without: 1st, Mme, trademarks.
func isOrdinal(n *html.Node, text string) bool {
	if n.DataAtom != atom.Sup {
		return false
	}
	switch strings.ToLower(text) {
	case "st", "nd", "rd", "th", "er", "re", "e", "ère", "ème", "me", "lle", "o", "a", "tm", "™", "®", "©", "℠", "sm", "*", "†", "‡":
		return true
	}
	return false
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
