package code

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// Inline makes plain text of code within a line. A link in it goes
// around it; lines in it make it a block, unless they are of a sentence. What only
// wraps a block of code is not done.
func Inline(n *html.Node) (block, done bool) {
	if Lines(n) {
		return true, true
	}
	blocks, breaks, links, inner := false, false, false, false
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Pre:
			inner = true
		case atom.Div:
			blocks = true
		case atom.Br:
			breaks = true
		case atom.A:
			links = true
		}
	}
	blocks = blocks || form.KeepsBlanks(n) && strings.Contains(strings.TrimSpace(dom.TextOf(n)), "\n") ||
		n.DataAtom == atom.Code && dom.HasWord(dom.AttrOr(n, "class"), "block")
	switch {
	case inner: // a wrapper
		return false, false
	case (blocks || breaks && !isOfSentence(n)) && n.DataAtom != atom.Kbd && !isInsideInline(n):
		Block(n)
		return true, true
	case links || breaks:
		divide(n)
		return false, true
	}
	if n.FirstChild != nil && (n.FirstChild.NextSibling != nil || n.FirstChild.Type != html.TextNode) {
		text := Text(n)
		for n.FirstChild != nil {
			n.RemoveChild(n.FirstChild)
		}
		if text = strings.TrimSuffix(text, "\n"); text != "" {
			n.AppendChild(dom.NewText(text))
		}
	}
	return false, true
}

// isInsideInline reports whether code stands where no block can.
func isInsideInline(n *html.Node) bool {
	return n.Parent != nil && (dom.TraitsAt(n.Parent.DataAtom)&(dom.IsHeading|dom.IsCell) != 0 || dom.IsElement(n.Parent, atom.A))
}

// maxSentenceLines is how many lines code may have that a sentence goes on behind:
// more are a program.
const maxSentenceLines = 4

// isOfSentence reports whether code with line breaks in it is a part of a sentence:
// the sentence goes on behind it in the same line, and none of its few lines is
// indented, as some of a program are. So is one line with a break at its end.
func isOfSentence(n *html.Node) bool {
	lines := 0
	for line := range strings.SplitSeq(Text(n), "\n") {
		if line == "" {
			continue
		}
		if lines++; lines > 1 && (line[0] == ' ' || line[0] == '\t') {
			return false
		}
	}
	return lines <= 1 || lines <= maxSentenceLines && goesOn(n)
}

// goesOn reports whether a text stands behind an element in its line.
func goesOn(n *html.Node) bool {
	for ; n != nil && dom.IsInline(n); n = n.Parent {
		for s := n.NextSibling; s != nil; s = s.NextSibling {
			switch {
			case s.DataAtom == atom.Br || !dom.IsInline(s):
				return false
			case !isControl(s) && dom.RunHasContent(s, s.NextSibling):
				return true
			}
		}
	}
	return false
}

// divide divides code at the links and the line breaks in it: code can hold
// neither, a link can hold code.
func divide(n *html.Node) {
	d := divider{around: n}
	for n.FirstChild != nil {
		child := n.FirstChild
		if child.DataAtom != atom.A && holdsLinkOrBreak(child) {
			dom.Unwrap(child)
			continue
		}
		n.RemoveChild(child)
		switch {
		case child.DataAtom == atom.Br:
			d.endLine()
			n.Parent.InsertBefore(child, n)
		case child.DataAtom == atom.A:
			d.end()
			d.add(lineOf(child))
			dom.TakeChildren(child)
			n.Parent.InsertBefore(child, n)
			d.endIn(child)
		case child.Type == html.ElementNode:
			d.add(lineOf(child))
		default:
			d.add(child.Data)
		}
	}
	d.end()
	dom.Remove(n)
}

// A divider collects the text of one part of the code that it divides.
type divider struct {
	around *html.Node // the code
	text   strings.Builder
	broken bool // a line has just ended
}

const lineBlanks = " \t\r\n"

func (d *divider) add(text string) {
	if d.broken { // as a browser, which shows no blanks at the beginning of a line
		text = strings.TrimLeft(text, lineBlanks)
	}
	d.text.WriteString(text)
	d.broken = d.broken && text == ""
}

// endLine ends the part and the line: nor are blanks shown at its end.
func (d *divider) endLine() {
	text := strings.TrimRight(d.text.String(), lineBlanks)
	d.text.Reset()
	d.text.WriteString(text)
	d.end()
	d.broken = true
}

// end puts the part before what is left of the code.
func (d *divider) end() {
	if part := d.part(); part != nil {
		d.around.Parent.InsertBefore(part, d.around)
	}
}

// endIn puts the part into a link.
func (d *divider) endIn(link *html.Node) {
	if part := d.part(); part != nil {
		link.AppendChild(part)
	}
}

// part is the text that was collected as code, nil if there is none.
func (d *divider) part() *html.Node {
	text := d.text.String()
	d.text.Reset()
	switch {
	case text == "":
		return nil
	case strings.TrimSpace(text) == "":
		return dom.NewText(text)
	}
	code := dom.NewElement(d.around.DataAtom)
	code.AppendChild(dom.NewText(text))
	return code
}

func holdsLinkOrBreak(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.DataAtom == atom.A || d.DataAtom == atom.Br {
			return true
		}
	}
	return false
}

// lineOf is an element's text, with a blank for each line break.
func lineOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case d.DataAtom == atom.Br:
			b.WriteByte(' ')
		}
	}
	return b.String()
}
