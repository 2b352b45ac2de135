package notes

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// A begun is a block that begins with the mark of a note: a raised number or letter, or a
// number behind a sign for notes.
type begun struct {
	place // the block, its item or its row
	label string
	whole *html.Node
	parts []*html.Node
}

// begun finds notes that nothing is called so and no heading announces, by their shape:
// a block right behind the paragraph that has the same mark, or blocks or rows next to
// each other whose marks count from the first on.
func (s *notes) begun() (all []begun) {
	units := map[*html.Node]begun{}
	var order []*html.Node
	cited := map[*html.Node]map[string]bool{} // raised marks, by the block they stand in
	see := func(p place) {
		block := form.BlockOf(p.node.Parent)
		if block == nil || block.Parent == nil {
			return
		}
		u, ok := beginsAt(p, block)
		if !ok {
			if p.node.Type == html.TextNode {
				return
			}
			if cited[block] == nil {
				cited[block] = map[string]bool{}
			}
			cited[block][form.NoteText(textUpTo(p.node, form.MaxLabelText))] = true
		} else if units[u.node].node == nil {
			units[u.node] = u
			order = append(order, u.node)
		}
	}
	for _, p := range s.sups {
		see(p)
	}
	for _, p := range s.marked {
		if strings.HasPrefix(strings.TrimLeft(p.node.Data, " \t\n\u00a0\u3000"), "※") || isStarred(p.node.Data) {
			see(p)
		}
	}
	counted := map[*html.Node]bool{}
	for _, n := range order {
		u := units[n]
		if before := dom.Before(n); before != nil && cited[before][u.label] {
			all = append(all, u)
			counted[n] = true
		}
		if u.label != "1" && u.label != "a" || counted[n] {
			continue
		}
		row := []begun{u}
		for next := dom.After(n); next != nil && units[next].label == following(row[len(row)-1].label); next = dom.After(next) {
			row = append(row, units[next])
		}
		if len(row) > 1 {
			all = append(all, row...)
		}
	}
	return all
}

// beginsAt is the block that a mark begins, as a note.
func beginsAt(p place, block *html.Node) (u begun, ok bool) {
	first := firstText(block)
	if first == nil || !dom.Contains(p.node, first) {
		return begun{}, false
	}
	label := form.LabelAtStart(block, false)
	if !form.IsNoteLabel(label) || dom.TraitsAt(block.DataAtom)&dom.IsHeading != 0 || dom.IsElement(block, atom.Body) {
		return begun{}, false
	}
	u = begun{place{block, p.at}, label, block.Parent, []*html.Node{block}}
	switch {
	case dom.TraitsAt(block.DataAtom)&dom.IsCell != 0:
		text := dom.After(block)
		if text == nil || dom.Before(block) != nil || dom.After(text) != nil || dom.TraitsAt(text.DataAtom)&dom.IsCell == 0 || form.NoteText(dom.TextUpTo(block, form.MaxLabelText)) != label {
			return begun{}, false
		}
		u.node, u.whole, u.parts = block.Parent, block.Parent, childrenOf(text)
	case dom.IsElement(block, atom.Li):
		u.whole, u.parts = block, childrenOf(block)
	case dom.IsElement(block.Parent, atom.Li) && dom.Before(block) == nil:
		u.node, u.whole, u.parts = block.Parent, block.Parent, childrenOf(block.Parent)
	}
	return u, true
}

// following is the label behind another one.
func following(label string) string {
	if n, err := strconv.Atoi(label); err == nil {
		return strconv.Itoa(n + 1)
	}
	if len(label) == 1 {
		return string(label[0] + 1)
	}
	return ""
}

// isStarred reports whether a text begins with a star and a number. Numbers between brackets
// and in circles count what a text says as often as they mark notes.
func isStarred(text string) bool {
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), "*")
	return ok && rest != "" && rest[0] >= '0' && rest[0] <= '9'
}
