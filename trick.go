package pith

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tricks tells which elements of a tree hide their text by a trick.
type tricks struct {
	t       *tree
	grounds map[int32]string // see groundAround; nil until it is asked for
}

// removeTricks takes the elements that hide their text by a trick out of a
// tree that is the library's own.
func removeTricks(t *tree) {
	k := tricks{t: t}
	past := int32(0) // nodes before it are removed, or part of a formula
	for i := range t.nodes {
		n := &t.nodes[i]
		if n.Type != html.ElementNode || int32(i) < past {
			continue
		}
		if n.DataAtom == atom.Math {
			past = n.end
			continue
		}
		// A picture of no size may be one that is not loaded yet.
		if css := styleOf(n.Node); css != (style{}) && k.isTrick(int32(i), &css) && !isBlankText(textOf(n.Node)) {
			past = n.end
			remove(n.Node)
		}
	}
}

// styleOf is the style that an element's attributes give it.
func styleOf(n *html.Node) style {
	var s style
	if css, ok := attr(n, "style"); ok {
		s = readStyle(css)
	}
	if ink, ok := attr(n, "color"); ok {
		s.colour(n, ink)
	}
	return s
}

// isTrick reports whether an element with that style hides its text by a
// trick. It does not apply to what has a whole article in it, nor to the
// MathML that goes along with a drawn formula; within that it is not asked.
func (p *tricks) isTrick(i int32, s *style) bool {
	n := p.t.nodes[i].Node
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.Article, atom.Math:
		return false
	}
	switch {
	case s.away:
		return true
	case s.ink != "" && s.ground != "" && s.plain && sameColour(s.ink, s.ground):
		return hasBareText(n, true)
	case s.unseen:
		return hasBareText(n, false)
	case s.ink != "" && s.ground == "" && s.plain && hasNoName(n):
		return sameColour(s.ink, p.groundAround(i)) && hasBareText(n, false)
	}
	return false
}

// groundAround is the colour behind an element, as the elements around it
// give it in their attributes, "" if that is not known: a name may stand for
// any style.
func (p *tricks) groundAround(i int32) string {
	inner := p.t.nodes[i].parent
	ground, known := "", false
	for i = inner; i > 0 && !known; i = p.t.nodes[i].parent {
		if ground, known = p.grounds[i]; !known {
			ground, known = groundOf(p.t.nodes[i].Node)
		}
	}
	// All that stands between has the same: many children may ask.
	if p.grounds == nil {
		p.grounds = map[int32]string{}
	}
	for k := inner; k > i; k = p.t.nodes[k].parent {
		p.grounds[k] = ground
	}
	return ground
}

// groundOf is the colour that an element's attributes give its ground, and
// whether that settles what is behind the elements in it.
func groundOf(n *html.Node) (ground string, known bool) {
	css, _ := attr(n, "style")
	if ground = readStyle(css).ground; ground != "" {
		return ground, true
	}
	if ground, known = attr(n, "bgcolor"); known {
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
		for k := n.FirstChild; k != nil && left > 0; k = k.NextSibling {
			left--
			switch {
			case k.Type == html.TextNode:
				if !isBlankText(k.Data) {
					return true
				}
			case k.Type != html.ElementNode || elementTraits[k.DataAtom]&isSkipped != 0:
			case elementTraits[k.DataAtom]&isBlock != 0 && !blocks:
			case hasNoName(k) && !hasStyle(k) && look(k):
				return true
			}
		}
		return false
	}
	return look(n)
}

func hasStyle(n *html.Node) bool {
	_, ok := attr(n, "style")
	return ok
}
