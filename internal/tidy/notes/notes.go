package notes

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// A note is a footnote, an endnote or a sidenote.
type note struct {
	label   string       // as the page writes it
	content []*html.Node // what it says; moved when all notes are known
	whole   *html.Node   // the element that goes when the content has gone
	refs    []*html.Node // the references that have taken the place of the page's
	at      int          // the first of which stands here, see place
	number  int          // in the order of references, from 1
}

// A place is an element and how many stand before it in the tree.
type place struct {
	node *html.Node
	at   int
}

// link is one to a part of this page, or what names an element of it.
type link struct {
	place
	fragment string
	own      bool // its address is this page's
}

// notes is what one look through a tree found of notes.
type notes struct {
	base   *url.URL
	seen   int              // elements
	ids    map[string]place // elements by id, anchors by name
	links  []link
	back   map[string]*html.Node // links that point back from a note, by the note
	sups   []place
	found  map[*html.Node]*note // by the element a reference points to
	listed []*note              // in the order in which they were found
	refs   map[string]bool      // ids of references and of what is around them

	targets map[*html.Node]bool // what references point to
	within  map[*html.Node]int  // how many of those lie in an element

	classed []place // elements whose class has a word of notes
	shown   []place // elements in a sentence that are shown when a mark is pressed
	heads   []place // rules and headings, behind which notes may stand, and lists, which may be theirs
	raised  []place // texts with raised digits

	marked    []place // texts with numbers that may be marks: between brackets, behind signs
	described []place // elements with a text in an attribute
}

// Normalise finds notes however they are written and brings them into
// the clean form; base is what links within the page start from. A note without a reference, and a reference without a
// note, stay what they are.
func Normalise(root *html.Node, base *url.URL) {
	s := &notes{base: base, ids: map[string]place{}, back: map[string]*html.Node{}, found: map[*html.Node]*note{}, refs: map[string]bool{},
		targets: map[*html.Node]bool{}, within: map[*html.Node]int{}}
	s.look(root)
	s.linked()
	s.beside()
	if len(s.listed) == 0 {
		s.numbered()
	}
	s.inAttributes(root)
	if len(s.listed) == 0 {
		return
	}
	s.giveNumbers()
	list := dom.NewElement(atom.Ol)
	var holders []*html.Node
	for _, n := range s.listed {
		li, holder := s.item(n)
		list.AppendChild(li)
		holders = append(holders, holder)
	}
	dropHollow(holders)
	section := dom.NewElement(atom.Section, html.Attribute{Key: "class", Val: form.NotesClass})
	section.AppendChild(list)
	root.AppendChild(section)
}

// giveNumbers gives the notes their numbers, in the order of their first references.
// Those that only other notes refer to come last, as readers of Markdown number them.
func (s *notes) giveNumbers() {
	within := map[*html.Node]bool{} // notes
	for _, n := range s.listed {
		for _, part := range n.content {
			within[part] = true
		}
	}
	slices.SortStableFunc(s.listed, func(a, b *note) int {
		return cmp.Or(cmp.Compare(a.depth(within), b.depth(within)), cmp.Compare(a.at, b.at))
	})
	for i, n := range s.listed {
		n.number = i + 1
		for _, ref := range n.refs {
			label := strconv.Itoa(n.number)
			ref.AppendChild(dom.NewLink("#fn-"+label, label))
		}
	}
}

// depth is 0 of a note that the text refers to, 1 of one that only notes do.
func (n *note) depth(within map[*html.Node]bool) int {
	for _, ref := range n.refs {
		if !insideAny(ref, within) {
			return 0
		}
	}
	return 1
}

// look goes through the tree once.
func (s *notes) look(n *html.Node) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		switch child.Type {
		case html.ElementNode:
			s.seen++
			s.note(place{child, s.seen})
			s.look(child)
		case html.TextNode:
			if from, _, _ := form.RaisedNumber(child.Data); from >= 0 {
				s.raised = append(s.raised, place{child, s.seen})
			}
			if from, _, _ := form.MarkedNumber(child.Data); from >= 0 {
				s.marked = append(s.marked, place{child, s.seen})
			}
		}
	}
}

// note notes what may be part of a note, or point to one.
func (s *notes) note(p place) {
	n := p.node
	switch {
	case n.DataAtom == atom.Sup:
		s.sups = append(s.sups, p)
	case n.DataAtom == atom.Hr || n.DataAtom == atom.Ol || n.DataAtom == atom.Summary || dom.TraitsAt(n.DataAtom)&(dom.IsHeading|dom.IsPara) != 0:
		s.heads = append(s.heads, p)
	}
	if isShownLater(n) {
		s.shown = append(s.shown, p)
	}
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "id":
			if s.ids[a.Val].node == nil && a.Val != "" && n.DataAtom != atom.Input {
				s.ids[a.Val] = p
			}
		case "name":
			if n.DataAtom == atom.A && s.ids[a.Val].node == nil && a.Val != "" {
				s.ids[a.Val] = p
			}
		case "class":
			if strings.Contains(a.Val, "note") || strings.Contains(a.Val, "Note") || strings.Contains(a.Val, "footdef") {
				s.classed = append(s.classed, p)
			}
		}
	}
	if textInAttribute(n) != "" {
		s.described = append(s.described, p)
	}
	fragment, own := s.fragment(n)
	if fragment == "" {
		return
	}
	s.links = append(s.links, link{p, fragment, own})
	if id := form.NoteOfBackLink(fragment); id != "" {
		s.back[id] = n
	}
}

// fragment is the part of this page that an element leads to or names, and
// whether it leads to this page.
func (s *notes) fragment(n *html.Node) (fragment string, own bool) {
	if n.DataAtom == atom.A {
		if fragment, own = form.FragmentOf(n, s.base); fragment != "" {
			return fragment, own
		}
	}
	fragment = form.NamedNote(n)
	return fragment, fragment != ""
}
