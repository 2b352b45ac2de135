package page

import (
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// A lead is where the first link of a block leads: the block itself, a part of
// it, or a box around it.
type lead struct {
	Href string // "" for a block without a link
	Uses int32  // links of the page with this address
}

// readLeads finds out, for each block, where its first link leads.
func (p *Page) readLeads() []lead {
	found, uses := make([]lead, len(p.Blocks)), map[string]int32{}
	for i := range p.Nodes {
		if p.Nodes[i].DataAtom != atom.A {
			continue
		}
		href, _ := dom.Attr(p.Nodes[i].Node, "href")
		if href == "" || len(href) > dom.MaxAddress {
			continue
		}
		uses[href]++
		from, to := p.BlocksIn(int32(i))
		if from > 0 && p.Blocks[from-1].Last > int32(i) {
			from-- // the block that the link stands in
		}
		for k := from; k < to; k++ {
			if found[k].Href == "" {
				found[k].Href = href
			}
		}
	}
	for k := range found {
		found[k].Uses = uses[found[k].Href]
	}
	return found
}
