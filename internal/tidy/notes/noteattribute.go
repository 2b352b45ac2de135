package notes

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// noteAttributes are the attributes in which scripts that show a note beside its mark keep
// what it says.
var noteAttributes = [...]string{"data-footnote", "data-note", "data-bs-content", "data-content", "data-tippy-content", "data-tooltip", "data-bs-original-title",
	"data-original-title", "data-bs-title", "title"}

// minNoteWords is how many words such a note has at least: fewer are what a link is called.
const minNoteWords = 3

// textInAttribute is what the attribute of a mark in a text says, "" if it says nothing. What leads
// anywhere has its note there, and calls it by the attribute.
func textInAttribute(n *html.Node) string {
	if !mayHaveText(n) || n.DataAtom == atom.Abbr || dom.TraitsAt(n.DataAtom)&(dom.IsBlock|dom.IsMedia) != 0 {
		return ""
	}
	if href := dom.AttrOr(n, "href"); href != "" && href != "#" && !form.IsScriptLink(href) {
		return ""
	}
	for _, key := range noteAttributes {
		text := dom.AttrOr(n, key)
		if len(strings.Fields(text)) < minNoteWords && !isLongWithoutBlanks(text) {
			continue
		}
		if key == "title" && !isRaised(n) {
			return "" // what pages of a list are called
		}
		if !form.IsNoteLabel(form.NoteText(dom.TextUpTo(n, form.MaxLabelText))) || !form.MayBeMark(n) && n.DataAtom != atom.A {
			return ""
		}
		return text
	}
	return ""
}

// mayHaveText reports whether an element has an attribute that may be one of these: as few have.
func mayHaveText(n *html.Node) bool {
	for i := range n.Attr {
		if key := n.Attr[i].Key; key == "title" || strings.HasPrefix(key, "data") {
			return true
		}
	}
	return false
}

// isRaised reports whether an element is raised, or stands in one that is.
func isRaised(n *html.Node) bool { return form.IsRaised(n) || dom.Closest(n, atom.Sup) != nil }

// isLongWithoutBlanks reports whether a text is a sentence of a script without blanks.
func isLongWithoutBlanks(text string) bool {
	const long = 24 // bytes: eight signs of Han
	return len(text) >= long && text[0] >= 0x80
}

// inAttributes finds the notes that stand in an attribute of their marks, and nowhere else.
func (s *notes) inAttributes(root *html.Node) {
	for _, p := range s.described {
		if p.node.Parent == nil || !dom.Contains(root, p.node) || dom.Closest(p.node.Parent, atom.A) != nil || holdsLink(p.node) {
			continue
		}
		sup := p.node
		if around := dom.Closest(p.node, atom.Sup); around != nil {
			sup = around
		}
		if form.IsRaised(sup) && form.IsPower(sup) {
			continue
		}
		parsed, err := html.ParseFragment(strings.NewReader(textInAttribute(p.node)), dom.NewElement(atom.Div))
		if err != nil || len(parsed) == 0 {
			continue
		}
		holder := dom.NewElement(atom.Div)
		for _, part := range parsed {
			holder.AppendChild(part)
		}
		s.refer(p, &note{label: form.NoteText(dom.TextUpTo(p.node, form.MaxLabelText)), content: parsed})
	}
}

// holdsLink reports whether there is a link in an element.
func holdsLink(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.DataAtom == atom.A && dom.AttrOr(d, "href") != "" && dom.AttrOr(d, "href") != "#" {
			return true
		}
	}
	return false
}
