package mark

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// hiding tells which of the elements that a page does not show are opened by
// something on it. What nothing opens no reader ever sees.
type hiding struct {
	t      *dom.Tree
	opened map[string]bool // the ids that controls name; nil until it is asked for
	faint  int             // the elements with a name that a script may fade in; known with opened
}

// hidingNames are the classes by which style sheets and their frameworks take
// an element off the page.
var hidingNames = dom.NamesOf(
	"hidden", "hide", "d-none", "is-hidden", "u-hidden", "h-hide", "is-hide", "u-hide",
	"display-none", "displaynone", "uk-hidden",
)

// showingValues are those of display by which a class shows, on some screens,
// what another one hides: d-md-block, md:flex.
var showingValues = [...]string{"block", "flex", "grid", "inline", "inline-block", "inline-flex", "table", "table-row", "table-cell", "contents", "visible", "initial"}

// hidesByClass reports whether a value of class takes the element off the
// page, on screens of any width.
func hidesByClass(class string) bool {
	hides := false
	for token := range strings.FieldsSeq(class) {
		hides = hides || hidingNames.Has(token)
		if shows(token) {
			return false
		}
	}
	return hides
}

// shows reports whether a class gives back, under a condition, what another
// one took away. On paper is not on the page.
func shows(token string) bool {
	when, value, ok := strings.Cut(token, ":")
	if !ok {
		if when, ok = strings.CutPrefix(token, "d-"); !ok {
			return false
		}
		when, value, ok = strings.Cut(when, "-")
	}
	if !ok || when == "print" {
		return false
	}
	if i := strings.LastIndexByte(value, ':'); i >= 0 {
		value = value[i+1:]
	}
	for _, v := range showingValues {
		if v == value {
			return true
		}
	}
	return false
}

// isOff reports whether an element's own attributes take it off the page.
func isOff(n *html.Node) bool {
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "hidden":
			return true
		case "style":
			if css.ReadStyle(a.Val).Off {
				return true
			}
		case "class":
			if hidesByClass(a.Val) {
				return true
			}
		}
	}
	return false
}

// staysHidden reports whether nothing opens element i, whose attributes take it
// off the page. Within a line only a control that names it does: a part of a
// sentence is no panel.
func (h *hiding) staysHidden(i int32) bool {
	n := &h.t.Nodes[i]
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.Article, atom.Math, atom.Noscript:
		return false // until a script shows it: what is shown else is near empty
	}
	if n.Traits&(dom.IsMedia|dom.IsVoid|dom.IsSkipped|dom.IsAtomic) != 0 || h.isNamed(n.Node) || h.holdsMath(i) {
		return false
	}
	if n.Traits&dom.IsBlock == 0 && !h.holdsBlock(i) {
		return !isNote(n.Node)
	}
	return !isPanel(n.Node) && !h.fadesIn(n.Node) && !hasControlBeside(n.Node) && !isStreamed(n.Node) && !h.isInPanel(i) && !isSwitched(n.Node)
}

// isNote reports whether an element stands right behind the mark of a note, which
// shows it to whoever points at the mark: an element of its own, or the text of
// an inline one around both. A number in a cell or a paragraph is no mark.
func isNote(n *html.Node) bool {
	before := n.PrevSibling
	switch {
	case before == nil || dom.TraitsAt(n.DataAtom)&dom.IsCell != 0:
		return false
	case before.Type == html.ElementNode:
		return dom.TraitsAt(before.DataAtom)&(dom.IsBlock|dom.IsSkipped) == 0 && form.IsNoteLabel(form.NoteText(dom.TextOf(before)))
	}
	return dom.TraitsAt(n.Parent.DataAtom)&(dom.IsBlock|dom.IsCell) == 0 && form.IsNoteLabel(form.NoteText(before.Data))
}

// mostWithin is how many nodes of an element are looked at for what it holds.
// Hidden elements can lie in each other.
const mostWithin = 200

// holdsBlock reports whether an inline element is wrapped around whole blocks.
func (h *hiding) holdsBlock(i int32) bool {
	end := h.t.Nodes[i].End
	for k := i + 1; k < end; k++ {
		if h.t.Nodes[k].Traits&dom.IsBlock != 0 || k-i > mostWithin {
			return true
		}
	}
	return false
}

// holdsMath reports whether a formula is in an element: pages hide the MathML
// beside a drawing of it.
func (h *hiding) holdsMath(i int32) bool {
	end := min(h.t.Nodes[i].End, i+mostWithin)
	for k := i + 1; k < end; k++ {
		if h.t.Nodes[k].DataAtom == atom.Math {
			return true
		}
	}
	return false
}

// isNamed reports whether a control of the page names an element by its id, or
// the first one in it.
func (h *hiding) isNamed(n *html.Node) bool {
	h.survey()
	for depth := 0; n != nil && depth < 2; depth++ {
		if id, _ := dom.Attr(n, "id"); id != "" && h.opened[id] {
			return true
		}
		for n = n.FirstChild; n != nil && n.Type != html.ElementNode; {
			n = n.NextSibling
		}
	}
	return false
}

// survey looks once over the page for what opens its elements.
func (h *hiding) survey() {
	if h.opened != nil {
		return
	}
	h.opened = map[string]bool{}
	for i := range h.t.Nodes {
		n := h.t.Nodes[i].Node
		h.addOpened(n)
		if look, ok := dom.Attr(n, "style"); ok && !hasNoName(n) && css.ReadStyle(look).Faint {
			h.faint++
		}
	}
}

