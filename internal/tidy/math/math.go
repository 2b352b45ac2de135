package math

import (
	"cmp"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// IsScript reports whether a node is MathJax's <script type="math/tex">, or math/mml.
func IsScript(n *html.Node) bool {
	kind := strings.ToLower(dom.AttrOr(n, "type"))
	return dom.IsElement(n, atom.Script) && (strings.HasPrefix(kind, "math/tex") || strings.HasPrefix(kind, "math/mml"))
}

// Script reads MathJax's <script type="math/tex"> and math/mml. All other scripts go.
func Script(n *html.Node) bool {
	kind := strings.ToLower(dom.AttrOr(n, "type"))
	if strings.HasPrefix(kind, "math/mml") {
		tex, display := texOfSource(dom.TextOf(n))
		return put(n, tex, display)
	}
	if !strings.HasPrefix(kind, "math/tex") {
		dom.Remove(n)
		return false
	}
	return put(n, dom.TextOf(n), strings.Contains(kind, "mode=display"))
}

// Element reads <math>: the TeX that it was made from, or its own marks.
func Element(n *html.Node) bool {
	tex, display := texOfMath(n)
	return put(n, tex, display)
}

func texOfMath(n *html.Node) (tex string, display bool) {
	display = strings.EqualFold(dom.AttrOr(n, "display"), "block") || strings.EqualFold(dom.AttrOr(n, "mode"), "display")
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == "annotation" && strings.Contains(strings.ToLower(dom.AttrOr(d, "encoding")), "tex") {
			return unwrapStyle(dom.TextOf(d)), display
		}
	}
	for _, key := range [...]string{"alttext", "data-latex", "data-tex"} {
		if v := dom.AttrOr(n, key); v != "" {
			return unwrapStyle(v), display
		}
	}
	return texOfMathML(n), display
}

// unwrapStyle takes off the {\displaystyle …} that Wikipedia puts around
// every formula.
func unwrapStyle(tex string) string {
	tex = strings.TrimSpace(tex)
	if inner, ok := strings.CutPrefix(tex, `{\displaystyle`); ok && strings.HasSuffix(inner, "}") {
		return strings.TrimSpace(strings.TrimSuffix(inner, "}"))
	}
	return tex
}

// IsContainer recognises what scripts put around a formula.
func IsContainer(n *html.Node) bool {
	switch n.DataAtom {
	case 0:
		return n.Data == "mjx-container" || n.Data == "math-renderer" || form.IsPrefixedMath(n) || texOfElement(n) != ""
	case atom.Em, atom.I:
		return isNamedTeX(n)
	case atom.Span, atom.Div, atom.P, atom.Nobr, atom.Section, atom.A:
	default:
		return false
	}
	return len(n.Attr) > 0 && (saysMath(n) || saysPlainMath(n) || texAttribute(n) != "" || isNamedTeX(n) || form.HasCommands(form.LabelTeX(n))) && !holdsProse(n)
}

// saysMath reports whether an element's class is of those around a formula.
func saysMath(n *html.Node) bool {
	for f := range strings.FieldsSeq(dom.AttrOr(n, "class")) {
		if mathClasses[f] && (f != form.MathClass || n.FirstChild != nil) {
			return true
		}
	}
	return false
}

// holdsProse reports whether an element has blocks in it that no formula has.
// Those of MediaWiki have a div.
func holdsProse(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Namespace == "" && d.DataAtom != atom.Div && dom.TraitsAt(d.DataAtom)&dom.IsBlock != 0 {
			return true
		}
	}
	return false
}

// mathClasses are the class tokens of elements around a formula.
var mathClasses = map[string]bool{
	form.MathClass: true, // Pandoc, and our own clean form
	"katex":        true, "katex-display": true, "katex-block": true,
	"mwe-math-element": true, // MediaWiki
	"MathJax":          true, "MathJax_Display": true, "MathJax_SVG": true, "MathJax_SVG_Display": true, "MathJax_CHTML": true,
	"MJXc-display": true, "mjx-chtml": true, "MathJax_Preview": true, "MathJax_Error": true,
	"arithmatex": true, // Python-Markdown
	"hurmet-tex": true, "temml": true,
	"math-inline": true, "math-block": true, "math-display": true,
	"ztext-math": true, // Zhihu
}

