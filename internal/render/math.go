package render

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// collectMath collects a formula within a line.
func (p *printer) collectMath(n *html.Node) {
	tex := form.InlineTeX(dom.TextOf(n))
	if p.inCell {
		tex = strings.ReplaceAll(strings.ReplaceAll(tex, `\|`, `\Vert `), "|", `\vert `)
	}
	if tex != "" {
		p.addLiteral("$" + tex + "$")
	}
}

// displayMath writes a formula between two lines of its own. A line of it
// that Markdown would take for the beginning of something else is joined to
// the one before.
func (p *printer) displayMath(n *html.Node) {
	p.begin()
	p.out = append(p.out, "$$"...)
	for line := range strings.SplitSeq(dom.TextOf(n), "\n") {
		line = form.InlineTeX(line)
		switch {
		case line == "":
		case !strings.ContainsRune("-+*>#=~`|_:0123456789", rune(line[0])):
			p.newline()
			p.out = append(p.out, line...)
		default:
			p.out = append(append(p.out, ' '), line...)
		}
	}
	p.newline()
	p.out = append(p.out, "$$"...)
}
