package page

import (
	"iter"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
)

// IsAside reports whether a block says nothing by itself: it is about the
// picture in whose figure it stands, or a formula.
func (p *Page) IsAside(b *Block) bool {
	return b.Place&mark.InMath != 0 && p.Places[p.Nodes[b.Last].Parent]&mark.InMath != 0 || b.Place&(mark.InFigure|mark.InCaption) != 0 && b.Place&(mark.InCode|mark.InTable) == 0
}

// judge applies the rules: it drops blocks, and never chooses them.
func (p *Page) judge() {
	p.Ruled = make([]mark.RuleID, len(p.Blocks))
	p.Forced = make([]bool, len(p.Blocks))
	p.liftHidden()
	p.liftRules()
	p.Off = p.overreaching()
	p.forceLines()
	for i := range p.Blocks {
		if p.Forced[i] {
			continue
		}
		rule := p.ruleAround(i)
		if rule == 0 && !p.Forced[i] {
			rule = p.labelRule(&p.Blocks[i])
		}
		p.Ruled[i] = rule
	}
	p.dropCopies()
	p.applyRoot()
}

// liftRules takes the rules off elements that hold more than what the rule is
// for: the list that a pager leads through, with its pager, or the headline
// below a trail of crumbs.
func (p *Page) liftRules() {
	headed := int32(-1) // the elements around the headline end with or behind it
	if h := p.Sums.Headline; h >= 0 {
		headed = p.Blocks[h].First
	}
	for i, rule := range p.Rules {
		if rule == 0 || rule == mark.RuleKeepOption {
			continue
		}
		r, i := mark.RuleOf(rule), int32(i)
		if r.Most > 0 && p.LengthIn(i) > r.Most || !r.Inline && i < headed && headed < p.Nodes[i].End {
			p.Rules[i] = 0
		}
	}
}

// ruleAround is the rule that drops block k by an element around it: the
// innermost option decides, else the outermost rule that is not off.
func (p *Page) ruleAround(k int) mark.RuleID {
	b, found := &p.Blocks[k], mark.RuleID(0)
	for i := p.Nodes[b.First].Parent; i >= 0; i = p.Nodes[i].Parent {
		switch rule := p.Rules[i]; {
		case rule == 0:
		case rule == mark.RuleKeepOption:
			p.Forced[k] = true
			return 0
		case rule == mark.RuleDropOption:
			return rule
		case p.Nodes[i].Traits&dom.IsBlock == 0 && p.Nodes[i].End <= b.Last:
			// an inline element that is only part of the block
		case !p.Off[rule]:
			found = rule
		}
	}
	return found
}

