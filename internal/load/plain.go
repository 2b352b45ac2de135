package load

import (
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// plainTree is the page of a text that is no mark-up. Markdown is one program:
// to take its marks for what they mean needs a parser that the library does not
// have, and to pass them on would pass on the HTML in them.
func plainTree(text, contentType string) *html.Node {
	body := dom.NewElement(atom.Body)
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n").Replace(text)
	if name, _, _ := mime.ParseMediaType(contentType); isMarkdown(name) {
		if strings.TrimSpace(text) != "" {
			body.AppendChild(program(text, html.Attribute{Key: "class", Val: "language-markdown"}))
		}
	} else {
		appendParagraphs(body, text)
	}
	root := dom.NewElement(atom.Html)
	root.AppendChild(dom.NewElement(atom.Head))
	root.AppendChild(body)
	doc := &html.Node{Type: html.DocumentNode}
	doc.AppendChild(root)
	return doc
}

// program is a block whose lines stay as they are.
func program(text string, attrs ...html.Attribute) *html.Node {
	pre, code := dom.NewElement(atom.Pre), dom.NewElement(atom.Code, attrs...)
	code.AppendChild(dom.NewText(text))
	pre.AppendChild(code)
	return pre
}

// appendParagraphs makes a paragraph of the lines between two empty ones. What
// is indented or in columns stays as it is.
func appendParagraphs(body *html.Node, text string) {
	lines := strings.Split(text, "\n")
	width := 0 // of the longest line
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t\u00a0")
		width = max(width, utf8.RuneCountInString(lines[i]))
	}
	for from := 0; from < len(lines); {
		end := from
		for end < len(lines) && lines[end] != "" {
			end++
		}
		switch {
		case end == from:
			end++
		case areLaidOut(lines[from:end]):
			body.AppendChild(program(strings.Join(lines[from:end], "\n")))
		default:
			body.AppendChild(paragraph(lines[from:end], width))
		}
		from = end
	}
}

// areLaidOut reports whether blanks give lines a form: some are indented, or
// have columns.
func areLaidOut(lines []string) bool {
	for i, line := range lines {
		indented := strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t") || i > 0 && strings.HasPrefix(line, "  ")
		if indented || strings.Contains(strings.TrimLeft(line, " "), "   ") || strings.Contains(line, "\t") {
			return true
		}
	}
	return false
}

// leastWidth is the width, in characters, that texts are broken for at least.
// Where no line is as long the writer has broken them all.
const leastWidth = 40

// paragraph joins lines that were broken for their width: where the first word
// of the next would not have fitted any more. Others the writer has broken.
func paragraph(lines []string, width int) *html.Node {
	p := dom.NewElement(atom.P)
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			word, _, _ := strings.Cut(strings.TrimLeft(line, " "), " ")
			if utf8.RuneCountInString(lines[i-1])+1+utf8.RuneCountInString(word) <= max(width, leastWidth) {
				p.AppendChild(dom.NewText(b.String()))
				p.AppendChild(dom.NewElement(atom.Br))
				b.Reset()
			} else {
				b.WriteByte('\n')
			}
		}
		b.WriteString(line)
	}
	p.AppendChild(dom.NewText(b.String()))
	return p
}
