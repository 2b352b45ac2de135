package form

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// FragmentOf is the part of its page that a link leads to, and whether that page
// is the one at base, which may be nil. Pages write their own address in full, or
// the last part of it, with a query that base may lack. Word leaves the address of the document that a page was
// made from.
func FragmentOf(a *html.Node, base *url.URL) (fragment string, own bool) {
	page, fragment, ok := strings.Cut(strings.TrimSpace(dom.AttrOr(a, "href")), "#")
	if !ok || fragment == "" || len(page) > dom.MaxAddress {
		return "", false
	}
	own = page == "" || strings.HasPrefix(fragment, "_ftn") || strings.HasPrefix(fragment, "_edn") || isAddressOf(page, base)
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	return fragment, own
}

// isAddressOf reports whether a reference on the page at base leads to that page.
func isAddressOf(ref string, base *url.URL) bool {
	if base == nil {
		return false
	}
	u, err := base.Parse(ref)
	return err == nil && strings.EqualFold(strings.TrimPrefix(u.Host, "www."), strings.TrimPrefix(base.Host, "www.")) &&
		strings.TrimSuffix(u.Path, "/") == strings.TrimSuffix(base.Path, "/") && (u.RawQuery == base.RawQuery || u.RawQuery == "" || base.RawQuery == "")
}

// NameOf is the name by which a link leads to n, "" if it has none.
func NameOf(n *html.Node) string {
	id := dom.AttrOr(n, "id")
	if id == "" && n.DataAtom == atom.A {
		id = dom.AttrOr(n, "name")
	}
	return id
}

// NoteName is the name by which a reference would lead to n, "" if none would: Word
// leaves notes without one that link back.
func NoteName(n *html.Node, base *url.URL) string {
	if id := NameOf(n); id != "" || n.DataAtom != atom.A {
		return id
	}
	fragment, _ := FragmentOf(n, base)
	return NoteOfBackLink(fragment)
}

// namedBy are the attributes with which what stands in a sentence names the
// element that is shown when it is pressed or pointed at.
var namedBy = [...]string{"data-definition", "popovertarget", "aria-describedby", "aria-controls"}

// NamedNote is the id of the element that a mark in a sentence says it shows,
// "" if it names none.
func NamedNote(n *html.Node) string {
	for _, key := range namedBy {
		if id := dom.AttrOr(n, key); id != "" && !strings.Contains(id, " ") {
			return id
		}
	}
	return ""
}

// maxNamesAround is how far around a reference its id may stand.
const maxNamesAround = 4

// NamesAround calls f with the ids and names of a reference and of what is right
// around and before it, until f returns true, and reports whether it did: a
// note's link back leads to one of them.
func NamesAround(a *html.Node, f func(id string) bool) bool {
	for up, x := 0, a; x != nil && up < maxNamesAround && (up == 0 || dom.TraitsAt(x.DataAtom)&dom.IsBlock == 0); x, up = x.Parent, up+1 {
		for _, n := range [...]*html.Node{x, x.PrevSibling} {
			if n == nil || n.Type != html.ElementNode {
				continue
			}
			for _, key := range [...]string{"id", "name"} {
				if v := dom.AttrOr(n, key); v != "" && f(v) {
					return true
				}
			}
		}
	}
	return false
}

// maxLooked is how many nodes of a note are looked through for its link back.
const maxLooked = 400

// PointsBack reports whether what a reference leads to has a link back to it:
// two links that lead to each other are those of a note, whatever they are
// called.
func PointsBack(target, a *html.Node) bool {
	if strings.IndexByte(dom.AttrOr(target, "href"), '#') >= 0 && leadsTo(target, a) {
		return true
	}
	looked := 0
	for d := range noteBox(target).Descendants() {
		if looked++; looked > maxLooked {
			return false
		}
		if d.DataAtom == atom.A && leadsTo(d, a) {
			return true
		}
	}
	return false
}

// leadsTo reports whether a link leads to a reference, by the page that the
// reference itself calls its own.
func leadsTo(back, a *html.Node) bool {
	page, fragment, ok := strings.Cut(dom.AttrOr(back, "href"), "#")
	ownPage, _, _ := strings.Cut(dom.AttrOr(a, "href"), "#")
	return ok && page == ownPage && fragment != "" && NamesAround(a, func(id string) bool { return id == fragment })
}