// overreaching finds the rules that would drop more of the page's prose than
// they may: the page means something else by the name.
func (p *Page) overreaching() []bool {
	off := make([]bool, len(mark.AllRules)+1)
	prose := make([]int32, len(mark.AllRules)+1)
	parts := make([]int, len(mark.AllRules)+1) // how many elements with text it matches
	all := p.Sums.Prose[len(p.Blocks)]
	forum := p.Meta.IsForum(&p.Tree)
	for i := int32(0); i < int32(len(p.Nodes)); {
		rule := p.Rules[i]
		if rule == 0 || rule == mark.RuleKeepOption || rule == mark.RuleDropOption {
			i++
			continue
		}
		prose[rule] += p.ProseIn(i)
		if p.LengthIn(i) > 0 {
			parts[rule]++
		}
		i = p.Nodes[i].End
	}
	for k := range mark.AllRules {
		r, id := &mark.AllRules[k], mark.RuleID(k+1)
		limit := r.Share
		if limit == 0 {
			limit = mark.MaxRuleShare
		}
		switch {
		case r.NotForum && (forum || parts[id] > maxCommentParts):
			off[id] = true
		case r.NotForum && (all-prose[id] < minArticle || all-prose[id] < maxPost && prose[id] > 3*(all-prose[id])):
			off[id] = prose[id] > 0 // there is no article above these comments
		case limit < 1 && float32(prose[id]) > limit*float32(all):
			off[id] = true
			p.Capped = append(p.Capped, r.Name)
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
func (p *Page) labelRule(b *Block) mark.RuleID {
	rule := b.Label
	if rule == 0 && p.isLoneNumber(b) {
		rule = mark.RuleLoneNumber
	}
	if rule == 0 && p.isTemplateRest(b) {
		rule = mark.RuleTemplateRest
	}
	if rule == 0 || b.Place&(mark.InCell|mark.InHeaderCell) != 0 && p.InDataTable(b) {
		return 0
	}
	return rule
}

// InDataTable reports whether the cell around the block is one of a grid of
// data.
func (p *Page) InDataTable(b *Block) bool {
	table := p.Closest(b.First, atom.Table)
	return table > 0 && p.HoldsData(table)
}

// HoldsData reports whether a table is a grid of data rather than a layout,
// which has prose in its cells, or one cell a row, or says that it is none.
func (p *Page) HoldsData(table int32) bool {
	if role, _ := dom.Attr(p.Nodes[table].Node, "role"); role == "presentation" || role == "none" {
		return false
	}
	from, to := p.BlocksIn(table)
	return p.ProseIn(table)*3 < p.LengthIn(table) && to-from >= 4
}

// isLoneNumber tells a count of shares, likes or comments: a block that is
// one number, among controls and not in a list, a table or a text.
func (p *Page) isLoneNumber(b *Block) bool {
	if b.Words != 1 || b.Digits != 1 || b.Runes > 6 || b.Symbols > 0 ||
		b.Place&(mark.InCell|mark.InHeaderCell|mark.InHeading|mark.InCode|mark.InTerms|mark.InMath|mark.InQuote|mark.InItem|mark.InPara|mark.InCaption) != 0 {
		return false
	}
	if b.Place&mark.InControl != 0 {
		return true
	}
	// Controls are drawn: an icon or a button stands in the same small box.
	box := p.Sums.Wider[b.Parent]
	for ; box > 0 && p.LengthIn(box) <= 12; box = p.Sums.Wider[box] {
		if p.ProseIn(box) == 0 && p.hasIcon(box) {
			return true
		}
	}
	return p.hasIcon(b.Parent)
}

// templateMarks are what template languages put around the name of what is to
// stand there: Mustache and Jinja, Jinja's and Liquid's statements, ERB and JSP,
// template literals, mailing lists.
var templateMarks = [...]struct{ begin, end string }{{"{{", "}}"}, {"{%", "%}"}, {"<%", "%>"}, {"${", "}"}, {"%%", "%%"}}

// maxTemplateRest is how many characters a template's mark has.
const maxTemplateRest = 100

// isTemplateRest reports whether a block is one of a template's marks and no more.
func (p *Page) isTemplateRest(b *Block) bool {
	if first := strings.TrimLeft(p.Nodes[b.First].Data, " \n\t\r"); b.Runes > maxTemplateRest || first == "" || strings.IndexByte("{<$%", first[0]) < 0 || b.Place&(mark.InCode|mark.InMath) != 0 {
		return false
	}
	text := strings.TrimSpace(p.Text(b))
	for _, m := range templateMarks {
		if inside, ok := strings.CutPrefix(text, m.begin); ok {
			inside, ok = strings.CutSuffix(inside, m.end)
			return ok && !strings.Contains(inside, m.end)
		}
	}
	return false
}

// hasIcon reports whether there is a drawing or a button in node i.
func (p *Page) hasIcon(i int32) bool {
	return p.Sums.icons[p.Nodes[i].End] > p.Sums.icons[i+1]
}

// IsShown reports whether a reader sees the block without doing anything.
func (b *Block) IsShown() bool { return b.Place&(mark.InHidden|mark.InNoscript) == 0 }

// Shells are an element without text and the elements that hold nothing else
// with a text.
func (p *Page) Shells(i int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for from, to := p.BlocksIn(i); i > 0 && from == to && yield(i); from, to = p.BlocksIn(i) {
			i = p.Nodes[i].Parent
		}
	}
}

// Share is a part of a whole, 0 of nothing.
func Share(part, all int32) float32 {
	if all <= 0 {
		return 0
	}
	return float32(part) / float32(all)
}

// OneIf is 1 for true and 0 for false.
func OneIf(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// Holds reports whether the block begins in node i.
func (p *Page) Holds(i int32, b *Block) bool { return i <= b.First && b.First < p.Nodes[i].End }

// Record is the innermost element around the block with at least two
// siblings of its shape; 0 if there is none. A paragraph or an item of one
// block is text, not a record.
func (p *Page) Record(b *Block) int32 {
	c := b.Parent
	for c > 0 && (p.Sums.Shape[c] < 3 || p.IsOneText(c)) {
		c = p.Nodes[c].Parent
	}
	return c
}

// IsOneText reports whether an element is made to hold text, and holds one
// block of it.
func (p *Page) IsOneText(i int32) bool {
	from, to := p.BlocksIn(i)
	return p.Nodes[i].Traits&dom.IsPara != 0 && to-from < 2
}

// HeadingLevel is 1 to 6 for a block in a heading, 0 for others.
func (p *Page) HeadingLevel(b *Block) int {
	if b.Place&mark.InHeading == 0 {
		return 0
	}
	for i := b.Parent; i > 0; i = p.Nodes[i].Parent {
		if p.Nodes[i].Traits&dom.IsHeading != 0 {
			return int(p.Nodes[i].Data[1] - '0')
		}
	}
	return 6 // role=heading
}

// needsGap reports whether two inline elements that stand side by side
// without a space between them show separate words: "Ben Jiang" and "in
// Beijing", not the "T" and "he" of a drop cap.
func needsGap(closed, opened atom.Atom, left, right rune, leftLen int) bool {
	if !dom.IsWordRune(left) || !dom.IsWordRune(right) || dom.IsWide(left) || dom.IsWide(right) {
		return false
	}
	if closed == atom.A || opened == atom.A || closed == atom.Time || opened == atom.Time || closed == atom.Button || opened == atom.Button {
		return true
	}
	return closed == atom.Span && opened == atom.Span && leftLen > 1
}
