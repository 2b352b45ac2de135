package form

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
)

// IsPower reports whether a raised number is the power of what stands before
// it: of a number, of a unit behind a number (25 km), or of one letter. Behind
// four digits, a year, it may be a note's.
func IsPower(sup *html.Node) bool {
	before := sup.PrevSibling
	if before == nil {
		return false
	}
	if before.Type != html.TextNode {
		return dom.TraitsAt(before.DataAtom)&dom.IsBlock == 0 && isVariable(strings.TrimSpace(dom.TextUpTo(before, MaxLabelText)))
	}
	return IsBase(before.Data)
}

// IsRaised reports whether an element is raised, by its name or its style.
func IsRaised(n *html.Node) bool {
	return n.DataAtom == atom.Sup || n.DataAtom == atom.Span && css.Declared(dom.AttrOr(n, "style"), "vertical-align") == "super"
}

// Raise makes elements of what a style raises or lowers below a node: 25 km².
func Raise(root *html.Node) {
	for d := range dom.Below(root) {
		if d.DataAtom != atom.Span && d.DataAtom != atom.Font || d.FirstChild == nil {
			continue
		}
		switch css.Declared(dom.AttrOr(d, "style"), "vertical-align") {
		case "super":
			dom.Rename(d, atom.Sup)
		case "sub":
			dom.Rename(d, atom.Sub)
		}
	}
}

// IsBase reports whether a text ends with what may have a power.
func IsBase(text string) bool {
	rest := strings.TrimRight(text, "0123456789")
	if digits := len(text) - len(rest); digits > 0 {
		return digits != len("1999")
	}
	rest = strings.TrimRightFunc(text, unicode.IsLetter)
	word := text[len(rest):]
	if word == "" || utf8.RuneCountInString(word) > maxUnit {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(rest, " \u00a0\u2009\u202f"))
	if unicode.IsDigit(before) || strings.ContainsRune("=+−×·/^(", before) {
		return true
	}
	return isVariable(word)
}

// maxUnit is the length of the longest unit whose powers are written, mmHg and
// the like left out.
const maxUnit = 3

// isVariable reports whether a word is one letter that is no word of its own.
func isVariable(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size > 0 && size == len(word) && r < utf8.RuneSelf && unicode.IsLetter(r) && !strings.ContainsRune("aAI", r)
}

// raisedDigits are the raised digits of Unicode, by their value.
const raisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// RaisedNumber is the first number in raised digits of a text, where it begins
// and ends, and how it is written with plain ones; from is less than 0 if there
// is none.
func RaisedNumber(text string) (from, to int, plain string) {
	if strings.IndexByte(text, 0xC2) < 0 && strings.IndexByte(text, 0xE2) < 0 {
		return -1, 0, "" // no text has a raised digit that has not what it begins with in UTF-8
	}
	if from = strings.IndexFunc(text, func(r rune) bool { return digitOf(r) >= 0 }); from < 0 {
		return from, 0, ""
	}
	to = from
	for to < len(text) {
		r, size := utf8.DecodeRuneInString(text[to:])
		digit := digitOf(r)
		if digit < 0 {
			break
		}
		plain += string(rune('0' + digit))
		to += size
	}
	return from, to, plain
}

// digitOf is the value of a raised digit, less than 0 for other characters.
func digitOf(r rune) int {
	if r < '²' {
		return -1 // as most characters that are asked about
	}
	value := 0
	for _, digit := range raisedDigits {
		if digit == r {
			return value
		}
		value++
	}
	return -1
}

// A NumberedNote is a note that no link leads to.
type NumberedNote struct {
	Label string
	Parts []*html.Node // its paragraphs
}

// LabelAtStart is the label with which a note begins: raised, in bold, linked or
// between brackets; if loose is set, also a number with a full stop.
func LabelAtStart(n *html.Node, loose bool) string {
	first := dom.First(n)
	for first != nil && first.DataAtom == atom.A && first.FirstChild == nil { // the target of a link
		first = dom.After(first)
	}
	if first == nil {
		return ""
	}
	if first.Type == html.ElementNode {
		switch first.DataAtom {
		case atom.Small, atom.Font, atom.Sub:
			return LabelAtStart(first, loose)
		case atom.Sup, atom.Strong, atom.B, atom.A, atom.Span:
			text := dom.TextUpTo(first, MaxLabelText)
			if label := NoteText(text); IsNoteLabel(label) && (loose || first.DataAtom != atom.Span) {
				return label
			}
			if first.DataAtom == atom.Span || first.DataAtom == atom.A {
				return LabelAtStart(first, false)
			}
		}
		return ""
	}
	return labelOfText(first.Data, loose)
}

// labelOfText is the label with which a text begins.
func labelOfText(text string, loose bool) string {
	label, end, sure := LabelPrefix(text)
	if sure || loose && end > 0 && endsLabel(text[end:]) {
		return label
	}
	return ""
}

