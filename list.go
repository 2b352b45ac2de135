package pith

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// list adds a list whose every child is an item. A list or a text that
// stands directly in a list belongs to the item before it.
func (a *arranger) list(n *html.Node) {
	if n.DataAtom != atom.Ol {
		rename(n, atom.Ul)
	}
	items := takeItems(n, nil)
	list, next, first := n, startOf(n), true
	number, step := next, 1
	if _, ok := attr(n, "reversed"); ok {
		step = -1
		if _, ok := attr(n, "start"); !ok {
			number = countItems(items)
		}
	}
	for _, child := range items {
		switch {
		case isBlank(child):
		case isElement(child, atom.Li):
			if v, err := strconv.Atoi(attrOr(child, "value")); err == nil && v >= 0 {
				number = v
			}
			if number != next && number >= 0 && n.DataAtom == atom.Ol {
				// Markdown numbers on from a list's start: an item with
				// another number begins a list of its own.
				if !first {
					a.putList(list)
					list = newElement(atom.Ol)
				}
				setAttr(list, "start", strconv.Itoa(number))
				next = number
			}
			next++
			number += step
			first = false
			list.AppendChild(child)
		case list.LastChild != nil:
			list.LastChild.AppendChild(child)
		default:
			item := newElement(atom.Li)
			item.AppendChild(child)
			list.AppendChild(item)
		}
	}
	a.putList(list)
}

func countItems(items []*html.Node) int {
	count := 0
	for _, item := range items {
		if isElement(item, atom.Li) {
			count++
		}
	}
	return count
}

// takeItems takes the children out of a list. Elements that scripts put
// between a list and its items leave theirs.
func takeItems(n *html.Node, items []*html.Node) []*html.Node {
	for n.FirstChild != nil {
		child := n.FirstChild
		n.RemoveChild(child)
		if holdsItems(child) {
			items = takeItems(child, items)
			continue
		}
		items = append(items, child)
	}
	return items
}

func holdsItems(n *html.Node) bool {
	if n.Type != html.ElementNode || traitsAt(n.DataAtom)&isListBit != 0 {
		return false
	}
	for child := range n.ChildNodes() {
		if isElement(child, atom.Li) {
			return true
		}
	}
	return false
}

// strayItem adds an item that stands in no list to the list that the stray
// items before it made.
func (a *arranger) strayItem(n *html.Node) {
	sub := arranger{c: a.c, into: n, wraps: a.wraps}
	sub.fill(n)
	sub.finish()
	if last := a.into.LastChild; last != nil && last == a.stray {
		last.AppendChild(n)
		return
	}
	a.stray = newElement(atom.Ul)
	a.stray.AppendChild(n)
	a.put(a.stray)
}

func (a *arranger) putList(list *html.Node) {
	for item := list.FirstChild; item != nil; item = item.NextSibling {
		sub := arranger{c: a.c, into: item, wraps: a.wraps}
		sub.fill(item)
		sub.finish()
	}
	a.put(list)
}

// startOf is the number of an ordered list's first item.
func startOf(n *html.Node) int {
	start, err := strconv.Atoi(attrOr(n, "start"))
	if err != nil || start < 0 || start > maxItemNumber {
		return 1
	}
	return start
}

// maxItemNumber is the greatest that CommonMark reads: nine digits (5.2).
const maxItemNumber = 999_999_999

// definitions adds a list of terms and what they mean. The groups that HTML
// allows, div around dt and dd, go.
func (a *arranger) definitions(n *html.Node) {
	var parts []*html.Node
	var collect func(n *html.Node)
	collect = func(n *html.Node) {
		for child := n.FirstChild; child != nil; {
			next := child.NextSibling
			n.RemoveChild(child)
			switch {
			case isElement(child, atom.Dt) || isElement(child, atom.Dd):
				parts = append(parts, child)
			case isBlank(child):
			case isElement(child, atom.Div):
				collect(child)
			default:
				dd := newElement(atom.Dd)
				dd.AppendChild(child)
				parts = append(parts, dd)
			}
			child = next
		}
	}
	collect(n)
	for _, part := range parts {
		sub := arranger{c: a.c, into: part, wraps: a.wraps, flat: part.DataAtom == atom.Dt}
		sub.fill(part)
		sub.finish()
		n.AppendChild(part)
	}
	a.put(n)
}

