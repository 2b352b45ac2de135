package form

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// NeighboursNeedBlank reports whether two neighbours among n's children
// cannot be written without a blank line between them, which makes a list
// loose: a text after a quote, list or table would be taken for its
// continuation, and a table or a list that starts at another number than 1
// cannot follow a text directly (CommonMark 5.3).
func NeighboursNeedBlank(n *html.Node) bool {
	var before *html.Node
	for child := range n.ChildNodes() {
		if child.Type != html.ElementNode {
			continue
		}
		if before != nil && !tightPair(before, child) || holdsSeveral(child) {
			return true
		}
		before = child
	}
	return false
}

func tightPair(before, after *html.Node) bool {
	if (after.DataAtom == atom.Ul || after.DataAtom == atom.Ol) && after.FirstChild != nil && !dom.HasContent(after.FirstChild) {
		return false // a dash alone below a text makes it a heading
	}
	switch after.DataAtom {
	case atom.P:
		return before.DataAtom == atom.Pre || before.DataAtom == atom.Hr || dom.TraitsAt(before.DataAtom)&dom.IsHeading != 0
	case atom.Ul:
		return before.DataAtom != atom.Ul && before.DataAtom != atom.Ol
	case atom.Ol:
		return before.DataAtom != atom.Ul && before.DataAtom != atom.Ol && StartOf(after) == 1
	case atom.Table, atom.Dl, atom.Figure, atom.Section:
		return false
	case atom.Blockquote:
		return before.DataAtom != atom.Blockquote
	}
	return true
}

// IsLoose reports whether a list has blank lines between its items: one
// item has a paragraph of its own.
func IsLoose(list *html.Node) bool {
	for item := range list.ChildNodes() {
		for child := range item.ChildNodes() {
			if dom.IsElement(child, atom.P) || holdsSeveral(child) {
				return true
			}
		}
	}
	return false
}

// holdsSeveral reports whether an element without a form of its own, a
// figure, stands for several blocks.
func holdsSeveral(n *html.Node) bool {
	return dom.IsElement(n, atom.Figure) && n.FirstChild != n.LastChild
}
