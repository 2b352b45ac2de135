package media

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// Gallery takes a list apart of which each item is one picture, with or without a
// caption: a page makes a list of pictures to set them side by side, and nobody would
// put a dot before them. It reports whether the list was one.
func Gallery(list *html.Node) bool {
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
