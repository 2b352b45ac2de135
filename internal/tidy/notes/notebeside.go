package notes

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// isShownLater reports whether an element in a sentence may be a note that a
// style sheet sets into the margin or shows when its mark is pressed: it is
// called a note in the margin, is hidden, stands behind a check box, or begins
// with the raised mark before it once more.
func isShownLater(n *html.Node) bool {
	if dom.TraitsAt(n.DataAtom)&dom.IsBlock != 0 || n.FirstChild == nil || n.DataAtom == atom.Label || n.DataAtom == atom.Sup || n.DataAtom == atom.A {
		return false
	}
	if isInMargin(n) || isHidden(n) || isTooltip(n) {
		return true
	}
	before := dom.Before(n)
	switch {
	case before == nil:
		return false
	case before.DataAtom == atom.Input:
		return hasBox(n)
	case before.DataAtom == atom.Sup || before.DataAtom == atom.Span:
		label := form.NoteText(dom.TextUpTo(before, form.MaxLabelText))
		return form.IsNoteLabel(label) && form.NoteText(labelText(n)) == label
	}
	return false
}

// isInMargin reports whether an element is called a note in the margin.
func isInMargin(n *html.Node) bool {
	class := dom.AttrOr(n, "class")
	return dom.HasWord(class, "sidenote") || dom.HasWord(class, "marginnote")
}

// isTooltip reports whether an element is called a note that is shown beside its mark.
func isTooltip(n *html.Node) bool {
	class := dom.AttrOr(n, "class")
	return strings.Contains(class, "tooltip") && form.SaysNote(class)
}

// hasBox reports whether an element is shown by a check box before it.
func hasBox(n *html.Node) bool {
	before := dom.Before(n)
	return before != nil && before.DataAtom == atom.Input && checkedBy(before) != nil
}

// checkedBy is the label before a check box that checks it, nil if there is none.
func checkedBy(box *html.Node) *html.Node {
	before := dom.Before(box)
	if before == nil || before.DataAtom != atom.Label || !strings.EqualFold(dom.AttrOr(box, "type"), "checkbox") ||
		dom.AttrOr(box, "id") == "" || dom.AttrOr(before, "for") != dom.AttrOr(box, "id") {
		return nil
	}
	return before
}

// isHidden reports whether an element says itself that it is not shown.
func isHidden(n *html.Node) bool {
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "hidden", "popover":
			return true
		case "role":
			if a.Val == "tooltip" || a.Val == "doc-footnote" || a.Val == "note" {
				return true
			}
		case "style":
			if css.ReadStyle(a.Val).Hidden {
				return true
			}
		}
	}
	return false
}

// labelText is the first text in an element that begins with a raised one.
func labelText(n *html.Node) string {
	for first := n.FirstChild; first != nil; first = first.FirstChild {
		for first != nil && dom.IsBlank(first) {
			first = first.NextSibling
		}
		if first == nil {
			return ""
		}
		if first.DataAtom == atom.Sup {
			return dom.TextUpTo(first, form.MaxLabelText)
		}
	}
	return ""
}

// beside finds the notes that stand in the text where they are referred to.
func (s *notes) beside() {
	found := false
	for _, p := range s.shown {
		if !dom.Attached(p.node) || p.node.Parent.Parent == nil || !saysSomething(p.node) {
			continue
		}
		marks, label := marksBefore(p.node)
		if !form.IsNoteLabel(label) && (len(marks) == 0 && !isGlued(p.node) || !isInMargin(p.node) && !hasBox(p.node)) {
			continue
		}
		found = true
		n := &note{label: label, content: childrenOf(p.node)}
		for _, m := range marks {
			dom.Remove(m)
		}
		s.cite(p, n)
	}
	if !found {
		return
	}
	s.dropRepeats()
}

// isGlued reports whether a note in the margin follows a sentence without a blank: a style
// sheet draws its number there.
func isGlued(n *html.Node) bool {
	for ; n != nil && dom.TraitsAt(n.DataAtom)&dom.IsBlock == 0; n = n.Parent {
		if before := n.PrevSibling; before != nil {
			text := textUpTo(before, maxRepeat)
			return text != "" && strings.TrimRight(text, " \t\n\u00a0") == text
		}
	}
	return false
}

// maxRepeat is how many bytes of a note are compared with what may repeat it.
const maxRepeat = 2000

// dropRepeats removes the notes that are written once more at the end, for readers of
// narrow screens or of paper: Org mode's, and those that say the same.
func (s *notes) dropRepeats() {
	said := map[string]bool{}
	for _, n := range s.listed {
		text := ""
		for _, part := range n.content {
			text += " " + textUpTo(part, maxRepeat)
		}
		said[dom.PlainWords(text)] = true
	}
	var around []*html.Node
	for _, p := range s.classed {
		n := p.node
		isOrg := dom.HasWord(dom.AttrOr(n, "class"), "footdef")
		if n.Parent == nil || !isOrg && !said[dom.PlainWords(dom.TextUpTo(n, maxRepeat))] {
			continue
		}
		if row := n.Parent; dom.IsElement(row, atom.Tr) {
			n = row
		}
		dropHeadingOf(n)
		around = append(around, n.Parent)
		dom.Remove(n)
	}
	dropHollow(around)
}

// textUpTo is the text of a node, of a text too.
func textUpTo(n *html.Node, bytes int) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	return dom.TextUpTo(n, bytes)
}

// minNoteRunes is how many characters a note has at least. A letter of a word
// that is drawn letter by letter is none.
const minNoteRunes = 4

// saysSomething reports whether an element has the text of a note.
func saysSomething(n *html.Node) bool {
	return utf8.RuneCountInString(strings.TrimSpace(dom.TextUpTo(n, form.MaxLabelText))) >= minNoteRunes
}

// marksBefore are what stands before a note in the text and is its mark: its
// number, what is pressed to show it, the box that this checks. It returns their
// label too.
func marksBefore(n *html.Node) (marks []*html.Node, label string) {
	const most = 3 // a label, its box and a number
	for p := n.PrevSibling; p != nil && len(marks) < most; p = p.PrevSibling {
		text := ""
		switch {
		case dom.IsBlank(p):
			continue
		case p.Type == html.TextNode:
			// Alone with the note in an element of their own.
			if text = form.NoteText(p.Data); p.PrevSibling != nil || dom.TraitsAt(n.Parent.DataAtom)&dom.IsBlock != 0 || !form.IsNoteLabel(text) {
				return marks, label
			}
		case p.DataAtom == atom.Label || p.DataAtom == atom.Input:
			text = form.NoteText(dom.TextUpTo(p, form.MaxLabelText))
		case p.DataAtom == atom.Sup || p.DataAtom == atom.Button || p.DataAtom == atom.A || p.DataAtom == atom.Span:
			if text = form.NoteText(dom.TextUpTo(p, form.MaxLabelText)); !form.IsNoteLabel(text) || p.DataAtom == atom.Sup && form.IsPower(p) {
				return marks, label
			}
		default:
			return marks, label
		}
		if text != "" {
			label = text
		}
		marks = append(marks, p)
	}
	return marks, label
}
