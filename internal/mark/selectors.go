package mark

import (
	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// Selectors are the caller's CSS selectors.
type Selectors struct{ keep, drop, root cascadia.SelectorGroup }

// badSelector is a selector that does not compile.
type badSelector struct {
	Option, Selector string
	Err              error
}

// Compile reads the caller's selectors of what to drop, to keep, and of the
// content's root. It returns those that do not compile, too.
func Compile(drop, keep []string, root string) (*Selectors, []badSelector) {
	s, bad := new(Selectors), []badSelector(nil)
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

// RuleKeepOption marks, among the rules of elements, what Options.Keep names.
const RuleKeepOption = ^RuleID(0)

// markSelected marks what the selectors name, before any rule is looked for.
func (p *Marks) markSelected(s *Selectors) {
	if len(s.keep)+len(s.drop)+len(s.root) == 0 {
		return
	}
	for i := range p.Nodes {
		n := p.Nodes[i].Node
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case s.keep.Match(n):
			p.Rules[i] = RuleKeepOption
		case s.drop.Match(n):
			p.Rules[i] = RuleDropOption
		}
		if s.root.Match(n) {
			p.Roots = append(p.Roots, int32(i))
		}
	}
	p.NoRoot = len(s.root) > 0 && len(p.Roots) == 0
}
