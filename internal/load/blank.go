package load

import (
	"bytes"
	"slices"

	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// A line is what the forecast knows of the line of text that it stands in. Blanks at
// a line's beginning and end are not seen, and of several in a row but one is (CSS
// Text 3, 4.1.1 and 4.1.2). Those that indent the tags of blocks are a quarter of all
// nodes that pages have.
type line struct {
	begins bool // it does here: nothing is seen since a tag that divides lines
	blank  bool // or blanks only, which the tree has
	last   gap  // these, if the tree may do without them
	spaced int  // elements that keep their blanks and are not closed yet
}

// see is told of what is seen in the line.
func (l *line) see() { l.begins, l.blank, l.last = false, false, gap{} }

// lineKind is what an element's tags are to a line of text. The parser may ignore
// those of the page's frame and of a form in a form, and what stands between the cells
// of a table it moves out of that, so these divide nothing.
func lineKind(a atom.Atom) tagKind {
	switch t := dom.TraitsAt(a); {
	case t&dom.IsUnseen != 0 || a == atom.Html || a == atom.Head || a == atom.Title || a == atom.Body || a == atom.Form:
		return tagUnseen
	case t&dom.IsBlock == 0 || a == atom.Noscript || a == atom.Frameset:
		return 0
	case t&dom.IsCode != 0:
		return tagBlock | tagSpaced
	case t&dom.IsCell != 0 || a == atom.Caption:
		return tagCell
	case t&dom.IsTableBit != 0:
		return tagUnseen
	}
	return tagBlock
}

// divides reports whether a start tag divides lines: the parser does not ignore it.
func (f *forecast) divides(s *tagSign) bool {
	if s.is&tagCell != 0 {
		n := len(f.scopes)
		if n > 0 && f.scopes[n-1].kind == cellScope {
			n-- // which it ends
		}
		return n > 0 && f.scopes[n-1].kind == tableScope
	}
	return s.is&tagBlock != 0
}

// losesNodes reports whether the tree may do without a text or comment here: no
// element is opened again for it, and it is what it looks like.
func (f *forecast) losesNodes() bool {
	return f.line.spaced == 0 && f.opened == 0 && f.foreign == 0 && !f.vague
}

// text looks at a text between two tags.
func (f *forecast) text(g gap, page []byte) {
	switch {
	case len(bytes.TrimLeft(page[g.from:g.to], " \t\r\n\f")) > 0:
		f.line.see()
	case !f.losesNodes():
	case f.line.begins || f.line.blank:
		f.leaveOut(g)
		f.lost++
	default:
		f.line.blank, f.line.last = true, g
	}
}

// beside looks at what a tag does to the line. An end tag may be one too many, and
// divide nothing, so behind it neither does a line begin nor is anything seen.
func (f *forecast) beside(s *tagSign, divides bool) {
	switch {
	case divides:
		f.loseLast()
		f.line.begins, f.line.blank = true, false
	case s.is&tagUnseen != 0:
		f.line.last = gap{}
	case s.is&(tagBlock|tagCell) == 0:
		f.line.see()
	}
}

// loseLast makes a gap of the blanks at the end of the line.
func (f *forecast) loseLast() {
	g := f.line.last
	if g.to == 0 {
		return
	}
	f.line.last = gap{}
	f.lost++
	n := len(f.gaps)
	for n > 0 && f.gaps[n-1].from > g.from {
		n--
	}
	f.gaps = slices.Insert(f.gaps, n, g)
}

// comment makes a gap of the comment that is b's first n bytes if a line begins before
// it: in the middle of one, that would join the texts around it. It returns n.
func (f *forecast) comment(b []byte, n int) int {
	if at := f.size - len(b); f.line.begins && f.losesNodes() && bytes.HasPrefix(b, []byte("<!--")) {
		f.leaveOut(gap{at, at + n})
		f.lost++
	}
	return n
}
