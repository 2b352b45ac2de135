package pith

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// textOf returns the visible text of a node: runs of blanks are one space,
// and elements that begin and end a run of text are set apart by one too,
// so that words are never glued ("Ben Jiang" before "in Beijing").
func (p *tree) textOf(i int32) string {
	return p.textUpTo(i, len(p.nodes), 1<<30)
}

// textUpTo is textOf that looks at no more than maxNodes nodes and stops
// after maxBytes. What asks for many, possibly nested, elements' text asks
// for this, or a hostile page would make it quadratic.
func (p *tree) textUpTo(i int32, maxNodes, maxBytes int) string {
	t := valueWriter{}
	end := p.nodes[i].end
	last := i + int32(min(maxNodes, int(end-i)))
	var ends []int32  // of the open elements that separate
	side := int32(-1) // where the last link or span ended
	for j := i; j < last && t.b.Len() < maxBytes; {
		for len(ends) > 0 && ends[len(ends)-1] <= j {
			ends = ends[:len(ends)-1]
			t.gap = true
		}
		n := &p.nodes[j]
		switch n.Type {
		case html.TextNode:
			t.write(n.Data)
		case html.ElementNode:
			if j != i && (isUnread(n) || n.DataAtom == atom.Rt || n.DataAtom == atom.Rp) {
				j = n.end // how a word is read (HTML, section 4.5.12) is no part of a value
				continue
			}
			if n.traits&isBlock != 0 || n.DataAtom == atom.Br {
				t.gap = true
				ends = append(ends, n.end)
			}
			if standsAlone(n.Node) {
				// Two links or spans side by side are set apart by their
				// style: "Ben Jiang" and "in Beijing". Single letters are
				// one word, drawn letter by letter.
				if side == j && t.last > 1 && !p.beginsWithMark(j) {
					t.gap = true
				}
				side = n.end
			}
		}
		j++
	}
	return t.b.String()
}

// beginsWithMark reports whether an element's text begins with a mark that
// stands close to the word before it.
func (p *tree) beginsWithMark(i int32) bool {
	if i+1 >= p.nodes[i].end {
		return false
	}
	n := &p.nodes[i+1]
	return n.Type == html.TextNode && n.Data != "" && strings.IndexByte(":,;.!?)", n.Data[0]) >= 0
}

// standsAlone reports whether an inline element is often styled as a box, so
// that two of them side by side are two things: emphasis and marks stand
// within words, these do not.
func standsAlone(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Span, atom.Time, atom.Button, atom.Label:
		return true
	}
	return false
}

// isUnread reports whether the element's text is not for reading: scripts
// and form values, and what the page hides from everybody. A title inside
// an svg is skipped with it.
func isUnread(n *node) bool {
	if n.traits&isSkipped != 0 {
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
			if s := readStyle(a.Val); s.away || s.unseen {
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

// isInvisible reports whether a character has no width and no meaning in a
// value: soft hyphens, byte order marks, marks of direction, tags and
// variation selectors, and the private-use characters that icon fonts draw.
func isInvisible(r rune) bool {
	switch {
	case r == 0xAD, r == 0xFEFF, r == 0x200B, r == 0x200E, r == 0x200F, r == 0x2060:
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	case r >= 0xE000 && r <= 0xF8FF, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return r < ' '
}

// squeeze is what textOf does to text, for a value that is not a node's.
func squeeze(s string) string {
	t := valueWriter{}
	t.write(s)
	return t.b.String()
}

// settle makes a value of an attribute or of JSON readable: entities that
// were escaped twice are characters, tags are gone, blanks are single.
func settle(s string) string {
	s = unescaped(s)
	if strings.Contains(s, "<") {
		s = withoutTags(s)
	}
	return squeeze(s)
}

// settleTitle is settle for what a page is called, which has no tags: what
// looks like one is what the page is about ("The <b> and <strong> elements").
func settleTitle(s string) string { return squeeze(unescaped(s)) }

func unescaped(s string) string {
	s = cutBytes(s, maxValueBytes)
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
		// WordPress plugins escape once more: "&amp;#8217;".
		if strings.Contains(s, "&") && strings.Contains(s, ";") {
			s = html.UnescapeString(s)
		}
	}
	return s
}

// withoutTags leaves out what looks like a tag: "<" before a letter or "/",
// up to ">".
func withoutTags(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 || i+1 >= len(s) {
			break
		}
		if c := s[i+1] | 0x20; s[i+1] != '/' && (c < 'a' || c > 'z') {
			b.WriteString(s[:i+1])
			s = s[i+1:]
			continue
		}
		end := strings.IndexByte(s[i:], '>')
		if end < 0 {
			break
		}
		b.WriteString(s[:i])
		b.WriteByte(' ')
		s = s[i+end+1:]
	}
	b.WriteString(s)
	return b.String()
}

// fold is how values are compared: letters and digits of any script in
// lower case, everything else a single space.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		if r < utf8.RuneSelf && (r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9') {
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			if r >= 'A' && r <= 'Z' {
				r |= 0x20
			}
			b.WriteByte(byte(r))
			continue
		}
		switch {
		case r == '\'' || r == '’':
			// "what's" and "what’s", and with the entity lost "whats"
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return b.String()
}

// maxValueBytes is more than any field's value has; of a longer one only
// the beginning is read.
const maxValueBytes = 8 << 10

// cutBytes returns at most n bytes of s, and no half character.
func cutBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
