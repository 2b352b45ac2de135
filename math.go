package pith

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mathClass marks TeX in the clean tree: span.math.inline within a line,
// div.math.display between lines.
const mathClass = "math"

func newMath(tex string, display bool) *html.Node {
	n := newElement(atom.Span, html.Attribute{Key: "class", Val: "math inline"})
	if display {
		n = newElement(atom.Div, html.Attribute{Key: "class", Val: "math display"})
	}
	n.AppendChild(newText(tex))
	return n
}

func isMath(n *html.Node) bool {
	return (isElement(n, atom.Span) || isElement(n, atom.Div)) && strings.HasPrefix(attrOr(n, "class"), "math ") &&
		n.FirstChild != nil && n.FirstChild.Type == html.TextNode
}

// putMath puts TeX in n's place, or takes n away where there is none. It
// reports whether what it put is a block.
func putMath(n *html.Node, tex string, display bool) bool {
	tex, stripped := stripDelimiters(tex)
	display = display || stripped
	if tex == "" {
		remove(n)
		return false
	}
	replace(n, newMath(tex, display))
	return display
}

// stripDelimiters takes the marks off TeX and reports whether they were
// those of a display.
func stripDelimiters(tex string) (string, bool) {
	tex = strings.TrimSpace(tex)
	for _, d := range [...]struct {
		open, end string
		display   bool
	}{{"$$", "$$", true}, {`\[`, `\]`, true}, {`\(`, `\)`, false}, {"$", "$", false}} {
		if len(tex) >= len(d.open)+len(d.end) && strings.HasPrefix(tex, d.open) && strings.HasSuffix(tex, d.end) {
			return strings.TrimSpace(tex[len(d.open) : len(tex)-len(d.end)]), d.display
		}
	}
	// What LaTeX's own displays say, a display says by itself.
	tex, _ = strings.CutPrefix(tex, `\displaystyle`)
	return strings.TrimSpace(tex), false
}

// mathScript reads MathJax's <script type="math/tex">. All other scripts go.
func mathScript(n *html.Node) bool {
	kind := strings.ToLower(attrOr(n, "type"))
	if !strings.HasPrefix(kind, "math/tex") {
		remove(n)
		return false
	}
	return putMath(n, textOf(n), strings.Contains(kind, "mode=display"))
}

// mathElement reads <math>: the TeX that it was made from, or its own marks.
func mathElement(n *html.Node) bool {
	tex, display := texOfMath(n)
	return putMath(n, tex, display)
}

func texOfMath(n *html.Node) (tex string, display bool) {
	display = strings.EqualFold(attrOr(n, "display"), "block") || strings.EqualFold(attrOr(n, "mode"), "display")
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == "annotation" && strings.Contains(strings.ToLower(attrOr(d, "encoding")), "tex") {
			return unwrapStyle(textOf(d)), display
		}
	}
	for _, key := range [...]string{"alttext", "data-latex", "data-tex"} {
		if v := attrOr(n, key); v != "" {
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

// isMathContainer recognises what scripts put around a formula.
func isMathContainer(n *html.Node) bool {
	switch n.DataAtom {
	case 0:
		return n.Data == "mjx-container" || n.Data == "math-renderer"
	case atom.Span, atom.Div, atom.P, atom.Nobr, atom.Section, atom.A:
	default:
		return false
	}
	return len(n.Attr) > 0 && (saysMath(n) || texAttribute(n) != "") && !holdsProse(n)
}

// saysMath reports whether an element's class is of those around a formula.
func saysMath(n *html.Node) bool {
	for f := range strings.FieldsSeq(attrOr(n, "class")) {
		if mathClasses[f] && (f != mathClass || n.FirstChild != nil) {
			return true
		}
	}
	return false
}

// holdsProse reports whether an element has blocks in it that no formula has.
// Those of MediaWiki have a div.
func holdsProse(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Namespace == "" && d.DataAtom != atom.Div && traitsAt(d.DataAtom)&isBlock != 0 {
			return true
		}
	}
	return false
}

// mathClasses are the class tokens of elements around a formula.
var mathClasses = map[string]bool{
	mathClass: true, // Pandoc, and our own clean form
	"katex":   true, "katex-display": true, "katex-block": true,
	"mwe-math-element": true, // MediaWiki
	"MathJax":          true, "MathJax_Display": true, "MathJax_SVG": true, "MathJax_SVG_Display": true, "MathJax_CHTML": true,
	"MJXc-display": true, "MathJax_Preview": true, "MathJax_Error": true,
	"arithmatex": true, // Python-Markdown
	"hurmet-tex": true, "temml": true,
	"math-inline": true, "math-block": true, "math-display": true,
	"ztext-math": true, // Zhihu
}

// texAttributes are the attributes that have a formula's TeX. The others are
// of many things, and of a formula beside a class that says so.
var (
	texAttributes   = [...]string{"data-tex", "data-latex", "data-katex"}
	entryAttributes = [...]string{"data-math", "data-entry", "data-formula"}
)

// texAttribute is the TeX that an attribute of an element has, "" if none.
// Where no class says that it is TeX, it looks like it and stands for no long
// text, or there is nothing else to show.
func texAttribute(n *html.Node) string {
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Val == "" || a.Val == "true" {
			continue
		}
		if slices.Contains(texAttributes[:], a.Key) && (looksLikeTeX(a.Val) && len(textUpTo(n, maxFormula)) < maxFormula || n.FirstChild == nil || saysMath(n)) ||
			slices.Contains(entryAttributes[:], a.Key) && saysMath(n) {
			return a.Val
		}
	}
	return ""
}

