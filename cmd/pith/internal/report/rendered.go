package report

import (
	"html/template"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith"
)

// articleID begins the ids of an article's own elements, so that none of them
// is taken for one of the report's.
const articleID = "article-"

// rendered is an article's HTML, and its readers' comments behind a rule, as
// it can stand in a report. Article.HTML is safe by itself; what a browser would fetch
// is named instead.
func rendered(a *pith.Article) template.HTML {
	text := a.HTML()
	if comments := a.CommentsOnly().HTML(); comments != "" {
		text += "<hr>" + comments
	}
	nodes, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil { // a reader in memory has none
		return ""
	}
	var b strings.Builder
	for _, n := range nodes {
		if fetched[n.DataAtom] {
			n = named(n)
		}
		settle(n)
		_ = html.Render(&b, n) // a strings.Builder takes all
	}
	return template.HTML(b.String())
}

// fetched are elements that a browser fetches something for.
var fetched = map[atom.Atom]bool{
	atom.Img: true, atom.Picture: true, atom.Source: true, atom.Video: true, atom.Audio: true, atom.Track: true,
	atom.Iframe: true, atom.Embed: true, atom.Object: true, atom.Link: true,
}

// settle makes an article's tree fit for a report: what would be fetched is
// named, links leave the report where it is, and ids are the article's own.
func settle(n *html.Node) {
	for i := range n.Attr {
		switch attr := &n.Attr[i]; {
		case attr.Key == "id":
			attr.Val = articleID + attr.Val
		case attr.Key == "href" && strings.HasPrefix(attr.Val, "#"):
			attr.Val = "#" + articleID + attr.Val[1:]
		case attr.Key == "href":
			n.Attr = append(n.Attr, html.Attribute{Key: "target", Val: "_blank"}, html.Attribute{Key: "rel", Val: "noreferrer noopener"})
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if fetched[child.DataAtom] {
			instead := named(child)
			n.InsertBefore(instead, child)
			n.RemoveChild(child)
			child = instead
			continue
		}
		settle(child)
	}
}

// named is what stands in the place of a picture: what it shows, or where it
// is.
func named(n *html.Node) *html.Node {
	text, address := "", ""
	for _, attr := range n.Attr {
		switch attr.Key {
		case "alt", "title":
			if text == "" {
				text = attr.Val
			}
		case "src", "href", "data":
			address = attr.Val
		}
	}
	if text == "" {
		text = address
	}
	span := &html.Node{Type: html.ElementNode, Data: "span", DataAtom: atom.Span, Attr: []html.Attribute{
		{Key: "class", Val: "picture"}, {Key: "title", Val: address},
	}}
	span.AppendChild(&html.Node{Type: html.TextNode, Data: text})
	return span
}
