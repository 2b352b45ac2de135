package notes

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// define collects what a note says, from the element that references point
// to. A note ends where the next one begins.
func (s *notes) define(target *html.Node, label string) *note {
	n := &note{label: label}
	block := form.BlockOf(target)
	if block == nil || block.Parent == nil {
		return nil
	}
	if cell := block.Parent; dom.TraitsAt(cell.DataAtom)&dom.IsCell != 0 && form.NoteText(dom.TextUpTo(cell, form.MaxLabelText)) == label {
		block = cell
	}
	switch {
	case dom.IsElement(block, atom.Dt):
		for d := block.NextSibling; d != nil && !dom.IsElement(d, atom.Dt); d = d.NextSibling {
			n.content = append(n.content, childrenOf(d)...)
		}
		n.whole = block.Parent
		dom.Remove(block)
		return n
	case dom.TraitsAt(block.DataAtom)&dom.IsHeading != 0:
		s.below(n, block)
		return n
	case rowOf(block) != nil:
		if n.takeRow(rowOf(block)); dom.IsElement(block, atom.Table) {
			n.whole = block
		}
		return n
	case target != block && s.holdsAnother(block, target):
		n.content = s.slice(block, target)
		n.whole = block
		return n
	}
	// The element around a label alone, or around all paragraphs of a note.
	for p := block.Parent; p != nil && p.Parent != nil && isNoteShell(p) && !s.holdsAnother(p, target); p = p.Parent {
		if !form.SaysNote(dom.AttrOr(p, "id")) && !form.SaysNote(dom.AttrOr(p, "class")) && form.NoteText(dom.TextUpTo(block, form.MaxLabelText)) != label {
			break
		}
		if strings.Contains(form.NoteClass(p), "footnotes") || beginsWithNotesHeading(p) {
			break
		}
		block = p
	}
	n.whole = block
	if dom.IsElement(block, atom.P) {
		n.content = []*html.Node{block}
		n.whole = block.Parent
		for next := block.NextSibling; next != nil && s.anyTargetAfter(next); next = next.NextSibling {
			if s.holdsAnother(next, nil) {
				break
			}
			n.content = append(n.content, next)
		}
		return n
	}
	n.content = childrenOf(block)
	return n
}

// below collects what stands below a heading that is a note's label.
func (s *notes) below(n *note, heading *html.Node) {
	for c := heading.NextSibling; c != nil && dom.TraitsAt(c.DataAtom)&dom.IsHeading == 0 && !s.holdsAnother(c, nil); c = c.NextSibling {
		n.content = append(n.content, c)
	}
	n.whole = heading.Parent
	dropHeadingOf(heading)
	dom.Remove(heading)
}

// rowOf is the row that an element is or is the cell of, or the first of a table:
// docutils has one for each note. It is nil if there is none.
func rowOf(n *html.Node) *html.Node {
	switch n.DataAtom {
	case atom.Tr:
		return n
	case atom.Td, atom.Th:
		return n.Parent
	case atom.Table:
		for d := range n.Descendants() {
			if d.DataAtom == atom.Tr {
				return d
			}
		}
	}
	return nil
}

// takeRow collects what the last cell of a row says: the label has a cell of its
// own.
func (n *note) takeRow(row *html.Node) {
	n.whole = row
	for c := row.LastChild; c != nil; {
		before := c.PrevSibling
		switch cell := dom.TraitsAt(c.DataAtom)&dom.IsCell != 0; {
		case cell && n.content == nil:
			n.content = childrenOf(c)
		case cell && form.NoteText(dom.TextUpTo(c, form.MaxLabelText)) == n.label:
			dom.Remove(c)
		}
		c = before
	}
}

// beginsWithNotesHeading reports whether an element is of notes and not one
// itself.
func beginsWithNotesHeading(n *html.Node) bool {
	first := dom.First(n)
	return first != nil && form.HeadsNotes(first)
}

func isNoteShell(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Aside, atom.Li, atom.Dd, atom.Section:
		return true
	}
	return false
}

func childrenOf(n *html.Node) []*html.Node {
	var all []*html.Node
	if n == nil {
		return nil
	}
	for c := range n.ChildNodes() {
		all = append(all, c)
	}
	return all
}

// point notes an element that references point to, and what it lies in: to
// look for the next note each time would take time that grows with the square
// of a page's length.
func (s *notes) point(target *html.Node) {
	if !s.targets[target] {
		s.targets[target] = true
		dropBrackets(target)
		s.count(target, 1)
	}
}

func (s *notes) count(target *html.Node, by int) {
	for n := target; n != nil; n = n.Parent {
		s.within[n] += by
	}
}

// leave forgets the targets in an element that goes.
func (s *notes) leave(n *html.Node) { s.count(n.Parent, -s.within[n]) }

