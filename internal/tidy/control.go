package tidy

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// input keeps the box of a task and drops every other control.
func (c *Cleaning) input(n *html.Node) {
	kind := dom.AttrOr(n, "type")
	if strings.EqualFold(kind, "hidden") {
		dom.Remove(n)
		return
	}
	if !strings.EqualFold(kind, "checkbox") || !startsItem(n) {
		removeBetween(n)
		return
	}
	_, done := dom.Attr(n, "checked")
	n.Attr = newBox(done).Attr
	if dom.Closest(n, atom.Label) != nil {
		besideText(n)
	}
}

// removeBetween removes what a page shows between two texts and Markdown does
// not, and leaves a blank where their words would be one.
func removeBetween(n *html.Node) {
	if isSpacedLetter(beside(n, before)) && isSpacedLetter(beside(n, behind)) {
		dom.Replace(n, dom.NewText(" "))
		return
	}
	dom.Remove(n)
}

// standsInText reports whether there is text in the same line.
func standsInText(n *html.Node) bool { return beside(n, before) != 0 || beside(n, behind) != 0 }

// The two sides of a node.
const (
	before = iota
	behind
)

// maxBeside is how many nodes are looked at to find a text beside another.
const maxBeside = 16

// beside is the rune that stands right before or behind n in its block, 0 if
// there is none near.
func beside(n *html.Node, side int) rune {
	for range maxBeside {
		next, inner := n.NextSibling, (*html.Node)(nil)
		if side == before {
			next = n.PrevSibling
		}
		if next == nil {
			if n = n.Parent; n == nil || dom.TraitsAt(n.DataAtom)&dom.IsBlock != 0 || n.Type != html.ElementNode {
				return 0
			}
			continue
		}
		for n = next; n != nil; n = inner {
			switch {
			case n.Type == html.TextNode && n.Data != "" && side == before:
				return dom.LastRune(n.Data)
			case n.Type == html.TextNode && n.Data != "":
				r, _ := utf8.DecodeRuneInString(n.Data)
				return r
			case n.DataAtom == atom.Br || n.Type == html.ElementNode && !dom.IsInline(n):
				return 0
			}
			if inner = n.FirstChild; side == before {
				inner = n.LastChild
			}
			if inner == nil {
				break
			}
		}
	}
	return 0
}
