package main

import (
	"fmt"
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
	languages
	cells
	links
	images
	notes
	maths
	callouts
	quotes
	emphases
	numKinds
)

var kindNames = [...]string{
	headings: "headings", items: "items", codes: "code", languages: "language", cells: "cells", links: "links", images: "images",
	notes: "footnotes", maths: "math", callouts: "callouts", quotes: "quotes", emphases: "emphasis",
}

// constructs are a text's constructs of each kind, each as a string of what
// is compared: a heading's level and text, a link's text and address.
type constructs [numKinds]multiset

// constructsOf reads GitHub's Markdown with footnotes, callouts and math.
func constructsOf(md string, sp *spelling) constructs {
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
			if k, key := constructOf(n, src, sp); key != "" {
				c[k][key]++
			}
			if code, ok := n.(*ast.FencedCodeBlock); ok && len(code.Language(src)) > 0 {
				c[languages][string(code.Language(src))]++
			}
		}
		return ast.WalkContinue, nil
	})
	return c
}

// constructOf is what a node is compared by, "" if it is none.
func constructOf(n ast.Node, src []byte, sp *spelling) (kind, string) {
	switch n := n.(type) {
	case *ast.Heading:
		if text := inlineText(n, src); !sp.isTitle(text) {
			// The expectations know no level 1: it is the title's.
			return headings, fmt.Sprintf("%d %s", max(n.Level, 2), text)
		}
	case *ast.ListItem:
		list := n.Parent().(*ast.List)
		return items, fmt.Sprintf("depth %d ordered=%v %s", listDepth(n), list.IsOrdered(), ownText(n, src))
	case *ast.FencedCodeBlock:
		return codes, codeText(n, src)
	case *ast.CodeBlock:
		return codes, codeText(n, src)
	case *xast.TableCell:
		if text := inlineText(n, src); text != "" {
			return cells, fmt.Sprintf("column %d %s", column(n), text)
		}
	case *ast.Link:
		return links, inlineText(n, src) + " -> " + sp.absolute(string(util.UnescapePunctuations(n.Destination)))
	case *ast.AutoLink:
		address := string(n.URL(src))
		if n.AutoLinkType == ast.AutoLinkEmail {
			address = "mailto:" + address
		}
		return links, string(n.Label(src)) + " -> " + sp.absolute(address)
	case *ast.Image:
		return images, sp.picture(string(util.UnescapePunctuations(n.Destination)))
	case *xast.FootnoteLink:
		return notes, fmt.Sprintf("reference %d", n.Index)
	case *xast.Footnote:
		return notes, "note " + ownText(n, src)
	case *ast.Blockquote:
		if callout := calloutOf(n, src); callout != "" {
			return callouts, callout
		}
		return quotes, ownText(n, src)
	case *ast.Emphasis:
		if !isCalloutTitle(n, src) {
			return emphases, fmt.Sprintf("%d %s", n.Level, inlineText(n, src))
		}
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
		case *ast.RawHTML:
			b.WriteByte(' ') // <br>: a line break, as between the lines of a cell
		case *ast.Image, *xast.FootnoteLink, *xast.FootnoteBacklink:
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
	name, title, ok := calloutMark(n, src)
	if !ok {
		return ""
	}
	if title == "" {
		if bold := boldTitle(n.FirstChild()); bold != nil {
			title = inlineText(bold, src)
		}
	}
	if kind := githubKinds[name]; kind != "" {
		name = kind
	}
	return name + " " + title
}

// calloutMark reads the mark that makes a callout of a quotation, and the
// title behind it.
func calloutMark(n *ast.Blockquote, src []byte) (name, title string, ok bool) {
	p, ok := n.FirstChild().(*ast.Paragraph)
	if !ok {
		return "", "", false
	}
	var b strings.Builder
	writeInline(&b, p, src)
	line, _, _ := strings.Cut(b.String(), "\n")
	name, ok = strings.CutPrefix(strings.TrimSpace(line), "[!")
	if !ok {
		return "", "", false
	}
	if name, title, ok = strings.Cut(name, "]"); !ok {
		return "", "", false
	}
	name, title = strings.ToLower(name), strings.TrimSpace(strings.TrimLeft(title, "+-"))
	if strings.EqualFold(title, name) {
		title = ""
	}
	return name, title, true
}

// isCalloutTitle reports whether what is bold is a callout's title: one that
// Obsidian's callouts have without being bold.
func isCalloutTitle(e *ast.Emphasis, src []byte) bool {
	if e.Level != 2 || e.Parent().Parent() == nil {
		return false
	}
	quote, ok := e.Parent().Parent().(*ast.Blockquote)
	if !ok {
		return false
	}
	_, title, ok := calloutMark(quote, src)
	return ok && title == "" && boldTitle(quote.FirstChild()) == e
}

// githubKinds are Obsidian's kinds by the names that GitHub has for them.
var githubKinds = map[string]string{
	"info": "note", "hint": "tip", "success": "tip", "check": "tip", "done": "tip",
	"attention": "warning", "danger": "caution", "error": "caution", "failure": "caution",
}

// boldTitle is what is bold at the start of a callout, behind its mark, if
// nothing else is in that paragraph.
func boldTitle(mark ast.Node) *ast.Emphasis {
	if e, ok := mark.LastChild().(*ast.Emphasis); ok && e.Level == 2 {
		return e
	}
	p, ok := mark.NextSibling().(*ast.Paragraph)
	if !ok || p.ChildCount() != 1 {
		return nil
	}
	if e, ok := p.FirstChild().(*ast.Emphasis); ok && e.Level == 2 {
		return e
	}
	return nil
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
