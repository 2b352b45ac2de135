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
	begin := p.beginner(form.IsLoose(n))
	tight := p.tight
	for item := range n.ChildNodes() {
		if item.Type != html.ElementNode {
			continue
		}
		if !ordered {
			p.items(item, p.bullet(turn), begin)
			continue
		}
		begin()
		p.item(item, strconv.Itoa(min(number, form.MaxItemNumber))+p.numberEnd(turn))
		number++
	}
	p.tight = tight
	p.afterList, p.otherMark = n.DataAtom, turn
}

// beginner is what is to be called before each item of a list: empty lines stand between
// those of a loose one.
func (p *printer) beginner(loose bool) (begin func()) {
	tight, first := p.tight, true
	return func() {
		p.tight = tight
		if !first {
			p.tight = !loose
		}
		first = false
		p.begin()
		p.tight = !loose
	}
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
	tight, begin := p.tight, p.beginner(anyLoose(n))
	turn := p.afterList == atom.Ul && !p.otherMark
	p.groups(n, p.bullet(turn), begin)
	p.tight = tight
	p.afterList, p.otherMark = atom.Ul, turn
}

// groups writes each run of terms and the meanings behind it as an item. Meanings of
// nothing are items themselves.
func (p *printer) groups(dl *html.Node, mark string, begin func()) {
	for part := dl.FirstChild; part != nil; {
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
		if len(terms) > 0 {
			begin()
			p.definition(terms, meanings, mark)
			continue
		}
		for _, m := range meanings {
			p.items(m, mark, begin)
		}
	}
}

// items writes an item, or of one that holds nothing but terms, or a meaning that holds
// nothing but a list, the items of that: two bullets would stand on one line.
func (p *printer) items(item *html.Node, mark string, begin func()) {
	only := dom.First(item)
	switch {
	case only == nil || dom.After(only) != nil:
	case only.DataAtom == atom.Dl:
		p.groups(only, mark, begin)
		return
	case only.DataAtom == atom.Ul && item.DataAtom == atom.Dd:
		for inner := range only.ChildNodes() {
			if inner.Type == html.ElementNode {
				p.items(inner, mark, begin)
			}
		}
		return
	}
	begin()
	p.item(item, mark)
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
		if !strings.HasSuffix(strings.TrimSpace(dom.TextOf(terms[len(terms)-1])), ":") {
			p.addText(":")
		}
		p.addText(" ")
		p.collectNodes(meanings[0].FirstChild, nil)
	}
	p.writeTokens()
	switch {
	case oneLine:
	case len(meanings) == 1 && !dom.IsInline(meanings[0].FirstChild):
		p.children(meanings[0])
	default:
		for _, m := range meanings {
			p.items(m, string(p.o.Bullet), p.begin)
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
