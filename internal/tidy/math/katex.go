package math

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
)

// KaTeX draws a formula with boxes, and names in their classes what TeX calls them: mfrac,
// msupsub, mrel. From these MathML is made, for pages that bring no other source of it.

// texOfBoxes is the TeX of a formula that KaTeX drew, "" if it drew none.
func texOfBoxes(container *html.Node) string {
	drawing := boxIn(container, "html")
	if drawing == nil {
		return ""
	}
	return texOfMathML(rowOf(drawing))
}

// boxIn is the first box with a name below an element, nil if there is none.
func boxIn(n *html.Node, name string) *html.Node {
	return firstIn(n, func(d *html.Node) bool { return isBox(d, name) })
}

// isBox reports whether an element is a box with a name, which KaTeX puts its own before
// since version 0.19.
func isBox(n *html.Node, name string) bool {
	for token := range strings.FieldsSeq(dom.AttrOr(n, "class")) {
		if token == name && name != "html" || token == "katex-"+name {
			return true
		}
	}
	return false
}

// boxStyles are the names of boxes that say how letters look, as MathML says it.
var boxStyles = map[string]string{
	"mathbf": "bold", "boldsymbol": "bold-italic", "mathbb": "double-struck", "mathcal": "script", "mathscr": "script", "mathfrak": "fraktur",
	"mathsf": "sans-serif", "mathtt": "monospace",
}

// unseenBoxes are those that only make room, or draw lines.
var unseenBoxes = [...]string{"strut", "pstrut", "mspace", "nulldelimiter", "vlist-s", "frac-line", "arraycolsep", "hide-tail"}

// boxes puts what the boxes in n draw into an element of MathML.
func boxes(into, n *html.Node) {
	for child := range n.ChildNodes() {
		if child.Type == html.TextNode {
			if text := trimmed(child.Data); text != "" {
				into.AppendChild(leaf(n, text))
			}
			continue
		}
		isUnseen := func(name string) bool { return isBox(child, name) }
		if child.Type != html.ElementNode || child.Namespace != "" || slices.ContainsFunc(unseenBoxes[:], isUnseen) {
			continue
		}
		switch {
		case isBox(child, "msupsub"):
			scripts(into, child)
		case isBox(child, "mfrac"):
			into.AppendChild(fraction(child))
		case isBox(child, "sqrt"):
			into.AppendChild(mathml("msqrt", firstPart(child)))
		case isBox(child, "accent"):
			into.AppendChild(accented(child))
		case isBox(child, "overline"):
			into.AppendChild(mathml("mover", firstPart(child), operatorOf("‾")))
		case isBox(child, "op-limits"):
			into.AppendChild(limits(child))
		case isBox(child, "mtable"):
			into.AppendChild(columns(child))
		case isBox(child, "delimsizing"):
			into.AppendChild(operatorOf(bracketOf(dom.TextOf(child))))
		case isBox(child, "mord") || isBox(child, "minner"):
			into.AppendChild(rowOf(child))
		default:
			boxes(into, child)
		}
	}
}

func mathml(name string, kids ...*html.Node) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: name}
	for _, kid := range kids {
		n.AppendChild(kid)
	}
	return n
}

// trimmed is a text without the blanks that hold boxes in their places.
func trimmed(text string) string { return strings.Trim(text, "\u200b \n") }

func operatorOf(sign string) *html.Node { return mathml("mo", dom.NewText(sign)) }

// leaf is the element of a text in a box.
func leaf(box *html.Node, text string) *html.Node {
	name := "mi"
	switch {
	case isBox(box.Parent, "text") || isBox(box, "text"):
		name = "mtext"
	case strings.Trim(text, "0123456789.") == "":
		name = "mn"
	case !strings.ContainsFunc(text, unicode.IsLetter):
		name = "mo"
	}
	made := mathml(name, dom.NewText(text))
	for token := range strings.FieldsSeq(dom.AttrOr(box, "class")) {
		if style := boxStyles[strings.TrimPrefix(token, "katex-")]; style != "" {
			made.Attr = []html.Attribute{{Key: "mathvariant", Val: style}}
		}
	}
	return made
}

// A part is what stands at a height in a pile of boxes.
type part struct {
	top  float64 // in em: what is more negative is higher
	node *html.Node
}

// partsOf are the parts of the first pile in a box, from above.
func partsOf(box *html.Node) []part {
	pile := boxIn(box, "vlist")
	if pile == nil {
		return nil
	}
	var parts []part
	for child := range pile.ChildNodes() {
		_, top, ok := strings.Cut(dom.AttrOr(child, "style"), "top:")
		top, _, _ = strings.Cut(top, "em")
		height, err := strconv.ParseFloat(strings.TrimSpace(top), 64)
		if ok && err == nil {
			parts = append(parts, part{height, child})
		}
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.top, b.top) })
	return parts
}

