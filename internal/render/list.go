package render

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// list writes a list. Lists that follow each other take turns with their
// marks, or a reader would see one list.
func (p *printer) list(n *html.Node) {
	ordered := n.DataAtom == atom.Ol
	turn := p.afterList == n.DataAtom && !p.otherMark
	number := form.StartOf(n)
	loose := form.IsLoose(n)
	tight := p.tight
	first := true
	for item := range n.ChildNodes() {
		if item.Type != html.ElementNode {
			continue
		}
		p.tight = tight
		if !first {
			p.tight = !loose
		}
		first = false
		p.begin()
		p.tight = !loose
		mark := p.bullet(turn)
		if ordered {
			mark = strconv.Itoa(min(number, form.MaxItemNumber)) + p.numberEnd(turn)
			number++
		}
		p.item(item, mark)
	}
	p.tight = tight
	p.afterList, p.otherMark = n.DataAtom, turn
}

func (p *printer) bullet(turn bool) string {
	if turn {
		if p.o.Bullet == '*' {
			return "-"
		}
		return "*"
	}
	return string(p.o.Bullet)
}

func (p *printer) numberEnd(turn bool) string {
	if turn {
		return ")"
	}
	return "."
}

// item writes a list item: its mark, and its content indented to the right
// of the mark.
func (p *printer) item(n *html.Node, mark string) {
	p.out = append(p.out, mark...)
	p.out = append(p.out, ' ')
	indent := len(mark) + 1
	if indent <= len(blanks) {
		p.push(blanks[:indent])
	} else {
		p.push(strings.Repeat(" ", indent))
	}
	p.inItem = true
	p.container(n)
	p.pop(indent)
}

// definitions writes a list of terms as a list with the terms in bold:
// Markdown has none of its own.
func (p *printer) definitions(n *html.Node) {
	tight, first, loose := p.tight, true, anyLoose(n)
	turn := p.afterList == atom.Ul && !p.otherMark
	for part := n.FirstChild; part != nil; {
		var terms, meanings []*html.Node
		for ; part != nil && !dom.IsElement(part, atom.Dd); part = part.NextSibling {
			if dom.IsElement(part, atom.Dt) && dom.HasContent(part) {
				terms = append(terms, part)
			}
		}
		for ; part != nil && !dom.IsElement(part, atom.Dt); part = part.NextSibling {
			if dom.IsElement(part, atom.Dd) && dom.HasContent(part) {
				meanings = append(meanings, part)
			}
		}
		if len(terms)+len(meanings) == 0 {
			continue
		}
		p.tight = tight || !first && !loose
		first = false
		p.begin()
		p.tight = !loose
		p.definition(terms, meanings, p.bullet(turn))
	}
	p.tight = tight
	p.afterList, p.otherMark = atom.Ul, turn
}

// anyLoose reports whether anything that a list of terms says needs blank
// lines.
func anyLoose(dl *html.Node) bool {
	for part := range dl.ChildNodes() {
		if form.NeighboursNeedBlank(part) {
			return true
		}
		for child := range part.ChildNodes() {
			if dom.IsElement(child, atom.P) {
				return true
			}
		}
	}
	return false
}

// definition writes terms and what they mean: behind a colon where it is one
// line, else as a list below.
func (p *printer) definition(terms, meanings []*html.Node, mark string) {
	p.out = append(append(p.out, mark...), ' ')
	p.push("  ")
	p.tokens = p.tokens[:0]
	for i, term := range terms {
		if i > 0 {
			p.addText(", ")
		}
		p.collectBold(term)
	}
	oneLine := len(meanings) == 1 && isOneLine(meanings[0])
	if oneLine {
		if len(terms) > 0 && !strings.HasSuffix(strings.TrimSpace(dom.TextOf(terms[len(terms)-1])), ":") {
			p.addText(":")
		}
		p.addText(" ")
		p.collectNodes(meanings[0].FirstChild, nil)
	}
	p.writeTokens()
	switch {
	case oneLine:
	case len(meanings) == 1 && len(terms) > 0 && !dom.IsInline(meanings[0].FirstChild):
		p.children(meanings[0])
	default:
		p.fresh = len(terms) == 0
		for i, m := range meanings {
			if i == 0 && p.fresh {
				p.fresh = false
			} else {
				p.begin()
			}
			p.item(m, string(p.o.Bullet))
		}
	}
	p.pop(2)
}

// collectBold collects a term in bold, and what the page has bold in it no
// bolder. Pictures alone cannot be bold.
func (p *printer) collectBold(n *html.Node) {
	if strings.TrimSpace(dom.TextOf(n)) == "" {
		p.collectNodes(n.FirstChild, nil)
		return
	}
	p.bold = true
	p.collectEmphasis(n, "**")
	p.bold = false
}

func isOneLine(n *html.Node) bool {
	for child := range n.ChildNodes() {
		if !dom.IsInline(child) {
			return false
		}
	}
	return true
}

const blanks = "                "
