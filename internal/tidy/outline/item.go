package outline

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// Item takes the list away from around a text: one bullet before all of its
// paragraphs says nothing. It has one item, with two paragraphs or more, and nothing
// beside it has words.
func Item(root *html.Node) {
	var list *html.Node
	for child := range root.ChildNodes() {
		switch {
		case !hasText(child):
		case list == nil && child.DataAtom == atom.Ul:
			list = child
		default:
			return
		}
	}
	if list == nil {
		return
	}
	item := list.FirstChild
	if item == nil || item.NextSibling != nil {
		return
	}
	paragraphs := 0
	for child := range item.ChildNodes() {
		switch {
		case child.DataAtom == atom.P:
			paragraphs++
		case child.Type == html.TextNode && strings.TrimSpace(child.Data) != "" || child.Type == html.ElementNode && dom.IsInline(child):
			return
		}
	}
	if paragraphs < 2 {
		return
	}
	dom.Unwrap(item)
	dom.Unwrap(list)
}
