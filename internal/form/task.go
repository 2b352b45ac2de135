package form

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// Words of class names for the box of a task, for one that is ticked, and for a list of
// tasks.
var (
	boxWords  = dom.HashedWords("checkbox")
	iconWords = dom.HashedWords("square checkbox box") // in a list of tasks
	tickWords = dom.HashedWords("check checked tick")  // of such an icon
	doneWords = dom.HashedWords("on checked done complete completed")
	taskWords = dom.HashedWords("task tasks todo checklist")
)

// TaskBox reports whether an element without text is the box before a task, and whether
// it is ticked: HTML's own, one that its role names, one that its class does.
func TaskBox(n *html.Node) (done, ok bool) {
	if n.DataAtom == atom.Code && dom.IsElement(n.Parent, atom.Li) {
		return isTypedBox(n)
	}
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
	if n.DataAtom == atom.I && NameHas(class, iconWords) && saysNothing(n) {
		list := dom.Closest(n, atom.Ul)
		return NameHas(class, tickWords), list != nil && NameHas(dom.AttrOr(list, "class"), taskWords)
	}
	if !strings.Contains(class, "checkbox") || !NameHas(class, boxWords) || holdsInput(n) {
		return false, false
	}
	return NameHas(class, doneWords), saysNothing(n)
}

// isTypedBox reports whether code is the box before a task as Org writes it, in an item that
// is called on or off: "[X]".
func isTypedBox(n *html.Node) (done, ok bool) {
	text := strings.ReplaceAll(dom.TextUpTo(n, maxSign), "\u00a0", " ")
	if len(text) != len("[X]") || text[0] != '[' || text[2] != ']' {
		return false, false
	}
	done = text[1] == 'X' || text[1] == 'x'
	return done, (done || text[1] == ' ' || text[1] == '-') && NameHas(dom.AttrOr(n.Parent, "class"), stateWords)
}

var stateWords = dom.HashedWords("on off trans")

// taskState is what an editor's attribute says of an item, or of a list of one, that is a
// task.
func taskState(n *html.Node) (done, ok bool) {
	switch state := cmp.Or(dom.AttrOr(n, "data-list"), dom.AttrOr(n, "data-checked")); state {
	case "checked", "true":
		return true, true
	case "unchecked", "false":
		return false, true
	}
	return false, false
}

const maxSign = 20 // bytes around a sign

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

// IsTaskList reports whether an editor's attributes say that the items of a list are tasks, or
// its name says that its items are tasks, and an item's
// own whether that one is done: a style sheet draws the boxes.
func IsTaskList(list *html.Node) bool {
	if _, ok := taskState(list); ok {
		return true
	}
	if first := dom.First(list); first != nil && first.DataAtom == atom.Li {
		if _, ok := taskState(first); ok {
			return true
		}
	}
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
func IsDone(item *html.Node) bool {
	for _, n := range [...]*html.Node{item, item.Parent} {
		if done, ok := taskState(n); ok {
			return done
		}
	}
	return NameHas(dom.AttrOr(item, "class"), doneWords)
}

// NameHas reports whether a word of a name in a class attribute is one of some.
func NameHas(class string, words map[uint32]bool) (has bool) {
	for token := range strings.FieldsSeq(class) {
		dom.EachWordOfName(token, func(word uint32) { has = has || words[word] })
	}
	return has
}
