package render

import (
	"bytes"
	"slices"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
)

// Renderers that are not ours stand beside ours in one converter. The engine
// asks them first, for each element that the printer comes to; what nobody
// takes is ours. A renderer that has its children written gets a context that
// gives them to a printer of their own, as a whole, for whether a text is
// escaped and how emphasis is written depends on what stands beside it.

// An offer is the writer with which an element is offered to renderers that
// are not ours.
type offer struct {
	bytes.Buffer
	node *html.Node
	ours bool // nobody took it
}

// offered has others write an element. It reports whether any did.
func (p *printer) offered(n *html.Node) (string, bool) {
	if !p.others || n.Type != html.ElementNode {
		return "", false
	}
	w := &offer{node: n}
	ctx := &within{p.ctx, p}
	ctx.Context.RenderNodes(ctx, w, n)
	return w.String(), !w.ours
}

// within is the context of a renderer that is not ours.
type within struct {
	converter.Context
	p *printer
}

// RenderNodes writes nodes as they stand side by side.
func (c *within) RenderNodes(_ converter.Context, w converter.Writer, nodes ...*html.Node) {
	for _, n := range nodes {
		c.p.apart(w, n, n.NextSibling)
	}
}

// RenderChildNodes writes what is in an element.
func (c *within) RenderChildNodes(_ converter.Context, w converter.Writer, n *html.Node) {
	c.p.apart(w, n.FirstChild, nil)
}

// WithValue keeps the context what it is.
func (c *within) WithValue(key, value any) converter.Context {
	return &within{c.Context.WithValue(key, value), c.p}
}

// apart writes the siblings from first up to end into a writer that is not
// ours: inline content as a line, blocks with empty lines around them.
func (p *printer) apart(w converter.Writer, first, end *html.Node) {
	inner := &printer{ctx: p.ctx, o: p.o, others: true, sub: p.sub, fresh: true, bold: p.bold, inCell: p.inCell, links: p.links}
	inline := true
	for n := first; n != end; n = n.NextSibling {
		inline = inline && p.isInline(n)
	}
	if inline {
		inner.inlineNodes(first, end)
	} else {
		inner.siblings(first, end, otherMark)
	}
	p.links = inner.links
	text := string(inner.out)
	if text != "" && !inline {
		text = "\n\n" + text + "\n\n"
	}
	_, _ = w.WriteString(text) // the writers of renderers are buffers
}

// isInline reports whether a node stands in a line: others may have said of an
// element that HTML does not know that it does not.
func (p *printer) isInline(n *html.Node) bool {
	if p.others && n.Type == html.ElementNode && n.DataAtom == 0 {
		kind, _ := p.ctx.GetTagType(n.Data)
		return kind != converter.TagTypeBlock
	}
	return dom.IsInline(n)
}

// foreign writes as a block what others wrote.
func (p *printer) foreign(text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	p.begin()
	for i, line := range looseLines(text) {
		if i > 0 {
			p.newline()
			if line == "" {
				p.out = bytes.TrimRight(p.out, " ")
			}
		}
		p.out = append(p.out, line...)
	}
}

// looseLines are the lines of a text without those that are empty at its ends
// and behind other empty ones, but in code.
func looseLines(text string) []string {
	var lines []string
	fence := ""
	for line := range strings.SplitSeq(strings.Trim(text, "\n"), "\n") {
		line = strings.TrimRight(line, "\r")
		begins := strings.TrimLeft(line, " ")
		switch {
		case fence != "" && strings.HasPrefix(begins, fence):
			fence = ""
		case fence == "" && (strings.HasPrefix(begins, "```") || strings.HasPrefix(begins, "~~~")):
			fence = begins[:3]
		}
		if fence == "" && strings.TrimSpace(line) == "" {
			if len(lines) > 0 && lines[len(lines)-1] == "" {
				continue
			}
			line = ""
		}
		lines = append(lines, line)
	}
	return lines
}

// foreignInLine adds to a line what others wrote.
func (p *printer) foreignInLine(text string) {
	p.addLiteral(strings.Join(slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool { return strings.TrimSpace(line) == "" }), " "))
}
