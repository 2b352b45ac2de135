package code

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// Block makes <pre><code class="language-x">text</code></pre> of a block
// of code, however its lines, its language and its numbers are marked up.
func Block(n *html.Node) {
	// The only text of a wrapper's own that matters is the language.
	setCode(n, Text(n), codeLanguage(n), form.FileNameOf(n))
}

// setCode puts the one form of a code block in n's place, and a line with the
// name of its file, if it has one, above it.
func setCode(n *html.Node, text, lang, name string) {
	text = css.DropHidden(text)
	if lang == "" && name != "" {
		lang = form.LanguageOfFile(name)
	}
	code := dom.NewElement(atom.Code)
	if lang != "" {
		code.Attr = []html.Attribute{{Key: "class", Val: "language-" + lang}}
	}
	if text != "" {
		code.AppendChild(dom.NewText(text))
	}
	pre := dom.NewElement(atom.Pre)
	pre.AppendChild(code)
	if name == "" {
		dom.Replace(n, pre)
		return
	}
	strong := dom.NewElement(atom.Strong)
	strong.AppendChild(dom.NewText(name))
	title := dom.NewElement(atom.P)
	title.AppendChild(strong)
	dom.Replace(n, title, pre)
}

// Inline makes plain text of code within a line. A link in it goes
// around it; lines in it make it a block. What only wraps a block of code is
// not done.
func Inline(n *html.Node) (block, done bool) {
	blocks, links, inner := 0, false, false
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Pre:
			inner = true
		case atom.Br, atom.Div:
			blocks++
		case atom.A:
			links = true
		}
	}
	if keepsLines(n) && strings.Contains(strings.TrimSpace(dom.TextOf(n)), "\n") {
		blocks++
	}
	switch {
	case inner: // a wrapper
		return false, false
	case (blocks > 0 || n.DataAtom == atom.Code && dom.HasWord(dom.AttrOr(n, "class"), "block")) && n.DataAtom != atom.Kbd && !insideInline(n):
		Block(n)
		return true, true
	case links:
		linkedCode(n)
		return false, true
	}
	if n.FirstChild != nil && (n.FirstChild.NextSibling != nil || n.FirstChild.Type != html.TextNode) {
		text := Text(n)
		for n.FirstChild != nil {
			n.RemoveChild(n.FirstChild)
		}
		if text = strings.TrimSuffix(text, "\n"); text != "" {
			n.AppendChild(dom.NewText(text))
		}
	}
	return false, true
}

// keepsLines reports whether an element's style shows the lines of its text.
func keepsLines(n *html.Node) bool {
	value := css.Declared(dom.AttrOr(n, "style"), "white-space")
	return strings.HasPrefix(value, "pre") || value == "break-spaces"
}

// insideInline reports whether code stands where no block can.
func insideInline(n *html.Node) bool {
	return n.Parent != nil && (dom.TraitsAt(n.Parent.DataAtom)&(dom.IsHeading|dom.IsCell) != 0 || dom.IsElement(n.Parent, atom.A))
}

// linkedCode divides code at the links in it: code cannot hold a link, a
// link can hold code.
func linkedCode(n *html.Node) {
	kind := n.DataAtom
	for n.FirstChild != nil {
		child := n.FirstChild
		n.RemoveChild(child)
		n.Parent.InsertBefore(child, n)
		if dom.IsElement(child, atom.A) {
			code := dom.NewElement(kind)
			code.AppendChild(dom.NewText(dom.TextOf(child)))
			for child.FirstChild != nil {
				child.RemoveChild(child.FirstChild)
			}
			child.AppendChild(code)
			continue
		}
		text := child.Data
		if child.Type == html.ElementNode {
			text = dom.TextOf(child)
		}
		code := dom.NewElement(kind)
		if strings.TrimSpace(text) == "" {
			dom.Replace(child, dom.NewText(text))
			continue
		}
		code.AppendChild(dom.NewText(text))
		dom.Replace(child, code)
	}
	dom.Remove(n)
}
