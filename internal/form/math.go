package form

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// MathClass marks TeX in the clean tree: span.math.inline within a line,
// div.math.display between lines.
const MathClass = "math"

// NewMath makes a formula of the clean form.
func NewMath(tex string, display bool) *html.Node {
	n := dom.NewElement(atom.Span, html.Attribute{Key: "class", Val: "math inline"})
	if display {
		n = dom.NewElement(atom.Div, html.Attribute{Key: "class", Val: "math display"})
	}
	n.AppendChild(dom.NewText(tex))
	return n
}

// IsMath reports whether a node is a formula of the clean form.
func IsMath(n *html.Node) bool {
	return (dom.IsElement(n, atom.Span) || dom.IsElement(n, atom.Div)) && strings.HasPrefix(dom.AttrOr(n, "class"), "math ") &&
		n.FirstChild != nil && n.FirstChild.Type == html.TextNode
}

// PutMath puts TeX in n's place, or takes n away where there is none. It
// reports whether what it put is a block.
func PutMath(n *html.Node, tex string, display bool) bool {
	tex, stripped := StripDelimiters(tex)
	display = display || stripped
	if tex == "" {
		dom.Remove(n)
		return false
	}
	dom.Replace(n, NewMath(tex, display))
	return display
}

// StripDelimiters takes the marks off TeX and reports whether they were
// those of a display.
func StripDelimiters(tex string) (string, bool) {
	tex = strings.TrimSpace(tex)
	for _, d := range [...]struct {
		open, end string
		display   bool
	}{{"$$", "$$", true}, {`\[`, `\]`, true}, {`\(`, `\)`, false}, {"$", "$", false}} {
		if len(tex) >= len(d.open)+len(d.end) && strings.HasPrefix(tex, d.open) && strings.HasSuffix(tex, d.end) {
			inside, _ := strings.CutPrefix(strings.TrimSpace(tex[len(d.open):len(tex)-len(d.end)]), `\displaystyle`)
			return strings.TrimSpace(inside), d.display
		}
	}
	// What LaTeX's own displays say, a display says by itself.
	tex, _ = strings.CutPrefix(tex, `\displaystyle`)
	return strings.TrimSpace(tex), false
}

