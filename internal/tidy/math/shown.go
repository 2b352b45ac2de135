package math

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// MathJax 3 draws a formula with an element for each of MathML's, as <mjx-mfrac> or
// <g data-mml-node="mfrac">, and one for each letter that names its character. From
// these the MathML is made again, for pages that do not bring it.

// texOfDrawing is the TeX of a formula that MathJax drew, "" if it drew none.
func texOfDrawing(container *html.Node) string {
	drawing := firstIn(container, func(d *html.Node) bool { return drawnName(d) == "math" })
	if drawing == nil {
		return ""
	}
	r := redrawer{}
	tex := texOfMathML(r.element(drawing, "mrow"))
	if r.number != "" && tex != "" {
		tex += ` \tag{` + strings.Trim(r.number, "()") + "}"
	}
	return tex
}

// drawnName is the name of the element of MathML that one was drawn for, "" if it only
// holds others in their place.
func drawnName(n *html.Node) string {
	if n.Type != html.ElementNode {
		return ""
	}
	name, ok := strings.CutPrefix(n.Data, "mjx-")
	if !ok {
		name = strings.ToLower(dom.AttrOr(n, "data-mml-node"))
	}
	switch {
	case name == "texatom":
		return "mrow"
	case strings.HasPrefix(name, "mlabeledtr"):
		return "mtr"
	case strings.HasPrefix(name, "m") && name != "mark" && name != "mid":
		return name
	}
	return ""
}

// A redrawer makes MathML of what was drawn of it.
type redrawer struct{ number string } // of the equation

// into puts into a parent what was drawn of the elements in n.
func (r *redrawer) into(parent, n *html.Node) {
	for child := range n.ChildNodes() {
		name := drawnName(child)
		switch {
		case child.Type == html.TextNode && n.Data == "mjx-utext":
			parent.AppendChild(dom.NewText(child.Data))
		case child.Type != html.ElementNode:
		case isLabels(child):
			r.number = lettersIn(child)
		case name != "":
			parent.AppendChild(r.element(child, name))
		case letterOf(child) != 0:
			parent.AppendChild(dom.NewText(string(letterOf(child))))
		case child.Data != "mjx-surd":
			r.into(parent, child)
		}
	}
}

// element is the element of MathML that one was drawn for.
func (r *redrawer) element(n *html.Node, name string) *html.Node {
	made := mathml(name)
	r.into(made, n)
	isSVG := n.Data == "g"
	switch name {
	case "mfrac":
		if isSVG && !holdsLine(n) || dom.AttrOr(firstElement(n), "atop") == "true" {
			made.Attr = []html.Attribute{{Key: "linethickness", Val: "0"}}
		}
	case "msubsup": // what stands higher is drawn first
		if kids := dom.ChildElements(made); len(kids) == 3 {
			made.RemoveChild(kids[1])
			made.AppendChild(kids[1])
		}
	case "msqrt", "mroot":
		if last := made.LastChild; isSVG && last != nil {
			made.RemoveChild(last) // the sign
		}
		if name == "mroot" && !isSVG {
			reverse(made)
		}
	case "mover", "munderover":
		if !isSVG {
			reverse(made) // it is drawn from above
		}
		if kids := dom.ChildElements(made); name == "munderover" && !isSVG && len(kids) == 2 && kids[0].Data == "munder" {
			dom.Unwrap(kids[0])
		}
	}
	return made
}

// reverse puts two elements in the order that MathML has.
func reverse(n *html.Node) {
	kids := dom.ChildElements(n)
	for _, kid := range kids {
		n.RemoveChild(kid)
	}
	slices.Reverse(kids)
	for _, kid := range kids {
		n.AppendChild(kid)
	}
}

func firstElement(n *html.Node) *html.Node {
	if kids := dom.ChildElements(n); len(kids) > 0 {
		return kids[0]
	}
	return n
}

// holdsLine reports whether there is a line between the parts of a fraction.
func holdsLine(n *html.Node) bool {
	for child := range n.ChildNodes() {
		if child.Data == "rect" {
			return true
		}
	}
	return false
}

// isLabels reports whether an element has the numbers of equations.
func isLabels(n *html.Node) bool {
	return n.Data == "mjx-labels" || n.Data == "svg" && dom.AttrOr(n, "data-labels") == "true"
}

// lettersIn are the letters drawn in an element.
func lettersIn(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if r := letterOf(d); r != 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// letterOf is the character that an element draws, 0 if it draws none: its number stands
// in an attribute, or in the class of an element that draws one by a style sheet.
func letterOf(n *html.Node) rune {
	if n.Type != html.ElementNode {
		return 0
	}
	number := ""
	switch {
	case n.DataAtom == atom.Svg || n.Data == "defs":
	case n.Namespace == "svg":
		number = dom.AttrOr(n, "data-c")
	case n.Data == "mjx-c" || strings.HasPrefix(n.Data, "mjx-stretchy-"):
		for token := range strings.FieldsSeq(dom.AttrOr(n, "class")) {
			if rest, ok := strings.CutPrefix(token, "mjx-c"); ok {
				number = rest
			}
		}
	}
	code, err := strconv.ParseUint(number, 16, 21)
	if err != nil {
		return 0
	}
	return rune(code)
}
