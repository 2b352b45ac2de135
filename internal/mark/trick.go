package mark

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
)

// tricks tells which elements of a tree hide their text by a trick.
type tricks struct {
	t       *dom.Tree
	grounds map[int32]string // see groundAround; nil until it is asked for
}

// RemoveHidden takes the elements that hide their text by a trick, or that the
// page does not show and nothing opens, out of a tree that is the library's own.
func RemoveHidden(t *dom.Tree) {
	k, h := tricks{t: t}, hiding{t: t}
	past := int32(0) // nodes before it are removed, or part of a formula
	var hidden []int32
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if n.Type != html.ElementNode || int32(i) < past {
			continue
		}
		if n.DataAtom == atom.Math {
			past = n.End
			continue
		}
		// A picture of no size may be one that is not loaded yet.
		if look := styleOf(n.Node); look != (css.Style{}) && k.isTrick(int32(i), &look) && !dom.IsBlankText(dom.TextOf(n.Node)) {
			past = n.End
			dom.Remove(n.Node)
		} else if isOff(n.Node) && h.staysHidden(int32(i)) {
			past = n.End
			hidden = append(hidden, int32(i))
		}
	}
	removeUnshown(t, hidden)
}

// nearEmpty is how many bytes of text, outside of links, a page shows at most
// that may show the rest when its scripts have run.
const nearEmpty = 300

// removeUnshown removes hidden elements, but for one that holds the page: much
// more than all that is shown, which is next to nothing.
func removeUnshown(t *dom.Tree, hidden []int32) {
	shown, k := 0, 0
	for i := int32(0); i < int32(len(t.Nodes)); {
		if k < len(hidden) && hidden[k] == i {
			i, k = t.Nodes[i].End, k+1
			continue
		}
		n := &t.Nodes[i]
		if n.DataAtom == atom.A || n.Traits&dom.IsSkipped != 0 {
			i = n.End
			continue
		}
		if n.Type == html.TextNode && dom.Attached(n.Node) {
			shown += len(strings.TrimSpace(n.Data))
		}
		i++
	}
	for _, i := range hidden {
		n := t.Nodes[i].Node
		if shown < nearEmpty && len(strings.TrimSpace(dom.TextOf(n))) > max(3*shown, nearEmpty) || dom.IsBlankText(dom.TextOf(n)) {
			continue
		}
		dom.Remove(n)
	}
}

// styleOf is the style that an element's attributes give it.
func styleOf(n *html.Node) css.Style {
	var s css.Style
	if look, ok := dom.Attr(n, "style"); ok {
		s = css.ReadStyle(look)
	}
	if ink, ok := dom.Attr(n, "color"); ok {
		s.Colour(n, ink)
	}
	return s
}

// isTrick reports whether an element with that style hides its text by a
// trick. It does not apply to what has a whole article in it, nor to the
// MathML that goes along with a drawn formula; within that it is not asked.
func (p *tricks) isTrick(i int32, s *css.Style) bool {
	n := p.t.Nodes[i].Node
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.Article, atom.Math:
		return false
	}
	switch {
	case s.Away:
		return true
	case s.Ink != "" && s.Ground != "" && s.Plain && css.SameColour(s.Ink, s.Ground):
		return hasBareText(n, true)
	case s.Unseen:
		return hasBareText(n, false)
	case s.Ink != "" && s.Ground == "" && s.Plain && hasNoName(n):
		return css.SameColour(s.Ink, p.groundAround(i)) && hasBareText(n, false)
	}
	return false
}

// groundAround is the colour behind an element, as the elements around it
// give it in their attributes, "" if that is not known: a name may stand for
// any style.
func (p *tricks) groundAround(i int32) string {
	inner := p.t.Nodes[i].Parent
	ground, known := "", false
	for i = inner; i > 0 && !known; i = p.t.Nodes[i].Parent {
		if ground, known = p.grounds[i]; !known {
			ground, known = groundOf(p.t.Nodes[i].Node)
		}
	}
	// All that stands between has the same: many children may ask.
	if p.grounds == nil {
		p.grounds = map[int32]string{}
	}
	for k := inner; k > i; k = p.t.Nodes[k].Parent {
		p.grounds[k] = ground
	}
	return ground
}

// groundOf is the colour that an element's attributes give its ground, and
// whether that settles what is behind the elements in it.
func groundOf(n *html.Node) (ground string, known bool) {
	look, _ := dom.Attr(n, "style")
	if ground = css.ReadStyle(look).Ground; ground != "" {
		return ground, true
	}
	if ground, known = dom.Attr(n, "bgcolor"); known {
		return strings.ToLower(ground), true
	}
	return "", !hasNoName(n)
}

// hasNoName reports whether no style sheet can tell the element from others
// of its kind.
func hasNoName(n *html.Node) bool {
	for i := range n.Attr {
		if k := n.Attr[i].Key; k == "class" || k == "id" {
			return false
		}
	}
	return true
}

// mostBare is how many nodes are looked at for a text. Elements with tricks
// can lie in each other.
const mostBare = 50

// hasBareText reports whether a text stands in the element with nothing
// around it that could undo its style: no name, no style of its own, and,
// unless blocks are let through, no block, which many sheets style by tag.
func hasBareText(n *html.Node, blocks bool) bool {
	left := mostBare
	var look func(n *html.Node) bool
	look = func(n *html.Node) bool {
		for k := dom.First(n); k != nil && left > 0; k = dom.After(k) {
			left--
			switch {
			case k.Type == html.TextNode:
				if !dom.IsBlankText(k.Data) {
					return true
				}
			case k.Type != html.ElementNode || dom.TraitsAt(k.DataAtom)&dom.IsSkipped != 0:
			case dom.TraitsAt(k.DataAtom)&dom.IsBlock != 0 && !blocks:
			case hasNoName(k) && !hasStyle(k) && look(k):
				return true
			}
		}
		return false
	}
	return look(n)
}

func hasStyle(n *html.Node) bool {
	_, ok := dom.Attr(n, "style")
	return ok
}
