package math

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// isNamedTeX reports whether an element whose class has a word for formulas has TeX
// that nobody could take for anything else as its text, without marks.
func isNamedTeX(n *html.Node) bool {
	text := n.FirstChild
	return text != nil && text.NextSibling == nil && text.Type == html.TextNode && len(text.Data) <= maxFormula &&
		form.HasCommands(text.Data) && form.NamesMath(dom.AttrOr(n, "class"))
}

// labelTeX is the TeX that an element has as its label for those who do not see it, ""
// if it has none.
func labelTeX(n *html.Node) string {
	if label := form.LabelTeX(n); form.HasCommands(label) || n.DataAtom == atom.Svg && form.DrawsMath(n) {
		return label
	}
	return ""
}

// Drawing puts the formula that a drawing's label says in its place. It reports whether
// there is one, and whether it became a block.
func Drawing(svg *html.Node) (block, done bool) {
	tex := unwrapStyle(labelTeX(svg))
	return tex != "" && put(svg, tex, false), tex != ""
}

// boxOfMath is the element called a formula in which a picture stands with no text but
// the number of the equation, nil if it stands in none.
func boxOfMath(img *html.Node) *html.Node {
	const most = 3 // elements around it
	for up, box := 0, img.Parent; box != nil && up < most; up, box = up+1, box.Parent {
		if dom.TraitsAt(box.DataAtom)&(dom.IsHeading|dom.IsCell) != 0 {
			return nil
		}
		if text := strings.TrimSpace(dom.TextUpTo(box, form.MaxLabelText)); text != "" && form.EquationNumber(text) == "" {
			return nil
		}
		if form.NamesMath(dom.AttrOr(box, "class")) {
			return box
		}
	}
	return nil
}

// withoutPrefixes puts the MathML in the place of one whose elements have a prefix, which
// HTML does not know: mml:math.
func withoutPrefixes(n *html.Node) *html.Node {
	made := withoutPrefix(n)
	made.DataAtom = atom.Math
	dom.Replace(n, made)
	return made
}

func withoutPrefix(n *html.Node) *html.Node {
	made := mathml(n.Data[strings.IndexByte(n.Data, ':')+1:])
	made.Attr = n.Attr
	for child := range n.ChildNodes() {
		switch child.Type {
		case html.TextNode:
			made.AppendChild(dom.NewText(child.Data))
		case html.ElementNode:
			made.AppendChild(withoutPrefix(child))
		}
	}
	return made
}
