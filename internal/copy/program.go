package copy

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/mark"
)

// markPre marks, in a program of which anything is kept, what no block has:
// the blanks that indent its lines, the elements of empty lines, and the buttons
// by which tidy knows the line above it.
func (c *copier) markPre(pre int32) {
	p := c.p
	if p.Places[p.Nodes[pre].Parent]&mark.InCode != 0 {
		return // done with the element around it
	}
	for i := pre + 1; i < p.Nodes[pre].End; i++ {
		if n := &p.Nodes[i]; dom.IsBlank(n.Node) || n.DataAtom == atom.Button || n.Type == html.ElementNode && n.End == i+1 {
			c.mark(i)
		}
	}
	c.markLanguage(pre)
}

// How far around a program the name of its language is looked for, and among how
// many other blocks and nodes.
const (
	maxFrames     = 3
	maxBars       = 3
	maxFrameNodes = 80
)

// markLanguage marks the names of a program's language and of its file that stand in a
// frame around it and nothing else that is kept: no text of the page, but of what the
// fence says.
func (c *copier) markLanguage(pre int32) {
	p := c.p
	from, to := p.BlocksIn(pre)
	for frame, up := p.Nodes[pre].Parent, 0; frame > 0 && up < maxFrames; frame, up = p.Nodes[frame].Parent, up+1 {
		first, end := p.BlocksIn(frame)
		if others := from - first + end - to; others > maxBars || p.Nodes[frame].End-frame-(p.Nodes[pre].End-pre) > maxFrameNodes {
			return
		} else if others == 0 {
			continue
		}
		var labels [programLabels]int32
		for i := frame + 1; i < p.Nodes[frame].End; i++ {
			switch n := &p.Nodes[i]; {
			case i == pre || n.DataAtom == atom.A:
				i = n.End - 1
			case n.DataAtom == atom.Pre:
				return
			default:
				if kind := c.labelKind(i); kind != 0 && labels[kind] != 0 {
					return
				} else {
					labels[kind] = i
				}
			}
		}
		for _, label := range labels[1:] {
			c.mark(label)
		}
		if labels[languageLabel] != 0 || labels[fileLabel] != 0 {
			return
		}
	}
}

// What a label beside a program names.
const (
	languageLabel = iota + 1
	fileLabel
	programLabels
)

// labelKind is what a node names, if it is a text that says nothing else, where readers
// see it.
func (c *copier) labelKind(i int32) int {
	n := &c.p.Nodes[i]
	switch {
	case n.Type != html.TextNode || c.p.Places[n.Parent]&(mark.InHidden|mark.InMuted) != 0 || len(n.Data) > form.MaxLabelText:
	case form.LanguageOfLabel(n.Data) != "":
		return languageLabel
	case form.IsFileName(strings.TrimSpace(n.Data)):
		return fileLabel
	}
	return 0
}

// isCalledCode reports whether a node outside of those asked before is called code,
// or shown as code is.
func (c *copier) isCalledCode(i int32) bool {
	n := &c.p.Nodes[i]
	return n.Traits&(dom.IsBlock|dom.IsCell) != 0 && len(n.Attr) > 0 && i >= c.codeEnd && (form.IsCalledCode(n.Node) || form.HasOneWidth(n.Node))
}

// markLines marks the same in what is called code. That may hold more than a
// program, so it goes with two texts that are kept, before and behind it. What is
// copied from there has all lines and blanks.
func (c *copier) markLines(code int32) {
	p := c.p
	c.codeEnd = p.Nodes[code].End
	for i, named := code+1, false; i < c.codeEnd; i++ {
		n := &p.Nodes[i]
		switch {
		case n.DataAtom == atom.Textarea:
			c.mark(i)
		case n.Type == html.TextNode && !named && !dom.IsBlank(n.Node):
			if named = c.marked[i]; !named && c.labelKind(i) != 0 {
				c.mark(i)
			}
		}
		isEmpty := n.Type == html.ElementNode && n.End == i+1 && n.Traits&dom.IsMedia == 0
		if (isEmpty || n.Type == html.TextNode && dom.IsBlankText(n.Data)) && c.between(i) {
			c.mark(i)
		}
	}
}

// isEmptyLine reports whether a node is an empty line between kept ones of a program
// that nothing is around: it says itself that it is code.
func (c *copier) isEmptyLine(i int32) bool {
	n := &c.p.Nodes[i]
	from, to := c.p.BlocksIn(i)
	return from == to && n.Type == html.ElementNode && c.between(i) && (n.DataAtom == atom.Code || form.IsTypewritten(n.Node))
}
