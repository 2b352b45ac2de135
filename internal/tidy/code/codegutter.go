package code

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// isGutter reports whether an element of a block of code is beside the
// code: line numbers, prompts that cannot be selected, buttons.
func isGutter(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	if n.DataAtom == atom.Div && holdsButton(n) {
		return true // the line above the code with its language and a button
	}
	if len(n.Attr) == 0 {
		return false
	}
	if isLineNumber(n) || form.HasToken(n, codeTools) {
		return true
	}
	style := strings.ReplaceAll(strings.ToLower(dom.AttrOr(n, "style")), " ", "")
	return strings.Contains(style, "user-select:none") || strings.Contains(style, "display:none")
}

// isLineNumber reports whether an element is the number of a line of code or
// has them all. GitHub's numbers are shown by a style sheet. A row that is called
// one has the line too, as Rouge's.
func isLineNumber(n *html.Node) bool {
	if v := dom.AttrOr(n, "data-line-number"); v != "" {
		text := strings.TrimSpace(dom.TextOf(n))
		return text == "" || text == v
	}
	return n.DataAtom != atom.Tr && form.HasToken(n, lineNumbers)
}

// holdsButton reports whether an element is a row of labels and buttons.
func holdsButton(n *html.Node) bool {
	for child := range n.ChildNodes() {
		if dom.IsElement(child, atom.Button) {
			return !strings.Contains(dom.TextOf(n), "\n")
		}
	}
	return false
}

// lineNumbers are class tokens of the numbers beside code.
var lineNumbers = dom.NamesOf(
	"lineno",       // Pygments, Rouge
	"linenos",      // Pygments
	"linenodiv",    // Pygments
	"ln",           // Chroma
	"lnt",          // Chroma, in a table
	"gutter",       // Hexo, SyntaxHighlighter
	"rouge-gutter", // Rouge
	"blob-num",     // GitHub
	"line-number",
	"line-numbers-rows", // Prism
	"linenumber",        // react-syntax-highlighter
	"line-num",
	"linenum",
	"hljs-ln-numbers",
	"hljs-ln-n",
	"crayon-nums",
	"react-syntax-highlighter-line-number",
	"codemirror-linenumber",
	"codemirror-gutter",
	"codemirror-gutters",
	"codemirror-gutter-wrapper",
	"cm-gutters",
	"ltx_tag_listingline", // LaTeXML
)

// codeTools are class tokens of what else stands beside code.
var codeTools = dom.NamesOf(
	"codemirror-cursors",
	"codemirror-measure",
	"copy",
	"copy-button",
	"copy-btn",
	"copybtn",
	"copybutton",
	"btn-copy",
	"code-copy",
	"clipboard-copy",
	"zeroclipboard-container", // GitHub
	"toolbar",                 // Prism, SyntaxHighlighter
	"sr-only",
	"ltx_listing_data", // LaTeXML's link to the text of it
)

// isControl reports whether an element is something to press or to fill in, or
// is not shown.
func isControl(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Button, atom.Svg, atom.Style, atom.Script, atom.Template, atom.Textarea, atom.Select, atom.Input:
		return true
	}
	switch dom.AttrOr(n, "role") {
	case "button", "tooltip", "status", "alert":
		return true
	}
	return isCalledButton(n)
}

// isCalledButton reports whether a class token of an element ends with the word for
// something to press, by itself or as a part of it: btn, crayon-button, copyCodeBtn.
// Such a token may name a part of a program too, which has lines or blanks around it.
func isCalledButton(n *html.Node) bool {
	if n.DataAtom != atom.Div && n.DataAtom != atom.A && n.DataAtom != atom.P && n.DataAtom != atom.Li {
		return false
	}
	for f := range strings.FieldsSeq(dom.AttrOr(n, "class")) {
		for _, word := range [...]string{"btn", "button"} {
			if len(f) >= len(word) && strings.EqualFold(f[len(f)-len(word):], word) {
				return !strings.Contains(dom.TextUpTo(n, mostOfLine), "\n")
			}
		}
	}
	return false
}

// isPressed reports whether an element beside code is a link that leads nowhere: only
// a script knows what it does.
func isPressed(n *html.Node) bool {
	href := dom.AttrOr(n, "href")
	return n.DataAtom == atom.A && (href == "#" || form.IsScriptLink(href))
}
