package render

import (
	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form/box"
)

// calloutMark writes the line that makes a quote a callout.
func (p *printer) calloutMark(n *html.Node) {
	kind := dom.AttrOr(n, "data-callout")
	if kind == "" {
		return
	}
	p.out = append(p.out, "[!"+box.KindNamed(kind)+"]"...)
	if n.FirstChild != nil {
		p.newline()
	}
}