// rowOf is what the boxes in an element draw, as MathML.
func rowOf(n *html.Node) *html.Node {
	row := mathml("mrow")
	boxes(row, n)
	return row
}

// filled are the parts that have anything.
func filled(box *html.Node) []part {
	return slices.DeleteFunc(partsOf(box), func(p part) bool { return trimmed(dom.TextOf(p.node)) == "" })
}

// firstPart is the part with text of a box that draws a line or a sign beside it.
func firstPart(box *html.Node) *html.Node {
	if parts := filled(box); len(parts) > 0 {
		return rowOf(parts[0].node)
	}
	return mathml("mrow")
}

// scripts hangs what is raised and lowered to the element before.
func scripts(into, box *html.Node) {
	base := into.LastChild
	if base == nil {
		base = mathml("mrow")
	} else {
		into.RemoveChild(base)
	}
	parts := filled(box)
	switch {
	case len(parts) == 2:
		into.AppendChild(mathml("msubsup", base, rowOf(parts[1].node), rowOf(parts[0].node)))
	case len(parts) == 1 && goesDown(box):
		into.AppendChild(mathml("msub", base, rowOf(parts[0].node)))
	case len(parts) == 1:
		into.AppendChild(mathml("msup", base, rowOf(parts[0].node)))
	default:
		into.AppendChild(base)
	}
}

// goesDown reports whether the pile of a box reaches below its line.
func goesDown(box *html.Node) bool {
	pile := boxIn(box, "vlist-t")
	return pile != nil && isBox(pile, "vlist-t2")
}

func fraction(box *html.Node) *html.Node {
	parts := filled(box)
	if len(parts) != 2 {
		return mathml("mrow")
	}
	made := mathml("mfrac", rowOf(parts[0].node), rowOf(parts[1].node))
	if boxIn(box, "frac-line") == nil {
		made.Attr = []html.Attribute{{Key: "linethickness", Val: "0"}}
	}
	return made
}

// accented is a letter with the sign above it; an arrow is a drawing.
func accented(box *html.Node) *html.Node {
	base, sign := mathml("mrow"), "→"
	for _, p := range partsOf(box) {
		if boxIn(p.node, "accent-body") == nil {
			base = rowOf(p.node)
		} else if text := trimmed(dom.TextOf(p.node)); text != "" {
			sign = text
		}
	}
	return mathml("mover", base, operatorOf(sign))
}

// limits is an operator with what stands above and below it.
func limits(box *html.Node) *html.Node {
	parts := filled(box)
	at := slices.IndexFunc(parts, func(p part) bool { return boxIn(p.node, "mop") != nil })
	switch {
	case at < 0:
		return mathml("mrow")
	case len(parts) == 3:
		return mathml("munderover", rowOf(parts[1].node), rowOf(parts[2].node), rowOf(parts[0].node))
	case len(parts) == 2 && at == 0:
		return mathml("munder", rowOf(parts[0].node), rowOf(parts[1].node))
	case len(parts) == 2:
		return mathml("mover", rowOf(parts[1].node), rowOf(parts[0].node))
	}
	return rowOf(parts[at].node)
}

// columns is a table, which KaTeX draws column by column.
func columns(box *html.Node) *html.Node {
	table := mathml("mtable")
	var rows []*html.Node
	for child := range box.ChildNodes() {
		if !strings.Contains(dom.AttrOr(child, "class"), "col-align-") {
			continue
		}
		for i, p := range filled(child) {
			if i == len(rows) {
				rows = append(rows, mathml("mtr"))
				table.AppendChild(rows[i])
			}
			rows[i].AppendChild(mathml("mtd", rowOf(p.node)))
		}
	}
	return table
}

// bracketOf is the bracket of which a large one is put together.
func bracketOf(text string) string {
	for _, r := range text {
		for bracket, pieces := range piecesOf {
			if strings.ContainsRune(pieces, r) {
				return bracket
			}
		}
	}
	if text = trimmed(text); text == "" {
		return "|" // a line is a drawing
	}
	return text
}

var piecesOf = map[string]string{"(": "⎛⎜⎝", ")": "⎞⎟⎠", "[": "⎡⎢⎣", "]": "⎤⎥⎦", "{": "⎧⎨⎩⎪", "}": "⎫⎬⎭", "|": "∣", "‖": "∥"}
