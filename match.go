package pith

import (
	"cmp"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// marks are what is found out about the nodes of a tree, by their places in
// it.
type marks struct {
	*tree
	markTables

	roots  []int32 // the nodes that the caller's Root matches
	noRoot bool    // there is a Root, and it matches none

	tricks tricks
	said   said // see isAllOfHeading; of the last heading that was asked for
}

// markTables are the longest of the marks. The next page can use their memory
// again.
type markTables struct {
	places  []place
	fams    []families
	rules   []ruleID
	shapes  []uint32  // hash of tag and class
	learned []float32 // sum of the weights of an element's names
	clues   []clue    // of class, id and an element's own name
}

// spareMarks have no page any more.
var spareMarks = sync.Pool{New: func() any { return new(markTables) }}

// release gives the marks' memory, and the tree's, to the next page. Nothing
// may look at them any more.
func (m *marks) release() {
	spare := m.markTables
	m.markTables = markTables{}
	spareMarks.Put(&spare)
	m.tree.release()
}

// selected marks what a caller's selectors name, and nothing else.
func selected(t *tree, s *selectors) *marks {
	p := &marks{tree: t, tricks: tricks{t: t}, markTables: *spareMarks.Get().(*markTables)}
	p.rules = zeros(p.rules, len(p.nodes))
	p.markSelected(s)
	return p
}

// annotate finds out, for each element, the place it makes for what is in
// it, what its names say and the rule that matches it. weigh is what a name
// has been learned to say for content.
func annotate(t *tree, s *selectors, weigh func(name uint32) float32) *marks {
	p := selected(t, s)
	p.places = zeros(p.places, len(p.nodes))
	p.fams = zeros(p.fams, len(p.nodes))
	p.shapes = zeros(p.shapes, len(p.nodes))
	p.learned = zeros(p.learned, len(p.nodes))
	p.clues = zeros(p.clues, len(p.nodes))
	names := nameCache{weigh: weigh}
	for i := range p.nodes {
		n := &p.nodes[i]
		var in place
		if n.parent >= 0 {
			in = p.places[n.parent]
		}
		if n.Type == html.ElementNode {
			here := p.matchElement(int32(i), in, &names)
			if p.rules[i] == ruleKeepOption {
				in &^= inMuted
			}
			in |= here
		}
		p.places[i] = in
	}
	return p
}

// matchElement reads the element's tag and attributes.
func (p *marks) matchElement(i int32, in place, names *nameCache) place {
	n := &p.nodes[i]
	here := tagPlaces.Get(uint32(n.DataAtom))
	var fams families
	rule := tagRules.Get(uint32(n.DataAtom))
	p.shapes[i] = uint32(n.DataAtom)
	if n.DataAtom == 0 {
		info := names.read(n.Data) // a custom element says what it is
		fams, p.clues[i] = info.fams, info.is
	}
	var css style
	for k := range n.Attr {
		a := &n.Attr[k]
		switch kindOfAttr(a.Key) {
		case attrName:
			info := names.read(a.Val)
			fams |= info.fams
			p.addName(i, a.Key, info)
			rule = cmp.Or(rule, info.rule)
		case attrRole:
			here |= placeOfRole[a.Val]
			rule = cmp.Or(rule, roleRules[a.Val])
		case attrProp:
			if hasWord(a.Val, "articleBody") || hasWord(a.Val, "reviewBody") {
				here |= inArticleBody
			}
			fams |= names.read(a.Val).fams
			fallthrough
		case attrStated:
			p.clues[i] |= clueStated
		case attrHidden:
			if a.Key != "aria-hidden" || a.Val == "true" {
				here |= inHidden
			}
		case attrStyle:
			css = readStyle(a.Val)
			if css.hidden {
				here |= inHidden
			}
		case attrColour:
			css.colour(n.Node, a.Val)
		}
	}
	switch {
	case p.rules[i] != 0:
		rule = p.rules[i] // the caller's
	case css != (style{}) && in&inMath == 0 && p.tricks.isTrick(i, &css):
		rule = ruleHiddenTrick // before any other: it is never put out of force
	case rule != 0 && !p.applies(rule, i, in):
		rule = 0
	}
	if rule != 0 && rule != ruleKeepOption && n.traits&isBlock == 0 && ruleOf(rule).inline {
		here |= inMuted
	}
	p.fams[i], p.rules[i] = fams, rule
	return here
}

// addName adds what a name says that is no reason to drop the element.
func (p *marks) addName(i int32, key string, info *nameInfo) {
	p.learned[i] += info.sum
	switch key {
	case "class":
		p.shapes[i] ^= info.shape
		p.clues[i] |= info.is
	case "id":
		p.clues[i] |= info.is
	}
}

// applies checks what a rule asks for beyond the name that led to it.
func (p *marks) applies(id ruleID, i int32, in place) bool {
	r := ruleOf(id)
	n := &p.nodes[i]
	switch {
	case n.DataAtom == atom.Html || n.DataAtom == atom.Body || n.DataAtom == atom.Main || n.DataAtom == atom.Article:
		return false // a class of the whole page says what it has, not what it is
	case in&r.notIn != 0 || n.traits&(isHeading|isAtomic) != 0:
		return false
	case r.beside && in&inHeading != 0 && p.isAllOfHeading(i):
		return false
	case r.without != "":
		_, has := attr(n.Node, r.without)
		return !has
	}
	return true
}

// isAllOfHeading reports whether all words of the heading that node i stands
// in are its own.
func (p *marks) isAllOfHeading(i int32) bool {
	n, heading := &p.nodes[i], p.blockParent(i)
	if p.nodes[heading].traits&isHeading == 0 || strings.IndexFunc(textOf(n.Node), isWordRune) < 0 {
		return false
	}
	if p.said.heading != heading { // many elements of one may ask
		p.said = p.saidIn(heading)
	}
	return i <= p.said.first && p.said.last < n.end
}

// said is where what a heading says begins and ends.
type said struct{ heading, first, last int32 }

func (p *marks) saidIn(heading int32) said {
	s := said{heading: heading}
	for k := heading + 1; k < p.nodes[heading].end; k++ {
		if p.isText(k) && strings.TrimSpace(p.nodes[k].Data) != "" {
			s.first, s.last = cmp.Or(s.first, k), k
		}
	}
	return s
}

type attrKind uint8

const (
	attrOther attrKind = iota
	attrName           // names what the element is: class, id, data-testid …
	attrRole
	attrProp
	attrStated // for the metadata
	attrHidden
	attrStyle
	attrColour
)

// kindOfAttr sorts the attributes that say something about an element.
func kindOfAttr(key string) attrKind {
	switch key {
	case "class", "id", "data-testid", "data-test-id", "data-test", "data-qa", "data-component", "data-type",
		"data-name", "data-module", "data-role", "data-hook", "data-block", "data-element", "data-section", "data-widget_type", "aria-label":
		return attrName
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
	rule  ruleID
	sum   float32 // of what the scorer has learned of its names
	shape uint32  // hash of its words; digits do not count
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
	*info = nameInfo{value: value, shape: fnvOffset}
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
		h ^= (uint32(s[n/4]) + uint32(s[n-2])<<8 + uint32(s[n-1-n/4])<<16) * fnvPrime
	}
	return h * fnvPrime >> 16
}

// add reads the next token of a value.
func (info *nameInfo) add(token string, weigh func(name uint32) float32) {
	var is clue
	whole, words := eachWordOfName(token, func(word uint32) {
		says := meaningOf.Get(word)
		info.fams |= says.fams
		if is&clueNot == 0 {
			is |= says.is
		}
		info.shape = (info.shape ^ word) * fnvPrime
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
func ruleOfToken(token string) ruleID {
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

// wordSplitter cuts a token into its words, at signs, digits and humps:
// "postBody-2 main_text" has post, body, main and text.
type wordSplitter struct {
	s string
	i int
}

// next returns the hash of the next word in lower case.
func (w *wordSplitter) next() (uint32, bool) {
	s := w.s
	for w.i < len(s) && !isASCIILetter(s[w.i]) {
		w.i++
	}
	if w.i == len(s) {
		return 0, false
	}
	h := fnvOffset
	for start := w.i; w.i < len(s) && isASCIILetter(s[w.i]); w.i++ {
		hump := w.i > start && s[w.i] < 'a' && s[w.i-1] >= 'a'
		if hump {
			break
		}
		h = (h ^ uint32(s[w.i]|0x20)) * fnvPrime
	}
	return h, true
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// hashWord is the hash of a lower-case word, as block.go and wordSplitter
// compute it.
func hashWord(word string) uint32 {
	h := fnvOffset
	for _, r := range word {
		h = (h ^ uint32(r)) * fnvPrime
	}
	return h
}

// eachWord calls f with the hash of each \w+ word of a text.
func eachWord(text string, f func(hash uint32)) {
	h, inWord := fnvOffset, false
	for _, r := range text {
		if isWordRune(r) {
			h, inWord = (h^uint32(unicode.ToLower(r)))*fnvPrime, true
		} else if inWord {
			f(h)
			h, inWord = fnvOffset, false
		}
	}
	if inWord {
		f(h)
	}
}
