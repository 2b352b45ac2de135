package code

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// Block makes <pre><code class="language-x">text</code></pre> of a block
// of code, however its lines, its language and its numbers are marked up.
func Block(n *html.Node) {
	if n.DataAtom == atom.Pre {
		if parts, ok := partsOf(n); ok {
			parts.put(n)
			return
		}
	}
	// The only text of a wrapper's own that matters is the language.
	setCode(n, Text(n), codeLanguage(n), fileNameAround(n))
}

// fileNameAround is the name of the file that a block of code, or an element around it
// and nothing else that says anything, says that it is of, "" if none does.
func fileNameAround(n *html.Node) string {
	const most = 4 // elements
	for up := 0; n != nil && n.Type == html.ElementNode && up < most; up++ {
		if name := form.FileNameOf(n); name != "" {
			return name
		}
		around := n.Parent
		if around == nil || around.DataAtom != atom.Div && around.DataAtom != atom.Figure && around.DataAtom != atom.Section {
			return ""
		}
		for child := range around.ChildNodes() {
			if child != n && (child.Type == html.TextNode && !dom.IsBlank(child) || child.Type == html.ElementNode && dom.HasContent(child) && !isGutter(child) && !isControl(child)) {
				return ""
			}
		}
		n = around
	}
	return ""
}

// setCode puts the one form of a code block in n's place, and a line with the
// name of its file, if it has one, above it.
func setCode(n *html.Node, text, lang, name string) {
	if lang == "" && name != "" {
		lang = form.LanguageOfFile(name)
	}
	pre := dom.NewElement(atom.Pre)
	pre.AppendChild(newCode(text, lang))
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

// newCode makes what stands in the one form of a code block.
func newCode(text, lang string) *html.Node {
	code := dom.NewElement(atom.Code)
	if lang != "" {
		code.Attr = []html.Attribute{{Key: "class", Val: "language-" + lang}}
	}
	if text = css.DropHidden(text); text != "" {
		code.AppendChild(dom.NewText(text))
	}
	return code
}
