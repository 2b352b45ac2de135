package tidy

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/form/box"
)

// callout makes <blockquote data-callout=KIND> of an element that sets a
// note, a tip or a warning apart.
func callout(n *html.Node) {
	switch n.DataAtom {
	case atom.Blockquote:
		if markedQuote(n) {
			return
		}
	case atom.Div, atom.Aside, atom.Section, atom.Article, atom.Details, atom.Figure:
	case atom.P: // one that is called a note is often at the foot of something
	case atom.Dl:
		defined(n)
		return
	default:
		return
	}
	kind, title := box.Callout(n)
	if kind == "" || !holdsBeside(n, title) {
		return
	}
	dropSign(n)
	words := strings.Join(strings.Fields(dom.AttrOr(n, "data-title")), " ")
	if title != nil {
		words = takeTitle(title)
		if !saysMore(words, kind) {
			words = ""
			if own := box.CalloutTitle(n); own != nil && holdsBeside(n, own) { // behind the kind's name
				words = takeTitle(own)
			}
		}
	}
	if words != "" && saysMore(words, kind) {
		n.InsertBefore(boldLine(words), n.FirstChild)
	}
	partTitle(n)
	dom.Rename(n, atom.Blockquote)
	n.Attr = []html.Attribute{{Key: "data-callout", Val: kind}}
}

// dropSign drops the element that a callout begins with and that is called its sign, where
// it has no words: "!".
func dropSign(n *html.Node) {
	if first := dom.First(n); first != nil && first.Type == html.ElementNode && form.NameHas(dom.AttrOr(first, "class"), signWords) &&
		!strings.ContainsFunc(dom.TextOf(first), dom.IsWordRune) {
		dom.Remove(first)
	}
}

var signWords = dom.HashedWords("symbol sign icon")

// takeTitle takes a title out of its callout, and the sign behind it.
func takeTitle(title *html.Node) string {
	words := strings.Join(strings.Fields(dom.TextOf(title)), " ")
	if next := dom.After(title); next != nil && next.Type == html.TextNode {
		next.Data = strings.TrimLeft(next.Data, box.LabelEnds+" \n\t\u00a0")
	}
	dom.Remove(title)
	return words
}

// saysMore reports whether a callout's title says more than its kind does.
func saysMore(words, kind string) bool {
	plain := strings.TrimRight(words, ":")
	return words != "" && box.KindOfSign(words) == "" && box.KindSaid(words) != kind &&
		!strings.EqualFold(box.CalloutKinds[strings.ToLower(plain)], kind) && !strings.EqualFold(plain, kind)
}

// defined makes a callout of a list with one term, which says the kind: "Note", and what
// is noted.
func defined(list *html.Node) {
	term := dom.First(list)
	if term == nil || term.DataAtom != atom.Dt {
		return
	}
	kind := box.KindSaid(dom.TextOf(term))
	if kind == "" || !form.NameHas(dom.AttrOr(list, "class"), box.KindNames) {
		return
	}
	for part := dom.After(term); part != nil; part = dom.After(part) {
		if part.DataAtom != atom.Dd {
			return
		}
	}
	for part := range list.ChildNodes() {
		if part.DataAtom == atom.Dd {
			dom.Rename(part, atom.Div)
		}
	}
	dom.Rename(list, atom.Blockquote)
	list.Attr = []html.Attribute{{Key: "data-callout", Val: kind}}
	dom.Remove(term)
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
		if d.Type == html.TextNode && !box.IsIconText(d) {
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
	n.Attr = []html.Attribute{{Key: "data-callout", Val: box.KindNamed(name)}}
	return true
}
