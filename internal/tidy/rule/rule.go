package rule

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

const (
	// signs are typed in a row where a rule is meant.
	signs = "-_=*~–—─━═"

	// minSigns are fewer signs than begin a signature, or what somebody says.
	minSigns = 3
)

// isTyped reports whether a text is one of those signs alone, again and again.
func isTyped(text string) bool {
	text = strings.TrimSpace(text)
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 || !strings.ContainsRune(signs, first) {
		return false
	}
	count := 0
	for _, r := range text {
		switch r {
		case first:
			count++
		case ' ', '\u00a0', '\n', '\t', '\r':
		default:
			return false
		}
	}
	return count >= minSigns
}

// Typed puts a rule in the place of a text that is a line of such signs. In a cell or a
// term they stand for what is not there, and before words for a place to write. It
// reports whether it did.
func Typed(text *html.Node) bool {
	if !isTyped(text.Data) {
		return false
	}
	line := text // and the elements that hold nothing else
	n := text
	for ; n.Parent != nil; n = n.Parent {
		before, after := dom.Before(n), dom.After(n)
		if before != nil && !endsLine(before) || after != nil && !endsLine(after) {
			return false
		}
		if endsLine(n.Parent) || n.Parent.Parent == nil {
			break
		}
		if n.Parent.DataAtom == atom.A || dom.TraitsAt(n.Parent.DataAtom)&dom.IsCode != 0 {
			return false
		}
		if line == n && before == nil && after == nil {
			line = n.Parent
		}
	}
	if n.Parent == nil || !mayHold(n.Parent, dom.Before(n) == nil && dom.After(n) == nil) {
		return false
	}
	dom.Replace(line, dom.NewElement(atom.Hr))
	return true
}

// endsLine reports whether no line goes on across a node.
func endsLine(n *html.Node) bool {
	return n.Type == html.ElementNode && (n.DataAtom == atom.Br || dom.TraitsAt(n.DataAtom)&dom.IsBlock != 0)
}

// mayHold reports whether a rule may stand in an element, by itself and by what is
// around it: in an item only between lines.
func mayHold(n *html.Node, alone bool) bool {
	for ; n != nil; n = n.Parent {
		t := dom.TraitsAt(n.DataAtom)
		if t&(dom.IsHeading|dom.IsCell|dom.IsCode) != 0 || t&dom.IsListBit != 0 && alone {
			return false
		}
		switch n.DataAtom {
		case atom.Dt, atom.Figure, atom.Figcaption, atom.Caption, atom.Summary, atom.Button, atom.Label:
			return false
		}
	}
	return true
}

// Single takes away the rules of a container that part nothing: those that begin or end
// it, and those right behind another.
func Single(n *html.Node) {
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		if child.DataAtom == atom.Hr {
			before, after := dom.Before(child), dom.After(child)
			if before == nil || after == nil || after.DataAtom == atom.Hr {
				n.RemoveChild(child)
			}
		}
		child = next
	}
}