// addOpened adds the ids that an element opens, if it is a control.
func (h *hiding) addOpened(n *html.Node) {
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "aria-controls":
			for id := range strings.FieldsSeq(a.Val) {
				h.opened[id] = true
			}
		case "popovertarget", "data-definition": // of a note's mark
			h.opened[a.Val] = true
		case "href", "data-target", "data-bs-target", "data-toggle", "data-open", "data-tab":
			if id, ok := strings.CutPrefix(a.Val, "#"); ok && id != "" {
				h.opened[id] = true
			} else if a.Key == "data-toggle" || a.Key == "data-tab" || a.Key == "data-open" {
				h.opened[a.Val] = true
			}
		}
	}
}

// panelWords are what names say of an element that a control beside it opens
// and closes: tabs, accordions, carousels. Those of the second kind say so only
// of the element itself.
var (
	panelWords = dom.HashedWords("tab tabs tabpanel tabcontent tabpane accordion accordions accordian collapse collapsed collapsible collapsable collapsing expand " +
		"expanded expandable expander toggle toggler toggleable spoiler faq faqs carousel slide slides slider slideshow swiper slick disclosure foldable unfold showhide")
	ownPanelWords = dom.HashedWords("pane panel panels more readmore answer step transcript")
)

// isPanel reports whether an element says of itself that it is opened.
func isPanel(n *html.Node) bool {
	if role, _ := dom.Attr(n, "role"); role == "tabpanel" || role == "region" {
		return true
	}
	if found, _ := dom.Attr(n, "hidden"); found == "until-found" {
		return true
	}
	return saysPanel(n, true)
}

// saysPanel reports whether a name of an element is that of a panel.
func saysPanel(n *html.Node, own bool) bool {
	return hasName(n, panelWords) || own && hasName(n, ownPanelWords)
}

// hasName reports whether a word of an element's class or id is in a set.
func hasName(n *html.Node, set map[uint32]bool) bool {
	found := false
	for i := range n.Attr {
		if k := n.Attr[i].Key; k == "class" || k == "id" {
			dom.EachName(n.Attr[i].Val, func(word uint32) { found = found || set[word] })
		}
	}
	return found
}

// fadeWords are in names of what a script shows when it is scrolled to.
var fadeWords = dom.HashedWords("animate animated animation animations aos wow fade fadein reveal motion inview parallax lazy lazyload preload")

// fewFades is how many elements with a name a page has at least that fades them
// in with a script that knows their names.
const fewFades = 3

// fadesIn reports whether an element is hidden until it is scrolled to.
func (h *hiding) fadesIn(n *html.Node) bool {
	for _, key := range [...]string{"data-aos", "data-w-id", "data-animation"} {
		if _, ok := dom.Attr(n, key); ok {
			return true
		}
	}
	look, _ := dom.Attr(n, "style")
	if _, hidden := dom.Attr(n, "hidden"); hidden || hidesByClass(dom.AttrOr(n, "class")) || !css.ReadStyle(look).Faint {
		return false
	}
	return hasName(n, fadeWords) || !hasNoName(n) && h.faint >= fewFades
}

// isSwitched reports whether an element is one of several that are shown in
// turn: others like it, not shown either, stand beside it, and all hold blocks.
// What stands beside each other at a page's end are its pop-ups.
func isSwitched(n *html.Node) bool {
	if n.Parent == nil || n.Parent.DataAtom == atom.Body || !isWrapper(n) {
		return false
	}
	step := func(beside func(*html.Node) *html.Node) bool {
		k := beside(n)
		for left := 2; k != nil && left > 0; k, left = beside(k), left-1 {
			if k.Type == html.ElementNode && k.DataAtom == n.DataAtom && isOff(k) && isWrapper(k) {
				return true
			}
		}
		return false
	}
	return step(dom.Before) || step(dom.After)
}

// isWrapper reports whether an element has a block for its first child.
func isWrapper(n *html.Node) bool {
	k := dom.First(n)
	return k != nil && dom.TraitsAt(k.DataAtom)&dom.IsBlock != 0
}

// panelDepth is how many elements around a hidden one are asked whether they
// are a panel.
const panelDepth = 3

// isInPanel reports whether an element around a hidden one is opened.
func (h *hiding) isInPanel(i int32) bool {
	for k, depth := h.t.Nodes[i].Parent, 0; k > 0; k, depth = h.t.Nodes[k].Parent, depth+1 {
		n := h.t.Nodes[k].Node
		if n.DataAtom == atom.Details {
			return true
		}
		if depth < panelDepth && n.DataAtom != atom.Body && saysPanel(n, false) {
			return true
		}
	}
	return false
}

// isStreamed reports whether an element holds a part of the page that the
// server sent later, for a script to put in its place: React calls it S:0.
func isStreamed(n *html.Node) bool {
	id, _ := dom.Attr(n, "id")
	rest, ok := strings.CutPrefix(id, "S:")
	return ok && rest != ""
}

// hasControlBeside reports whether the element before a hidden one, or behind
// it, is there to be clicked and leads nowhere else.
func hasControlBeside(n *html.Node) bool {
	return isControl(dom.Before(n)) || isControl(dom.After(n))
}

// isControl reports whether an element, or the only one in it, is there to be
// clicked and leads nowhere else.
func isControl(n *html.Node) bool {
	for n != nil && n.Type == html.ElementNode {
		switch n.DataAtom {
		case atom.Button, atom.Summary, atom.Label:
			return true
		case atom.A:
			href, ok := dom.Attr(n, "href")
			return !ok || href == "#" || strings.HasPrefix(href, "javascript:")
		}
		role, _ := dom.Attr(n, "role")
		if _, opens := dom.Attr(n, "aria-expanded"); opens || role == "button" || role == "tab" {
			return true
		}
		if n = dom.First(n); n != nil && dom.After(n) != nil {
			return false
		}
	}
	return false
}
