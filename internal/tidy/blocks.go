package tidy

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/tidy/media"
)

// An arranger writes the children of one container anew: runs of inline
// content become paragraphs, elements that mean nothing to a reader go and
// leave what they hold.
type arranger struct {
	c     *Cleaning
	into  *html.Node   // the container
	run   *html.Node   // the paragraph being filled, nil between two
	wraps []*html.Node // inline elements that blocks were found in, outermost first
	inner *html.Node   // where inline content goes in run: the innermost copy of wraps
	stray *html.Node   // the list of items that stand in none
	flat  bool         // no blocks may be made: headings, terms
}

// arrange makes blocks of a container's children. Afterwards it holds
// either blocks alone or, in an item or a cell, inline content between them.
func (c *Cleaning) arrange(n *html.Node) {
	a := arranger{c: c, into: n}
	a.fill(n)
	a.finish()
}

// fill takes n's children out and arranges them in a.into.
func (a *arranger) fill(n *html.Node) { a.addAll(dom.TakeChildren(n)) }

func (a *arranger) addAll(first *html.Node) {
	for child := first; child != nil; {
		next := child.NextSibling
		child.Parent, child.PrevSibling, child.NextSibling = nil, nil, nil
		a.add(child)
		child = next
	}
}

func (a *arranger) add(n *html.Node) {
	if n.Type != html.ElementNode {
		a.inline(n)
		return
	}
	if a.c.carries(n) {
		a.carried(n)
		return
	}
	if dom.TraitsAt(n.DataAtom)&dom.IsBlock == 0 {
		switch {
		case !a.c.hasBlock[n]:
			a.inline(n)
		case isWrapper(n) && a.flat:
			sub := arranger{c: a.c, into: n, flat: true}
			sub.fill(n)
			a.inline(n)
		case isWrapper(n):
			if title := cmp.Or(a.c.titles[n], form.CardTitle(n)); title != nil {
				a.card(n, title)
				return
			}
			a.end()
			a.wraps = append(a.wraps, n)
			a.fill(n)
			a.end()
			a.wraps = a.wraps[:len(a.wraps)-1]
		default:
			a.fill(n)
		}
		return
	}
	a.block(n)
}

// block adds a block element, or what it holds.
func (a *arranger) block(n *html.Node) {
	a.end()
	switch n.DataAtom {
	case atom.Pre, atom.Hr:
		a.put(n)
	case atom.Div:
		if form.IsMath(n) {
			a.put(n)
			return
		}
		a.fill(n)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dt, atom.Caption:
		a.nest(n, true)
	case atom.Summary:
		if holdsHeading(n) {
			a.fill(n)
			return
		}
		dom.Rename(n, atom.P)
		a.nest(n, true)
		bold := dom.NewElement(atom.Strong)
		dom.MoveChildren(bold, n)
		n.AppendChild(bold)
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		a.list(n)
	case atom.Dl:
		a.definitions(n)
	case atom.Li:
		a.strayItem(n)
	case atom.Dd, atom.Td, atom.Th, atom.Blockquote, atom.Figure, atom.Figcaption,
		atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr:
		a.nest(n, false)
	case atom.Colgroup, atom.Col:
	case atom.Section:
		if n == a.c.notes { // in the page's own only stands what is no note
			a.nest(n, false)
			return
		}
		a.fill(n)
	case atom.P:
		// An own run even where it is all there is, so that a loose list
		// stays loose.
		children := dom.TakeChildren(n)
		a.run = n
		a.openWraps()
		a.addAll(children)
	default:
		a.fill(n)
	}
	a.end()
}

func holdsHeading(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && dom.TraitsAt(d.DataAtom)&dom.IsHeading != 0 {
			return true
		}
	}
	return false
}

// nest puts a block of its own kind into the container and arranges what it
// holds, with the same elements around it as around the block. Around what a
// heading holds that is the link alone: it needs no emphasis.
func (a *arranger) nest(n *html.Node, flat bool) {
	sub := arranger{c: a.c, into: n, wraps: a.wraps, flat: flat}
	sub.fill(n)
	sub.finish()
	if dom.TraitsAt(n.DataAtom)&dom.IsHeading != 0 {
		a.linkHeading(n)
	}
	a.put(n)
}

