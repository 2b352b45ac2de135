package dom

import (
	"strings"
	"testing"

	"golang.org/x/net/html/atom"
)

// TestCloneOfAnyDepth copies a tree that no parser would build: what is
// too deep loses its elements and keeps its text.
func TestCloneOfAnyDepth(t *testing.T) {
	limits := Limits{Nodes: 1 << 19, Depth: 500}
	root := NewElement(atom.Div)
	n := root
	for range 200_000 {
		child := NewElement(atom.Blockquote)
		n.AppendChild(child)
		n = child
	}
	n.AppendChild(NewText("deep"))
	root.AppendChild(NewText("shallow"))
	got := limits.Clone(root)
	depth := 0
	for n := got.FirstChild; n != nil; n = n.FirstChild {
		depth++
	}
	if depth > limits.Depth+1 || strings.TrimSpace(TextOf(got)) != "deep shallow" {
		t.Errorf("depth %d, text %q", depth, TextOf(got))
	}
	if root.FirstChild.Parent != root {
		t.Error("the original has changed")
	}
}
