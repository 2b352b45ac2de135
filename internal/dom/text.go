package dom

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// IsBlank reports whether a node is a text of nothing but blanks.
func IsBlank(n *html.Node) bool {
	if n.Type != html.TextNode {
		return false
	}
	for i := 0; i < len(n.Data); i++ {
		switch n.Data[i] {
		case ' ', '\t', '\n', '\r', '\f':
		default:
			return false
		}
	}
	return true
}

// PlainWords is a text's words without case and punctuation, for comparing.
func PlainWords(s string) string {
	var b strings.Builder
	for f := range strings.FieldsFuncSeq(s, func(r rune) bool { return IsSpaceRune(r) || IsPunct(r) }) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ToLower(f))
	}
	return b.String()
}

// IsSpaceRune reports whether a character counts as white space in Markdown.
func IsSpaceRune(r rune) bool { return unicode.IsSpace(r) }

// IsPunct is CommonMark's Unicode punctuation: the general categories P and
// S (2.1).
func IsPunct(r rune) bool {
	if r < utf8.RuneSelf {
		return IsPunctByte(byte(r))
	}
	return unicode.IsPunct(r) || unicode.IsSymbol(r)
}

// IsPunctByte is IsPunct for a byte of ASCII.
func IsPunctByte(b byte) bool {
	return b >= '!' && b <= '/' || b >= ':' && b <= '@' || b >= '[' && b <= '`' || b >= '{' && b <= '~'
}

// TextOf is all text below n as it stands.
func TextOf(n *html.Node) string {
	if c := n.FirstChild; c != nil && c.NextSibling == nil && c.Type == html.TextNode {
		return c.Data
	}
	var all joined
	for d := range Below(n) {
		if d.Type == html.TextNode {
			all.add(d.Data)
		}
	}
	return all.String()
}

// joined is text in one piece, which costs nothing where it is one: most elements have
// one text, and blanks beside elements in them.
type joined struct {
	first string
	all   strings.Builder // once there is more
}

func (j *joined) add(s string) {
	switch {
	case j.all.Len() > 0:
		j.all.WriteString(s)
	case j.first == "":
		j.first = s
	case s != "":
		j.all.WriteString(j.first)
		j.all.WriteString(s)
	}
}

func (j *joined) size() int { return max(len(j.first), j.all.Len()) }

func (j *joined) String() string {
	if j.all.Len() > 0 {
		return j.all.String()
	}
	return j.first
}

// TextUpTo is the text below n until it has some bytes. Neither one text nor
// the nodes that are looked at are more than four times as many.
func TextUpTo(n *html.Node, bytes int) string {
	var all joined
	looked := 0
	for d := range Below(n) {
		if d.Type == html.TextNode {
			all.add(d.Data[:min(len(d.Data), 4*bytes)])
		}
		if looked++; looked > 4*bytes || all.size() >= bytes {
			break
		}
	}
	return all.String()
}

// SaysNothing reports whether TextUpTo is blank.
func SaysNothing(n *html.Node, bytes int) bool {
	looked, size := 0, 0
	for d := range Below(n) {
		if d.Type == html.TextNode {
			text := d.Data[:min(len(d.Data), 4*bytes)]
			if strings.TrimSpace(text) != "" {
				return false
			}
			size += len(text)
		}
		if looked++; looked > 4*bytes || size >= bytes {
			break
		}
	}
	return true
}

// Before is the sibling before n that is more than blanks or a comment, nil if
// there is none.
func Before(n *html.Node) *html.Node {
	for n = n.PrevSibling; n != nil && isNothing(n); {
		n = n.PrevSibling
	}
	return n
}

// After is the sibling behind n that is more than blanks or a comment, nil if there
// is none.
func After(n *html.Node) *html.Node { return orAfter(n.NextSibling) }

// First is the first child of n that is more than blanks or a comment, nil if there
// is none.
func First(n *html.Node) *html.Node { return orAfter(n.FirstChild) }

func orAfter(n *html.Node) *html.Node {
	for n != nil && isNothing(n) {
		n = n.NextSibling
	}
	return n
}

// ChildElements are the children of n that are elements.
func ChildElements(n *html.Node) []*html.Node {
	var all []*html.Node
	for child := range n.ChildNodes() {
		if child.Type == html.ElementNode {
			all = append(all, child)
		}
	}
	return all
}

func isNothing(n *html.Node) bool { return n.Type == html.CommentNode || IsBlank(n) }

// RunHasContent reports whether anything of the siblings up to end is
// written.
func RunHasContent(first, end *html.Node) bool {
	for n := first; n != end; n = n.NextSibling {
		if n.Type == html.TextNode && strings.IndexFunc(n.Data, isSeen) >= 0 || n.Type == html.ElementNode && NodeHasContent(n) {
			return true
		}
	}
	return false
}

// IsInline reports whether a node stands within a line.
func IsInline(n *html.Node) bool {
	switch n.Type {
	case html.TextNode:
		return true
	case html.ElementNode:
		return TraitsAt(n.DataAtom)&IsBlock == 0
	}
	return false
}

// isSeen reports whether anything is seen of a rune.
func isSeen(r rune) bool {
	return !unicode.IsSpace(r) && r != '\u200b' && r != '\ufeff' && r != '\u00ad' && r != '\u200c' && r != '\u200d'
}

// HasContent reports whether anything below n is written.
func HasContent(n *html.Node) bool {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		switch child.Type {
		case html.TextNode:
			if strings.IndexFunc(child.Data, isSeen) >= 0 {
				return true
			}
		case html.ElementNode:
			if NodeHasContent(child) {
				return true
			}
		}
	}
	return false
}

// NodeHasContent reports whether a node shows anything: a text, a picture, a
// rule, a box to tick.
func NodeHasContent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Img, atom.Hr, atom.Input, atom.Pre:
		return true
	case atom.A, atom.Code:
		if (n.FirstChild == nil) == (n.DataAtom == atom.A) {
			return true // a link without text, code of blanks alone
		}
	}
	return HasContent(n)
}

// HasOnlyText reports whether an element has neither links, pictures nor code
// in it.
func HasOnlyText(n *html.Node) bool {
	for d := range Below(n) {
		if d.Type == html.ElementNode && (d.DataAtom == atom.A || d.DataAtom == atom.Img || d.DataAtom == atom.Code) {
			return false
		}
	}
	return true
}

// IsUnspaced reports whether a rune's script is written without blanks
// between words.
func IsUnspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// LastRune is the last character of a text.
func LastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
