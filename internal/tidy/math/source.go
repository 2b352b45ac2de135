package math

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// Code reads the formula that is written as code of the language math, which
// readers of Markdown make of dollars and of fences: its TeX, and whether it stands
// between lines.
func Code(n *html.Node) (tex string, display, ok bool) {
	display = n.DataAtom == atom.Pre
	code := n
	if first := n.FirstChild; display && first != nil && first.NextSibling == nil && dom.IsElement(first, atom.Code) {
		code = first
	}
	if !isCodeOfMath(n) && !isCodeOfMath(code) || code.FirstChild == nil || code.FirstChild.Type != html.TextNode || code.FirstChild.NextSibling != nil {
		return "", false, false
	}
	tex = strings.TrimSpace(code.FirstChild.Data)
	return tex, display || strings.Contains(dom.AttrOr(code, "class"), "display"), tex != ""
}

// isCodeOfMath reports whether an element says that it is code of the language math.
func isCodeOfMath(n *html.Node) bool {
	if style, _ := dom.Attr(n, "data-math-style"); style != "" { // GitLab
		return true
	}
	for f := range strings.FieldsSeq(dom.AttrOr(n, "class")) {
		switch f {
		case "language-math", "lang-math", "math-inline", "math-display":
			return true
		}
	}
	return n.DataAtom == atom.Pre && dom.AttrOr(n, "lang") == "math" || isNamedTeX(n) && (dom.HasWord(dom.AttrOr(n, "class"), form.MathClass) || dom.HasWord(dom.AttrOr(n, "class"), "displaymath")) // tex is a language too
}

// texOfElement is the TeX that an element has for a script which knows its name, "" if
// that is not one of formulas, or what it has is no formula.
func texOfElement(n *html.Node) string {
	if !form.CallsMath(n) {
		return ""
	}
	tex := form.ElementTeX(n)
	bare, _ := form.StripDelimiters(tex)
	if len(tex) > maxFormula || bare == "" || !hasTeXSign(bare) && len(bare) > len("2n") {
		return "" // a word
	}
	return tex
}

// isDisplayElement reports whether an attribute of such an element, or a word of its
// name, says that the formula stands between lines.
func isDisplayElement(n *html.Node) bool {
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "block", "display", "displaymode", "display-mode", "mode":
			switch strings.ToLower(a.Val) {
			case "", "1", "true", "block", "display", a.Key:
				return true
			}
		}
	}
	for word := range strings.SplitSeq(n.Data, "-") {
		if word == "block" || word == "display" || word == "div" {
			return true
		}
	}
	return false
}

// maxMathML is how many bytes the MathML in an attribute may have.
const maxMathML = 1 << 16

// texOfAttributes is the TeX of the MathML in an attribute of an element or of one in
// it, "" if there is none.
func texOfAttributes(n *html.Node) (tex string, display bool) {
	source := dom.AttrOr(n, form.MathMLAttribute)
	for d := range n.Descendants() {
		if source != "" {
			break
		}
		source = dom.AttrOr(d, form.MathMLAttribute)
	}
	return texOfSource(source)
}

// wirisMarks are the signs that MathType's editor has in an attribute instead of those
// that mean something in one.
var wirisMarks = strings.NewReplacer("«", "<", "»", ">", "¨", `"`, "§", "&", "`", "'")

// texOfSource is the TeX of MathML that stands in a text, "" if there is none.
func texOfSource(source string) (tex string, display bool) {
	if source == "" || len(source) > maxMathML {
		return "", false
	}
	if strings.HasPrefix(source, "«") {
		source = wirisMarks.Replace(source)
	}
	nodes, err := html.ParseFragment(strings.NewReader(source), dom.NewElement(atom.Div))
	if err != nil {
		return "", false
	}
	for _, made := range nodes {
		if made.DataAtom == atom.Math {
			return texOfMath(made)
		}
	}
	return "", false
}

// put puts a formula in n's place, with its number if that stands beside it. It
// reports whether what it put is a block.
func put(n *html.Node, tex string, display bool) bool {
	if trimmed := strings.TrimSpace(tex); strings.HasPrefix(trimmed, `\begin{`) {
		if length, inside, ok := environmentAt(trimmed); ok && length == len(trimmed) {
			tex, display = inside, true
		}
	}
	if number := takeNumber(n, tex); number != "" {
		tex, _ = form.StripDelimiters(tex)
		tex, display = tex+` \tag{`+number+"}", true
	}
	return form.PutMath(n, tex, display)
}

// How far around a formula the box is that holds it and its number, and how many
// nodes that has in itself.
const (
	maxNumberBox = 4
	maxBeside    = 12
)

// takeNumber takes the number of an equation out of the box that holds the equation,
// the number and nothing else, and returns it without brackets, "" if there is none. One before a
// formula may count the items of a list, unless its element is called a number.
func takeNumber(n *html.Node, tex string) string {
	if strings.Contains(tex, `\tag`) || strings.TrimSpace(tex) == "" {
		return ""
	}
	for up, inside, box := 0, n, n.Parent; box != nil && up < maxNumberBox && box.DataAtom != atom.Td; up, inside, box = up+1, box, box.Parent {
		var beside *html.Node
		looked := 0
		for child := range box.ChildNodes() {
			switch looked++; {
			case looked > maxBeside:
				return ""
			case child == inside || dom.IsBlank(child) || child.Type == html.ElementNode && !dom.HasContent(child):
			case beside != nil:
				return ""
			default:
				beside = child
			}
		}
		if beside == nil {
			continue
		}
		number := equationNumber(beside)
		if number == "" || comesBefore(beside, inside) && !isCalledNumber(beside) {
			return ""
		}
		dom.Remove(beside)
		return number
	}
	return ""
}

// equationNumber is the number of an equation that is all that a node says, "" if
// it says anything else.
func equationNumber(n *html.Node) string {
	if n.Type == html.ElementNode {
		return form.EquationNumber(dom.TextUpTo(n, form.MaxLabelText))
	}
	return form.EquationNumber(n.Data)
}

func comesBefore(a, b *html.Node) bool {
	for ; a != nil; a = a.NextSibling {
		if a == b {
			return true
		}
	}
	return false
}

// isCalledNumber reports whether an element's class calls it the number or the label of
// an equation.
func isCalledNumber(n *html.Node) bool {
	class := strings.ToLower(dom.AttrOr(n, "class"))
	for _, word := range [...]string{"label", "number", "eqn", "eqno", "tag"} {
		if strings.Contains(class, word) {
			return true
		}
	}
	return false
}
