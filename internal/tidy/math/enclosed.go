package math

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
)

// enclosed is the TeX of what its brackets give a meaning, and how many elements that are,
// "" if the first elements are no such thing.
func enclosed(kids []*html.Node) (tex string, length int) {
	if len(kids) < 2 {
		return "", 0
	}
	open := only(kids[0])
	if open.Data != "mo" {
		return "", 0
	}
	end, length := "", 2
	if len(kids) > 2 {
		if bracket := only(kids[2]); bracket.Data == "mo" {
			end, length = strings.TrimSpace(dom.TextOf(bracket)), 3
		}
	}
	tex = between(strings.TrimSpace(dom.TextOf(open)), kids[1:2], end)
	if tex == "" {
		tex, length = between(strings.TrimSpace(dom.TextOf(open)), kids[1:2], ""), 2
	}
	return tex, length
}

// only is the element that is all there is in another, or that one.
func only(n *html.Node) *html.Node {
	for n.Data == "mrow" || n.Data == "mstyle" || n.Data == "mpadded" {
		kids := dom.ChildElements(n)
		if len(kids) != 1 {
			break
		}
		n = kids[0]
	}
	return n
}

// between is the TeX of what stands alone between two brackets that give it a meaning, ""
// if they give none: a fraction without a bar between round ones is a binomial, a table
// between two lines a determinant, one behind a brace that nothing ends a choice of cases.
func between(open string, kids []*html.Node, end string) string {
	if len(kids) != 1 {
		return ""
	}
	middle := only(kids[0])
	inside := dom.ChildElements(middle)
	environment := matrices[open+end]
	if open == "" {
		environment = ""
	}
	switch {
	case middle.Data == "mfrac" && hasNoBar(middle) && open+end == "()":
		return `\binom` + arg(inside, 0) + arg(inside, 1)
	case middle.Data == "mtable" && environment != "":
		w := &texWriter{}
		w.matrix(inside, environment)
		return w.b.String()
	}
	return ""
}

// notations are the commands for the lines that MathML's menclose draws. A row of them
// around nothing says what TeX has no short word for.
var notations = map[string]string{"top": `\overline`, "bottom": `\underline`, "box": `\boxed`, "updiagonalstrike": `\cancel`, "radical": `\sqrt`}

// enclose writes what is enclosed by lines.
func (w *texWriter) enclose(n *html.Node) {
	inside := &texWriter{}
	inside.children(n)
	tex := strings.TrimSpace(inside.b.String())
	if command := notations[strings.TrimSpace(dom.AttrOr(n, "notation"))]; command != "" {
		tex = command + "{" + tex + "}"
	}
	w.put(tex)
}

// matrices are the environments of tables between brackets.
var matrices = map[string]string{"{": "cases", "()": "pmatrix", "[]": "bmatrix", "{}": "Bmatrix", "||": "vmatrix", "∣∣": "vmatrix", "‖‖": "Vmatrix", "∥∥": "Vmatrix"}

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

// inStyle puts the command of a style, one of MathML's mathvariant, around TeX.
func inStyle(style, tex string) string {
	command := variants[style]
	switch {
	case command == "" || tex == "" || strings.HasPrefix(tex, command+"{"):
		return tex
	case command == `\mathbf` && strings.HasPrefix(tex, `\`):
		command = `\boldsymbol` // letters of Greek have no upright bold
	}
	return command + "{" + tex + "}"
}
