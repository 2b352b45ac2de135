package notes

import (
	"net/url"
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
	number  int          // in the order of references, from 1
}

// notes is what one look through a tree found of notes.
type notes struct {
	base   *url.URL
	ids    map[string]*html.Node // elements by id, anchors by name
	links  []*html.Node          // links to a part of this page
	back   map[string]*html.Node // links that point back from a note, by the note
	sups   []*html.Node
	found  map[*html.Node]*note // by the element a reference points to
	listed []*note              // in the order of references
	refs   map[string]bool      // ids of references and of what is around them

	targets map[*html.Node]bool // what references point to
	within  map[*html.Node]int  // how many of those lie in an element

	classed []*html.Node // elements whose class has a word of notes
	breaks  []*html.Node // rules, behind which notes may stand, and lists, which may be theirs
}

// Normalise finds notes however they are written and brings them into
// the clean form; base is what links within the page start from. A note without a reference, and a reference without a
// note, stay what they are.
func Normalise(root *html.Node, base *url.URL) {
	s := &notes{base: base, ids: map[string]*html.Node{}, back: map[string]*html.Node{}, found: map[*html.Node]*note{}, refs: map[string]bool{},
		targets: map[*html.Node]bool{}, within: map[*html.Node]int{}}
	s.look(root)
	s.linked()
	s.beside()
	if len(s.listed) == 0 {
		s.numbered()
	}
	if len(s.listed) == 0 {
		return
	}
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

// look goes through the tree once.
func (s *notes) look(n *html.Node) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type == html.ElementNode {
			s.note(child)
			s.look(child)
		}
	}
}

// note notes what may be part of a note, or point to one.
func (s *notes) note(n *html.Node) {
	switch n.DataAtom {
	case atom.Sup:
		s.sups = append(s.sups, n)
	case atom.Hr, atom.Ol:
		s.breaks = append(s.breaks, n)
	}
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "id":
			if s.ids[a.Val] == nil && a.Val != "" && n.DataAtom != atom.Input {
				s.ids[a.Val] = n
			}
		case "name":
			if n.DataAtom == atom.A && s.ids[a.Val] == nil && a.Val != "" {
				s.ids[a.Val] = n
			}
		case "data-definition":
			if n.DataAtom != atom.A && a.Val != "" {
				s.links = append(s.links, n)
			}
		case "class":
			if strings.Contains(a.Val, "note") || strings.Contains(a.Val, "Note") || strings.Contains(a.Val, "footdef") {
				s.classed = append(s.classed, n)
			}
		case "href":
			if n.DataAtom != atom.A || strings.IndexByte(a.Val, '#') < 0 {
				continue
			}
			if f := s.fragment(n); f != "" {
				s.links = append(s.links, n)
				if id := form.NoteOfBackLink(f); id != "" {
					s.back[id] = n
				}
			}
		}
	}
}

// fragment is the part of this page that a link points to.
func (s *notes) fragment(n *html.Node) string {
	if id, ok := dom.Attr(n, "data-definition"); ok {
		return id
	}
	href := dom.AttrOr(n, "href")
	page, f, ok := strings.Cut(href, "#")
	if !ok || f == "" {
		return ""
	}
	if page != "" {
		own := s.base != nil && page == strings.TrimSuffix(s.base.String(), "#"+s.base.Fragment)
		if !own && !strings.HasPrefix(f, "_ftn") && !strings.HasPrefix(f, "_edn") {
			return ""
		}
	}
	if u, err := url.PathUnescape(f); err == nil {
		return u
	}
	return f
}

// linked finds the notes that a link points to.
func (s *notes) linked() {
	type reference struct {
		link, target *html.Node
		label        string
	}
	var refs []reference
	for _, a := range s.links {
		label := form.NoteText(dom.TextOf(a))
		f := s.fragment(a)
		target := s.ids[f]
		if target == nil { // Word leaves the targets out when a page is pasted
			target = s.back[f]
		}
		if target == nil || target == a || !form.IsNoteLabel(label) || !form.RefersToNote(a, f) || dom.Contains(target, a) || !form.ReadsLikeNote(target, f, label) {
			continue
		}
		refs = append(refs, reference{a, target, label})
		s.point(target)
	}
	// A link in a note that points back is a link with a label as well. The
	// first of two that point at each other is the reference.
	used := map[*html.Node]bool{}
	for _, r := range refs {
		if used[r.link] || !dom.Attached(r.link) {
			continue
		}
		n := s.found[r.target]
		if n == nil {
			n = s.define(r.target, r.label)
			if n == nil {
				continue
			}
			for _, part := range n.content {
				used[part] = true
				for d := range part.Descendants() {
					used[d] = true
				}
			}
			if used[r.link] {
				continue
			}
			s.found[r.target] = n
			s.list(n)
		}
		s.refer(r.link, n)
	}
}

func (s *notes) list(n *note) {
	s.listed = append(s.listed, n)
	n.number = len(s.listed)
}

// refer puts a reference to a note in a link's place, and in the place of
// the raised element and the brackets around it.
func (s *notes) refer(a *html.Node, n *note) {
	for up, x := 0, a; x != nil && up < 4; x, up = x.Parent, up+1 {
		for _, key := range [...]string{"id", "name"} {
			if v, ok := dom.Attr(x, key); ok {
				s.refs[v] = true
			}
		}
		if x.PrevSibling != nil {
			if v, ok := dom.Attr(x.PrevSibling, "id"); ok {
				s.refs[v] = true
			}
		}
	}
	place := a
	for place.Parent != nil && dom.TraitsAt(place.Parent.DataAtom)&dom.IsBlock == 0 && form.NoteText(dom.TextUpTo(place.Parent, form.MaxLabelText)) == form.NoteText(dom.TextUpTo(a, form.MaxLabelText)) {
		place = place.Parent
	}
	ref := newNoteRef(n.number)
	if text := dom.TextOf(place); text != "" && strings.TrimRight(text, " \t\n") != text {
		place.Parent.InsertBefore(dom.NewText(" "), place.NextSibling)
	}
	s.leave(place)
	dom.Replace(place, ref)
}

func newNoteRef(number int) *html.Node {
	label := strconv.Itoa(number)
	sup := dom.NewElement(atom.Sup, html.Attribute{Key: "class", Val: form.NoteRefClass})
	sup.AppendChild(dom.NewLink("#fn-"+label, label))
	return sup
}