// texAttribute is the TeX that an attribute of an element has, "" if none.
// Where no class says that it is TeX, it looks like it and stands for no long
// text, or there is nothing else to show.
func texAttribute(n *html.Node) string {
	tex, sure := form.TeXAttribute(n)
	switch {
	case tex == "" || saysMath(n):
		return tex
	case !sure:
		if !form.HasCommands(tex) || strings.TrimSpace(dom.TextUpTo(n, 16)) != "" {
			return ""
		}
	case n.FirstChild != nil && (!looksLikeTeX(tex) || len(dom.TextUpTo(n, maxFormula)) >= maxFormula):
		return ""
	}
	return tex
}

// Container puts the formula that n shows in n's place, and reports whether
// that is a block. Where n shows none, it is not done.
func Container(n *html.Node) (block, done bool) {
	if tex := texOfElement(n); tex != "" {
		return put(n, tex, isDisplayElement(n)), true
	}
	if form.IsPrefixedMath(n) {
		return Element(withoutPrefixes(n)), true
	}
	class := dom.AttrOr(n, "class")
	display := strings.Contains(strings.ToLower(class), "display") || strings.Contains(class, "block") || n.DataAtom == atom.Div ||
		n.DataAtom == atom.P || dom.AttrOr(n, "display") == "true" || dom.AttrOr(n, "data-math-style") == "display"
	if tex := cmp.Or(texAttribute(n), labelTeX(n)); tex != "" {
		return put(n, tex, display), true
	}
	if tex, block := texOfAttributes(n); tex != "" && !isBeforeSource(n) {
		return put(n, tex, display || block), true
	}
	if isBeforeSource(n) {
		dom.Remove(n) // with all that it shows, the MathML for those who see nothing included
		return false, true
	}
	number := ""
	var found *html.Node
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		if d.DataAtom == atom.Math && found == nil || dom.IsElement(d, atom.Script) && strings.HasPrefix(dom.AttrOr(d, "type"), "math/tex") {
			found = d
		}
		if v := dom.AttrOr(d, "data-latex"); v != "" && found == nil && d.Parent == n {
			return put(n, v, display), true
		}
		if label := dom.AttrOr(d, "aria-label"); label != "" && found == nil && looksLikeTeX(label) && dom.HasWord(dom.AttrOr(d, "class"), "mjx-math") {
			return put(n, label, display), true
		}
		if number == "" && dom.HasWord(dom.AttrOr(d, "class"), "tag") {
			number = strings.TrimSpace(dom.TextOf(d))
		}
	}
	switch {
	case found != nil && dom.IsElement(found, atom.Script):
		return put(n, dom.TextOf(found), strings.Contains(dom.AttrOr(found, "type"), "display")), true
	case found != nil:
		tex, block := texOfMath(found)
		if number != "" && !strings.Contains(tex, `\tag`) && display {
			tex += ` \tag{` + strings.Trim(number, "()") + "}"
		}
		return put(n, tex, block || display), true
	}
	return shownIn(n, class, display)
}

// shownIn puts in n's place the formula that its text is, or what was drawn in it.
func shownIn(n *html.Node, class string, display bool) (block, done bool) {
	if dom.HasWord(class, "MathJax_Preview") {
		dom.Remove(n)
		return false, true
	}
	if text := dom.TextOf(n); isDelimited(text) || form.IsMath(n) || isBareTeX(n) || isNamedTeX(n) {
		return put(n, text, display && (n.DataAtom != atom.Div || strings.Contains(class, "display"))), true
	}
	if tex := cmp.Or(texOfDrawing(n), texOfBoxes(n), texOfGlyphs(n), texOfPlain(n)); tex != "" {
		return put(n, tex, display), true
	}
	if dom.HasWord(class, "MathJax") || n.Data == "mjx-container" {
		return put(n, dom.AttrOr(n, "aria-label"), display), true
	}
	return false, false
}

