package render

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// noteDefinitions writes the notes at the end.
func (p *printer) noteDefinitions(n *html.Node) {
	tight := p.tight
	p.tight = false
	for list := range n.ChildNodes() {
		for li := range list.ChildNodes() {
			label, ok := strings.CutPrefix(dom.AttrOr(li, "id"), "fn-")
			if !ok || !form.IsNoteLabel(label) {
				continue
			}
			p.begin()
			p.out = append(p.out, "[^"+label+"]: "...)
			p.push("    ")
			p.container(li)
			p.pop(4)
		}
	}
	p.tight = tight
}