// linkHeading puts the link that a heading stands in around what it holds,
// unless it leads to the heading itself, as one within the page does.
func (a *arranger) linkHeading(n *html.Node) {
	for _, w := range a.wraps {
		if w.DataAtom == atom.A && !strings.HasPrefix(dom.AttrOr(w, "href"), "#") {
			link := dom.ShallowCopy(w)
			dom.MoveChildren(link, n)
			n.AppendChild(link)
		}
	}
}

func (a *arranger) put(n *html.Node) {
	if a.flat && form.IsMath(n) {
		a.inline(form.NewMath(dom.TextOf(n), false))
		return
	}
	if a.flat && n.DataAtom != atom.Pre {
		// A block where none can be: its text, apart from what is around it.
		a.inline(dom.NewText(" "))
		for n.FirstChild != nil {
			child := n.FirstChild
			n.RemoveChild(child)
			a.inline(child)
		}
		a.inline(dom.NewText(" "))
		return
	}
	a.into.AppendChild(n)
}

// openWraps begins the paragraph a.run with the elements that it stands in.
func (a *arranger) openWraps() {
	a.inner = a.run
	for _, w := range a.wraps {
		copied := dom.ShallowCopy(w)
		a.inner.AppendChild(copied)
		a.inner = copied
	}
}

func (a *arranger) inline(n *html.Node) {
	if a.flat {
		a.into.AppendChild(n)
		return
	}
	if a.run == nil {
		if dom.IsBlank(n) {
			return
		}
		a.run = dom.NewElement(atom.P)
		a.run.Attr = bareAttributes
		a.openWraps()
	}
	a.inner.AppendChild(n)
}

// end closes the paragraph and keeps it if anything is in it.
func (a *arranger) end() {
	if a.flat {
		a.into.AppendChild(dom.NewText(" "))
	}
	run, inner := a.run, a.inner
	a.run, a.inner = nil, nil
	if run == nil || run.FirstChild == nil {
		return
	}
	if inner != run && !dom.RunHasContent(inner.FirstChild, nil) && !a.c.holdsCarried(run) {
		return // blanks between two blocks in a link: no link of their own
	}
	if !a.c.Whole && inner != run && run.FirstChild == run.LastChild && media.IsShareButton(run.FirstChild) {
		return // its picture, beside what it is called
	}
	a.into.AppendChild(run)
}

// bareKey marks a paragraph that the page did not write as one. finish
// unwraps it where it is all inline content that an item or cell has.
const bareKey = "data-bare"

var bareAttributes = []html.Attribute{{Key: bareKey}} // replaced, never written into, as all are

func isBare(n *html.Node) bool {
	return dom.IsElement(n, atom.P) && len(n.Attr) == 1 && n.Attr[0].Key == bareKey
}

// finish unwraps the paragraphs of an item or a cell that were none.
func (a *arranger) finish() {
	a.end()
	bare := 0
	written := 0
	for child := range a.into.ChildNodes() {
		if isBare(child) {
			bare++
		} else if dom.IsElement(child, atom.P) {
			written++
		}
	}
	tight := written == 0 && !form.NeighboursNeedBlank(a.into)
	for child := a.into.FirstChild; child != nil; {
		next := child.NextSibling
		if isBare(child) {
			child.Attr = nil
			if tight && keepsBare(a.into) {
				dom.Unwrap(child)
			}
		}
		child = next
	}
}

func keepsBare(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Li, atom.Dd, atom.Td, atom.Th, atom.Figcaption:
		return true
	}
	return false
}

// isWrapper reports whether an inline element means something for each run
// of text inside, so that it is written around each.
func isWrapper(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Em, atom.Strong, atom.B, atom.I, atom.Del, atom.S, atom.Strike, atom.Mark:
		return true
	}
	return false
}
