package math

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
)

// enclosed is the TeX of what its brackets give a meaning, "" if the first three
// elements are no such thing: a fraction without a bar between round ones is a
// binomial, a table between two lines a determinant.
func enclosed(kids []*html.Node) string {
	if len(kids) < 3 || kids[0].Data != "mo" || kids[2].Data != "mo" {
		return ""
	}
	brackets := strings.TrimSpace(dom.TextOf(kids[0])) + strings.TrimSpace(dom.TextOf(kids[2]))
	middle := kids[1]
	for middle.Data == "mrow" || middle.Data == "mstyle" || middle.Data == "mpadded" {
		only := elementsOf(middle)
		if len(only) != 1 {
			return ""
		}
		middle = only[0]
	}
	inside := elementsOf(middle)
	switch {
	case middle.Data == "mfrac" && hasNoBar(middle) && brackets == "()":
		return `\binom` + arg(inside, 0) + arg(inside, 1)
	case middle.Data == "mtable" && matrices[brackets] != "":
		w := &texWriter{}
		w.matrix(inside, matrices[brackets])
		return w.b.String()
	}
	return ""
}

// matrices are the environments of tables between brackets.
var matrices = map[string]string{"()": "pmatrix", "[]": "bmatrix", "{}": "Bmatrix", "||": "vmatrix", "‖‖": "Vmatrix", "∥∥": "Vmatrix"}

// matrix writes the rows of a table.
func (w *texWriter) matrix(rows []*html.Node, environment string) {
	w.put(`\begin{` + environment + "}")
	for i, row := range rows {
		if i > 0 {
			w.b.WriteString(` \\`)
		}
		w.b.WriteByte(' ')
		w.row(row)
	}
	w.b.WriteString(` \end{` + environment + "}")
}

// hasNoBar reports whether a fraction is drawn without its line.
func hasNoBar(n *html.Node) bool {
	thickness, ok := dom.Attr(n, "linethickness")
	return ok && strings.HasPrefix(thickness, "0") && strings.Trim(thickness, "0.pxemt%") == ""
}

// variants are the commands for the letters of MathML's mathvariant. An upright
// or slanted letter alone is none: TeX has those by what a name means.
var variants = map[string]string{
	"bold": `\mathbf`, "bold-italic": `\boldsymbol`, "double-struck": `\mathbb`, "script": `\mathcal`, "bold-script": `\mathcal`,
	"fraktur": `\mathfrak`, "bold-fraktur": `\mathfrak`, "sans-serif": `\mathsf`, "monospace": `\mathtt`,
}

// inVariant puts the command of an element's mathvariant around its TeX.
func inVariant(n *html.Node, tex string) string {
	command := variants[dom.AttrOr(n, "mathvariant")]
	switch {
	case command == "" || tex == "":
		return tex
	case command == `\mathbf` && strings.HasPrefix(tex, `\`):
		command = `\boldsymbol` // letters of Greek have no upright bold
	}
	return command + "{" + tex + "}"
}
