package level

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
)

// Normalise nests what a tree has of such lists.
func Normalise(root *html.Node) {
	var settled *html.Node // the last of the lists of one level that child stands among, if it does
	for child := root.FirstChild; child != nil; child = child.NextSibling {
		switch {
		case child.Type != html.ElementNode || child.DataAtom == atom.Pre:
			continue
		case child.DataAtom == atom.P:
			child = typed(child)
			continue
		case isList(child):
			byStyle(child)
			spread(child)
			switch settled {
			case nil:
				if settled = gather(child); settled == child {
					settled = nil
				}
			case child:
				settled = nil
			}
		case child.DataAtom == atom.Div && wrapsList(child) && (wrapsList(dom.Before(child)) || wrapsList(dom.After(child)) || isList(dom.Before(child))):
			list := dom.First(child)
			dom.Replace(child, list)
			child = list
			for next := dom.After(list); wrapsList(next); next = dom.After(next) {
				inner := dom.First(next)
				dom.Replace(next, inner)
				next = inner
			}
			byStyle(list)
			gather(list)
		}
		Normalise(child)
	}
}

// wrapsList reports whether an element is a box around one list and nothing else.
func wrapsList(n *html.Node) bool {
	if n == nil || n.DataAtom != atom.Div {
		return false
	}
	list := dom.First(n)
	return isList(list) && dom.After(list) == nil
}

// byStyle makes numbers or dots of what the style of a list says that its items have.
func byStyle(list *html.Node) {
	style := dom.AttrOr(list, "style")
	if style == "" {
		return
	}
	kind, _, _ := strings.Cut(css.Declared(style, "list-style-type"), " ")
	switch {
	case kind == "decimal" || strings.HasSuffix(kind, "-alpha") || strings.HasSuffix(kind, "-roman") || strings.HasSuffix(kind, "-latin"):
		dom.Rename(list, atom.Ol)
	case kind == "disc" || kind == "circle" || kind == "square":
		dom.Rename(list, atom.Ul)
	}
}

func isList(n *html.Node) bool {
	return n != nil && (n.DataAtom == atom.Ul || n.DataAtom == atom.Ol)
}
