package copy

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
)

// gaps finds where two texts would stick together because what parted them is left
// out: an advertisement in an element of its own between two lines of a box.
type gaps struct {
	p     *choose.Choice
	last  int32 // the text that was kept last, -1 if there is none
	apart parting
}

// A parting is what is left out between two texts.
type parting uint8

const (
	nothing parting = iota
	picture         // stands between two words
	block           // stands between two lines
)

// leaveOut notes a node that is not kept.
func (g *gaps) leaveOut(i int32) {
	n := &g.p.Nodes[i]
	switch {
	case n.Type != html.ElementNode || g.p.Places[i]&(mark.InHidden|mark.InCode) != 0:
	case n.Traits&dom.IsBlock != 0 || n.DataAtom == atom.Br || n.DataAtom == atom.Hr:
		g.apart = block
	case n.Traits&dom.IsMedia != 0:
		g.apart = max(g.apart, picture)
	}
}

// keep notes a node that is kept. If a text would stick to the last one it returns
// what belongs between them, and before which node: the text, or what it stands in
// below what both stand in.
func (g *gaps) keep(i int32) (below int32, filler *html.Node) {
	n := &g.p.Nodes[i]
	if n.Type == html.ElementNode {
		if n.Traits&(dom.IsBlock|dom.IsMedia) != 0 || n.DataAtom == atom.Br || n.DataAtom == atom.Hr {
			g.apart = nothing
			g.last = -1
		}
		return 0, nil
	}
	last, apart := g.last, g.apart
	g.last, g.apart = i, nothing
	if last < 0 || apart == nothing {
		return 0, nil
	}
	below, inLine := g.besideEachOther(last, i)
	switch {
	case !inLine:
		return 0, nil
	case apart == picture:
		return below, dom.NewText(" ")
	}
	return below, dom.NewElement(atom.Div)
}

// besideEachOther reports whether no element that is a block holds one of two texts
// alone, and finds what holds the second below what holds both.
func (g *gaps) besideEachOther(first, second int32) (below int32, ok bool) {
	nodes := g.p.Nodes
	below = second
	for up := nodes[second].Parent; up > first; up = nodes[up].Parent {
		if nodes[up].Traits&dom.IsBlock != 0 {
			return 0, false
		}
		below = up
	}
	for up := nodes[first].Parent; nodes[up].End <= second; up = nodes[up].Parent {
		if nodes[up].Traits&dom.IsBlock != 0 {
			return 0, false
		}
	}
	return below, true
}
