package form

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
)

// IsTypewritten reports whether an element's style shows its text as programs are
// shown: with its lines and blanks, in letters of one width.
func IsTypewritten(n *html.Node) bool {
	style := dom.AttrOr(n, "style")
	return style != "" && keepsBlanks(style) && HasOneWidth(n)
}

// KeepsBlanks reports whether an element's style shows the lines and the blanks of
// its text.
func KeepsBlanks(n *html.Node) bool { return keepsBlanks(dom.AttrOr(n, "style")) }

func keepsBlanks(style string) bool {
	value := css.Declared(style, "white-space")
	return value == "pre" || value == "pre-wrap" || value == "break-spaces" || strings.HasPrefix(value, "pre ")
}

// HasOneWidth reports whether an element's style asks for letters of one width.
func HasOneWidth(n *html.Node) bool {
	style := dom.AttrOr(n, "style")
	if style == "" {
		return false
	}
	for _, property := range [...]string{"font-family", "font"} {
		family := css.Declared(style, property)
		for _, word := range oneWidth {
			if strings.Contains(family, word) {
				return true
			}
		}
	}
	return false
}

// oneWidth are words in the names of families of letters of one width.
var oneWidth = [...]string{"mono", "consolas", "courier", "menlo", "monaco", "inconsolata", "fira code", "source code", "cascadia", "typewriter"}

// IsCalledCode reports whether a class token calls an element code.
func IsCalledCode(n *html.Node) bool {
	const code = "code"
	for f := range strings.FieldsSeq(dom.AttrOr(n, "class")) {
		switch {
		case IsCodeWrapper(f) || strings.EqualFold(f, code):
			return true
		case len(f) <= len(code)+1:
		case strings.EqualFold(f[:len(code)+1], code+"-"), strings.EqualFold(f[len(f)-len(code)-1:], "-"+code):
			return true
		}
	}
	return false
}
