package tidy

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// A collapser goes through the text of a tree in order and leaves one blank
// where a browser shows one (CSS Text, section 4.1), none at the ends of
// blocks, and sets one where two words of different elements would stick
// together.
type collapser struct {
	last    *html.Node // the text node written last in this block
	open    bool       // a blank would be seen: something stands before it in this block
	spaced  bool       // last ends with a blank
	before  rune       // the last rune shown in this block
	code    bool       // the last thing was code
	crossed crossing   // what lies between before and here
	picture bool       // the last thing was one
	breaks  *html.Node // a line break that nothing stands behind yet
	c       *Cleaning
	literal bool // no-break spaces are signs like others, wherever they stand
}

// A crossing is which borders of elements lie between two texts.
type crossing struct {
	ended, began *html.Node // the last element that ended, and the first that began after it
	link         bool       // a link's end is among them
	apart        [2]bool    // whether any that ended, and any that began, is a thing of its own
}

// Collapse makes of blanks what a browser shows of them.
func (c *Cleaning) Collapse(root *html.Node) {
	s := &collapser{c: c, literal: c.Whole}
	s.children(root)
	s.endBlock()
}

func (s *collapser) children(n *html.Node) {
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		switch child.Type {
		case html.TextNode:
			s.text(child)
		case html.ElementNode:
			s.element(child)
		}
		child = next
	}
}

func (s *collapser) element(n *html.Node) {
	switch {
	case n.DataAtom == atom.Pre, n.DataAtom == atom.Div && form.IsMath(n):
		s.endBlock()
	case n.DataAtom == atom.Br:
		if s.breaks != nil {
			dom.Remove(n) // what stood between two was taken away
			return
		}
		s.lineBreak()
		s.breaks = n
	case dom.TraitsAt(n.DataAtom)&dom.IsBlock != 0:
		s.endBlock()
		s.children(n)
		s.endBlock()
	case isLiteral(n):
		if s.code && !s.crossed.link && n.DataAtom != atom.Span {
			n.Parent.InsertBefore(dom.NewText(" "), n) // the marks of two code spans would be one
		}
		s.atom(dom.LastRune(dom.TextOf(n)))
		s.code = n.DataAtom != atom.Span
	case n.DataAtom == atom.Img || n.DataAtom == atom.Input || s.c.carries(n) && n.FirstChild == nil:
		alone := n.DataAtom == atom.Img && !s.literal && !isOneRune(dom.AttrOr(n, "alt")) // and no drop cap
		if alone && s.last != nil && isSpacedLetter(s.before) {
			at := n
			for at.PrevSibling == nil && dom.IsInline(at.Parent) {
				at = at.Parent
			}
			at.Parent.InsertBefore(dom.NewText(" "), at)
		}
		s.atom(utf8.RuneError)
		s.picture = alone
	default:
		s.crossed.link = s.crossed.link || n.DataAtom == atom.A
		if s.crossed.ended != nil {
			if s.crossed.began == nil {
				s.crossed.began = n
			}
			s.crossed.meet(n, 1)
		}
		s.children(n)
		s.crossed.link = s.crossed.link || n.DataAtom == atom.A
		if s.crossed.began == nil {
			s.crossed.ended = n
			s.crossed.meet(n, 0)
		}
	}
}

// isLiteral reports whether an inline element's text stays as it is.
func isLiteral(n *html.Node) bool {
	return dom.TraitsAt(n.DataAtom)&(dom.IsCode|dom.IsBlock) == dom.IsCode || n.DataAtom == atom.Span && form.IsMath(n)
}

func (s *collapser) atom(r rune) {
	s.open, s.spaced, s.last, s.before, s.crossed, s.code = true, false, nil, r, crossing{}, false
	s.picture, s.breaks = false, nil
}

// lineBreak takes the blanks around a break away, and the break where
// nothing stands before it.
func (s *collapser) lineBreak() {
	s.trim()
	s.open, s.spaced, s.last, s.before, s.crossed, s.code = false, false, nil, 0, crossing{}, false
	s.picture = false
}

// endBlock ends a block, whose last line needs no break behind it.
func (s *collapser) endBlock() {
	s.trim()
	if s.breaks != nil && s.breaks.PrevSibling != nil {
		dom.Remove(s.breaks)
	}
	*s = collapser{c: s.c, literal: s.literal}
}

// trim takes the blank at the end of the last text away.
func (s *collapser) trim() {
	if s.spaced && s.last != nil {
		if s.last.Data = strings.TrimSuffix(s.last.Data, " "); s.last.Data == "" {
			removeBeside(s.last)
		}
	}
}

// removeBeside removes a text of which nothing is left, so that what stands
// beside it is seen to be all there is.
func removeBeside(n *html.Node) {
	if n.PrevSibling != nil || n.NextSibling != nil {
		dom.Remove(n)
	}
}

