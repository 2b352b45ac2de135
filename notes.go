package pith

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// notesClass and noteRefClass mark notes in the clean tree: references are
// sup.footnote-ref > a, and section.footnotes > ol > li at the end of the
// tree has what they refer to, in the order of the first references.
const (
	notesClass   = "footnotes"
	noteRefClass = "footnote-ref"
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

// normaliseNotes finds notes however they are written and brings them into
// the clean form; base is what links within the page start from. A note without a reference, and a reference without a
// note, stay what they are.
func normaliseNotes(root *html.Node, base *url.URL) {
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
	list := newElement(atom.Ol)
	var holders []*html.Node
	for _, n := range s.listed {
		li, holder := s.item(n)
		list.AppendChild(li)
		holders = append(holders, holder)
	}
	dropHollow(holders)
	section := newElement(atom.Section, html.Attribute{Key: "class", Val: notesClass})
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
				if id := noteOfBackLink(f); id != "" {
					s.back[id] = n
				}
			}
		}
	}
}

// fragment is the part of this page that a link points to.
func (s *notes) fragment(n *html.Node) string {
	if id, ok := attr(n, "data-definition"); ok {
		return id
	}
	href := attrOr(n, "href")
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
		label := noteText(textOf(a))
		f := s.fragment(a)
		target := s.ids[f]
		if target == nil { // Word leaves the targets out when a page is pasted
			target = s.back[f]
		}
		if target == nil || target == a || !isNoteLabel(label) || !refersToNote(a, f) || contains(target, a) || !readsLikeNote(target, f, label) {
			continue
		}
		refs = append(refs, reference{a, target, label})
		s.point(target)
	}
	// A link in a note that points back is a link with a label as well. The
	// first of two that point at each other is the reference.
	used := map[*html.Node]bool{}
	for _, r := range refs {
		if used[r.link] || !attached(r.link) {
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

func attached(n *html.Node) bool { return n.Parent != nil }

func contains(n, d *html.Node) bool {
	for ; d != nil; d = d.Parent {
		if d == n {
			return true
		}
	}
	return false
}

func (s *notes) list(n *note) {
	s.listed = append(s.listed, n)
	n.number = len(s.listed)
}

// noteText is a label without the brackets around it.
func noteText(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 40 {
		return s
	}
	return strings.TrimSpace(strings.Trim(s, "[]\u00a0\u2009\ufe0e"))
}

// maxLabelText is how much of a text is looked at for a label: elements
// around a label can hold a whole page.
const maxLabelText = 64

// isNoteLabel reports whether a text is what marks a note: a number, a
// letter, a sign.
func isNoteLabel(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(s), "note "), "fn ")
	if s == "" || len(s) > 6 {
		return false
	}
	if _, err := strconv.Atoi(s); err == nil {
		return len(s) <= 4
	}
	if strings.Trim(s, "*†‡§¶") == "" {
		return true
	}
	return len(s) == 1 && s[0] >= 'a' && s[0] <= 'z' || strings.Trim(s, "ivx") == ""
}

// refersToNote reports whether a link with a label refers to a note: it is
// raised, or its class, role or address says so.
func refersToNote(a *html.Node, fragment string) bool {
	if saysNote(fragment) || saysNote(attrOr(a, "class")) || saysNote(attrOr(a, "id")) || attrOr(a, "role") == "doc-noteref" || hasWord(attrOr(a, "rel"), "footnote") {
		return true
	}
	for n, up := a, 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		if isElement(n, atom.Sup) || saysNote(attrOr(n, "class")) && traitsAt(n.DataAtom)&isBlock == 0 {
			return true
		}
	}
	child := a.FirstChild
	return child != nil && isElement(child, atom.Sup) || strings.HasPrefix(strings.TrimSpace(textOf(a)), "[")
}

// saysNote reports whether an id or a class has a word for notes in it.
func saysNote(s string) bool {
	if s == "" {
		return false
	}
	s = strings.ToLower(s)
	for _, word := range [...]string{"footnote", "endnote", "_ftn", "_edn", "ftnt", "cite_note", "cite-note", "fnref", "noteref", "sdfootnote", "sidenote", "footref", "footdef", "fna-"} {
		if strings.Contains(s, word) {
			return true
		}
	}
	for f := range strings.FieldsSeq(s) {
		f = strings.TrimPrefix(f, "user-content-")
		for _, prefix := range [...]string{"fn", "ftn", "note", "en", "ft"} {
			if rest, ok := strings.CutPrefix(f, prefix); ok && (rest == "" || strings.ContainsRune("-_:.0123456789", rune(rest[0]))) {
				return true
			}
		}
	}
	return false
}

// readsLikeNote reports whether what a reference points to reads like a note
// and not like a section, a figure or an equation.
func readsLikeNote(target *html.Node, fragment, label string) bool {
	block := blockOf(target)
	if block == nil || traitsAt(block.DataAtom)&isHeading != 0 || isElement(block, atom.Body) || isElement(block, atom.Figure) || isElement(block, atom.Table) {
		return false
	}
	if target.Data == "math" || strings.Contains(strings.ToLower(fragment), "eq") {
		return false
	}
	if saysNote(fragment) || saysNote(attrOr(target, "class")) || attrOr(target, "role") == "doc-footnote" || attrOr(target, "role") == "doc-endnote" {
		return true
	}
	for n, up := block, 0; n != nil && up < 4; n, up = n.Parent, up+1 {
		if class := noteClass(n); strings.Contains(class, "footnote") || strings.Contains(class, "endnote") || strings.Contains(class, "reflist") ||
			attrOr(n, "role") == "doc-endnotes" || n.Parent != nil && saysNote(attrOr(n, "id")) {
			return true
		}
	}
	return strings.HasPrefix(noteText(textUpTo(block, maxLabelText)), label) || noteText(textUpTo(target, maxLabelText)) == label
}

// blockOf is n or the nearest block that it stands in.
func blockOf(n *html.Node) *html.Node {
	for n != nil && (n.Type != html.ElementNode || traitsAt(n.DataAtom)&isBlock == 0) {
		n = n.Parent
	}
	return n
}

// refer puts a reference to a note in a link's place, and in the place of
// the raised element and the brackets around it.
func (s *notes) refer(a *html.Node, n *note) {
	for up, x := 0, a; x != nil && up < 4; x, up = x.Parent, up+1 {
		for _, key := range [...]string{"id", "name"} {
			if v, ok := attr(x, key); ok {
				s.refs[v] = true
			}
		}
		if x.PrevSibling != nil {
			if v, ok := attr(x.PrevSibling, "id"); ok {
				s.refs[v] = true
			}
		}
	}
	place := a
	for place.Parent != nil && traitsAt(place.Parent.DataAtom)&isBlock == 0 && noteText(textUpTo(place.Parent, maxLabelText)) == noteText(textUpTo(a, maxLabelText)) {
		place = place.Parent
	}
	ref := newNoteRef(n.number)
	if text := textOf(place); text != "" && strings.TrimRight(text, " \t\n") != text {
		place.Parent.InsertBefore(newText(" "), place.NextSibling)
	}
	s.leave(place)
	replace(place, ref)
}

func newNoteRef(number int) *html.Node {
	label := strconv.Itoa(number)
	sup := newElement(atom.Sup, html.Attribute{Key: "class", Val: noteRefClass})
	sup.AppendChild(newLink("#fn-"+label, label))
	return sup
}
