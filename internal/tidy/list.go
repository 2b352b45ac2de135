package tidy

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// list adds a list whose every child is an item. A list or a text that
// stands directly in a list belongs to the item before it.
func (a *arranger) list(n *html.Node) {
	if n.DataAtom != atom.Ol {
		dom.Rename(n, atom.Ul)
	}
	items := takeItems(n, nil)
	list, next, first := n, form.StartOf(n), true
	number, step := next, 1
	var stray *html.Node // the paragraph of texts between two items
	if _, ok := dom.Attr(n, "reversed"); ok {
		step = -1
		if _, ok := dom.Attr(n, "start"); !ok {
			number = countItems(items)
		}
	}
	for _, child := range items {
		switch {
		case dom.IsBlank(child) && stray == nil:
		case dom.IsElement(child, atom.Li):
			stray = nil
			if v := form.NumberOf(child, "value"); v >= 0 {
				number = v
			}
			if number != next && number >= 0 && n.DataAtom == atom.Ol {
				// Markdown numbers on from a list's start: an item with
				// another number begins a list of its own.
				if !first {
					a.putList(list)
					list = dom.NewElement(atom.Ol)
				}
				dom.SetAttr(list, "start", strconv.Itoa(number))
				next = number
			}
			next++
			number += step
			first = false
			list.AppendChild(child)
		case list.LastChild != nil:
			stray = a.joinItem(list.LastChild, stray, child)
		default:
			item := dom.NewElement(atom.Li)
			item.AppendChild(child)
			list.AppendChild(item)
		}
	}
	a.putList(list)
}

// joinItem adds what stands behind an item, and in none, to it. A text is a
// paragraph of its own, unless it only parts two items, as a comma does. It
// returns the paragraph that more text belongs to.
func (a *arranger) joinItem(item, stray, n *html.Node) *html.Node {
	if !dom.IsInline(n) || a.c.hasBlock[n] {
		item.AppendChild(n)
		return nil
	}
	words := n.Data
	if n.Type == html.ElementNode {
		words = dom.TextOf(n)
	}
	if stray == nil && item.FirstChild != nil && strings.ContainsFunc(words, dom.IsWordRune) {
		stray = dom.NewElement(atom.P)
		item.AppendChild(stray)
	}
	if stray == nil {
		item.AppendChild(n)
		return nil
	}
	stray.AppendChild(n)
	return stray
}

func countItems(items []*html.Node) int {
	count := 0
	for _, item := range items {
		if dom.IsElement(item, atom.Li) {
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
	if n.Type != html.ElementNode || dom.TraitsAt(n.DataAtom)&dom.IsListBit != 0 {
		return false
	}
	for child := range n.ChildNodes() {
		if dom.IsElement(child, atom.Li) {
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
	a.stray = dom.NewElement(atom.Ul)
	a.stray.AppendChild(n)
	a.put(a.stray)
}

func (a *arranger) putList(list *html.Node) {
	for item := list.FirstChild; item != nil; item = item.NextSibling {
		sub := arranger{c: a.c, into: item, wraps: a.wraps}
		sub.fill(item)
		sub.finish()
	}
	a.putOrJoin(list)
}

// putOrJoin adds a list, or its items to the list right before it that it goes on with.
func (a *arranger) putOrJoin(list *html.Node) {
	if last := a.into.LastChild; !a.flat && !a.c.Whole && last != nil && goesOn(last, list) {
		dom.MoveChildren(last, list)
		return
	}
	a.put(list)
}

// goesOn reports whether a list goes on with another right before it, with a name that
// both have: editors make a list of each item, or of each column, and a reader sees one.
// Numbers have to go on as well, one by one. Lists without names were written apart.
func goesOn(last, list *html.Node) bool {
	if last.DataAtom != list.DataAtom || !sharesName(last, list) {
		return false
	}
	return list.DataAtom != atom.Ol ||
		countItems(slices.Collect(list.ChildNodes())) == 1 && form.StartOf(list) == form.StartOf(last)+countItems(slices.Collect(last.ChildNodes()))
}

// sharesName reports whether two elements have a word of their classes in common.
func sharesName(a, b *html.Node) bool {
	for name := range strings.FieldsSeq(dom.AttrOr(a, "class")) {
		if dom.HasWord(dom.AttrOr(b, "class"), name) {
			return true
		}
	}
	return false
}

// onlyIndents reports whether a list of terms has none and is there to set
// something in: one meaning of nothing, as a formula or an example stands in
// between two paragraphs of a wiki. Several may be the answers of a talk.
func onlyIndents(parts []*html.Node) bool {
	return len(parts) == 1 && dom.IsElement(parts[0], atom.Dd)
}

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
			case dom.IsElement(child, atom.Dt) || dom.IsElement(child, atom.Dd):
				parts = append(parts, child)
			case dom.IsBlank(child):
			case dom.IsElement(child, atom.Div):
				collect(child)
			default:
				dd := dom.NewElement(atom.Dd)
				dd.AppendChild(child)
				parts = append(parts, dd)
			}
			child = next
		}
	}
	collect(n)
	if onlyIndents(parts) {
		for _, part := range parts {
			a.fill(part)
			a.end()
		}
		return
	}
	if !slices.ContainsFunc(parts, func(part *html.Node) bool { return part.DataAtom == atom.Dt }) {
		dom.Rename(n, atom.Ul) // meanings of nothing are items
		for _, part := range parts {
			dom.Rename(part, atom.Li)
			n.AppendChild(part)
		}
		a.putList(n)
		return
	}
	for _, part := range parts {
		sub := arranger{c: a.c, into: part, wraps: a.wraps, flat: part.DataAtom == atom.Dt}
		sub.fill(part)
		sub.finish()
		n.AppendChild(part)
	}
	a.putOrJoin(n)
}