// InlineTeX is TeX on one line, with a blank, which means nothing to TeX,
// behind each < that would begin a tag and each ] that would end the text of
// a link: not all readers of Markdown know formulas.
func InlineTeX(tex string) string {
	tex = strings.Join(strings.Fields(tex), " ")
	if strings.IndexByte(tex, '<') < 0 && !strings.Contains(tex, "](") {
		return tex
	}
	var b strings.Builder
	for i := 0; i < len(tex); i++ {
		b.WriteByte(tex[i])
		rest := tex[i+1:]
		if tex[i] == ']' && strings.HasPrefix(rest, "(") || tex[i] == '<' && rest != "" && rest[0] != ' ' && rest[0] != '=' {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// texAttributes are the attributes that have a formula's TeX. The others are
// of many things, and of a formula beside something that says so.
var (
	texAttributes   = [...]string{"data-tex", "data-latex", "data-katex"}
	entryAttributes = [...]string{"data-math", "data-entry", "data-formula"}
)

// MathMLAttribute is the attribute in which MathJax 2 keeps the MathML of what it drew.
const MathMLAttribute = "data-mathml"

// TeXAttribute is what an attribute of an element has that may be TeX, and whether the
// attribute's name says that it is.
func TeXAttribute(n *html.Node) (tex string, sure bool) {
	for i := range n.Attr {
		a := &n.Attr[i]
		if !strings.HasPrefix(a.Key, "data") || a.Val == "" || a.Val == "true" {
			continue
		}
		if slices.Contains(texAttributes[:], a.Key) {
			return a.Val, true
		}
		if slices.Contains(entryAttributes[:], a.Key) {
			tex = a.Val
		}
	}
	return tex, false
}

// IsDrawn reports whether an element is a formula that a script drew with elements that
// hold no text, or has the TeX that a script draws.
func IsDrawn(n *html.Node) bool {
	switch n.DataAtom {
	case 0:
		return n.Data == "mjx-container" || IsPrefixedMath(n) || CallsMath(n) && n.FirstChild == nil && ElementTeX(n) != ""
	case atom.Svg:
		return HasCommands(LabelTeX(n)) || DrawsMath(n)
	case atom.Span, atom.Div:
		if len(n.Attr) == 0 {
			return false
		}
		if class := dom.AttrOr(n, "class"); class == "katex" || class == "MathJax_SVG" {
			return true // lines of fractions hold no text
		}
		if dom.AttrOr(n, MathMLAttribute) != "" {
			return true
		}
		tex, _ := TeXAttribute(n)
		return strings.IndexByte(tex, '\\') >= 0 || strings.ContainsAny(tex, "^_")
	}
	return false
}

// IsPrefixedMath reports whether an element is MathML with a prefix before the names of
// its elements, as XML has it: mml:math.
func IsPrefixedMath(n *html.Node) bool {
	_, name, ok := strings.Cut(n.Data, ":")
	return ok && name == "math" && n.Type == html.ElementNode && n.DataAtom == 0
}

// CallsMath reports whether an element is one that HTML does not have and whose name has
// a word for TeX or formulas among its words: d-math, math-span, x-tex. MathJax's own
// hold what it drew, and AsciiMath is no TeX.
func CallsMath(n *html.Node) bool {
	if n.Type != html.ElementNode || n.DataAtom != 0 || n.Namespace != "" || strings.HasPrefix(n.Data, "mjx-") {
		return false
	}
	calls := false
	for word := range strings.SplitSeq(n.Data, "-") {
		if word == "ascii" || word == "am" {
			return false
		}
		calls = calls || slices.Contains(mathWords[:], word)
	}
	return calls
}

// mathWords are the words by which such elements are called.
var mathWords = [...]string{"math", "maths", "mathjax", "katex", "tex", "latex", "formula", "equation", "eq", "eqn", "displaymath", "mathdisplay"}

// NamesMath reports whether a token of a class has one of these words among its own.
func NamesMath(class string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(class), func(r rune) bool { return r == ' ' || r == '-' || r == '_' || r == '\n' || r == '\t' }) {
		if slices.Contains(mathWords[:], word) {
			return true
		}
	}
	return false
}

// LabelTeX is the label for those who do not see it of an element that says that it is
// a formula, or of a drawing: the first may be TeX.
func LabelTeX(n *html.Node) string {
	if n.DataAtom == atom.Svg {
		for child := range n.ChildNodes() {
			if child.Data == "title" && dom.AttrOr(n, "aria-label") == "" {
				return strings.TrimSpace(dom.TextOf(child))
			}
		}
	} else if dom.AttrOr(n, "role") != "math" {
		return ""
	}
	if n.DataAtom == atom.Img {
		return dom.AttrOr(n, "alt")
	}
	return dom.AttrOr(n, "aria-label")
}

// DrawsMath reports whether a drawing is one of MathJax, whose letters it refers to: its
// label is TeX then.
func DrawsMath(svg *html.Node) bool {
	const most = 64 // nodes
	looked := 0
	for d := range svg.Descendants() {
		if looked++; looked > most {
			break
		}
		for i := range d.Attr {
			if a := &d.Attr[i]; (a.Key == "id" || a.Key == "href") && strings.Contains(a.Val, "MJ") {
				return LabelTeX(svg) != ""
			}
		}
	}
	return false
}

// HasCommands reports whether a text has a command of TeX, or something raised or
// lowered in braces, which names and addresses have not.
func HasCommands(s string) bool {
	at := strings.IndexByte(s, '\\')
	return at >= 0 && at+1 < len(s) && (s[at+1]|0x20 >= 'a' && s[at+1]|0x20 <= 'z') || strings.Contains(s, "^{") || strings.Contains(s, "_{")
}

// elementAttributes are the attributes in which such elements have their TeX.
var elementAttributes = [...]string{"tex", "latex", "formula", "expression", "expr", "math", "value", "content"}

// ElementTeX is the TeX in an attribute of an element that is called one of formulas, or
// all of its text, which elements may be around that mean nothing, "" if it has none.
func ElementTeX(n *html.Node) string {
	for _, key := range elementAttributes {
		if tex := strings.TrimSpace(dom.AttrOr(n, key)); tex != "" {
			return tex
		}
	}
	only := n.FirstChild
	for only != nil && only.NextSibling == nil && only.Type == html.ElementNode && dom.TraitsAt(only.DataAtom) == 0 {
		only = only.FirstChild
	}
	if only == nil || only.NextSibling != nil || only.Type != html.TextNode {
		return ""
	}
	return strings.TrimSpace(only.Data)
}

// EquationNumber is the number of an equation between round brackets that is all of a
// text, without them, "" if the text says anything else.
func EquationNumber(text string) string {
	const longest = 12 // bytes
	inside, opened := strings.CutPrefix(strings.TrimSpace(text), "(")
	number, closed := strings.CutSuffix(inside, ")")
	if !opened || !closed || len(number) > longest || !strings.ContainsAny(number, "0123456789") ||
		strings.Trim(number, "0123456789.-–ABCDEabcdeS'") != "" {
		return ""
	}
	return number
}

// BeginsDisplay reports whether a text begins with the mark of TeX that is set between lines.
func BeginsDisplay(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasPrefix(text, "$$") || strings.HasPrefix(text, `\[`) || strings.HasPrefix(text, `\begin{`)
}
