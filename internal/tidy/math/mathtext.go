package math

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// Raw makes formulas of what a text has between TeX's marks, as pages
// have it that leave the rest to a script.
func Raw(n *html.Node) (block bool) {
	s := n.Data
	if strings.IndexByte(s, '$') < 0 && strings.IndexByte(s, '\\') < 0 {
		return false
	}
	// Behind the last mark that ends a formula none begins.
	last := max(strings.LastIndexByte(s, '$'), strings.LastIndex(s, `\)`), strings.LastIndex(s, `\]`), strings.LastIndex(s, `\end{`))
	plain := 0
	for i := 0; i < last; {
		if s[i] != '$' && s[i] != '\\' {
			i++
			continue
		}
		length, tex, display := formulaAt(s, i)
		if length == 0 {
			i++
			if i < len(s) && s[i-1] == '\\' {
				i++ // \$ is no mark
			}
			continue
		}
		if strings.TrimSpace(s) == s[i:i+length] && length > 0 {
			if number := takeNumber(n, tex); number != "" {
				tex, display = tex+` \tag{`+number+"}", true
			}
		}
		if plain < i {
			n.Parent.InsertBefore(dom.NewText(s[plain:i]), n)
		}
		n.Parent.InsertBefore(form.NewMath(tex, display), n)
		block = block || display
		i += length
		plain = i
	}
	if plain > 0 {
		n.Data = s[plain:]
	}
	return block
}

// maxFormula is how many bytes a formula in running text may have: two
// marks further apart belong to different things. It also bounds the search
// for the second mark.
const maxFormula = 2000

// formulaAt reads the formula that begins at s[i], of no length if there is
// none.
func formulaAt(s string, i int) (length int, tex string, display bool) {
	open, end := "", ""
	switch rest := s[i:]; {
	case strings.HasPrefix(rest, "$$"):
		open, end, display = "$$", "$$", true
	case strings.HasPrefix(rest, `\[`):
		open, end, display = `\[`, `\]`, true
	case strings.HasPrefix(rest, `\(`):
		open, end = `\(`, `\)`
	case strings.HasPrefix(rest, `\begin{`):
		return environmentAt(rest)
	case rest[0] == '$':
		open, end = "$", "$"
	default:
		return 0, "", false
	}
	from := i + len(open)
	j := strings.Index(s[from:min(len(s), from+maxFormula)], end)
	if j <= 0 {
		return 0, "", false
	}
	tex = s[from : from+j]
	if open == "$" { // as WordPress has it before it is drawn
		tex = strings.TrimPrefix(tex, "latex ")
	}
	if open == "$" && !isInlineTeX(tex, s[from+j+1:]) || open == `\[` && !looksLikeTeX(tex) {
		return 0, "", false
	}
	tex = strings.TrimSpace(tex)
	if tex == "" || open == "$$" && !isDisplayTeX(tex) || open == `\(` && isPlainWords(tex) {
		return 0, "", false
	}
	return from + j + len(end) - i, tex, display
}

// environments are those of LaTeX that are a formula by themselves, and whether they are
// no more than that: others say how its lines stand.
var environments = map[string]bool{
	"equation": true, "displaymath": true, "align": false, "gather": false, "multline": false, "eqnarray": false, "alignat": false, "flalign": false,
}

// environmentAt reads the formula whose environment of LaTeX s begins with.
func environmentAt(s string) (length int, tex string, display bool) {
	name, _, ok := strings.Cut(s[len(`\begin{`):min(len(s), maxFormula)], "}")
	bare, known := environments[strings.TrimSuffix(name, "*")]
	if !ok || !known {
		return 0, "", false
	}
	open, end := `\begin{`+name+"}", `\end{`+name+"}"
	tex, _, ok = strings.Cut(s[len(open):min(len(s), maxFormula)], end)
	if !ok || strings.TrimSpace(tex) == "" {
		return 0, "", false
	}
	length = len(open) + len(tex) + len(end)
	if !bare {
		return length, s[:length], true
	}
	return length, strings.TrimSpace(tex), true
}

// isInlineTeX tells $x_1$ from amounts of money: nothing blank inside the
// marks, no digit behind them, and something that is TeX or one letter.
func isInlineTeX(tex, after string) bool {
	if tex[0] == ' ' || tex[len(tex)-1] == ' ' || tex[len(tex)-1] == '\\' || after != "" && after[0] >= '0' && after[0] <= '9' {
		return false
	}
	return looksLikeTeX(tex) || len(tex) == 1 && (tex[0]|0x20 >= 'a' && tex[0]|0x20 <= 'z')
}

// isDisplayTeX tells $$x + y$$ from ranges of prices, $$-$$, and from the
// words between two of them.
func isDisplayTeX(tex string) bool {
	return strings.ContainsFunc(tex, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) &&
		(strings.IndexByte(tex, ' ') < 0 || hasTeXSign(tex))
}

// isPlainWords tells the words between two escaped brackets from \(x, y\).
func isPlainWords(tex string) bool {
	words := strings.FieldsFunc(tex, func(r rune) bool { return !unicode.IsLetter(r) })
	return strings.IndexByte(tex, ' ') >= 0 && !hasTeXSign(tex) && slices.ContainsFunc(words, func(w string) bool { return len(w) > 1 })
}

func hasTeXSign(s string) bool { return strings.ContainsAny(s, `\^_{}=+-*/<>|(`) }

func looksLikeTeX(s string) bool { return strings.ContainsAny(s, `\^_{}=`) }
