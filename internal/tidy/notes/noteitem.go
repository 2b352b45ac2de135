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
	if len(n.content) > 0 && n.content[0].Parent != nil && (dom.IsElement(n.content[0], atom.P) || dom.IsElement(n.content[0], atom.Div) || dom.TraitsAt(n.content[0].DataAtom)&dom.IsBlock == 0) {
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
	if holder != nil && dom.IsElement(holder, atom.Tr) && form.NoteText(dom.TextUpTo(holder, form.MaxLabelText)) == n.label {
		dom.TakeChildren(holder) // its number has a cell of its own
	}
	had := dropLabel(li, n.label)
	s.dropBackLinks(li)
	if !had { // the link back stood before it
		dropLabel(li, n.label)
	}
	for part := range li.ChildNodes() { // small letters by another name
		if only := dom.First(part); only != nil && only.DataAtom == atom.Sub && dom.After(only) == nil {
			dom.Unwrap(only)
		}
	}
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

// isHollow reports whether nothing is left in an element but blanks, rules
// and the caption of a table.
func isHollow(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !dom.IsBlank(d) && !dom.IsElement(d.Parent, atom.Caption) {
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
	var over []*html.Node
	headed := false
	for s := n.PrevSibling; s != nil && !headed; s = s.PrevSibling {
		headed = form.HeadsNotes(s) || isBold(s) && form.IsNotesHeading(dom.TextUpTo(s, form.MaxLabelText))
		if !headed && !dom.IsBlank(s) && !dom.IsElement(s, atom.Hr) && !dom.IsElement(s, atom.Br) {
			break
		}
		over = append(over, s)
	}
	for _, s := range over {
		if headed || !dom.IsElement(s, atom.Br) {
			dom.Remove(s)
		}
	}
}

func isBold(n *html.Node) bool { return dom.IsElement(n, atom.B) || dom.IsElement(n, atom.Strong) }
