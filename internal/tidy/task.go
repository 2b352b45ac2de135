package tidy

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// newBox makes the box of a task.
func newBox(done bool) *html.Node {
	attrs := []html.Attribute{{Key: "type", Val: "checkbox"}, {Key: "disabled"}}
	if done {
		attrs = append(attrs, html.Attribute{Key: "checked"})
	}
	return dom.NewElement(atom.Input, attrs...)
}

// taskBox puts the box of a task in the place of an element that is drawn as one at the
// beginning of an item, and before the items of a list that is called one of tasks. It
// reports whether n was a box.
func taskBox(n *html.Node) bool {
	if n.DataAtom == atom.Ul || n.DataAtom == atom.Ol {
		if form.IsTaskList(n) {
			for item := range n.ChildNodes() {
				if dom.IsElement(item, atom.Li) && !beginsWithBox(item) {
					item.InsertBefore(newBox(form.IsDone(item)), item.FirstChild)
				}
			}
		}
		return false
	}
	done, ok := form.TaskBox(n)
	if !ok || n.DataAtom == atom.Input || !startsItem(n) {
		return false
	}
	box := newBox(done)
	dom.Replace(n, box)
	besideText(box)
	return true
}

// besideText puts the box of a task into the paragraph behind it, where what holds the box
// holds nothing else: a box by itself says nothing.
func besideText(box *html.Node) {
	n := box
	for n.Parent != nil && n.Parent.DataAtom != atom.Li && n.Parent.FirstChild == n && !dom.RunHasContent(n.NextSibling, nil) {
		n = n.Parent
	}
	next := dom.After(n)
	for next != nil && next.DataAtom == atom.Div && next.FirstChild != nil {
		if next = next.FirstChild; dom.IsBlank(next) {
			next = dom.After(next)
		}
	}
	if next != nil && next.DataAtom == atom.P {
		dom.Remove(box)
		if n != box {
			dom.Remove(n) // nothing stands before the box
		}
		next.InsertBefore(box, next.FirstChild)
	}
}

func beginsWithBox(item *html.Node) bool {
	for d := range item.Descendants() {
		if _, ok := form.TaskBox(d); ok {
			return true
		}
		if d.Type == html.TextNode && !dom.IsBlank(d) {
			return false
		}
	}
	return false
}

// The signs that are typed for the boxes of tasks. A tick alone may praise what is listed:
// one that is not ticked has to stand beside it, or a box around the tick.
const (
	doneSigns = "☑☒✅✓✔"
	openSigns = "☐❏❑□⬜"
)

// taskSign reads the sign of a box that a text begins with, "" if there is none.
func taskSign(text string) (sign string, done bool) {
	text = strings.TrimLeft(text, typedBlanks)
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case size == 0:
	case strings.ContainsRune(doneSigns, r):
		return text[:size], true
	case strings.ContainsRune(openSigns, r):
		return text[:size], false
	}
	return "", false
}

// taskLines makes tasks of the lines of a paragraph that all begin with the sign of a box.
func taskLines(p *html.Node, lines []line) (list *html.Node, ok bool) {
	if len(lines) < 2 {
		return nil, false
	}
	texts := make([]*html.Node, len(lines))
	for i, l := range lines {
		for _, n := range l {
			if texts[i] == nil && !dom.IsBlank(n) {
				texts[i] = beginning(n)
				break
			}
		}
	}
	if !areTasks(texts) {
		return nil, false
	}
	list = dom.NewElement(atom.Ul)
	for _, l := range lines {
		item := dom.NewElement(atom.Li)
		for _, n := range l {
			dom.Remove(n)
			item.AppendChild(n)
		}
		list.AppendChild(item)
	}
	dom.Replace(p, list)
	taskItems(list)
	return list, true
}

// taskItems makes tasks of items that all begin with the sign of a box.
func taskItems(list *html.Node) {
	var texts []*html.Node
	for item := range list.ChildNodes() {
		texts = append(texts, beginning(item))
	}
	if !areTasks(texts) {
		return
	}
	for item := range list.ChildNodes() {
		sign, done := taskSign(beginning(item).Data)
		dropStart(item, sign)
		first := item
		if dom.IsElement(first.FirstChild, atom.P) {
			first = first.FirstChild
		}
		first.InsertBefore(newBox(done), first.FirstChild)
	}
}

// areTasks reports whether texts all begin with the sign of a box, and one of them with
// more than a tick.
func areTasks(texts []*html.Node) bool {
	boxes := false
	for _, text := range texts {
		if text == nil {
			return false
		}
		sign, _ := taskSign(text.Data)
		if sign == "" {
			return false
		}
		boxes = boxes || strings.Contains(openSigns+"☑☒", sign)
	}
	return boxes && len(texts) > 1
}
