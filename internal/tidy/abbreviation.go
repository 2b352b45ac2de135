package tidy

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/meta/date"
)

// abbreviation gives the meaning of an abbreviation behind its first use. A
// date for machines, as microformats have it, is none.
func (c *Cleaning) abbreviation(n *html.Node) {
	title := strings.Join(strings.Fields(dom.AttrOr(n, "title")), " ")
	dropTooltip(n, title)
	short := strings.Join(strings.Fields(dom.TextOf(n)), " ")
	_, iso := date.ReadISO(title)
	_, epoch := date.ReadEpoch(title)
	if title != "" && short != "" && !iso && !epoch && !strings.EqualFold(title, short) && !c.abbrs[short] {
		c.abbrs[short] = true
		n.AppendChild(dom.NewText(" (" + title + ")"))
	}
	dom.Rename(n, atom.Span)
}

// dropTooltip takes away the element in an abbreviation that shows its meaning to
// whoever points at it.
func dropTooltip(n *html.Node, title string) {
	for _, child := range dom.ChildElements(n) {
		if title != "" && dom.Before(child) != nil && dom.PlainWords(dom.TextOf(child)) == dom.PlainWords(title) {
			dom.Remove(child)
		}
	}
}
