package pith

import (
	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// selectors are the caller's CSS selectors.
type selectors struct{ keep, drop, root cascadia.SelectorGroup }

// badSelector is a selector that does not compile.
type badSelector struct {
	option, selector string
	err              error
}

// compile reads the caller's selectors of what to drop, to keep, and of the
// content's root. It returns those that do not compile, too.
func compile(drop, keep []string, root string) (*selectors, []badSelector) {
	s, bad := new(selectors), []badSelector(nil)
	var roots []string
	if root != "" {
		roots = []string{root}
	}
	for _, list := range [...]struct {
		option    string
		selectors []string
		group     *cascadia.SelectorGroup
	}{{"Drop", drop, &s.drop}, {"Keep", keep, &s.keep}, {"Root", roots, &s.root}} {
		for _, selector := range list.selectors {
			group, err := cascadia.ParseGroup(selector)
			if err != nil {
				bad = append(bad, badSelector{list.option, selector, err})
			}
			*list.group = append(*list.group, group...)
		}
	}
	return s, bad
}

// ruleKeepOption marks, among the rules of elements, what Options.Keep names.
const ruleKeepOption = ^ruleID(0)

// markSelected marks what the selectors name, before any rule is looked for.
func (p *marks) markSelected(s *selectors) {
	if len(s.keep)+len(s.drop)+len(s.root) == 0 {
		return
	}
	for i := range p.nodes {
		n := p.nodes[i].Node
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case s.keep.Match(n):
			p.rules[i] = ruleKeepOption
		case s.drop.Match(n):
			p.rules[i] = ruleDropOption
		}
		if s.root.Match(n) {
			p.roots = append(p.roots, int32(i))
		}
	}
	p.noRoot = len(s.root) > 0 && len(p.roots) == 0
}

// forceLines keeps the lines within which an element stands that the caller
// keeps. One that begins its line is around it, as far as ruleAround can tell.
func (p *page) forceLines() {
	for i, rule := range p.rules {
		k := p.blockAt[i] - 1
		if rule == ruleKeepOption && k >= 0 && p.blocks[k].last > int32(i) && p.saysAnything(int32(i)) {
			p.forced[k] = true
		}
	}
}

// saysAnything reports whether a text that is not muted stands in node i.
func (p *page) saysAnything(i int32) bool {
	for k := i + 1; k < p.nodes[i].end; k++ {
		if p.isText(k) && p.places[k]&inMuted == 0 && !isBlankText(p.nodes[k].Data) {
			return true
		}
	}
	return false
}

// applyRoot drops what lies outside the caller's root, and keeps what lies
// in it but for the rules.
func (p *page) applyRoot() {
	if len(p.roots) == 0 {
		return
	}
	next := 0
	end := int32(0) // of the roots so far
	for i := range p.blocks {
		first := p.blocks[i].first
		for next < len(p.roots) && p.roots[next] <= first {
			end = max(end, p.nodes[p.roots[next]].end)
			next++
		}
		switch {
		case p.forced[i]:
		case first >= end:
			p.ruled[i] = ruleOutsideRoot
		default:
			p.forced[i] = p.ruled[i] == 0
		}
	}
}
