package pith

import (
	"golang.org/x/net/html"
)

func (p *printer) collectScript(n *html.Node) { p.addText(scriptText(n)) }
func scriptText(n *html.Node) string          { return textOf(n) }
func (p *printer) collectMath(n *html.Node)   {}
func (p *printer) noteDefinitions(n *html.Node) {
	p.children(n)
}