func (s *collapser) text(n *html.Node) {
	settled := isSettled(n.Data, !s.open || s.spaced)
	if !settled {
		n.Data = css.DropHidden(n.Data)
	}
	if !s.open && !s.literal {
		n.Data = strings.TrimLeft(n.Data, indents)
	}
	if n.Data == "" {
		removeBeside(n)
		return
	}
	if first, _ := utf8.DecodeRuneInString(n.Data); s.gluesTo(n) || s.picture && isSpacedLetter(first) {
		began := cmp.Or(s.crossed.began, n)
		began.Parent.InsertBefore(dom.NewText(" "), began)
	}
	s.picture = false
	data := n.Data
	if !settled {
		data = collapseBlanks(data, !s.open || s.spaced, s.literal)
	}
	if !s.literal {
		data = s.joinNoBreak(data)
	}
	n.Data = data
	if data == "" {
		removeBeside(n)
		return
	}
	s.last, s.code, s.breaks = n, false, nil
	s.spaced = data[len(data)-1] == ' '
	s.open = true
	s.before = dom.LastRune(data)
	s.crossed = crossing{}
}

// joinNoBreak makes one blank of a no-break space at the end of the last
// text and a blank at the beginning of this one, or the other way round.
func (s *collapser) joinNoBreak(data string) string {
	begins := strings.HasPrefix(data, noBreak)
	switch {
	case s.spaced && begins:
		return s.joinNoBreak(data[len(noBreak):])
	case s.last == nil || s.before != '\u00a0' || !begins && !strings.HasPrefix(data, " "):
		return data
	}
	s.last.Data = strings.TrimSuffix(s.last.Data, noBreak)
	if begins {
		data = " " + data[len(noBreak):]
	}
	if strings.HasSuffix(s.last.Data, " ") {
		data = data[1:]
	}
	return data
}

// gluesTo reports whether n's first word would stick to the last one of
// another element, as in <a>Ben Jiang</a><span>in Beijing</span>.
func (s *collapser) gluesTo(n *html.Node) bool {
	ended, began := s.crossed.ended, s.crossed.began
	if s.literal && !s.c.Without.Links && ended != nil && began != nil && ended.DataAtom == atom.A && began.DataAtom == atom.A {
		return false // the links' own marks keep them apart
	}
	if ended == nil || began == nil || s.crossed.apart != [2]bool{true, true} {
		return false
	}
	first, _ := utf8.DecodeRuneInString(n.Data)
	if strings.ContainsRune(".!?", s.before) {
		// One sentence and the next, but not the parts of a name: java.util.List.
		return unicode.IsUpper(first) && strings.ContainsAny(strings.TrimSpace(dom.TextUpTo(ended, 64)), " \n")
	}
	if !isSpacedLetter(s.before) || !isSpacedLetter(first) {
		return false
	}
	// A drop cap, or letters that are set one by one.
	return !isOneRune(dom.TextUpTo(ended, 16)) && !isOneRune(dom.TextUpTo(began, 16))
}

// meet notes an element that ended, side 0, or began, side 1. No word goes on
// from a time or into one, whatever stands on the other side.
func (c *crossing) meet(n *html.Node, side int) {
	c.apart[side] = c.apart[side] || dom.StandsAlone(n)
	if n.DataAtom == atom.Time {
		c.apart = [2]bool{true, true}
	}
}

func isOneRune(s string) bool {
	s = strings.TrimSpace(s)
	_, size := utf8.DecodeRuneInString(s)
	return size == len(s) && s != ""
}

// isSpacedLetter reports whether a rune belongs to a word that blanks set apart:
// a letter or digit of any script that is written with blanks.
func isSpacedLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !dom.IsUnspaced(r)
}

// collapseBlanks makes each run of blanks one, and none at the beginning if
// skip is set. A no-break space alone stays; in a run, where it only holds
// blanks apart, it is a blank, unless literal is set.
func collapseBlanks(s string, skip, literal bool) string {
	var b strings.Builder
	b.Grow(len(s))
	was := skip
	for i := 0; i < len(s); {
		if n := blankAt(s, i); n == 0 || n > 1 && literal {
			b.WriteString(s[i : i+max(n, 1)])
			i += max(n, 1)
			was = false
			continue
		}
		from, ordinary := i, false
		for i < len(s) {
			n := blankAt(s, i)
			if n == 0 || n > 1 && literal {
				break
			}
			ordinary = ordinary || n == 1
			i += n
		}
		switch {
		case i-from == len(noBreak) && !ordinary && !was:
			b.WriteString(noBreak)
		case !was:
			b.WriteByte(' ')
			was = true
		}
	}
	return b.String()
}

const noBreak = "\u00a0"

// indents are blanks at the beginning of a line, wide ones among them: they set a
// text in, as Chinese and Japanese paragraphs are, where a style sheet could do it.
const indents = " \t\r\n\f\u00a0\u3000\u2003\u2002"

// blankAt is the length of the blank at s[i], 0 if there is none.
func blankAt(s string, i int) int {
	switch s[i] {
	case ' ', '\t', '\n', '\r', '\f':
		return 1
	case noBreak[0]:
		if strings.HasPrefix(s[i:], noBreak) {
			return len(noBreak)
		}
	}
	return 0
}

// isSettled reports whether neither css.DropHidden nor collapseBlanks would change
// a text. Most texts are: one look tells.
func isSettled(s string, skip bool) bool {
	for i := 0; i < len(s); i++ {
		switch ch := s[i]; {
		case ch > ' ' && ch < noBreak[0]:
		case ch == ' ':
			if i == 0 && skip || i > 0 && s[i-1] == ' ' {
				return false
			}
		case ch < ' ':
			if blankAt(s, i) > 0 {
				return false
			}
		default:
			if blankAt(s, i) > 0 || css.HiddenAt(s, i) > 0 {
				return false
			}
		}
	}
	return true
}