// mathContainer puts the formula that n shows in n's place, and reports whether
// that is a block. Where n shows none, it is not done.
func mathContainer(n *html.Node) (block, done bool) {
	class := attrOr(n, "class")
	display := strings.Contains(strings.ToLower(class), "display") || strings.Contains(class, "block") || n.DataAtom == atom.Div ||
		n.DataAtom == atom.P || attrOr(n, "display") == "true" || attrOr(n, "data-math-style") == "display"
	if tex := texAttribute(n); tex != "" {
		return putMath(n, tex, display), true
	}
	number := ""
	var found *html.Node
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		if d.DataAtom == atom.Math && found == nil || isElement(d, atom.Script) && strings.HasPrefix(attrOr(d, "type"), "math/tex") {
			found = d
		}
		if v := attrOr(d, "data-latex"); v != "" && found == nil && d.Parent == n {
			return putMath(n, v, display), true
		}
		if number == "" && hasWord(attrOr(d, "class"), "tag") {
			number = strings.TrimSpace(textOf(d))
		}
	}
	switch {
	case found != nil && isElement(found, atom.Script):
		return putMath(n, textOf(found), strings.Contains(attrOr(found, "type"), "display")), true
	case found != nil:
		tex, block := texOfMath(found)
		if number != "" && !strings.Contains(tex, `\tag`) && display {
			tex += ` \tag{` + strings.Trim(number, "()") + "}"
		}
		return putMath(n, tex, block || display), true
	}
	if s := nextElement(n); s != nil && isElement(s, atom.Script) && strings.HasPrefix(attrOr(s, "type"), "math/tex") {
		remove(n) // MathJax 2 leaves the source behind what it shows
		return false, true
	}
	if hasWord(class, "MathJax_Preview") {
		remove(n)
		return false, true
	}
	if text := textOf(n); isDelimited(text) || isMath(n) {
		return putMath(n, text, display && (n.DataAtom != atom.Div || strings.Contains(class, "display"))), true
	}
	if hasWord(class, "MathJax") || n.Data == "mjx-container" {
		return putMath(n, attrOr(n, "aria-label"), display), true
	}
	return false, false
}

func isDelimited(s string) bool {
	s = strings.TrimSpace(s)
	_, display := stripDelimiters(s)
	return display || strings.HasPrefix(s, `\(`) && strings.HasSuffix(s, `\)`) || len(s) > 2 && s[0] == '$' && s[len(s)-1] == '$'
}

func nextElement(n *html.Node) *html.Node {
	for n = n.NextSibling; n != nil && n.Type != html.ElementNode; n = n.NextSibling {
	}
	return n
}

// mathImage reads the TeX of a picture of a formula: its alt, or the
// address of the service that draws it. It reports whether it is one.
func mathImage(img *html.Node) bool {
	tex := ""
	for f := range strings.FieldsSeq(strings.ToLower(attrOr(img, "class"))) {
		if f == "tex" || f == "latex" || f == "math" || f == "ee_img" || strings.HasPrefix(f, "mwe-math-fallback") {
			tex = attrOr(img, "alt")
		}
	}
	if tex == "" {
		tex = texOfAddress(attrOr(img, "src"))
	}
	if tex == "" {
		return false
	}
	putMath(img, unwrapStyle(tex), false)
	return true
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
	// Others draw what the last part of the path says.
	if u, err := url.Parse(src); err == nil {
		if name := u.Path[strings.LastIndexByte(u.Path, '/')+1:]; len(name) > 3 && name[0] == '\\' && isLetter(name[1]) && strings.Contains(name, "{") {
			return name
		}
	}
	return ""
}

// collectMath collects a formula within a line.
func (p *printer) collectMath(n *html.Node) {
	tex := inlineTeX(textOf(n))
	if p.inCell {
		tex = strings.ReplaceAll(strings.ReplaceAll(tex, `\|`, `\Vert `), "|", `\vert `)
	}
	if tex != "" {
		p.addLiteral("$" + tex + "$")
	}
}

// inlineTeX is TeX on one line, with a blank, which means nothing to TeX,
// behind each < that would begin a tag and each ] that would end the text of
// a link: not all readers of Markdown know formulas.
func inlineTeX(tex string) string {
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

// displayMath writes a formula between two lines of its own. A line of it
// that Markdown would take for the beginning of something else is joined to
// the one before.
func (p *printer) displayMath(n *html.Node) {
	p.begin()
	p.out = append(p.out, "$$"...)
	for line := range strings.SplitSeq(textOf(n), "\n") {
		line = inlineTeX(line)
		switch {
		case line == "":
		case !strings.ContainsRune("-+*>#=~`|_:0123456789", rune(line[0])):
			p.newline()
			p.out = append(p.out, line...)
		default:
			p.out = append(append(p.out, ' '), line...)
		}
	}
	p.newline()
	p.out = append(p.out, "$$"...)
}
