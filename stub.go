package pith

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

type cleaning struct {
	base *url.URL
	opts *Options
}

func normalise(n *html.Node, c *cleaning) {}

func (a *Article) Text() string {
	if a.Content == nil {
		return ""
	}
	var b strings.Builder
	for n := range a.Content.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		} else if elementTraits[n.DataAtom]&isBlock != 0 || n.DataAtom == atom.Br {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
func (a *Article) Markdown() string { return a.Text() }