// NotesBehind are the notes that stand behind a heading of notes, or behind a rule,
// in paragraphs that begin with their labels, each with the paragraphs that
// follow it.
func NotesBehind(head *html.Node) []NumberedNote {
	var (
		all   []NumberedNote
		rule  = dom.IsElement(head, atom.Hr)
		start = head.NextSibling
	)
	if first := firstElement(start); !rule && first != nil && isBox(first) && !isOneOfSeveral(first) {
		start = first.FirstChild
	}
	for n := start; n != nil; n = n.NextSibling {
		switch label := ""; {
		case n.Type != html.ElementNode:
		case dom.TraitsAt(n.DataAtom)&dom.IsHeading != 0, n.DataAtom == atom.Hr && (rule || len(all) > 0):
			return all
		case n.DataAtom == atom.Hr:
		default:
			if label = labelInside(n, !rule); label != "" {
				all = append(all, notesIn(n, label, !rule)...)
			} else if len(all) == 0 {
				return nil
			} else {
				last := &all[len(all)-1]
				last.Parts = append(last.Parts, n)
			}
		}
	}
	return all
}

// isOneOfSeveral reports whether a box has one note, and is not around all: it begins
// with a label, or its first paragraph does and the next box is like it.
func isOneOfSeveral(box *html.Node) bool {
	next := firstElement(box.NextSibling)
	return LabelAtStart(box, true) != "" || labelInside(box, true) != "" && next != nil && next.DataAtom == box.DataAtom && labelInside(next, true) != ""
}

// labelInside is the label with which a block begins, or the first paragraph in a box.
func labelInside(n *html.Node, loose bool) string {
	if label := LabelAtStart(n, loose); label != "" || !isBox(n) {
		return label
	}
	if first := dom.First(n); first != nil && first.DataAtom == atom.P {
		return LabelAtStart(first, loose)
	}
	return ""
}

// notesIn are the notes in a block that begins with the label of one: itself, or
// several that line breaks part, each with the number that follows the one before.
func notesIn(block *html.Node, label string, loose bool) []NumberedNote {
	number, err := strconv.Atoi(label)
	if err != nil {
		return []NumberedNote{{label, []*html.Node{block}}}
	}
	var (
		all []NumberedNote
		end *html.Node // of the line before
	)
	for n := block.FirstChild; n != nil; n = n.NextSibling {
		begins := (len(all) == 0 || end != nil) && !dom.IsBlank(n)
		switch {
		case n.DataAtom == atom.Br:
			end = n
			continue
		case begins && lineLabel(n, loose) == strconv.Itoa(number+len(all)):
			all = append(all, NumberedNote{strconv.Itoa(number + len(all)), []*html.Node{n}})
		case len(all) > 0:
			last := &all[len(all)-1]
			if end != nil {
				last.Parts = append(last.Parts, end)
			}
			last.Parts = append(last.Parts, n)
		}
		end = nil
	}
	if len(all) < 2 {
		return []NumberedNote{{label, []*html.Node{block}}}
	}
	return all
}

// lineLabel is the label with which a line begins whose first node is n.
func lineLabel(n *html.Node, loose bool) string {
	if n.Type == html.TextNode {
		return labelOfText(n.Data, loose)
	}
	if n.DataAtom == atom.Small || n.DataAtom == atom.Font {
		return LabelAtStart(n, loose)
	}
	if label := NoteText(strings.TrimRight(dom.TextUpTo(n, MaxLabelText), ".: ")); IsNoteLabel(label) {
		return label
	}
	return ""
}

// isBox reports whether an element may hold all notes.
func isBox(n *html.Node) bool {
	return n.DataAtom == atom.Div || n.DataAtom == atom.Section || n.DataAtom == atom.Aside
}

func firstElement(n *html.Node) *html.Node {
	for n != nil && n.Type != html.ElementNode {
		n = n.NextSibling
	}
	return n
}

// ClassedNote is the label of a block that is called a note and begins with its
// label, "" if it is none.
func ClassedNote(n *html.Node) string {
	if dom.TraitsAt(n.DataAtom)&dom.IsBlock == 0 || !SaysNote(NoteClass(n)) {
		return ""
	}
	return LabelAtStart(n, true)
}

// NoteOfParagraph is the raised label of a block that stands right behind a paragraph with
// the same, "" if it has none or there is no other.
func NoteOfParagraph(n *html.Node) string {
	if dom.TraitsAt(n.DataAtom)&dom.IsBlock == 0 || dom.TraitsAt(n.DataAtom)&(dom.IsHeading|dom.IsCell) != 0 {
		return ""
	}
	first := dom.First(n)
	if first == nil || first.Type != html.ElementNode || !IsRaised(first) {
		return ""
	}
	label, before := NoteText(dom.TextUpTo(first, MaxLabelText)), dom.Before(n)
	if before == nil || before.DataAtom != atom.P || !IsNoteLabel(label) {
		return ""
	}
	for d := range before.Descendants() {
		if d.Type == html.ElementNode && IsRaised(d) && NoteText(dom.TextUpTo(d, MaxLabelText)) == label && !IsPower(d) {
			return label
		}
	}
	return ""
}

// IsScriptLink reports whether an address runs a script and leads nowhere.
func IsScriptLink(address string) bool {
	const scheme = "javascript:"
	return len(address) >= len(scheme) && strings.EqualFold(address[:len(scheme)], scheme)
}
