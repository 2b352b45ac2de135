package choose

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form/box"
)

// keepTabs keeps the labels of panels that all have text which is kept: two or three
// words in a row look like a menu, and without them nobody knows what which panel is
// for. Where a panel is left out what is kept of the others is hardly a text.
func (p *Choice) keepTabs() {
	if !p.mayHaveTabs() {
		return
	}
	rows := box.Tabs(p.Nodes[0].Node)
	at := map[*html.Node]int32{}
	rows = slices.DeleteFunc(rows, func(row []box.Tab) bool { return row[0].Label == nil }) // no block
	for _, t := range slices.Concat(rows...) {
		at[t.Label], at[t.Panel] = 0, 0 // beyond the limits, unless it is found
	}
	if len(at) == 0 {
		return
	}
	for i := range p.Nodes {
		if _, ok := at[p.Nodes[i].Node]; ok {
			at[p.Nodes[i].Node] = int32(i)
		}
	}
	for _, row := range rows {
		isEmpty := func(t box.Tab) bool { return at[t.Panel] == 0 || !p.hasKept(at[t.Panel]) }
		if slices.ContainsFunc(row, isEmpty) {
			continue
		}
		for _, t := range row {
			from, to := p.BlocksIn(at[t.Label])
			p.keepBlocks(from, to, Tab)
		}
	}
}

// mayHaveTabs reports whether anything on the page may be the label of a panel, and
// something else that of another: two that switch tabs, two labels in one element, or what is
// called tabs.
func (p *Choice) mayHaveTabs() bool {
	switches, labelled := 0, map[int32]bool{}
	for i := range p.Nodes {
		n := &p.Nodes[i]
		if n.Type != html.ElementNode || len(n.Attr) == 0 {
			continue
		}
		if box.SwitchesTab(n.Node) {
			switches++
		}
		if n.DataAtom == atom.Label && dom.AttrOr(n.Node, "for") != "" {
			if labelled[n.Parent] {
				return true
			}
			labelled[n.Parent] = true
		}
		if switches > 1 || box.CalledTabs(n.Node) {
			return true
		}
	}
	return false
}