// holdsAnother reports whether another note than target's begins in n.
func (s *notes) holdsAnother(n, target *html.Node) bool {
	others := s.within[n]
	if s.targets[target] && dom.Contains(n, target) {
		others--
	}
	return others > 0
}

// maxNoteBlocks is how many blocks a note may have after its first: more
// are not looked through for the next note.
const maxNoteBlocks = 20

// anyTargetAfter reports whether a note begins in n or soon after it.
func (s *notes) anyTargetAfter(n *html.Node) bool {
	for i := 0; n != nil && i < maxNoteBlocks; n, i = n.NextSibling, i+1 {
		if dom.TraitsAt(n.DataAtom)&dom.IsHeading != 0 {
			return false
		}
		if s.holdsAnother(n, nil) {
			return true
		}
	}
	return false
}

// slice is what stands in a block between one anchor and the next, where
// notes are apart by line breaks alone.
func (s *notes) slice(block, target *html.Node) []*html.Node {
	top := target
	for top.Parent != block {
		top = top.Parent
	}
	var part []*html.Node
	for c := top; c != nil; c = c.NextSibling {
		if c != top && s.holdsAnother(c, target) {
			break
		}
		part = append(part, c)
	}
	return part
}

// dropBackLinks removes the links from a note to where it is referred to.
func (s *notes) dropBackLinks(li *html.Node) {
	var links []*html.Node
	for d := range li.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		if dom.IsElement(d, atom.A) && s.isBackLink(d) || dom.HasWord(dom.AttrOr(d, "class"), "mw-cite-backlink") {
			links = append(links, d)
		}
	}
	for _, a := range links {
		if dom.Contains(li, a) && a != li {
			dropBackBrackets(a)
			removeInside(a, li)
		}
	}
}

// removeInside removes n and the elements below top that it leaves empty.
func removeInside(n, top *html.Node) {
	for {
		up := n.Parent
		dom.Remove(n)
		if up == nil || up == top || !isHollow(up) {
			return
		}
		n = up
	}
}

func (s *notes) isBackLink(a *html.Node) bool {
	if f, _ := form.FragmentOf(a, s.base); f != "" && (s.refs[f] || form.NoteOfBackLink(f) != "") {
		return true
	}
	return form.LeadsBack(a) || dom.AttrOr(a, "href") == "" && strings.Trim(dom.TextOf(a), " \t\n\ufe0e\ufe0f") == "" // an anchor without text
}

// dropLabel removes a note's label from its beginning, and reports whether there
// was one. One in an element of its own may stand there twice, for readers who
// see the note by itself.
func dropLabel(li *html.Node, label string) (had bool) {
	for range 4 {
		first := firstText(li)
		if first == nil {
			return had
		}
		if alone := labelAround(first, li, label); alone != nil {
			had = true
			removeInside(alone, li)
			trimStart(li)
			continue
		}
		if had {
			break
		}
		if found, end, sure := form.LabelPrefix(first.Data); sure && found == label {
			had = true
			first.Data = first.Data[end:]
			break
		} else if end > 0 && found == label { // in digits of another script
			first.Data = label + first.Data[end:]
		}
		text := strings.TrimLeft(first.Data, " \t\n\u00a0")
		for _, form := range [...]string{"[" + label + "]", "(" + label + ")", label + ".", label + ")", label + ":", "^", label} {
			rest, ok := strings.CutPrefix(text, form)
			if ok && (rest == "" || strings.ContainsRune(" \t\n\u00a0", []rune(rest)[0])) {
				had = had || form != "^"
				first.Data = rest
				break
			}
		}
		break
	}
	trimStart(li)
	return had
}

// labelAround is the greatest element in li around its first text that says the
// label and nothing else, nil if there is none.
func labelAround(first, li *html.Node, label string) *html.Node {
	var whole *html.Node
	for n := first.Parent; n != li && n != nil && dom.TraitsAt(n.DataAtom)&dom.IsBlock == 0; n = n.Parent {
		if form.NoteText(strings.TrimRight(dom.TextUpTo(n, form.MaxLabelText), ".:) \n")) == label || form.NoteText(dom.TextUpTo(n, form.MaxLabelText)) == label {
			whole = n
		}
	}
	return whole
}

// trimStart takes blanks and the marks behind a label off a note's
// beginning.
func trimStart(li *html.Node) {
	if first := firstText(li); first != nil {
		first.Data = strings.TrimLeft(first.Data, " \t\n\u00a0\u3000")
		first.Data = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(first.Data, "："), ". "), ": "), "^ ")
		if text := strings.TrimSpace(first.Data); text == ":" || text == "." || text == "：" { // in an element of its own
			first.Data = ""
		}
	}
}

func firstText(n *html.Node) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !dom.IsBlank(d) {
			return d
		}
	}
	return nil
}