// noteBox is the block around what a reference leads to, or its row: a
// table's notes may have their numbers in one column.
func noteBox(target *html.Node) *html.Node {
	block := BlockOf(target)
	if block == nil {
		return target
	}
	if row := block.Parent; dom.TraitsAt(block.DataAtom)&dom.IsCell != 0 && row != nil {
		return row
	}
	return block
}

// LeadsToNote reports whether a link is a reference to a note, by its label, by
// the names that both have and by their shape; fragment and own are what
// FragmentOf says of the link.
func LeadsToNote(a, target *html.Node, fragment, label string, own bool) bool {
	if target == nil || target == a || !IsNoteLabel(label) || dom.Contains(target, a) {
		return false
	}
	block := BlockOf(target)
	if block == nil || dom.IsElement(block, atom.Body) || dom.IsElement(block, atom.Figure) || target.Data == "math" ||
		dom.IsElement(block, atom.Table) && !SaysNote(dom.AttrOr(block, "class")) {
		return false
	}
	refers := RefersToNote(a, fragment)
	if PointsBack(target, a) && (refers || standsInText(a) && dom.TraitsAt(block.DataAtom)&dom.IsHeading == 0) {
		return true
	}
	return own && refers && ReadsLikeNote(target, fragment, label)
}

// LeadsBack reports whether a link says by its role, its class or its sign that it
// leads from a note back to what refers to it.
func LeadsBack(a *html.Node) bool {
	if dom.AttrOr(a, "role") == "doc-backlink" {
		return true
	}
	for f := range strings.FieldsSeq(strings.ToLower(dom.AttrOr(a, "class"))) {
		if strings.Contains(f, "backref") || strings.Contains(f, "back-ref") || strings.Contains(f, "backlink") || f == "footnote-back" || f == "easy-footnote-to-top" || f == "reversefootnote" {
			return true
		}
	}
	switch strings.TrimSpace(strings.TrimRight(dom.TextUpTo(a, MaxLabelText), "\ufe0e\ufe0f")) {
	case "↩", "↑", "^", "⏎", "↵", "⤴", "[↩]", "[↑]", "↩ back", "«", "⬑", "⇧":
		return true
	}
	return false
}

// MayBeDrawn reports whether an element may be the mark of a note that a script or a
// style sheet draws: it stands in a text, and has none.
func MayBeDrawn(n *html.Node) bool {
	return dom.TraitsAt(n.DataAtom)&(dom.IsBlock|dom.IsMedia) == 0 && strings.TrimSpace(dom.TextUpTo(n, MaxLabelText)) == "" && standsInText(n)
}

// MayBeMark reports whether an element in a text may be the mark of a note though no
// link: it is drawn, or says a label and nothing else.
func MayBeMark(n *html.Node) bool {
	if MayBeDrawn(n) {
		return true
	}
	return n.DataAtom != atom.A && dom.TraitsAt(n.DataAtom)&(dom.IsBlock|dom.IsMedia) == 0 && IsNoteLabel(NoteText(dom.TextUpTo(n, MaxLabelText))) && standsInText(n)
}

// LabelOfNote is the label of the note that an element is, or is the beginning of: what
// it begins with, or its number among the items of a list.
func LabelOfNote(n *html.Node) string {
	const most = 999 // items
	if n = BlockOf(n); n == nil {
		return ""
	}
	if dom.IsElement(n, atom.P) && dom.IsElement(n.Parent, atom.Li) {
		n = n.Parent
	}
	if !dom.IsElement(n, atom.Li) || !dom.IsElement(n.Parent, atom.Ol) {
		return LabelAtStart(n, true)
	}
	number := StartOf(n.Parent)
	for before := n.PrevSibling; before != nil && number <= most; before = before.PrevSibling {
		if dom.IsElement(before, atom.Li) {
			number++
		}
	}
	return strconv.Itoa(number)
}

// standsInText reports whether a link stands behind words of its block: one
// alone, or among its like, is of a table of contents.
func standsInText(a *html.Node) bool {
	for n := a; n != nil && dom.TraitsAt(n.DataAtom)&dom.IsBlock == 0; n = n.Parent {
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if s.Type == html.TextNode && !dom.IsBlank(s) {
				return len(strings.TrimSpace(s.Data)) > maxBetweenLinks
			}
		}
	}
	return false
}

// maxBetweenLinks is how long what parts links in a row may be, in bytes.
const maxBetweenLinks = 3