// neighboursNeedBlank reports whether two neighbours among n's children
// cannot be written without a blank line between them, which makes a list
// loose: a text after a quote, list or table would be taken for its
// continuation, and a table or a list that starts at another number than 1
// cannot follow a text directly (CommonMark 5.3).
func neighboursNeedBlank(n *html.Node) bool {
	var before *html.Node
	for child := range n.ChildNodes() {
		if child.Type != html.ElementNode {
			continue
		}
		if before != nil && !tightPair(before, child) || holdsSeveral(child) {
			return true
		}
		before = child
	}
	return false
}

func tightPair(before, after *html.Node) bool {
	if (after.DataAtom == atom.Ul || after.DataAtom == atom.Ol) && after.FirstChild != nil && !hasContent(after.FirstChild) {
		return false // a dash alone below a text makes it a heading
	}
	switch after.DataAtom {
	case atom.P:
		return before.DataAtom == atom.Pre || before.DataAtom == atom.Hr || traitsAt(before.DataAtom)&isHeading != 0
	case atom.Ul:
		return before.DataAtom != atom.Ul && before.DataAtom != atom.Ol
	case atom.Ol:
		return before.DataAtom != atom.Ul && before.DataAtom != atom.Ol && startOf(after) == 1
	case atom.Table, atom.Dl, atom.Figure, atom.Section:
		return false
	case atom.Blockquote:
		return before.DataAtom != atom.Blockquote
	}
	return true
}

// isLoose reports whether a list has blank lines between its items: one
// item has a paragraph of its own.
func isLoose(list *html.Node) bool {
	for item := range list.ChildNodes() {
		for child := range item.ChildNodes() {
			if isElement(child, atom.P) || holdsSeveral(child) {
				return true
			}
		}
	}
	return false
}

// holdsSeveral reports whether an element without a form of its own, a
// figure, stands for several blocks.
func holdsSeveral(n *html.Node) bool {
	return isElement(n, atom.Figure) && n.FirstChild != n.LastChild
}

// list writes a list. Lists that follow each other take turns with their
// marks, or a reader would see one list.
func (p *printer) list(n *html.Node) {
	ordered := n.DataAtom == atom.Ol
	turn := p.afterList == n.DataAtom && !p.otherMark
	number := startOf(n)
	loose := isLoose(n)
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
			mark = strconv.Itoa(min(number, maxItemNumber)) + p.numberEnd(turn)
			number++
		}
		p.item(item, mark)
	}
	p.tight = tight
	p.afterList, p.otherMark = n.DataAtom, turn
}

func (p *printer) bullet(turn bool) string {
	if turn {
		if p.o.bullet == '*' {
			return "-"
		}
		return "*"
	}
	return string(p.o.bullet)
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

const blanks = "                "

// definitions writes a list of terms as a list with the terms in bold:
// Markdown has none of its own.
func (p *printer) definitions(n *html.Node) {
	tight, first, loose := p.tight, true, anyLoose(n)
	turn := p.afterList == atom.Ul && !p.otherMark
	for part := n.FirstChild; part != nil; {
		var terms, meanings []*html.Node
		for ; part != nil && !isElement(part, atom.Dd); part = part.NextSibling {
			if isElement(part, atom.Dt) && hasContent(part) {
				terms = append(terms, part)
			}
		}
		for ; part != nil && !isElement(part, atom.Dt); part = part.NextSibling {
			if isElement(part, atom.Dd) && hasContent(part) {
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
		if neighboursNeedBlank(part) {
			return true
		}
		for child := range part.ChildNodes() {
			if isElement(child, atom.P) {
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
		if len(terms) > 0 && !strings.HasSuffix(strings.TrimSpace(textOf(terms[len(terms)-1])), ":") {
			p.addText(":")
		}
		p.addText(" ")
		p.collectNodes(meanings[0].FirstChild, nil)
	}
	p.writeTokens()
	switch {
	case oneLine:
	case len(meanings) == 1 && len(terms) > 0 && !isInline(meanings[0].FirstChild):
		p.children(meanings[0])
	default:
		p.fresh = len(terms) == 0
		for i, m := range meanings {
			if i == 0 && p.fresh {
				p.fresh = false
			} else {
				p.begin()
			}
			p.item(m, string(p.o.bullet))
		}
	}
	p.pop(2)
}

// collectBold collects a term in bold, and what the page has bold in it no
// bolder.
func (p *printer) collectBold(n *html.Node) {
	p.bold = true
	p.collectEmphasis(n, "**")
	p.bold = false
}

func isOneLine(n *html.Node) bool {
	for child := range n.ChildNodes() {
		if !isInline(child) {
			return false
		}
	}
	return true
}
