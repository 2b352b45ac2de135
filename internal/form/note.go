package form

import (
	"strconv"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/lexicon"
)

// StartOf is the number of an ordered list's first item.
func StartOf(n *html.Node) int {
	start := NumberOf(n, "start")
	if start < 0 || start > MaxItemNumber {
		return 1
	}
	return start
}

// NumberOf is the number that an attribute says, -1 if it says none or is not there.
func NumberOf(n *html.Node, key string) int {
	said := dom.AttrOr(n, key)
	if said == "" {
		return -1
	}
	number, err := strconv.Atoi(said)
	if err != nil {
		return -1
	}
	return number
}

// MaxItemNumber is the greatest that CommonMark reads: nine digits (5.2).
const MaxItemNumber = 999_999_999

// NoteClass is a class in lower case, as much of it as names anything: many
// notes stand in one element.
func NoteClass(n *html.Node) string {
	const enough = 256
	class := dom.AttrOr(n, "class")
	return strings.ToLower(class[:min(len(class), enough)])
}

// NoteOfBackLink is the name that Word gives a note, by where its link back
// leads: to _ftnref3 from _ftn3. It is empty for other links.
func NoteOfBackLink(fragment string) string {
	for _, kind := range [...]string{"_ftn", "_edn"} {
		if number, ok := strings.CutPrefix(fragment, kind+"ref"); ok {
			return kind + number
		}
	}
	return ""
}

// NoteLabel is the number of the note that a raised element refers to.
func NoteLabel(sup *html.Node) string {
	if !dom.HasWord(dom.AttrOr(sup, "class"), NoteRefClass) || sup.FirstChild == nil {
		return ""
	}
	if label, ok := strings.CutPrefix(dom.AttrOr(sup.FirstChild, "href"), "#fn-"); ok && IsNoteLabel(label) {
		return label
	}
	return ""
}

// IsNotesList reports whether a list is one of notes, by what is around or
// above it.
func IsNotesList(ol *html.Node) bool {
	for n, up := ol, 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		if class := NoteClass(n); strings.Contains(class, "footnote") || strings.Contains(class, "endnote") {
			return true
		}
		if dom.IsElement(n, atom.Aside) {
			return true
		}
		for p := n.PrevSibling; p != nil; p = p.PrevSibling {
			if p.Type == html.ElementNode {
				if (dom.TraitsAt(p.DataAtom)&dom.IsHeading != 0 || p.DataAtom == atom.Summary) && IsNotesHeading(dom.TextUpTo(p, MaxLabelText)) {
					return true
				}
				break
			}
		}
	}
	return false
}

// HeadsNotes reports whether an element is the heading of notes, a line that is
// used as one, or a box around one.
func HeadsNotes(n *html.Node) bool {
	for n.DataAtom == atom.Div || n.DataAtom == atom.Header {
		only := firstElement(n.FirstChild)
		if only == nil || firstElement(only.NextSibling) != nil {
			return false
		}
		n = only
	}
	return (dom.TraitsAt(n.DataAtom)&(dom.IsHeading|dom.IsPara) != 0 || n.DataAtom == atom.Summary) && IsNotesHeading(dom.TextUpTo(n, MaxLabelText))
}

// IsNotesHeading reports whether a heading says that notes follow.
func IsNotesHeading(s string) bool {
	return notesHeadings()[dom.PlainWords(strings.ReplaceAll(s, "\u3000", ""))] // which sets two signs apart
}

var notesHeadings = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.NotesHeadings) })

// NotesClass and NoteRefClass mark notes in the clean tree: references are
// sup.footnote-ref > a, and section.footnotes > ol > li at the end of the
// tree has what they refer to, in the order of the first references.
const (
	NotesClass   = "footnotes"
	NoteRefClass = "footnote-ref"
)

