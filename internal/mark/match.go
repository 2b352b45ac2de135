package mark

import (
	"cmp"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
)

// Marks are what is found out about the nodes of a tree, by their places in
// it.
type Marks struct {
	dom.Tree
	markTables

	Roots  []int32 // the nodes that the caller's Root matches
	NoRoot bool    // there is a Root, and it matches none

	tricks tricks
	hiding hiding
	said   said // see isAllOfHeading; of the last heading that was asked for
}

// markTables are the longest of the marks. The next page can use their memory
// again.
type markTables struct {
	Places  []Place
	Fams    []Families
	Rules   []RuleID
	Shapes  []uint32  // hash of tag and class
	Learned []float32 // sum of the weights of an element's names
	Clues   []Clue    // of class, id and an element's own name
}

// spareMarks have no page any more.
var spareMarks = sync.Pool{New: func() any { return new(markTables) }}

// Release gives the marks' memory, and the tree's, to the next page. Nothing
// may look at them any more.
func (p *Marks) Release() {
	spare := p.markTables
	p.markTables = markTables{}
	spareMarks.Put(&spare)
	p.Tree.Release()
}

// Selected marks what a caller's selectors name, and nothing else.
func Selected(t *dom.Tree, s *Selectors) *Marks {
	p := &Marks{Tree: *t, tricks: tricks{t: t}, hiding: hiding{t: t}, markTables: *spareMarks.Get().(*markTables)}
	p.Rules = dom.Zeros(p.Rules, len(p.Nodes))
	p.markSelected(s)
	return p
}

// Annotate finds out, for each element, the place it makes for what is in
// it, what its names say and the rule that matches it. weigh is what a name
// has been learned to say for content.
func Annotate(t *dom.Tree, s *Selectors, weigh func(name uint32) float32) *Marks {
	p := Selected(t, s)
	p.Places = dom.Zeros(p.Places, len(p.Nodes))
	p.Fams = dom.Zeros(p.Fams, len(p.Nodes))
	p.Shapes = dom.Zeros(p.Shapes, len(p.Nodes))
	p.Learned = dom.Zeros(p.Learned, len(p.Nodes))
	p.Clues = dom.Zeros(p.Clues, len(p.Nodes))
	names := nameCache{weigh: weigh}
	for i := range p.Nodes {
		n := &p.Nodes[i]
		var in Place
		if n.Parent >= 0 {
			in = p.Places[n.Parent]
		}
		if n.Type == html.ElementNode {
			here := p.matchElement(int32(i), in, &names)
			if p.Rules[i] == RuleKeepOption {
				in &^= InMuted
			}
			in |= here
		}
		p.Places[i] = in
	}
	return p
}

// matchElement reads the element's tag and attributes.
func (p *Marks) matchElement(i int32, in Place, names *nameCache) Place {
	n := &p.Nodes[i]
	here := tagPlaces.Get(uint32(n.DataAtom))
	var fams Families
	rule := tagRules.Get(uint32(n.DataAtom))
	p.Shapes[i] = uint32(n.DataAtom)
	if n.DataAtom == 0 {
		info := names.read(n.Data) // a custom element says what it is
		fams, p.Clues[i] = info.fams, info.is
	}
	var look css.Style
	off := false // its own attributes take it off the page
	for k := range n.Attr {
		a := &n.Attr[k]
		switch KindOfAttr(a.Key) {
		case AttrName:
			info := names.read(a.Val)
			fams |= info.fams
			p.addName(i, a.Key, info)
			rule = cmp.Or(rule, info.rule)
			off = off || info.hides && a.Key == "class"
		case attrRole:
			here |= placeOfRole[a.Val]
			rule = cmp.Or(rule, roleRules[a.Val])
		case attrProp:
			if dom.HasWord(a.Val, "articleBody") || dom.HasWord(a.Val, "reviewBody") {
				here |= inArticleBody
			}
			fams |= names.read(a.Val).fams
			fallthrough
		case attrStated:
			p.Clues[i] |= ClueStated
		case attrHidden:
			if a.Key != "aria-hidden" || a.Val == "true" {
				here |= InHidden
			}
			off = off || a.Key == "hidden"
		case attrStyle:
			look = css.ReadStyle(a.Val)
			if look.Hidden {
				here |= InHidden
			}
			off = off || look.Off
		case attrColour:
			look.Colour(n.Node, a.Val)
		}
	}
	if off {
		here |= InHidden
	}
	rule = p.ruleFor(i, in, rule, &look, off)
	if rule != 0 && rule != RuleKeepOption && n.Traits&dom.IsBlock == 0 && RuleOf(rule).Inline && (rule != RuleHiddenText || !p.hiding.holdsBlock(i)) {
		here |= InMuted
	}
	p.Fams[i], p.Rules[i] = fams, rule
	return here
}

// ruleFor is the rule for element i: the caller's, that of what nobody sees,
// or the one that its tag or a name of it led to. Off says that its own
// attributes take it off the page.
func (p *Marks) ruleFor(i int32, in Place, named RuleID, look *css.Style, off bool) RuleID {
	switch {
	case p.Rules[i] != 0:
		return p.Rules[i] // the caller's
	case *look != (css.Style{}) && in&InMath == 0 && p.tricks.isTrick(i, look):
		return ruleHiddenTrick // before any other: it is never put out of force
	case off && in&InMath == 0 && p.hiding.staysHidden(i):
		return RuleHiddenText // before those of names, which may be put out of force
	case named != 0 && !p.applies(named, i, in):
		return 0
	}
	return named
}

