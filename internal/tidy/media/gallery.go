package media

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// Gallery takes a list apart of which each item is one picture, with or without a
// caption: a page makes a list of pictures to set them side by side, and nobody would
// put a dot before them. It reports whether the list was one.
func Gallery(list *html.Node) bool {
	if list.DataAtom == atom.Ul && captioned(list) {
		return true
	}
	items := 0
	for item := range list.ChildNodes() {
		switch {
		case !dom.NodeHasContent(item): // its picture had no address
		case !isPictureAlone(item):
			return false
		default:
			items++
		}
	}
	if items < 2 || dom.Closest(list, atom.Li) != nil {
		return false // the pictures of an item have nothing to part them
	}
	for item := list.FirstChild; item != nil; item = list.FirstChild {
		list.RemoveChild(item)
		list.Parent.InsertBefore(item, list)
		if item.Type == html.ElementNode && dom.IsElement(item.FirstChild, atom.Img) {
			dom.Rename(item, atom.Figure)
		} else {
			dom.Unwrap(item)
		}
	}
	dom.Remove(list)
	return true
}

// isPictureAlone reports whether an item has one picture, and no words but those of
// its caption. A link beside it or around it makes it a list of links.
func isPictureAlone(item *html.Node) bool {
	pictures := 0
	for d := range item.Descendants() {
		switch {
		case d.Type == html.TextNode:
			if strings.TrimSpace(d.Data) != "" && dom.Closest(d, atom.Figcaption) == nil {
				return false
			}
		case d.DataAtom == atom.Img && pictures == 0:
			pictures++
		case d.DataAtom == atom.Img, d.DataAtom == atom.A, d.DataAtom == atom.Input, d.DataAtom == atom.Li:
			return false
		}
	}
	return pictures == 1
}

// captioned takes a list apart of which each item is a picture and a line about it below, as
// wikis have their galleries. A first item that is a line alone is about them all.
func captioned(list *html.Node) bool {
	var head *html.Node
	items := 0
	for item := list.FirstChild; item != nil; item = item.NextSibling {
		switch {
		case !dom.NodeHasContent(item):
		case isCaptioned(item):
			items++
		case items == 0 && head == nil && isLine(item.FirstChild):
			head = item
		default:
			return false
		}
	}
	if items < 2 || dom.Closest(list, atom.Li) != nil {
		return false
	}
	for item := list.FirstChild; item != nil; item = list.FirstChild {
		list.RemoveChild(item)
		list.Parent.InsertBefore(item, list)
		switch {
		case item == head && !hasBlock(item):
			dom.Rename(item, atom.P)
		case item.Type == html.ElementNode:
			asFigure(item)
			dom.Unwrap(item)
		}
	}
	dom.Remove(list)
	return true
}

// isCaptioned reports whether an item is a picture, in a line of its own, and one short line.
// One that leads elsewhere than to its file, or to where all of its words do, is of a list of
// links.
func isCaptioned(item *html.Node) bool {
	for d := range item.Descendants() {
		if d.DataAtom == atom.A && (words(d) == "" && !form.IsPictureFile(dom.AttrOr(d, "href")) || words(d) == words(item)) {
			return false
		}
	}
	n := item.FirstChild
	for n != nil && !isBlock(n) {
		n = n.NextSibling
	}
	if n == nil { // all in one line
		return false
	}
	if dom.RunHasContent(item.FirstChild, n) {
		return isPictureRun(item.FirstChild, n) && isLine(n)
	}
	return isPictureOnly(n) && isLine(dom.After(n))
}

// isPictureRun reports whether what stands before a block in one line is one picture.
func isPictureRun(first, end *html.Node) bool {
	pictures := 0
	for n := first; n != end; n = n.NextSibling {
		switch {
		case dom.IsBlank(n):
		case n.Type == html.ElementNode && isPictureOnly(n):
			pictures++
		default:
			return false
		}
	}
	return pictures == 1
}

// isLine reports whether n and what follows it is one short paragraph or line.
func isLine(n *html.Node) bool {
	if n == nil || n.Type == html.ElementNode && dom.TraitsAt(n.DataAtom)&dom.IsHeading != 0 {
		return false
	}
	text := 0
	for s := n; s != nil; s = s.NextSibling {
		if isBlock(s) && (s != n || s.DataAtom != atom.P && s.DataAtom != atom.Div && s.DataAtom != atom.Figcaption) {
			return false
		}
		if s.Type == html.TextNode {
			text += len(s.Data)
			continue
		}
		text += len(dom.TextUpTo(s, maxCaption+1))
		for d := range s.Descendants() {
			if d.Type == html.ElementNode && dom.TraitsAt(d.DataAtom)&(dom.IsBlock|dom.IsMedia) != 0 && d.DataAtom != atom.P {
				return false
			}
		}
	}
	return text > 0 && text <= maxCaption
}

func hasBlock(n *html.Node) bool {
	for child := range n.ChildNodes() {
		if isBlock(child) {
			return true
		}
	}
	return false
}

// asFigure sets the picture apart that an item has in a line before its caption.
func asFigure(item *html.Node) {
	first := item.FirstChild
	if first == nil || isBlock(first) {
		return
	}
	figure := dom.NewElement(atom.Figure)
	item.InsertBefore(figure, first)
	for next := figure.NextSibling; next != nil && !isBlock(next); next = figure.NextSibling {
		dom.Remove(next)
		figure.AppendChild(next)
	}
}
