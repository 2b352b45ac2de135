package pith

import (
	"golang.org/x/net/html/atom"
)

// judge applies the rules: it drops blocks, and never chooses them.
func (p *page) judge() {
	p.ruled = make([]ruleID, len(p.blocks))
	p.forced = make([]bool, len(p.blocks))
	p.liftRules()
	p.off = p.overreaching()
	p.forceLines()
	for i := range p.blocks {
		if p.forced[i] {
			continue
		}
		rule := p.ruleAround(i)
		if rule == 0 && !p.forced[i] {
			rule = p.labelRule(&p.blocks[i])
		}
		p.ruled[i] = rule
	}
	p.applyRoot()
}

// liftRules takes the rules off elements that hold more than what the rule is
// for: the list that a pager leads through, with its pager, or the headline
// below a trail of crumbs.
func (p *page) liftRules() {
	headed := int32(-1) // the elements around the headline end with or behind it
	if h := p.sums.headline; h >= 0 {
		headed = p.blocks[h].first
	}
	for i, rule := range p.rules {
		if rule == 0 || rule == ruleKeepOption {
			continue
		}
		r, i := ruleOf(rule), int32(i)
		if r.most > 0 && p.lengthIn(i) > r.most || !r.inline && i < headed && headed < p.nodes[i].end {
			p.rules[i] = 0
		}
	}
}

// ruleAround is the rule that drops block k by an element around it: the
// innermost option decides, else the outermost rule that is not off.
func (p *page) ruleAround(k int) ruleID {
	b, found := &p.blocks[k], ruleID(0)
	for i := p.nodes[b.first].parent; i >= 0; i = p.nodes[i].parent {
		switch rule := p.rules[i]; {
		case rule == 0:
		case rule == ruleKeepOption:
			p.forced[k] = true
			return 0
		case rule == ruleDropOption:
			return rule
		case p.nodes[i].traits&isBlock == 0 && p.nodes[i].end <= b.last:
			// an inline element that is only part of the block
		case !p.off[rule]:
			found = rule
		}
	}
	return found
}

// overreaching finds the rules that would drop more of the page's prose than
// they may: the page means something else by the name.
func (p *page) overreaching() []bool {
	off := make([]bool, len(allRules)+1)
	prose := make([]int32, len(allRules)+1)
	parts := make([]int, len(allRules)+1) // how many elements with text it matches
	all := p.sums.prose[len(p.blocks)]
	forum := p.meta.isForum(p.tree)
	for i := int32(0); i < int32(len(p.nodes)); {
		rule := p.rules[i]
		if rule == 0 || rule == ruleKeepOption || rule == ruleDropOption {
			i++
			continue
		}
		prose[rule] += p.proseIn(i)
		if p.lengthIn(i) > 0 {
			parts[rule]++
		}
		i = p.nodes[i].end
	}
	for k := range allRules {
		r, id := &allRules[k], ruleID(k+1)
		limit := r.share
		if limit == 0 {
			limit = maxRuleShare
		}
		switch {
		case r.notForum && (forum || parts[id] > maxCommentParts):
			off[id] = true
		case r.notForum && (all-prose[id] < minArticle || all-prose[id] < maxPost && prose[id] > 3*(all-prose[id])):
			off[id] = prose[id] > 0 // there is no article above these comments
		case limit < 1 && float32(prose[id]) > limit*float32(all):
			off[id] = true
			p.capped = append(p.capped, r.name)
		}
	}
	return off
}

// minArticle is how many words of prose must stand outside readers' comments
// for them to be comments on something.
const minArticle = 60

// maxPost is how many words the post has that begins a thread, where what
// follows is several times as long.
const maxPost = 150

// maxCommentParts is how many places of a page can hold the comments on
// one article.
const maxCommentParts = 4

// labelRule is the rule that drops a block for its own text.
func (p *page) labelRule(b *block) ruleID {
	rule := b.label
	if rule == 0 && p.isLoneNumber(b) {
		rule = ruleLoneNumber
	}
	if rule == 0 || b.place&(inCell|inHeaderCell) != 0 && p.inDataTable(b) {
		return 0
	}
	return rule
}

// inDataTable reports whether the cell around the block is one of a grid of
// data.
func (p *page) inDataTable(b *block) bool {
	for i := b.parent; i > 0; i = p.nodes[i].parent {
		if p.nodes[i].DataAtom == atom.Table {
			return p.holdsData(i)
		}
	}
	return false
}

// holdsData reports whether a table is a grid of data rather than a layout,
// which has prose in its cells, or one cell a row, or says that it is none.
func (p *page) holdsData(table int32) bool {
	if role, _ := attr(p.nodes[table].Node, "role"); role == "presentation" || role == "none" {
		return false
	}
	from, to := p.blocksIn(table)
	return p.proseIn(table)*3 < p.lengthIn(table) && to-from >= 4
}

// isLoneNumber tells a count of shares, likes or comments: a block that is
// one number, among controls and not in a list, a table or a text.
func (p *page) isLoneNumber(b *block) bool {
	if b.words != 1 || b.digits != 1 || b.runes > 6 || b.symbols > 0 ||
		b.place&(inCell|inHeaderCell|inHeading|inCode|inTerms|inMath|inQuote|inItem|inPara|inCaption) != 0 {
		return false
	}
	if b.place&inControl != 0 {
		return true
	}
	// Controls are drawn: an icon or a button stands in the same small box.
	box := p.sums.wider[b.parent]
	for ; box > 0 && p.lengthIn(box) <= 12; box = p.sums.wider[box] {
		if p.proseIn(box) == 0 && p.hasIcon(box) {
			return true
		}
	}
	return p.hasIcon(b.parent)
}

// hasIcon reports whether there is a drawing or a button in node i.
func (p *page) hasIcon(i int32) bool {
	return p.sums.icons[p.nodes[i].end] > p.sums.icons[i+1]
}
