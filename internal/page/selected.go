package page

import (
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
)

// forceLines keeps the lines within which an element stands that the caller
// keeps. One that begins its line is around it, as far as ruleAround can tell.
func (p *Page) forceLines() {
	for i, rule := range p.Rules {
		k := p.BlockAt[i] - 1
		if rule == mark.RuleKeepOption && k >= 0 && p.Blocks[k].Last > int32(i) && p.saysAnything(int32(i)) {
			p.Forced[k] = true
		}
	}
}

// saysAnything reports whether a text that is not muted stands in node i.
func (p *Page) saysAnything(i int32) bool {
	for k := i + 1; k < p.Nodes[i].End; k++ {
		if p.IsText(k) && p.Places[k]&mark.InMuted == 0 && !dom.IsBlankText(p.Nodes[k].Data) {
			return true
		}
	}
	return false
}

// applyRoot drops what lies outside the caller's root, and keeps what lies
// in it but for the rules.
func (p *Page) applyRoot() {
	if len(p.Roots) == 0 {
		return
	}
	next := 0
	end := int32(0) // of the roots so far
	for i := range p.Blocks {
		first := p.Blocks[i].First
		for next < len(p.Roots) && p.Roots[next] <= first {
			end = max(end, p.Nodes[p.Roots[next]].End)
			next++
		}
		switch {
		case p.Forced[i]:
		case first >= end:
			p.Ruled[i] = mark.RuleOutsideRoot
		default:
			p.Forced[i] = p.Ruled[i] == 0
		}
	}
}
