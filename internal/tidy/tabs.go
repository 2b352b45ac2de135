package tidy

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form/box"
)

// tabs puts the labels of panels above them: in a row by themselves they say
// nothing, and without them nobody knows what which panel is for.
func tabs(root *html.Node) {
	for _, t := range slices.Concat(box.Tabs(root)...) {
		if t.Label == nil {
			t.Panel.InsertBefore(boldLine(t.Title), t.Panel.FirstChild)
			continue
		}
		text := strings.Join(strings.Fields(dom.TextOf(t.Label)), " ")
		if text == "" || !dom.Attached(t.Label) || !dom.Attached(t.Panel) || dom.Contains(t.Label, t.Panel) || dom.Contains(t.Panel, t.Label) {
			continue
		}
		t.Panel.Parent.InsertBefore(boldLine(text), t.Panel)
		removeHollow(t.Label)
	}
}

// removeHollow removes an element, and those around it in which nothing is left.
func removeHollow(n *html.Node) {
	for {
		up := n.Parent
		dom.Remove(n)
		if up == nil || up.Parent == nil || dom.HasContent(up) {
			return
		}
		n = up
	}
}