// addName adds what a name says that is no reason to drop the element.
func (p *Marks) addName(i int32, key string, info *nameInfo) {
	p.Learned[i] += info.sum
	switch key {
	case "class":
		p.Shapes[i] ^= info.shape
		p.Clues[i] |= info.is
	case "id":
		p.Clues[i] |= info.is
	}
}

// applies checks what a rule asks for beyond the name that led to it.
func (p *Marks) applies(id RuleID, i int32, in Place) bool {
	r := RuleOf(id)
	n := &p.Nodes[i]
	switch {
	case n.DataAtom == atom.Html || n.DataAtom == atom.Body || n.DataAtom == atom.Main || n.DataAtom == atom.Article:
		return false // a class of the whole page says what it has, not what it is
	case in&r.notIn != 0 || n.Traits&(dom.IsHeading|dom.IsAtomic) != 0:
		return false
	case r.beside && in&InHeading != 0 && p.isAllOfHeading(i):
		return false
	case r.without != "":
		_, has := dom.Attr(n.Node, r.without)
		return !has
	}
	return true
}

// isAllOfHeading reports whether all words of the heading that node i stands
// in are its own.
func (p *Marks) isAllOfHeading(i int32) bool {
	n, heading := &p.Nodes[i], p.BlockParent(i)
	if p.Nodes[heading].Traits&dom.IsHeading == 0 || strings.IndexFunc(dom.TextOf(n.Node), dom.IsWordRune) < 0 {
		return false
	}
	if p.said.heading != heading { // many elements of one may ask
		p.said = p.saidIn(heading)
	}
	return i <= p.said.first && p.said.last < n.End
}

// said is where what a heading says begins and ends.
type said struct{ heading, first, last int32 }

func (p *Marks) saidIn(heading int32) said {
	s := said{heading: heading}
	for k := heading + 1; k < p.Nodes[heading].End; k++ {
		if p.IsText(k) && strings.TrimSpace(p.Nodes[k].Data) != "" {
			s.first, s.last = cmp.Or(s.first, k), k
		}
	}
	return s
}

type attrKind uint8

const (
	attrOther attrKind = iota
	AttrName           // names what the element is: class, id, data-testid …
	attrRole
	attrProp
	attrStated // for the metadata
	attrHidden
	attrStyle
	attrColour
)

// KindOfAttr sorts the attributes that say something about an element.
func KindOfAttr(key string) attrKind {
	switch key {
	case "class", "id", "data-testid", "data-test-id", "data-test", "data-qa", "data-component", "data-type",
		"data-name", "data-module", "data-role", "data-hook", "data-block", "data-element", "data-section", "data-widget_type", "aria-label":
		return AttrName
	case "role":
		return attrRole
	case "itemprop":
		return attrProp
	case "property", "rel", "datetime":
		return attrStated
	case "hidden", "aria-hidden":
		return attrHidden
	case "style":
		return attrStyle
	case "color":
		return attrColour
	}
	return attrOther
}

// nameInfo is what is known of a value of class, id and the like.
type nameInfo struct {
	value string
	meaning
	rule  RuleID
	sum   float32 // of what the scorer has learned of its names
	shape uint32  // hash of its words; digits do not count
	hides bool    // as a class it takes the element off the page
}

// nameCache has the values that were read last: pages repeat a few hundred of
// them thousands of times.
type nameCache struct {
	weigh func(name uint32) float32
	infos [512]nameInfo
}

// read reads a value, unless it is known.
func (c *nameCache) read(value string) *nameInfo {
	info := &c.infos[sampleHash(value)%uint32(len(c.infos))]
	if info.value == value && value != "" {
		return info
	}
	*info = nameInfo{value: value, shape: dom.FnvOffset, hides: hidesByClass(value)}
	for token := range strings.FieldsSeq(value) {
		info.add(token, c.weigh)
	}
	return info
}

// sampleHash is a hash of a text's length and of seven of its bytes.
func sampleHash(s string) uint32 {
	n := len(s)
	if n == 0 {
		return 0
	}
	h := uint32(n) + uint32(s[0])<<8 + uint32(s[n/2])<<16 + uint32(s[n-1])<<24
	if n > 3 {
		h ^= (uint32(s[n/4]) + uint32(s[n-2])<<8 + uint32(s[n-1-n/4])<<16) * dom.FnvPrime
	}
	return h * dom.FnvPrime >> 16
}

// add reads the next token of a value.
func (info *nameInfo) add(token string, weigh func(name uint32) float32) {
	var is Clue
	whole, words := dom.EachWordOfName(token, func(word uint32) {
		says := meaningOf.Get(word)
		info.fams |= says.fams
		if is&clueNot == 0 {
			is |= says.is
		}
		info.shape = (info.shape ^ word) * dom.FnvPrime
		info.sum += weigh(word)
	})
	if words > 1 {
		info.sum += weigh(whole)
	}
	info.is |= is &^ clueNot
	if info.rule == 0 {
		info.rule = ruleOfToken(token)
	}
}

// ruleOfToken finds the rule for a whole token of a class or id: exactly,
// or by a beginning or end that - or _ sets apart.
func ruleOfToken(token string) RuleID {
	if !tokenRules.mayHave(token) {
		return 0
	}
	token = strings.ToLower(token)
	if r := tokenRules.exact[token]; r != 0 {
		return r
	}
	for k := 1; k < len(token)-1; k++ {
		if token[k] != '-' && token[k] != '_' {
			continue
		}
		if r := tokenRules.prefix[token[:k]]; r != 0 {
			return r
		}
		if r := tokenRules.suffix[token[k+1:]]; r != 0 {
			return r
		}
	}
	return 0
}