// RefersToNote reports whether a link with a label refers to a note: it is
// raised, or its class, role or address says so.
func RefersToNote(a *html.Node, fragment string) bool {
	if SaysNote(fragment) || SaysNote(dom.AttrOr(a, "class")) || SaysNote(dom.AttrOr(a, "id")) || dom.AttrOr(a, "role") == "doc-noteref" ||
		dom.HasWord(dom.AttrOr(a, "rel"), "footnote") || dom.HasWord(dom.AttrOr(a, epubType), "noteref") {
		return true
	}
	for n, up := a, 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		if dom.IsElement(n, atom.Sup) || SaysNote(dom.AttrOr(n, "class")) && dom.TraitsAt(n.DataAtom)&dom.IsBlock == 0 {
			return true
		}
	}
	if before, after := a.PrevSibling, a.NextSibling; before != nil && after != nil && before.Type == html.TextNode && after.Type == html.TextNode &&
		strings.HasSuffix(before.Data, "[") && strings.HasPrefix(after.Data, "]") {
		return true
	}
	if child := a.FirstChild; child != nil && dom.IsElement(child, atom.Sup) {
		return true
	}
	text := strings.TrimSpace(dom.TextUpTo(a, MaxLabelText))
	return strings.HasPrefix(text, "[") || strings.HasSuffix(text, ")") || text != "" && strings.Trim(text, noteSigns) == ""
}

// SaysNote reports whether an id or a class has a word for notes in it.
func SaysNote(s string) bool {
	if s == "" {
		return false
	}
	s = strings.ToLower(s)
	for _, word := range [...]string{"footnote", "endnote", "_ftn", "_edn", "ftnt", "cite_note", "cite-note", "fnref", "noteref", "sdfootnote", "sidenote", "footref", "footdef", "fna-"} {
		if strings.Contains(s, word) {
			return true
		}
	}
	for f := range strings.FieldsSeq(s) {
		f = strings.TrimPrefix(f, "user-content-")
		for _, prefix := range [...]string{"fn", "ftn", "note", "en", "ft"} {
			if rest, ok := strings.CutPrefix(f, prefix); ok && (rest == "" || strings.ContainsRune("-_:.0123456789", rune(rest[0]))) {
				return true
			}
		}
	}
	return false
}

// epubType is the attribute by which the chapters of books say what an element is.
const epubType = "epub:type"

// ReadsLikeNote reports whether what a reference points to reads like a note
// and not like a section, a figure or an equation.
func ReadsLikeNote(target *html.Node, fragment, label string) bool {
	block := BlockOf(target)
	if block == nil || dom.TraitsAt(block.DataAtom)&dom.IsHeading != 0 || dom.IsElement(block, atom.Body) || dom.IsElement(block, atom.Figure) || dom.IsElement(block, atom.Table) {
		return false
	}
	if target.Data == "math" || strings.Contains(strings.ToLower(fragment), "eq") {
		return false
	}
	if SaysNote(fragment) || SaysNote(dom.AttrOr(target, "class")) || dom.AttrOr(target, "role") == "doc-footnote" || dom.AttrOr(target, "role") == "doc-endnote" {
		return true
	}
	switch dom.AttrOr(target, epubType) {
	case "footnote", "endnote", "rearnote", "note":
		return true
	}
	for n, up := block, 0; n != nil && up < 4; n, up = n.Parent, up+1 {
		if class := NoteClass(n); strings.Contains(class, "footnote") || strings.Contains(class, "endnote") || strings.Contains(class, "reflist") ||
			dom.AttrOr(n, "role") == "doc-endnotes" || n.Parent != nil && SaysNote(dom.AttrOr(n, "id")) {
			return true
		}
	}
	if dom.IsElement(block, atom.Li) && dom.IsElement(block.Parent, atom.Ol) && IsNotesList(block.Parent) {
		return true // the browser gives the label
	}
	return strings.HasPrefix(NoteText(dom.TextUpTo(block, MaxLabelText)), label) || NoteText(strings.TrimRight(dom.TextUpTo(target, MaxLabelText), ".: ")) == label
}

// BlockOf is n or the nearest block that it stands in.
func BlockOf(n *html.Node) *html.Node {
	for n != nil && (n.Type != html.ElementNode || dom.TraitsAt(n.DataAtom)&dom.IsBlock == 0) {
		n = n.Parent
	}
	return n
}
