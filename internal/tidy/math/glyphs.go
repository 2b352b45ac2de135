package math

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
)

// MathJax 2 draws a formula as SVG of letters at their places, whose addresses name
// their font and character: <use href="#E1-MJMATHI-78">. What is raised, above a line or in a column
// is told by the places alone. From these the MathML is made again.

// texOfGlyphs is the TeX of a formula that MathJax 2 drew as SVG, "" if it drew none.
func texOfGlyphs(container *html.Node) string {
	for d := range container.Descendants() {
		if d.Type == html.ElementNode && d.Data == "use" && glyphOf(d) != "" {
			for d.Parent != nil && d.Parent.Data == "g" {
				d = d.Parent
			}
			root := dom.NewElement(0)
			root.AppendChild(drawnRow(d))
			return texOfMathML(root)
		}
	}
	return ""
}

// glyphOf is the font and the character that an element draws, as MATHI-78, "" if it
// draws none.
func glyphOf(use *html.Node) string {
	for i := range use.Attr {
		if a := &use.Attr[i]; a.Key == "href" {
			_, glyph, _ := strings.Cut(a.Val, "-MJ")
			return glyph
		}
	}
	return ""
}

// A drawing is something drawn at a place.
type drawing struct {
	node  *html.Node // of MathML
	x, y  float64
	small bool   // it is drawn as what is raised or lowered is
	signs string // the characters in it
	stack bool   // things above each other
}

// glyphStyles are MathJax's fonts that say how letters look, as MathML says it.
var glyphStyles = map[string]string{
	"MAINB": "bold", "MATHBI": "bold-italic", "AMS": "double-struck", "CAL": "script", "SCR": "script", "FRAK": "fraktur",
	"SS": "sans-serif", "TYPE": "monospace",
}

// drawnRow is what a group of drawings says, as MathML.
func drawnRow(g *html.Node) *html.Node { return compose(drawingsIn(g)).node }

// drawingsIn are the letters and groups in a group; a line is one without a node.
func drawingsIn(g *html.Node) []drawing {
	var all []drawing
	for child := range g.ChildNodes() {
		x, y, scale := placeOf(child)
		switch child.Data {
		case "use":
			if made := letter(glyphOf(child)); made != nil {
				all = append(all, drawing{node: made, x: x * scale, y: y * scale, small: scale < 1, signs: dom.TextOf(made)})
			}
		case "rect":
			all = append(all, drawing{x: x, y: y})
		case "g":
			part := compose(drawingsIn(child))
			part.x, part.y = x, y
			all = append(all, part)
		}
	}
	return all
}

// placeOf is where an element is drawn in its group, and how large.
func placeOf(n *html.Node) (x, y, scale float64) {
	number := func(s string) float64 {
		f, _ := strconv.ParseFloat(strings.TrimSpace(s), 64)
		return f
	}
	x, y, scale = number(dom.AttrOr(n, "x")), number(dom.AttrOr(n, "y")), 1
	transform := dom.AttrOr(n, "transform")
	if _, rest, ok := strings.Cut(transform, "translate("); ok {
		rest, _, _ = strings.Cut(rest, ")")
		left, up, _ := strings.Cut(rest, ",")
		x, y = number(left), number(up)
	}
	if _, rest, ok := strings.Cut(transform, "scale("); ok && n.Data == "use" {
		rest, _, _ = strings.Cut(rest, ")")
		scale = number(rest)
	}
	return x, y, scale
}

// letter is the element of MathML for a letter of a font.
func letter(glyph string) *html.Node {
	font, code, _ := strings.Cut(glyph, "-")
	r, err := strconv.ParseUint(code, 16, 21)
	if err != nil || !unicode.IsPrint(rune(r)) {
		return nil
	}
	name := "mo"
	switch sign := rune(r); {
	case unicode.IsDigit(sign):
		name = "mn"
	case unicode.IsLetter(sign):
		name = "mi"
	}
	made := mathml(name, dom.NewText(string(rune(r))))
	if style := glyphStyles[font]; style != "" && name != "mo" {
		made.Attr = []html.Attribute{{Key: "mathvariant", Val: style}}
	} else if font == "MAIN" && name == "mi" && r < 0x80 {
		made.Attr = []html.Attribute{{Key: "upright", Val: "true"}} // of a name
	}
	return made
}

