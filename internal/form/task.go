package form

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// Words of class names for the box of a task, for one that is ticked, and for a list of
// tasks.
var (
	boxWords  = dom.HashedWords("checkbox")
	doneWords = dom.HashedWords("on checked done complete completed")
	taskWords = dom.HashedWords("task tasks todo checklist")
)

// TaskBox reports whether an element without text is the box before a task, and whether
// it is ticked: HTML's own, one that its role names, one that its class does.
func TaskBox(n *html.Node) (done, ok bool) {
	if n.Type != html.ElementNode || len(n.Attr) == 0 {
		return false, false
	}
	if n.DataAtom == atom.Input {
		_, done = dom.Attr(n, "checked")
		return done, strings.EqualFold(dom.AttrOr(n, "type"), "checkbox")
	}
	switch n.DataAtom {
	case atom.Span, atom.Div, atom.Button, atom.I, atom.Label:
	default:
		return false, false
	}
	if dom.AttrOr(n, "role") == "checkbox" {
		return dom.AttrOr(n, "aria-checked") == "true", saysNothing(n)
	}
	class := dom.AttrOr(n, "class")
	if !strings.Contains(class, "checkbox") || !NameHas(class, boxWords) || holdsInput(n) {
		return false, false
	}
	return NameHas(class, doneWords), saysNothing(n)
}

// saysNothing reports whether an element has no text, as far as it is looked at.
func saysNothing(n *html.Node) bool { return strings.TrimSpace(dom.TextUpTo(n, maxSign)) == "" }

// holdsInput reports whether an element only holds a box that is HTML's own.
func holdsInput(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.DataAtom == atom.Input {
			return true
		}
	}
	return false
}

// IsTaskList reports whether a list's name says that its items are tasks, and an item's
// own whether that one is done: a style sheet draws the boxes.
func IsTaskList(list *html.Node) bool {
	if !NameHas(dom.AttrOr(list, "class"), taskWords) {
		return false
	}
	for item := range list.ChildNodes() {
		if IsDone(item) {
			return true
		}
	}
	return false
}

// IsDone reports whether an item of a list of tasks is called done.
func IsDone(item *html.Node) bool { return NameHas(dom.AttrOr(item, "class"), doneWords) }

// NameHas reports whether a word of a name in a class attribute is one of some.
func NameHas(class string, words map[uint32]bool) (has bool) {
	for token := range strings.FieldsSeq(class) {
		dom.EachWordOfName(token, func(word uint32) { has = has || words[word] })
	}
	return has
}
