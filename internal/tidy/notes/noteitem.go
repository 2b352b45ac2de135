package notes

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// item makes the list item of a note: what it says without its label and
// the links that point back. It returns what the note stood in too.
func (s *notes) item(n *note) (li, holder *html.Node) {
	li = dom.NewElement(atom.Li, html.Attribute{Key: "id", Val: "fn-" + strconv.Itoa(n.number)})
	holder = n.whole
	if len(n.content) > 0 && dom.IsElement(n.content[0], atom.P) && n.content[0].Parent != nil {
		dropHeadingOf(n.content[0])
	}
	for _, part := range n.content {
		if part.Parent != nil && holder == nil {
			holder = part.Parent
		}
		if after := part.NextSibling; dom.IsElement(part, atom.P) && after != nil && dom.IsBlank(after) {
			dom.Remove(after)
		}
		dom.Remove(part)
		li.AppendChild(part)
	}
	s.dropBackLinks(li)
	dropLabel(li, n.label)
	if !dom.HasContent(li) {
		li.AppendChild(dom.NewText(n.label)) // a note that says nothing: its references still need it
	}
	return li, holder
}

// dropHollow removes the elements in which nothing is left of notes that have
// gone, and those around them. Each is looked through once for all its notes.
func dropHollow(holders []*html.Node) {
	for len(holders) > 0 {
		var around []*html.Node
		looked := map[*html.Node]bool{}
		for _, n := range holders {
			if n == nil || looked[n] || n.Parent == nil || dom.IsElement(n, atom.Body) {
				continue
			}
			looked[n] = true
			if !isHollow(n) {
				continue
			}
			around = append(around, n.Parent)
			dropHeadingOf(n)
			if after := n.NextSibling; after != nil && dom.IsBlank(after) {
				dom.Remove(after)
			}
			dom.Remove(n)
		}
		holders = around
	}
}

// isHollow reports whether nothing is left in an element but blanks and
// rules.
func isHollow(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !dom.IsBlank(d) {
			return false
		}
		if d.Type == html.ElementNode && dom.TraitsAt(d.DataAtom)&(dom.IsMedia|dom.IsHeading) != 0 {
			return false
		}
	}
	return true
}

// dropHeadingOf removes the heading, or the line that is one, and the rule over
// notes that have gone.
func dropHeadingOf(n *html.Node) {
	for s := n.PrevSibling; s != nil; s = n.PrevSibling {
		switch {
		case dom.IsBlank(s), dom.IsElement(s, atom.Hr):
		case form.HeadsNotes(s):
		default:
			return
		}
		dom.Remove(s)
	}
}