// compose puts drawings together as their places say.
func compose(all []drawing) drawing {
	whole := drawing{small: len(all) > 0}
	isLine := func(d drawing) bool { return d.node == nil }
	lined := slices.ContainsFunc(all, isLine)
	all = slices.DeleteFunc(all, isLine)
	for _, d := range all {
		whole.signs += d.signs
		whole.small = whole.small && d.small
	}
	switch {
	case lined:
		whole.small = false
		whole.node = underLine(all)
	case isStack(all) && whole.small && len(all) == 2:
		whole.node = bar(sortedDown(all), false)
	case isStack(all):
		whole.stack = true
		whole.node = mathml("mtable")
		for _, d := range sortedDown(all) {
			whole.node.AppendChild(mathml("mtr", mathml("mtd", d.node)))
		}
	case len(all) > 0 && !slices.ContainsFunc(all, func(d drawing) bool { return !d.stack }):
		whole.node = beside(all)
	case len(all) > 2 && strings.Trim(whole.signs, firstSign(whole.signs)) == "": // one sign in pieces
		whole.small = false
		if whole.signs = firstSign(whole.signs); whole.signs == "¯" {
			whole.signs = "‾"
		}
		whole.node = operatorOf(bracketOf(whole.signs))
	default:
		whole.node = inLine(all)
	}
	return whole
}

// highest is from how high, in thousandths of an em, something stands above its line.
const highest = 300

// isStack reports whether drawings stand above each other and none on the line.
func isStack(all []drawing) bool {
	above, below := 0, 0
	for _, d := range all {
		switch {
		case d.y > highest:
			above++
		case d.y < -highest:
			below++
		default:
			return false
		}
	}
	return above > 0 && below > 0
}

func sortedDown(all []drawing) []drawing {
	return slices.SortedStableFunc(slices.Values(all), func(a, b drawing) int {
		switch {
		case a.y > b.y:
			return -1
		case a.y < b.y:
			return 1
		}
		return 0
	})
}

// bar is a fraction of what stands above and below.
func bar(parts []drawing, drawn bool) *html.Node {
	made := mathml("mfrac", parts[0].node, parts[1].node)
	if !drawn {
		made.Attr = []html.Attribute{{Key: "linethickness", Val: "0"}}
	}
	return made
}

// underLine is what a line is drawn with: a root, a fraction, a line above.
func underLine(all []drawing) *html.Node {
	root := slices.IndexFunc(all, func(d drawing) bool { return d.signs == "√" })
	if root >= 0 {
		return mathml("msqrt", inLine(slices.Delete(all, root, root+1)))
	}
	if parts := sortedDown(all); len(parts) == 2 {
		return bar(parts, true)
	}
	return inLine(all)
}

// beside is a table, which is drawn column by column.
func beside(columns []drawing) *html.Node {
	table := columns[0].node
	for _, column := range columns[1:] {
		rows := dom.ChildElements(table)
		for i, row := range dom.ChildElements(column.node) {
			if i < len(rows) {
				for _, cell := range dom.ChildElements(row) {
					dom.Remove(cell)
					rows[i].AppendChild(cell)
				}
			}
		}
	}
	return table
}

// inLine is what stands one after the other, with what is raised and lowered hung to
// what stands before it.
func inLine(all []drawing) *html.Node {
	row := mathml("mrow")
	small := !slices.ContainsFunc(all, func(d drawing) bool { return !d.small })
	for i, d := range all {
		last := row.LastChild
		switch {
		case last == nil || small:
			appendLetter(row, d.node)
		case accents[d.signs] != "" && d.x < all[i-1].x+widest:
			row.RemoveChild(last)
			row.AppendChild(mathml("mover", last, operatorOf(d.signs)))
		case d.small && d.y > 0:
			hang(row, last, d.node, "msup")
		case d.small && d.y < 0:
			hang(row, last, d.node, "msub")
		default:
			appendLetter(row, d.node)
		}
	}
	return row
}

// widest is how wide a letter with an accent is.
const widest = 700

func firstSign(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// appendLetter appends to a row; upright letters beside each other are a name.
func appendLetter(row, n *html.Node) {
	last := row.LastChild
	if last != nil && dom.AttrOr(n, "upright") != "" && dom.AttrOr(last, "upright") != "" {
		last.FirstChild.Data += n.FirstChild.Data
		return
	}
	if last != nil && n.Data == "mn" && last.Data == "mn" {
		last.FirstChild.Data += n.FirstChild.Data
		return
	}
	row.AppendChild(n)
}

// hang hangs a script to the last element of a row, which may have the other one.
func hang(row, last, script *html.Node, name string) {
	row.RemoveChild(last)
	switch kids := dom.ChildElements(last); {
	case name == "msub" && last.Data == "msup" && len(kids) == 2:
		base, up := kids[0], kids[1]
		dom.Remove(base)
		dom.Remove(up)
		row.AppendChild(mathml("msubsup", base, script, up))
	case name == "msup" && last.Data == "msub" && len(kids) == 2:
		base, down := kids[0], kids[1]
		dom.Remove(base)
		dom.Remove(down)
		row.AppendChild(mathml("msubsup", base, down, script))
	default:
		row.AppendChild(mathml(name, last, script))
	}
}
