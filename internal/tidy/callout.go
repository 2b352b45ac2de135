package tidy

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// callout makes <blockquote data-callout=KIND> of an element that sets a
// note, a tip or a warning apart.
func callout(n *html.Node) {
	switch n.DataAtom {
	case atom.Blockquote:
		if markedQuote(n) {
			return
		}
	case atom.Div, atom.Aside, atom.Section, atom.Details, atom.Figure:
	default:
		return
	}
	kind := form.CalloutKind(n)
	var title *html.Node
	if kind != "" {
		title = calloutTitle(n)
	} else if kind, title = form.TitledCallout(n); kind == "" {
		return
	}
	if !holdsBeside(n, title) {
		return
	}
	if title != nil {
		words := strings.Join(strings.Fields(dom.TextOf(title)), " ")
		dom.Remove(title)
		plain := strings.TrimRight(words, ":")
		if words != "" && form.KindOfSign(words) == "" && !strings.EqualFold(form.CalloutKinds[strings.ToLower(plain)], kind) && !strings.EqualFold(plain, kind) {
			n.InsertBefore(boldLine(words), n.FirstChild)
		} else if own := calloutTitle(n); own != nil && holdsBeside(n, own) { // behind the kind's name
			words := strings.Join(strings.Fields(dom.TextOf(own)), " ")
			dom.Remove(own)
			n.InsertBefore(boldLine(words), n.FirstChild)
		}
	}
	partTitle(n)
	dom.Rename(n, atom.Blockquote)
	n.Attr = []html.Attribute{{Key: "data-callout", Val: kind}}
}

// partTitle makes a paragraph of the bold words that are the first line of a callout.
func partTitle(n *html.Node) {
	for d := range n.Descendants() {
		if (d.DataAtom == atom.Strong || d.DataAtom == atom.B) && strings.TrimSpace(dom.TextOf(d)) != "" {
			if next := dom.After(d); next != nil && next.DataAtom == atom.Br {
				dom.Rename(next, atom.Div)
			}
			return
		}
		if d.Type == html.TextNode && !isIconText(d) {
			return
		}
	}
}

// boldLine is a paragraph of bold words.
func boldLine(words string) *html.Node {
	bold := dom.NewElement(atom.Strong)
	bold.AppendChild(dom.NewText(words))
	p := dom.NewElement(atom.P)
	p.AppendChild(bold)
	return p
}

// holdsBeside reports whether there is anything in a callout but its title: a
// script may fill the box later.
func holdsBeside(n, title *html.Node) bool {
	for child := range n.ChildNodes() {
		switch {
		case title != nil && dom.Contains(child, title):
			if child != title && holdsBeside(child, title) {
				return true
			}
		case dom.RunHasContent(child, child.NextSibling):
			return true
		}
	}
	return false
}

// calloutTitle finds the element that a callout has its title in. Nothing but
// icons stands before it: behind a text it is part of a sentence.
func calloutTitle(n *html.Node) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !isIconText(d) {
			return nil
		}
		if d.Type != html.ElementNode {
			continue
		}
		if d.DataAtom == atom.Summary && n.DataAtom == atom.Details {
			return d
		}
		if class := dom.AttrOr(d, "class"); form.IsCalledTitle(d) || dom.HasWord(class, "callout-indicator") || dom.HasWord(class, "callout-header") {
			return d
		}
	}
	return nil
}

// isIconText reports whether a text has no words, or those that a font shows
// as an icon.
func isIconText(n *html.Node) bool {
	return !strings.ContainsFunc(n.Data, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) ||
		dom.AttrOr(n.Parent, "aria-hidden") == "true" || strings.Contains(dom.AttrOr(n.Parent, "class"), "icon")
}

// markedQuote recognises a quote whose text begins with [!KIND], as GitHub
// and Obsidian have it in their sources, and takes the mark out.
func markedQuote(n *html.Node) bool {
	first := n.FirstChild
	for first != nil && (dom.IsBlank(first) || dom.IsElement(first, atom.P)) {
		if dom.IsBlank(first) {
			first = first.NextSibling
		} else {
			first = first.FirstChild
		}
	}
	if first == nil || first.Type != html.TextNode {
		return false
	}
	rest, ok := strings.CutPrefix(strings.TrimLeft(first.Data, " \t\n"), "[!")
	name, rest, closed := strings.Cut(rest, "]")
	if !ok || !closed || name == "" || len(name) > 20 || strings.ContainsAny(name, " \n") {
		return false
	}
	first.Data = strings.TrimLeft(strings.TrimLeft(rest, "+-"), " \t\n")
	n.Attr = []html.Attribute{{Key: "data-callout", Val: form.KindNamed(name)}}
	return true
}
