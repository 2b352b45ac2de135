package pith

import "golang.org/x/net/html/atom"

// A lead is where the first link of a block leads: the block itself, a part of
// it, or a box around it.
type lead struct {
	href string // "" for a block without a link
	uses int32  // links of the page with this address
}

// readLeads finds out, for each block, where its first link leads.
func (p *page) readLeads() []lead {
	found, uses := make([]lead, len(p.blocks)), map[string]int32{}
	for i := range p.nodes {
		if p.nodes[i].DataAtom != atom.A {
			continue
		}
		href, _ := attr(p.nodes[i].Node, "href")
		if href == "" || len(href) > maxAddress {
			continue
		}
		uses[href]++
		from, to := p.blocksIn(int32(i))
		if from > 0 && p.blocks[from-1].last > int32(i) {
			from-- // the block that the link stands in
		}
		for k := from; k < to; k++ {
			if found[k].href == "" {
				found[k].href = href
			}
		}
	}
	for k := range found {
		found[k].uses = uses[found[k].href]
	}
	return found
}
