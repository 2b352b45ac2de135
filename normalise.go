package pith

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// cleaning is what one run of normalise knows.
type cleaning struct {
	base    *url.URL // of relative addresses; nil if none is known
	without without  // what the caller leaves out

	// whole keeps what is empty too: Convert decides nothing.
	whole bool

	hasBlock map[*html.Node]bool // inline elements with a block inside
	heading  *html.Node          // that is being prepared
	abbrs    map[string]bool     // abbreviations whose meaning has been given
}

// without is what a caller leaves out of the output: links and tables leave
// their text.
type without struct{ images, links, tables bool }

// normalise brings a tree into the one form that Markdown, Text, HTML and
// Chunks read. Each construct that pages write in many ways is written in
// one way afterwards:
//
//	p, h1 to h6, hr, blockquote, pre > code.language-x
//	ul, ol[start] > li, bare inline content where the list is tight
//	li > input[type=checkbox][checked] for tasks
//	dl > dt, dd
//	table > caption, thead, tbody > tr > th, td, a full grid without spans
//	figure > img, figcaption
//	blockquote[data-callout=note]
//	span.math.inline and span.math.display with TeX as their text
//	sup.footnote-ref > a, and section.footnotes > ol > li at the end
//	a, img, em, strong, del, code, sub, sup, kbd, mark, br
//
// The root itself stays. Attribute slices are replaced, never written into:
// they may still be those of the document that was copied.
func normalise(root *html.Node, c *cleaning) {
	c.hasBlock = map[*html.Node]bool{}
	c.abbrs = map[string]bool{}
	normaliseNotes(root, c.base)
	c.prepare(root)
	c.arrange(root)
	tableForm{c.whole, c.without.tables}.normalise(root)
	c.collapse(root)
	c.finish(root)
}

// prepare goes through the tree once, before its blocks are arranged: it
// drops what is unsafe or empty by its kind, and gives each construct to
// the function that knows its spellings. It reports whether anything in n
// is a block.
func (c *cleaning) prepare(n *html.Node) bool {
	block := false
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		switch child.Type {
		case html.TextNode:
			block = rawMath(child) || block
		case html.ElementNode:
			if c.prepareElement(child) {
				block = true
			}
			if child.Parent == n {
				next = child.NextSibling // what followed may have been taken in
			}
		default: // comments, doctypes
			n.RemoveChild(child)
		}
		child = next
	}
	return block
}

func (c *cleaning) prepareElement(n *html.Node) (block bool) {
	if n.Namespace != "" && n.DataAtom != atom.Svg && n.DataAtom != atom.Math {
		remove(n)
		return false
	}
	if block, done := c.prepareByTag(n); done {
		return block
	}
	if isMathContainer(n) {
		if block, done := mathContainer(n); done {
			return block
		}
		return c.tell(n, c.prepare(n))
	}
	if isCodeContainer(n) {
		codeContainer(n)
		return true
	}
	if isPermalink(n) || isTracker(n) || n.DataAtom == atom.A && n.FirstChild != nil && n.FirstChild == n.LastChild && isBlank(n.FirstChild) {
		remove(n)
		return false
	}
	if c.isMarkOfHeading(n) {
		return c.prepareAndSplice(n)
	}
	callout(n)
	block = c.prepareInside(n)
	if n.DataAtom == atom.A {
		c.labelLink(n)
	}
	return c.tell(n, block)
}

// tell remembers that an inline element has a block in it, and reports whether
// n is a block or has one.
func (c *cleaning) tell(n *html.Node, block bool) bool {
	own := traitsAt(n.DataAtom)&isBlock != 0
	if block && !own {
		c.hasBlock[n] = true
	}
	return block || own
}

// prepareByTag prepares the elements that have a form of their own, whatever
// is in them. It reports whether n needs nothing more.
func (c *cleaning) prepareByTag(n *html.Node) (block, done bool) {
	switch n.DataAtom {
	case atom.Script:
		return mathScript(n), true
	case atom.Math:
		return mathElement(n), true
	case atom.Svg, atom.Style, atom.Template, atom.Link, atom.Meta, atom.Base, atom.Title, atom.Head,
		atom.Select, atom.Datalist, atom.Textarea, atom.Canvas, atom.Param, atom.Map, atom.Noframes,
		atom.Noembed, atom.Frame, atom.Frameset, atom.Applet, atom.Bgsound, atom.Track, atom.Progress, atom.Meter:
		remove(n)
		return false, true
	case atom.Pre, atom.Xmp, atom.Listing, atom.Plaintext:
		codeBlock(n)
		return true, true
	case atom.Code, atom.Samp, atom.Tt, atom.Kbd:
		if block, done := inlineCode(n); done {
			return block, true
		}
		return c.prepareAndSplice(n), true
	case atom.Picture, atom.Img:
		readPicture(n, !c.whole && c.heading == nil)
		return false, true
	case atom.Iframe, atom.Embed, atom.Object, atom.Video, atom.Audio:
		embed(n, c.base, c.whole)
		return false, true
	case atom.Noscript:
		noscript(n)
		return c.prepareAndSplice(n), true
	case atom.Input:
		c.input(n)
		return false, true
	case atom.Q:
		c.quote(n)
	case atom.Cite:
		c.citation(n)
	case atom.Abbr, atom.Acronym:
		c.abbreviation(n)
	case atom.Ruby:
		c.ruby(n)
	case atom.Br:
		return c.doubleBreak(n), true
	case atom.Wbr:
		remove(n)
		return false, true
	}
	return false, false
}

