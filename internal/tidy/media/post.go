package media

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form/box"
)

// Posts makes quotations of the boxes of somebody's posts, signed as their sites sign them:
// "— Anna Berg (@anna) May 3, 2024", with a link to the post.
func Posts(root *html.Node) {
	for child := root.FirstChild; child != nil; child = child.NextSibling {
		if child.Type != html.ElementNode {
			continue
		}
		if p := box.ReadPost(child); p != nil {
			quotePost(child, p)
			continue
		}
		Posts(child)
	}
}

func quotePost(n *html.Node, p *box.Post) {
	text, signature := dom.NewElement(atom.Div), dom.NewElement(atom.P)
	sign := "— " + words(p.Name)
	if p.Handle != nil {
		sign += " (" + words(p.Handle) + ")"
	}
	link := dom.NewElement(atom.A, html.Attribute{Key: "href", Val: p.Address})
	link.AppendChild(dom.NewText(words(p.Date)))
	signature.AppendChild(dom.NewText(sign + " "))
	signature.AppendChild(link)
	dom.MoveChildren(text, p.Text)
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
	n.AppendChild(text)
	n.AppendChild(signature)
	dom.Rename(n, atom.Blockquote)
	n.Attr = nil
}

// words is the text of an element in one line.
func words(n *html.Node) string { return strings.Join(strings.Fields(dom.TextOf(n)), " ") }
