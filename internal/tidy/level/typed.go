package level

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// typedBlanks are what parts a number or a sign from its item.
const typedBlanks = " \t\r\n\u00a0\u2002\u2003"

// typed makes a list of a paragraph and those behind it that word processors write for
// items: set in, with the number or the sign typed before the text, in an element of its
// own or with some blanks behind. It returns the list, or the paragraph where there is
// none.
func typed(p *html.Node) *html.Node {
	first := readMarker(p)
	if first == nil {
		return p
	}
	markers, paragraphs := []*marker{first}, []*html.Node{p}
	items := 1
	for next := dom.After(p); next != nil && next.DataAtom == atom.P; next = dom.After(next) {
		m := readMarker(next)
		if m == nil && !calledList(next) {
			break
		}
		if m != nil {
			if m.level < first.level {
				break
			}
			items++
		}
		markers, paragraphs = append(markers, m), append(paragraphs, next)
	}
	if items < 2 {
		return p
	}
	list := dom.NewElement(first.kind())
	if first.number > 1 {
		dom.SetAttr(list, "start", strconv.Itoa(first.number))
	}
	p.Parent.InsertBefore(list, p)
	t := nester{open: []openList{{list, first.level}}}
	var item *html.Node
	for i, paragraph := range paragraphs {
		m := markers[i]
		if m == nil { // goes on with the item before
			dom.Remove(paragraph)
			item.AppendChild(paragraph)
			continue
		}
		m.drop(paragraph)
		item = dom.NewElement(atom.Li)
		if i+1 < len(markers) && markers[i+1] == nil {
			dom.Remove(paragraph)
			item.AppendChild(paragraph)
		} else {
			dom.MoveChildren(item, paragraph)
			dom.Remove(paragraph)
		}
		t.add(item, m.level, m.kind(), strconv.Itoa(m.number))
	}
	return list
}

// A marker is what is typed before an item.
type marker struct {
	text   *html.Node // that it begins
	length int        // of it there, in bytes
	number int        // 0 for a sign
	level  float64
}

func (m *marker) kind() atom.Atom {
	if m.number > 0 {
		return atom.Ol
	}
	return atom.Ul
}

// drop takes the marker and the blanks behind it out of its paragraph.
func (m *marker) drop(p *html.Node) {
	m.text.Data = m.text.Data[m.length:]
	for text := firstText(p); text != nil; text = firstText(p) {
		if text.Data = strings.TrimLeft(text.Data, typedBlanks); text.Data != "" {
			return
		}
		for up := text; up != p && up.FirstChild == nil; {
			empty := up
			up = up.Parent
			dom.Remove(empty)
		}
	}
}

// readMarker finds the marker of a paragraph that is set in as an item, nil if it is none.
func readMarker(p *html.Node) *marker {
	style := dom.AttrOr(p, "style")
	hangs := strings.HasPrefix(css.Declared(style, "text-indent"), "-")
	if !hangs && css.Declared(style, "mso-list") == "" {
		return nil
	}
	text := firstText(p)
	for text != nil && strings.Trim(text.Data, typedBlanks) == "" {
		text = nextText(text, p)
	}
	if text == nil {
		return nil
	}
	start := len(text.Data) - len(strings.TrimLeft(text.Data, typedBlanks))
	typed := text.Data[start:]
	if end := strings.IndexAny(typed, typedBlanks); end >= 0 {
		if rest := typed[end:]; strings.TrimLeft(rest, typedBlanks) != "" && !partsMarker(rest) {
			return nil
		}
		typed = typed[:end]
	} else if next := nextText(text, p); next == nil || !partsMarker(next.Data) && (strings.Trim(next.Data, typedBlanks) != "" || !strings.Contains(next.Data, "\u00a0")) {
		return nil
	}
	number := numberOf(typed)
	if number < 0 && typed == "o" {
		number = 0 // a ring
	}
	if number < 0 || number == 0 && utf8.RuneCountInString(typed) != 1 {
		return nil
	}
	level, _ := form.StyledLevel(style)
	return &marker{text, start + len(typed), number, level}
}

// partsMarker reports whether a text begins with as much room as stands behind a marker.
func partsMarker(text string) bool {
	blanks := text[:len(text)-len(strings.TrimLeft(text, typedBlanks))]
	return strings.Contains(blanks, "\t") || strings.Count(blanks, "\u00a0") > 1
}

// maxLetters are how many numbers letters may stand for.
const maxLetters = 26

// numberOf is the number that a marker says: "2.", "(3)", "b)", "1.2.", 0 if it is a sign,
// and -1 if it may be a word.
func numberOf(typed string) int {
	digits := strings.Trim(typed, "().")
	if digits == typed {
		if strings.ContainsFunc(typed, func(r rune) bool { return '0' <= r && r <= '9' }) {
			return -1
		}
		return 0
	}
	digits = digits[strings.LastIndexByte(digits, '.')+1:]
	if n, err := strconv.Atoi(digits); err == nil && n > 0 {
		return n
	}
	if n, ok := roman(strings.ToLower(digits)); ok {
		return n
	}
	if len(digits) == 1 {
		if n := int(dom.LowerASCII(digits[0])) - 'a' + 1; n > 0 && n <= maxLetters {
			return n
		}
	}
	return -1
}

// romans are the small numbers in letters, of which i, v and x come first.
var romans = []string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"}

func roman(digits string) (int, bool) {
	for i, r := range romans {
		if r == digits {
			return i + 1, true
		}
	}
	return 0, false
}

// calledList reports whether a paragraph without a marker belongs to a list by its name.
func calledList(p *html.Node) bool {
	return strings.Contains(strings.ToLower(dom.AttrOr(p, "class")), "list") && !strings.HasPrefix(css.Declared(dom.AttrOr(p, "style"), "text-indent"), "-")
}

// firstText is the text that an element begins with, nil if it begins with something else.
func firstText(n *html.Node) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Data != "" {
			return d
		}
		if d.DataAtom == atom.Img || d.DataAtom == atom.Br {
			return nil
		}
	}
	return nil
}

// nextText is the text behind another in a paragraph.
func nextText(text, p *html.Node) *html.Node {
	seen := false
	for d := range p.Descendants() {
		if d.Type == html.TextNode && seen && d.Data != "" {
			return d
		}
		seen = seen || d == text
	}
	return nil
}