// prepareInside prepares what is in n, which knows the heading it is in.
func (c *cleaning) prepareInside(n *html.Node) bool {
	if traitsAt(n.DataAtom)&isHeading == 0 {
		return c.prepare(n)
	}
	around := c.heading
	c.heading = n
	block := c.prepare(n)
	c.heading = around
	return block
}

// prepareAndSplice prepares what is in n and puts it in n's place.
func (c *cleaning) prepareAndSplice(n *html.Node) bool {
	block := c.prepare(n)
	unwrap(n)
	return block
}

// doubleBreak makes the end of a paragraph of two line breaks, which is what
// pages without paragraphs mean by them. It reports whether n was one.
func (c *cleaning) doubleBreak(n *html.Node) bool {
	double := false
	for next := n.NextSibling; next != nil; {
		after := next.NextSibling
		switch {
		case isBlank(next) && after != nil && isElement(after, atom.Br):
			remove(next)
		case isElement(next, atom.Br):
			remove(next)
			double = true
		default:
			after = nil
		}
		next = after
	}
	if double {
		rename(n, atom.Div)
	}
	return double
}

// quote writes q as the marks that a browser would show. The element stays
// until the end: one in it has other marks.
func (c *cleaning) quote(n *html.Node) {
	marks, others := [2]string{"“", "”"}, [2]string{"‘", "’"}
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.Q {
			marks, others = others, marks
		}
	}
	n.InsertBefore(newText(marks[0]), n.FirstChild)
	n.AppendChild(newText(marks[1]))
}

// citation takes the emphasis off a cite that has a whole reference, with the
// title in it emphasised by itself, as Wikipedia's have: by the standard it
// is the title alone (HTML, 4.5.6).
func (c *cleaning) citation(n *html.Node) {
	for d := range n.Descendants() {
		if d.DataAtom == atom.I || d.DataAtom == atom.Em || d.DataAtom == atom.Cite {
			rename(n, atom.Span)
			return
		}
	}
}

// abbreviation gives the meaning of an abbreviation behind its first use. A
// date for machines, as microformats have it, is none.
func (c *cleaning) abbreviation(n *html.Node) {
	title := strings.Join(strings.Fields(attrOr(n, "title")), " ")
	short := strings.Join(strings.Fields(textOf(n)), " ")
	_, iso := readISO(title)
	_, epoch := readEpoch(title)
	if title != "" && short != "" && !iso && !epoch && !strings.EqualFold(title, short) && !c.abbrs[short] {
		c.abbrs[short] = true
		n.AppendChild(newText(" (" + title + ")"))
	}
	rename(n, atom.Span)
}

// ruby puts the reading behind the base in brackets, as rp does where the
// page has it.
func (c *cleaning) ruby(n *html.Node) {
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		switch child.DataAtom {
		case atom.Rp:
			n.RemoveChild(child)
		case atom.Rt:
			child.InsertBefore(newText("("), child.FirstChild)
			child.AppendChild(newText(")"))
			rename(child, atom.Span)
		case atom.Rb, atom.Rtc:
			rename(child, atom.Span)
		}
		child = next
	}
	n.DataAtom, n.Data = 0, "ruby" // words are kept together: no blanks between base and reading
}

// input keeps the box of a task and drops every other control.
func (c *cleaning) input(n *html.Node) {
	if !strings.EqualFold(attrOr(n, "type"), "checkbox") || !startsItem(n) {
		remove(n)
		return
	}
	attrs := []html.Attribute{{Key: "type", Val: "checkbox"}, {Key: "disabled"}}
	if _, ok := attr(n, "checked"); ok {
		attrs = append(attrs, html.Attribute{Key: "checked"})
	}
	n.Attr = attrs
}

func newElement(a atom.Atom, attrs ...html.Attribute) *html.Node {
	return &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String(), Attr: attrs}
}

func newText(s string) *html.Node { return &html.Node{Type: html.TextNode, Data: s} }

func newLink(address, text string) *html.Node {
	a := newElement(atom.A, html.Attribute{Key: "href", Val: address})
	a.AppendChild(newText(text))
	return a
}

func rename(n *html.Node, a atom.Atom) { n.DataAtom, n.Data = a, a.String() }

func remove(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

// replace puts others, in order, in n's place.
func replace(n *html.Node, others ...*html.Node) {
	for _, o := range others {
		remove(o)
		n.Parent.InsertBefore(o, n)
	}
	remove(n)
}

// unwrap puts n's children in n's place.
func unwrap(n *html.Node) {
	for n.FirstChild != nil {
		child := n.FirstChild
		n.RemoveChild(child)
		n.Parent.InsertBefore(child, n)
	}
	remove(n)
}

// moveChildren appends from's children to the end of to's.
func moveChildren(to, from *html.Node) {
	for from.FirstChild != nil {
		child := from.FirstChild
		from.RemoveChild(child)
		to.AppendChild(child)
	}
}

// setAttr gives n an attribute. The slice is a new one.
func setAttr(n *html.Node, key, val string) {
	attrs := make([]html.Attribute, 0, len(n.Attr)+1)
	for _, a := range n.Attr {
		if a.Key != key {
			attrs = append(attrs, a)
		}
	}
	n.Attr = append(attrs, html.Attribute{Key: key, Val: val})
}

// textOf is all text below n as it stands.
func textOf(n *html.Node) string {
	if c := n.FirstChild; c != nil && c.NextSibling == nil && c.Type == html.TextNode {
		return c.Data
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// textUpTo is the text below n until it has some bytes. Neither one text nor
// the nodes that are looked at are more than four times as many.
func textUpTo(n *html.Node, bytes int) string {
	var b strings.Builder
	looked := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data[:min(len(d.Data), 4*bytes)])
		}
		if looked++; looked > 4*bytes || b.Len() >= bytes {
			break
		}
	}
	return b.String()
}
