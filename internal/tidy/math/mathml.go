package math

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
)

// texOfMathML writes MathML's presentation elements as TeX (MathML Core,
// section 3), for formulas that do not bring the TeX they were made from.
func texOfMathML(n *html.Node) string {
	w := &texWriter{}
	w.children(n)
	return strings.TrimSpace(w.b.String())
}

type texWriter struct{ b strings.Builder }

// put writes a piece of TeX, apart from a command before it.
func (w *texWriter) put(s string) {
	if s == "" {
		return
	}
	if out := w.b.String(); out != "" && isLetter(s[0]) && endsInCommand(out) {
		w.b.WriteByte(' ')
	}
	w.b.WriteString(s)
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func endsInCommand(s string) bool {
	i := len(s)
	for i > 0 && isLetter(s[i-1]) {
		i--
	}
	return i > 0 && i < len(s) && s[i-1] == '\\'
}

func (w *texWriter) children(n *html.Node) {
	kids := dom.ChildElements(n)
	for i := 0; i < len(kids); i++ {
		if tex, length := enclosed(kids[i:]); tex != "" {
			w.put(tex)
			i += length - 1
			continue
		}
		w.element(kids[i])
	}
}

// firstIn is the first element below n for which something holds, nil if there is none.
func firstIn(n *html.Node, holds func(d *html.Node) bool) *html.Node {
	for d := range n.Descendants() {
		if holds(d) {
			return d
		}
	}
	return nil
}

// inner is the TeX of one element by itself.
func inner(n *html.Node) string {
	if n == nil {
		return ""
	}
	w := &texWriter{}
	w.element(n)
	return strings.TrimSpace(w.b.String())
}

// arg is the i-th element child as an argument.
func arg(kids []*html.Node, i int) string {
	if i >= len(kids) {
		return "{}"
	}
	return "{" + inner(kids[i]) + "}"
}

// base is the i-th element child as what a script is attached to.
func base(kids []*html.Node, i int) string {
	if i >= len(kids) {
		return "{}"
	}
	s := inner(kids[i])
	if len([]rune(s)) == 1 || strings.HasPrefix(s, `\`) && endsInCommand(s) && strings.Count(s, `\`) == 1 || isOneCommand(s) {
		return s
	}
	return "{" + s + "}"
}

// isOneCommand reports whether TeX is a command with one argument and nothing else.
func isOneCommand(s string) bool {
	name, rest, ok := strings.Cut(s, "{")
	return ok && strings.HasPrefix(name, `\`) && endsInCommand(name) && strings.Count(name, `\`) == 1 && strings.IndexByte(rest, '}') == len(rest)-1 && strings.IndexByte(rest, '{') < 0
}

func (w *texWriter) element(n *html.Node) {
	kids := dom.ChildElements(n)
	text := strings.TrimSpace(dom.TextOf(n))
	switch n.Data {
	case "mi":
		plain, style := plainLetters(text)
		w.put(inStyle(cmp.Or(dom.AttrOr(n, "mathvariant"), style), identifier(plain)))
	case "mn":
		plain, style := plainLetters(text)
		w.put(inStyle(cmp.Or(dom.AttrOr(n, "mathvariant"), style), plain))
	case "mo":
		w.put(operator(text))
	case "mtext", "ms":
		if text != "" {
			w.put(`\text{` + strings.ReplaceAll(dom.TextOf(n), "\u00a0", " ") + "}")
		}
	case "mspace":
		w.put(" ")
	case "mfrac":
		if hasNoBar(n) {
			w.put("{" + arg(kids, 0) + ` \atop ` + arg(kids, 1) + "}")
			return
		}
		w.put(`\frac` + arg(kids, 0) + arg(kids, 1))
	case "msqrt":
		inside := &texWriter{}
		inside.children(n)
		w.put(`\sqrt{` + inside.b.String() + "}")
	case "mroot":
		w.put(`\sqrt[` + strings.Trim(arg(kids, 1), "{}") + "]" + arg(kids, 0))
	case "msub", "munder":
		w.under(n.Data, kids)
	case "msup":
		w.put(base(kids, 0) + "^" + arg(kids, 1))
	case "mover":
		w.over(kids)
	case "msubsup", "munderover":
		w.put(base(kids, 0) + "_" + arg(kids, 1) + "^" + arg(kids, 2))
	case "menclose":
		w.enclose(n)
	case "mfenced":
		w.fenced(n, kids)
	case "mtable":
		if only := soleCell(kids); only != nil { // set so for the number beside it
			w.children(only)
			return
		}
		w.matrix(kids, "matrix")
	case "annotation", "annotation-xml", "mphantom", "maction", "mprescripts", "none":
	default: // mrow, mstyle, mpadded, merror, semantics
		w.children(n)
	}
}

// soleCell is the one cell of a table's rows, nil if there are more.
func soleCell(rows []*html.Node) *html.Node {
	if len(rows) != 1 {
		return nil
	}
	if cells := dom.ChildElements(rows[0]); len(cells) == 1 {
		return cells[0]
	}
	return nil
}

func (w *texWriter) row(row *html.Node) {
	first := true
	for cell := range row.ChildNodes() {
		if cell.Type != html.ElementNode {
			continue
		}
		if !first {
			w.b.WriteString(" & ")
		}
		first = false
		w.children(cell)
	}
}

func (w *texWriter) under(name string, kids []*html.Node) {
	b := base(kids, 0)
	if name == "munder" && !strings.HasPrefix(b, `\`) {
		w.put(`\underset` + arg(kids, 1) + "{" + strings.Trim(b, "{}") + "}")
		return
	}
	w.put(b + "_" + arg(kids, 1))
}

// over writes an accent, or what stands above something.
func (w *texWriter) over(kids []*html.Node) {
	if len(kids) < 2 {
		return
	}
	if accent := accents[strings.TrimSpace(dom.TextOf(kids[1]))]; accent != "" {
		w.put(accent + arg(kids, 0))
		return
	}
	b := base(kids, 0)
	if strings.HasPrefix(b, `\`) {
		w.put(b + "^" + arg(kids, 1))
		return
	}
	w.put(`\overset` + arg(kids, 1) + arg(kids, 0))
}

func (w *texWriter) fenced(n *html.Node, kids []*html.Node) {
	open, end, sep := "(", ")", ","
	if v, ok := dom.Attr(n, "open"); ok {
		open = v
	}
	if v, ok := dom.Attr(n, "close"); ok {
		end = v
	}
	if v, ok := dom.Attr(n, "separators"); ok && v != "" {
		sep = v[:1]
	}
	if tex := between(open, kids, end); tex != "" {
		w.put(tex)
		return
	}
	w.put(operator(open))
	for i, k := range kids {
		if i > 0 {
			w.b.WriteString(sep + " ")
		}
		w.element(k)
	}
	w.put(operator(end))
}

// identifier writes a name: one letter as it is, a function's as its
// command, others upright.
func identifier(s string) string {
	if symbol := symbols[s]; symbol != "" {
		return symbol
	}
	if len([]rune(s)) <= 1 {
		return s
	}
	if functions[s] {
		return `\` + s
	}
	return `\mathrm{` + s + "}"
}

// functions are the names that TeX has commands for.
var functions = map[string]bool{
	"sin": true, "cos": true, "tan": true, "log": true, "ln": true, "exp": true, "lim": true, "max": true, "min": true, "sup": true, "inf": true, "det": true,
	"dim": true, "ker": true, "gcd": true, "arg": true, "sinh": true, "cosh": true, "tanh": true, "cot": true, "sec": true, "csc": true,
}

// operator writes an operator, with blanks where it stands between two
// things.
func operator(s string) string {
	if symbol := symbols[s]; symbol != "" {
		return symbol
	}
	if functions[s] {
		return `\` + s
	}
	switch s {
	case "=", "+", "-", "<", ">":
		return " " + s + " "
	case "−":
		return " - "
	case ",":
		return ", "
	case "{", "}", "%", "#", "$", "&":
		return `\` + s
	case "\u2061", "\u2062", "\u2063", "\u2064": // applied, times, comma, plus: not seen
		return ""
	}
	return s
}

// accents are what mover puts on a letter.
var accents = map[string]string{
	"→": `\vec`, "~": `\tilde`, "˜": `\tilde`, "^": `\hat`, "ˆ": `\hat`, "˙": `\dot`, "¨": `\ddot`, "¯": `\bar`, "‾": `\overline`,
	"―": `\overline`, "_": `\overline`, "–": `\overline`, "⃗": `\vec`, "⏞": `\overbrace`,
}

// symbols are the characters that TeX has a command for.
var symbols = map[string]string{
	"α": `\alpha`, "β": `\beta`, "γ": `\gamma`, "δ": `\delta`, "ε": `\varepsilon`, "ϵ": `\epsilon`, "ζ": `\zeta`, "η": `\eta`, "θ": `\theta`,
	"ι": `\iota`, "κ": `\kappa`, "λ": `\lambda`, "μ": `\mu`, "ν": `\nu`, "ξ": `\xi`, "π": `\pi`, "ρ": `\rho`, "σ": `\sigma`, "τ": `\tau`,
	"υ": `\upsilon`, "φ": `\varphi`, "ϕ": `\phi`, "χ": `\chi`, "ψ": `\psi`, "ω": `\omega`,
	"Γ": `\Gamma`, "Δ": `\Delta`, "Θ": `\Theta`, "Λ": `\Lambda`, "Ξ": `\Xi`, "Π": `\Pi`, "Σ": `\Sigma`, "Φ": `\Phi`, "Ψ": `\Psi`, "Ω": `\Omega`,
	"∑": `\sum`, "∏": `\prod`, "∫": `\int`, "∮": `\oint`, "∂": `\partial`, "∇": `\nabla`, "∞": `\infty`, "√": `\sqrt{}`,
	"≤": ` \leq `, "≥": ` \geq `, "≠": ` \neq `, "≈": ` \approx `, "≡": ` \equiv `, "∼": ` \sim `, "∝": ` \propto `, "±": ` \pm `, "∓": ` \mp `,
	"×": ` \times `, "÷": ` \div `, "⋅": ` \cdot `, "·": ` \cdot `, "∈": ` \in `, "∉": ` \notin `, "⊂": ` \subset `, "⊆": ` \subseteq `,
	"∪": ` \cup `, "∩": ` \cap `, "∅": `\emptyset`, "∀": `\forall `, "∃": `\exists `, "¬": `\neg `, "∧": ` \land `, "∨": ` \lor `,
	"→": ` \to `, "←": ` \leftarrow `, "↔": ` \leftrightarrow `, "⇒": ` \Rightarrow `, "⇔": ` \Leftrightarrow `, "↦": ` \mapsto `,
	"…": `\ldots`, "⋯": `\cdots`, "⋮": `\vdots`, "⋱": `\ddots`, "′": `'`, "ℝ": `\mathbb{R}`, "ℕ": `\mathbb{N}`, "ℤ": `\mathbb{Z}`, "ℚ": `\mathbb{Q}`, "ℂ": `\mathbb{C}`,
	"⟨": `\langle `, "⟩": ` \rangle`, "‖": `\|`, "∥": `\|`, "⌊": `\lfloor `, "⌋": ` \rfloor`, "⌈": `\lceil `, "⌉": ` \rceil`, "ℏ": `\hbar`, "ℓ": `\ell`,
}
