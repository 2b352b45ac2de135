package main

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// kind is a kind of Markdown construct.
type kind int

const (
	headings kind = iota
	items
	codes
	cells
	links
	images
	notes
	maths
	callouts
	emphases
	numKinds
)

var kindNames = [...]string{
	headings: "headings", items: "items", codes: "code", cells: "cells", links: "links", images: "images",
	notes: "footnotes", maths: "math", callouts: "callouts", emphases: "emphasis",
}

// constructs are a text's constructs of each kind, each as a string of what
// is compared: a heading's level and text, a link's text and address.
type constructs [numKinds]multiset

// constructsOf reads GitHub's Markdown with footnotes, callouts and math.
// Addresses are made absolute.
func constructsOf(md string, base *url.URL) constructs {
	var c constructs
	for k := range c {
		c[k] = multiset{}
	}
	md = hideMath(md, func(formula string, display bool) {
		c[maths][fmt.Sprintf("display=%v %s", display, strings.Join(strings.Fields(formula), ""))]++
	})
	src := []byte(md)
	doc := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser().Parse(text.NewReader(src))
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			if k, key := constructOf(n, src, base); key != "" {
				c[k][key]++
			}
		}
		return ast.WalkContinue, nil
	})
	return c
}

// constructOf is what a node is compared by, "" if it is none.
func constructOf(n ast.Node, src []byte, base *url.URL) (kind, string) {
	switch n := n.(type) {
	case *ast.Heading:
		return headings, fmt.Sprintf("%d %s", n.Level, inlineText(n, src))
	case *ast.ListItem:
		list := n.Parent().(*ast.List)
		return items, fmt.Sprintf("depth %d ordered=%v %s", listDepth(n), list.IsOrdered(), ownText(n, src))
	case *ast.FencedCodeBlock:
		return codes, fmt.Sprintf("%s\n%s", n.Language(src), codeText(n, src))
	case *ast.CodeBlock:
		return codes, "\n" + codeText(n, src)
	case *xast.TableCell:
		if text := inlineText(n, src); text != "" {
			return cells, fmt.Sprintf("column %d %s", column(n), text)
		}
	case *ast.Link:
		return links, inlineText(n, src) + " -> " + absolute(string(util.UnescapePunctuations(n.Destination)), base)
	case *ast.AutoLink:
		address := string(n.URL(src))
		if n.AutoLinkType == ast.AutoLinkEmail {
			address = "mailto:" + address
		}
		return links, string(n.Label(src)) + " -> " + absolute(address, base)
	case *ast.Image:
		return images, absolute(string(util.UnescapePunctuations(n.Destination)), base)
	case *xast.FootnoteLink:
		return notes, fmt.Sprintf("reference %d", n.Index)
	case *xast.Footnote:
		return notes, "note " + ownText(n, src)
	case *ast.Blockquote:
		return callouts, calloutOf(n, src)
	case *ast.Emphasis:
		return emphases, fmt.Sprintf("%d %s", n.Level, inlineText(n, src))
	case *xast.Strikethrough:
		return emphases, "~ " + inlineText(n, src)
	}
	return 0, ""
}

// inlineText is the text of a node's inline content with single blanks. An
// image has none, nor has a footnote's number.
func inlineText(n ast.Node, src []byte) string {
	var b strings.Builder
	writeInline(&b, n, src)
	return strings.Join(strings.Fields(b.String()), " ")
}

func writeInline(b *strings.Builder, n ast.Node, src []byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.Write(util.UnescapePunctuations(c.Segment.Value(src)))
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte('\n')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(src))
		case *xast.TaskCheckBox:
			fmt.Fprintf(b, "[checked=%v] ", c.IsChecked)
		case *ast.Image, *ast.RawHTML, *xast.FootnoteLink, *xast.FootnoteBacklink:
		default:
			writeInline(b, c, src)
		}
	}
}

// ownText is the text of a container's paragraphs, not of what is nested in
// it.
func ownText(n ast.Node, src []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.(type) {
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
			b.WriteString(inlineText(c, src) + " ")
		}
	}
	return strings.TrimSpace(b.String())
}

func codeText(n ast.Node, src []byte) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.WriteString(strings.TrimRight(string(line.Value(src)), " \t\n") + "\n")
	}
	return strings.Trim(b.String(), "\n")
}

// calloutOf is the kind and title of a quotation that is a callout. GitHub
// has the kind alone in a line, the title is then bold in the next
// paragraph; Obsidian has "> [!info] Title". Kinds that only differ between
// the two count as one, and a title that says the kind is none. Whether the
// callout is folded does not count.
func calloutOf(n *ast.Blockquote, src []byte) string {
	p, ok := n.FirstChild().(*ast.Paragraph)
	if !ok {
		return ""
	}
	var b strings.Builder
	writeInline(&b, p, src)
	line, _, _ := strings.Cut(b.String(), "\n")
	name, ok := strings.CutPrefix(strings.TrimSpace(line), "[!")
	if !ok {
		return ""
	}
	name, title, ok := strings.Cut(name, "]")
	if !ok {
		return ""
	}
	title = strings.TrimSpace(strings.TrimLeft(title, "+-"))
	name = strings.ToLower(name)
	if strings.EqualFold(title, name) {
		title = ""
	}
	if title == "" {
		title = boldLine(p, src)
	}
	if kind := githubKinds[name]; kind != "" {
		name = kind
	}
	return name + " " + title
}

// githubKinds are Obsidian's kinds by the names that GitHub has for them.
var githubKinds = map[string]string{
	"info": "note", "hint": "tip", "success": "tip", "check": "tip", "done": "tip",
	"attention": "warning", "danger": "caution", "error": "caution", "failure": "caution",
}

// boldLine is the text of what is bold at the start of a callout, behind its
// mark, if nothing else is in that paragraph.
func boldLine(mark *ast.Paragraph, src []byte) string {
	p := ast.Node(mark)
	if e, ok := p.LastChild().(*ast.Emphasis); ok && e.Level == 2 {
		return inlineText(e, src)
	}
	p, ok := mark.NextSibling().(*ast.Paragraph)
	if !ok || p.ChildCount() != 1 {
		return ""
	}
	if e, ok := p.FirstChild().(*ast.Emphasis); ok && e.Level == 2 {
		return inlineText(e, src)
	}
	return ""
}

func listDepth(n ast.Node) int {
	depth := 0
	for p := n.Parent(); p != nil; p = p.Parent() {
		if _, ok := p.(*ast.List); ok {
			depth++
		}
	}
	return depth
}

func column(n ast.Node) int {
	i := 0
	for p := n.PreviousSibling(); p != nil; p = p.PreviousSibling() {
		i++
	}
	return i
}

func absolute(address string, base *url.URL) string {
	u, err := url.Parse(address)
	if err != nil || base == nil {
		return address
	}
	u = base.ResolveReference(u)
	if u.Host != "" && u.Path == "" {
		u.Path = "/" // the same address (RFC 3986, 6.2.3), as is a host in capitals (6.2.2.1)
	}
	u.Host = strings.ToLower(u.Host)
	return u.String()
}
