package dom

import "golang.org/x/net/html"

// A line is what is listed of a line of text. Blanks at its beginning and end are not
// seen, and of several in a row but one is (CSS Text 3, 4.1.1 and 4.1.2). What load
// leaves out of a page's bytes (blank.go) is a part of what is not listed here, which
// TestGapsOfPages holds: a page has the same nodes, whoever parsed it.
type line struct {
	text   bool  // something is seen in it
	blank  bool  // blanks are listed behind that
	last   int32 // the index of these if the line might end there, else 0
	spaced int   // elements around it that keep their blanks
}

// enter reports whether n is to be listed. Blanks that end a line are, until it ends.
func (l *line) enter(t *Tree, n *html.Node) bool {
	switch {
	case n.Type == html.CommentNode:
		return false
	case n.Type == html.TextNode && l.spaced == 0 && IsBlank(n):
		if !l.text || l.blank {
			return false
		}
		l.blank, l.last = true, int32(len(t.Nodes))
	case n.Type == html.TextNode:
		if parent := n.Parent; parent == nil || traitsOf(parent)&IsSkipped == 0 {
			l.see()
		}
	default:
		l.pass(t, n, 1)
	}
	return true
}

// leave is told of n's end. That of an element in a line changes nothing: it may have
// no tag of its own.
func (l *line) leave(t *Tree, n *html.Node) {
	if traitsOf(n)&IsBlock != 0 {
		l.pass(t, n, -1)
	}
}

// pass is told of a tag of n.
func (l *line) pass(t *Tree, n *html.Node, by int) {
	switch traits := traitsOf(n); {
	case traits&IsBlock != 0:
		if l.last > 0 {
			t.unlist(l.last)
		}
		l.text, l.blank, l.last = false, false, 0
		if traits&IsCode != 0 {
			l.spaced += by
		}
	case traits&IsUnseen != 0 || n.Type != html.ElementNode:
		l.last = 0
	default:
		l.see()
	}
}

func (l *line) see() { l.text, l.blank, l.last = true, false, 0 }

// unlist takes the last node off the list again, which is a text.
func (t *Tree) unlist(last int32) {
	for i := t.Nodes[last].Parent; i >= 0 && t.Nodes[i].End == last+1; i = t.Nodes[i].Parent {
		t.Nodes[i].End = last // it was the end of this one, too
	}
	t.Nodes = t.Nodes[:last]
}