func isDelimited(s string) bool {
	s = strings.TrimSpace(s)
	_, display := form.StripDelimiters(s)
	return display || strings.HasPrefix(s, `\(`) && strings.HasSuffix(s, `\)`) || len(s) > 2 && s[0] == '$' && s[len(s)-1] == '$'
}

// isBareTeX reports whether an element that is called math has TeX as its text, without
// marks: a script draws what has the class.
func isBareTeX(n *html.Node) bool {
	text := n.FirstChild
	return dom.HasWord(dom.AttrOr(n, "class"), form.MathClass) && text != nil && text.NextSibling == nil && text.Type == html.TextNode &&
		(form.HasCommands(text.Data) || strings.ContainsAny(text.Data, "^_") && !strings.ContainsAny(strings.TrimSpace(text.Data), " \n"))
}

// isBeforeSource reports whether the TeX of a formula stands right behind what is
// shown of it, where MathJax 2 leaves it.
func isBeforeSource(n *html.Node) bool {
	next := dom.After(n)
	return next != nil && IsScript(next)
}

// Image reads the TeX of a picture of a formula: its alt, or the
// address of the service that draws it. It reports whether it is one, and whether it
// became a block.
func Image(img *html.Node) (block, done bool) {
	tex, alt, box := "", dom.AttrOr(img, "alt"), boxOfMath(img)
	if (form.NamesMath(dom.AttrOr(img, "class")) || dom.AttrOr(img, "role") == "math") && form.HasCommands(alt) || box != nil && hasTeXSign(alt) {
		tex = alt
	}
	for f := range strings.FieldsSeq(strings.ToLower(dom.AttrOr(img, "class"))) {
		if f == "tex" || f == "latex" || f == "math" || f == "ee_img" || strings.HasPrefix(f, "mwe-math-fallback") {
			tex = alt
		}
	}
	if source, _ := texOfSource(dom.AttrOr(img, form.MathMLAttribute)); source != "" {
		tex = source
	}
	if tex == "" && isDelimitedTeX(alt) {
		tex = alt
	}
	if tex == "" {
		tex = dom.WithoutControls(texOfAddress(dom.AttrOr(img, "src"))) // its escapes are decoded
	}
	if tex == "" {
		return false, false
	}
	return put(img, unwrapStyle(tex), box != nil && box.DataAtom != atom.Span), true
}

// isDelimitedTeX reports whether a text is TeX between the marks of a formula, and no price.
func isDelimitedTeX(s string) bool {
	inner, _ := form.StripDelimiters(s)
	return isDelimited(s) && inner != "" && isInlineTeX(inner, "")
}

// texServices are the services that draw the TeX in their address: the
// token in front of it, and whether it is a query's value.
var texServices = [...]struct{ token, key string }{
	{"latex.codecogs.com/", ""}, // also in the path: /svg.image?TEX, /gif.latex?TEX
	{"latex.php?", "latex"},     // WordPress
	{"cht=tx", "chl"},           // Google's charts
	{"/equation?", "tex"},       // Zhihu
	{"math.vercel.app", "from"},
	{"i.upmath.me/svg/", ""},
}

func texOfAddress(src string) string {
	for _, s := range texServices {
		_, after, ok := strings.Cut(src, s.token)
		if !ok {
			continue
		}
		if s.key != "" {
			if u, err := url.Parse(src); err == nil {
				return u.Query().Get(s.key)
			}
			return ""
		}
		if _, query, ok := strings.Cut(after, "?"); ok {
			after = query
		} else {
			after = after[strings.LastIndexByte(after, '/')+1:]
		}
		if tex, err := url.PathUnescape(strings.ReplaceAll(after, "+", "%2B")); err == nil {
			return strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(tex, `\inline`), `\dpi{150}`))
		}
	}
	if !strings.ContainsAny(src, "\\%") {
		return "" // as nearly all
	}
	// Others draw what the last part of the path says.
	if u, err := url.Parse(src); err == nil {
		if name := u.Path[strings.LastIndexByte(u.Path, '/')+1:]; len(name) > 3 && name[0] == '\\' && isLetter(name[1]) && strings.Contains(name, "{") {
			return name
		}
	}
	return ""
}
