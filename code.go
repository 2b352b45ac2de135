package pith

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// codeBlock makes <pre><code class="language-x">text</code></pre> of a block
// of code, however its lines, its language and its numbers are marked up.
func (c *cleaning) codeBlock(n *html.Node) {
	// The only text of a wrapper's own that matters is the language.
	setCode(n, codeText(n), codeLanguage(n))
}

// setCode puts the one form of a code block in n's place.
func setCode(n *html.Node, text, lang string) {
	text = dropHidden(text)
	code := newElement(atom.Code)
	if lang != "" {
		code.Attr = []html.Attribute{{Key: "class", Val: "language-" + lang}}
	}
	if text != "" {
		code.AppendChild(newText(text))
	}
	pre := newElement(atom.Pre)
	pre.AppendChild(code)
	replace(n, pre)
}

// isCodeContainer recognises what holds a block of code together with its
// line numbers, its file's name or buttons, or writes one without <pre>.
func isCodeContainer(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Figure, atom.Table, atom.Section:
	default:
		return false
	}
	class := attrOr(n, "class")
	_, pretty := attr(n, "data-rehype-pretty-code-figure")
	if class == "" && !pretty {
		return false
	}
	for f := range strings.FieldsSeq(class) {
		if isCodeWrapper(f) {
			return holdsOneBlock(n)
		}
		if codeEditors[strings.ToLower(f)] {
			return true
		}
	}
	return pretty && holdsOneBlock(n)
}

// isCodeWrapper reports whether a class token is of elements around one block
// of code.
func isCodeWrapper(token string) bool {
	token = strings.ToLower(token)
	return codeWrappers[token] || strings.HasPrefix(token, "highlight-source-")
}

// codeWrappers are class tokens of elements around one block of code.
var codeWrappers = map[string]bool{
	"highlight":                            true, // Pygments, Rouge, Hugo, Jekyll, Hexo, GitHub
	"codehilite":                           true, // Python-Markdown
	"highlighttable":                       true, // Pygments with line numbers
	"rouge-table":                          true, // Rouge with line numbers
	"lntable":                              true, // Chroma with line numbers
	"hljs-ln":                              true, // highlightjs-line-numbers
	"highlighter-rouge":                    true, // Jekyll
	"code-toolbar":                         true, // Prism with its toolbar
	"gatsby-highlight":                     true, // Gatsby
	"expressive-code":                      true, // Astro
	"code-block":                           true, // Mintlify and many others
	"codeblock":                            true,
	"code-wrapper":                         true,
	"code-block-wrapper":                   true,
	"sourcecode":                           true, // Pandoc
	"snippet-clipboard-content":            true, // GitHub
	"crayon-syntax":                        true, // Crayon
	"syntaxhighlighter":                    true, // SyntaxHighlighter
	"js-file-line-container":               true, // GitHub, a file's lines
	"theme-code-block":                     true, // Docusaurus
	"hljs-container":                       true,
	"wp-block-kevinbatdorf-code-block-pro": true, // WordPress
}

// codeEditors are class tokens of editors that show a block of code, each
// line in an element of its own.
var codeEditors = map[string]bool{
	"codemirror":    true, // CodeMirror 5
	"cm-editor":     true, // CodeMirror 6
	"monaco-editor": true,
	"ace_editor":    true,
}

// holdsOneBlock reports whether all code in n is one block: one <pre>, or
// two beside each other of which one has the line numbers.
func holdsOneBlock(n *html.Node) bool {
	blocks, prose := 0, 0
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Pre:
			if d.Type == html.ElementNode && !isGutter(d) && !inGutter(d, n) {
				blocks++
			}
		case atom.P, atom.H1, atom.H2, atom.H3, atom.Ul:
			prose++
		}
	}
	if prose > 2 {
		return false
	}
	return blocks == 1 || blocks == 0 && (n.DataAtom == atom.Table || hasLineElements(n))
}

func hasLineElements(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && isLineElement(d) {
			return true
		}
	}
	return false
}

func inGutter(n, top *html.Node) bool {
	for p := n.Parent; p != nil && p != top; p = p.Parent {
		if isGutter(p) {
			return true
		}
	}
	return false
}

// codeContainer puts the block that n holds in n's place.
func (c *cleaning) codeContainer(n *html.Node) bool {
	block := n
	for d := range n.Descendants() {
		if isElement(d, atom.Pre) && !isGutter(d) && !inGutter(d, n) {
			block = d
			break
		}
	}
	lang := codeLanguage(block)
	if lang == "" {
		lang = labelledLanguage(n, block)
	}
	if lang == "" {
		lang = languageOf(n)
	}
	if isEditor(n) {
		block = n
	}
	text := codeText(block)
	setCode(n, text, lang)
	return true
}

func isEditor(n *html.Node) bool {
	for f := range strings.FieldsSeq(attrOr(n, "class")) {
		if codeEditors[strings.ToLower(f)] {
			return true
		}
	}
	return false
}

// inlineCode makes plain text of code within a line. A link in it goes
// around it; lines in it make it a block.
func (c *cleaning) inlineCode(n *html.Node) bool {
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
	switch {
	case inner: // a wrapper
		return c.prepareAndSplice(n)
	case (blocks > 0 || n.DataAtom == atom.Code && hasWord(attrOr(n, "class"), "block")) && n.DataAtom != atom.Kbd && !insideInline(n):
		c.codeBlock(n)
		return true
	case links:
		return c.linkedCode(n)
	}
	if n.FirstChild != nil && (n.FirstChild.NextSibling != nil || n.FirstChild.Type != html.TextNode) {
		text := codeText(n)
		for n.FirstChild != nil {
			n.RemoveChild(n.FirstChild)
		}
		if text = strings.TrimSuffix(text, "\n"); text != "" {
			n.AppendChild(newText(text))
		}
	}
	return false
}

// insideInline reports whether code stands where no block can.
func insideInline(n *html.Node) bool {
	return n.Parent != nil && (traitsAt(n.Parent.DataAtom)&(isHeading|isCell) != 0 || isElement(n.Parent, atom.A))
}

// linkedCode divides code at the links in it: code cannot hold a link, a
// link can hold code.
func (c *cleaning) linkedCode(n *html.Node) bool {
	kind := n.DataAtom
	for n.FirstChild != nil {
		child := n.FirstChild
		n.RemoveChild(child)
		n.Parent.InsertBefore(child, n)
		if isElement(child, atom.A) {
			code := newElement(kind)
			code.AppendChild(newText(textOf(child)))
			for child.FirstChild != nil {
				child.RemoveChild(child.FirstChild)
			}
			child.AppendChild(code)
			continue
		}
		text := child.Data
		if child.Type == html.ElementNode {
			text = textOf(child)
		}
		code := newElement(kind)
		if strings.TrimSpace(text) == "" {
			replace(child, newText(text))
			continue
		}
		code.AppendChild(newText(text))
		replace(child, code)
	}
	remove(n)
	return false
}
