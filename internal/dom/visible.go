package dom

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/css"
)

// TextOf returns the visible text of a node: runs of blanks are one space,
// and elements that begin and end a run of text are set apart by one too,
// so that words are never glued ("Ben Jiang" before "in Beijing").
func (t *Tree) TextOf(i int32) string {
	return t.TextUpTo(i, len(t.Nodes), 1<<30)
}

// TextUpTo is TextOf that looks at no more than maxNodes nodes and stops
// after maxBytes. What asks for many, possibly nested, elements' text asks
// for this, or a hostile page would make it quadratic.
func (t *Tree) TextUpTo(i int32, maxNodes, maxBytes int) string {
	w := valueWriter{}
	end := t.Nodes[i].End
	last := i + int32(min(maxNodes, int(end-i)))
	var ends []int32  // of the open elements that separate
	side := int32(-1) // where the last link or span ended
	for j := i; j < last && w.b.Len() < maxBytes; {
		for len(ends) > 0 && ends[len(ends)-1] <= j {
			ends = ends[:len(ends)-1]
			w.gap = true
		}
		n := &t.Nodes[j]
		switch n.Type {
		case html.TextNode:
			w.write(n.Data)
		case html.ElementNode:
			if j != i && (IsUnread(n) || n.DataAtom == atom.Rt || n.DataAtom == atom.Rp) {
				j = n.End // how a word is read (HTML, section 4.5.12) is no part of a value
				continue
			}
			if n.Traits&IsBlock != 0 || n.DataAtom == atom.Br {
				w.gap = true
				ends = append(ends, n.End)
			}
			if StandsAlone(n.Node) {
				// Two links or spans side by side are set apart by their
				// style: "Ben Jiang" and "in Beijing". Single letters are
				// one word, drawn letter by letter.
				if side == j && w.last > 1 && !t.beginsWithMark(j) {
					w.gap = true
				}
				side = n.End
			}
		}
		j++
	}
	return w.b.String()
}

// beginsWithMark reports whether an element's text begins with a mark that
// stands close to the word before it.
func (t *Tree) beginsWithMark(i int32) bool {
	if i+1 >= t.Nodes[i].End {
		return false
	}
	n := &t.Nodes[i+1]
	return n.Type == html.TextNode && n.Data != "" && strings.IndexByte(":,;.!?)", n.Data[0]) >= 0
}

// StandsAlone reports whether an inline element is often styled as a box, so
// that two of them side by side are two things: emphasis and marks stand
// within words, these do not.
func StandsAlone(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Span, atom.Time, atom.Button, atom.Label:
		return true
	}
	return false
}

// IsUnread reports whether the element's text is not for reading: scripts
// and form values, and what the page hides from everybody. A title inside
// an svg is skipped with it.
func IsUnread(n *Node) bool {
	if n.Traits&IsSkipped != 0 {
		return true
	}
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "hidden":
			return true
		case "style":
			if strings.Contains(a.Val, "display:none") || strings.Contains(a.Val, "display: none") {
				return true
			}
			if s := css.ReadStyle(a.Val); s.Away || s.Unseen {
				return true
			}
		}
	}
	return false
}

// valueWriter joins pieces of text with single spaces where there are blanks.
type valueWriter struct {
	b    strings.Builder
	gap  bool
	last int // characters of the last piece
}

func (t *valueWriter) write(s string) {
	if s != "" {
		t.last = 0
	}
	for len(s) > 0 {
		// Most text is runs of ASCII without a blank.
		n := 0
		for n < len(s) && s[n] > ' ' && s[n] < 0x7F {
			n++
		}
		if n > 0 {
			if t.gap && t.b.Len() > 0 {
				t.b.WriteByte(' ')
			}
			t.gap = false
			t.b.WriteString(s[:n])
			t.last += n
			s = s[n:]
			continue
		}
		t.last++
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case r == ' ' || r == '\n' || unicode.IsSpace(r):
			t.gap = true
		case isInvisible(r):
		default:
			if t.gap && t.b.Len() > 0 {
				t.b.WriteByte(' ')
			}
			t.gap = false
			t.b.WriteString(s[:size])
		}
		s = s[size:]
	}
}
