package pith

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func (c *cleaning) isCodeContainer(n *html.Node) bool { return false }
func (c *cleaning) codeContainer(n *html.Node) bool   { return true }

func (c *cleaning) codeBlock(n *html.Node) {
	lang := ""
	for _, holder := range [...]*html.Node{n.FirstChild, n, n.Parent} {
		if holder == nil || lang != "" {
			continue
		}
		for f := range strings.FieldsSeq(attrOr(holder, "class")) {
			if l, ok := strings.CutPrefix(f, "language-"); ok {
				lang = l
			}
		}
	}
	setCode(n, textOf(n), lang)
}

// setCode makes n the one form of a code block.
func setCode(n *html.Node, text, lang string) {
	code := newElement(atom.Code)
	if lang != "" {
		code.Attr = []html.Attribute{{Key: "class", Val: "language-" + lang}}
	}
	code.AppendChild(newText(text))
	pre := newElement(atom.Pre)
	pre.AppendChild(code)
	replace(n, pre)
}

func (c *cleaning) inlineCode(n *html.Node) bool { return c.prepare(n) }
