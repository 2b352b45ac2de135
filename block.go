package pith

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A block is a maximal run of inline content: what a reader sees as one
// paragraph, heading, item, cell or label. It is the unit that is scored,
// kept and dropped. Two <br> end a block as a paragraph's end would; one
// does if the line before it is a label by itself.
type block struct {
	first, last int32 // its first and last text node, in page.nodes
	parent      int32 // the innermost block-level element around it
	words       int32 // words of page.words: wordAt to wordAt+words
	wordAt      int32
	length      int32 // words, where two Han, Kana, Hangul or Thai characters count as one
	place       place // what it stands in

	textStats
	label ruleID // the label rule that its whole text matches, or none
}

// textStats are counts over a block's text.
type textStats struct {
	runes      int32 // characters that are not white space
	linkWords  int32 // words inside <a>
	links      int32 // <a> elements with text
	bold       int32 // words inside <b>, <strong> …
	capitals   int32 // words that begin with a capital
	digits     int32 // words that begin with a digit
	function   int32 // words too common to mean anything
	commas     int32
	stops      int32 // . ! ? … and their kin at a word's end
	separators int32 // | / · • > and their kin
	images     int32 // images inside the run
	controls   int32 // words inside <button> and <label>
	symbols    int32 // currency, percent, copyright, at signs
	lines      int32 // <br> inside the run
	opens      rune  // first character
	closes     rune  // last character
}

// place is where a block stands: bits for its ancestors, by tag, role and
// state.
type place uint64

const (
	inLink place = 1 << iota
	inBold
	inControl
	inHeading
	inPara // p
	inItem // li
	inList
	inTerms // dl
	inTable
	inCell // td
	inHeaderCell
	inQuote
	inFigure
	inCaption
	inCode
	inForm
	inNav
	inHeader
	inFooter
	inAside
	inMain
	inArticle
	inSection
	inDetails
	inSummary
	inDialog
	inNoscript
	inHidden // by structure: it may come back
	inMuted  // taken out of the text around it by an inline rule
	inArticleBody
	inAddress
	inTime
	inMath

	numPlaces = iota
)

// placeOf is the place that an element by its tag makes for what is in it.
var placeOf = map[atom.Atom]place{
	atom.A: inLink, atom.B: inBold, atom.Strong: inBold, atom.Button: inControl, atom.Label: inControl,
	atom.H1: inHeading, atom.H2: inHeading, atom.H3: inHeading, atom.H4: inHeading, atom.H5: inHeading, atom.H6: inHeading,
	atom.P: inPara, atom.Li: inItem, atom.Ul: inList, atom.Ol: inList, atom.Dl: inTerms, atom.Table: inTable,
	atom.Td: inCell, atom.Th: inHeaderCell, atom.Blockquote: inQuote, atom.Figure: inFigure, atom.Figcaption: inCaption,
	atom.Caption: inCaption, atom.Pre: inCode, atom.Code: inCode, atom.Form: inForm, atom.Nav: inNav, atom.Header: inHeader,
	atom.Footer: inFooter, atom.Aside: inAside, atom.Main: inMain, atom.Article: inArticle, atom.Section: inSection,
	atom.Details: inDetails, atom.Summary: inSummary, atom.Dialog: inDialog, atom.Noscript: inNoscript,
	atom.Address: inAddress, atom.Time: inTime, atom.Math: inMath,
}

// placeOfRole is the same by the ARIA role.
var placeOfRole = map[string]place{
	"navigation": inNav, "menu": inNav, "menubar": inNav, "banner": inHeader, "contentinfo": inFooter,
	"complementary": inAside, "main": inMain, "article": inArticle, "heading": inHeading, "button": inControl,
	"tab": inControl, "search": inForm, "form": inForm, "dialog": inDialog, "alertdialog": inDialog,
	"listitem": inItem, "list": inList, "figure": inFigure,
}

// splitter walks the nodes and cuts their text into blocks.
type splitter struct {
	p       *page
	b       block
	started bool
	parent  int32 // the innermost block-level element open
	breaks  int   // <br> since the last text
	joins   bool  // the next line may join the last block
	closed  atom.Atom
	opened  atom.Atom
	inWord  bool
	hash    uint32
	cjk     int32 // characters of scripts without spaces in this block
	lastCh  rune
	wordLen int
}

// splitBlocks finds the page's blocks and, per node, how many of them begin
// before it.
func (p *page) splitBlocks() {
	s := splitter{p: p}
	p.blocks = make([]block, 0, len(p.nodes)/8+8)
	p.words = make([]uint32, 0, len(p.nodes)*2)
	p.blockAt = make([]int32, len(p.nodes)+1)
	open := make([]int32, 0, 64) // the elements around the node
	for i := int32(0); i < int32(len(p.nodes)); {
		for len(open) > 0 && p.nodes[open[len(open)-1]].end <= i {
			s.leave(open[len(open)-1])
			open = open[:len(open)-1]
		}
		n := &p.nodes[i]
		p.blockAt[i] = int32(len(p.blocks))
		next := i + 1
		switch n.Type {
		case html.TextNode:
			s.text(i)
		case html.ElementNode, html.DocumentNode:
			if p.skipsText(i) {
				next = n.end
				for j := i + 1; j < next; j++ {
					p.blockAt[j] = int32(len(p.blocks))
				}
				s.media(n)
				break
			}
			s.enter(i)
			open = append(open, i)
		}
		i = next
	}
	for len(open) > 0 {
		s.leave(open[len(open)-1])
		open = open[:len(open)-1]
	}
	s.flush()
	p.blockAt[len(p.nodes)] = int32(len(p.blocks))
	p.settleBlockAt()
}

// settleBlockAt makes blockAt exact: a block that was still open when a node
// was passed begins before that node only if its first text does.
func (p *page) settleBlockAt() {
	k := int32(0)
	for i := range p.blockAt {
		for k < int32(len(p.blocks)) && p.blocks[k].first < int32(i) {
			k++
		}
		p.blockAt[i] = k
	}
}

// skipsText reports whether nothing in the element is read as text.
func (p *page) skipsText(i int32) bool {
	n := &p.nodes[i]
	if n.traits&isSkipped != 0 {
		return true
	}
	// The TeX source that comes along with MathML is markup, not prose.
	return n.Namespace == "math" && (n.Data == "annotation" || n.Data == "annotation-xml")
}

func (s *splitter) enter(i int32) {
	n := &s.p.nodes[i]
	if n.traits&isBlock != 0 {
		s.flush()
		s.parent = i
		return
	}
	s.media(n)
	if n.DataAtom == atom.Br {
		s.br()
		return
	}
	if n.DataAtom == atom.A && s.started {
		s.b.links++
	}
	if s.opened == 0 {
		s.opened = n.DataAtom
		if s.opened == 0 {
			s.opened = atom.Span // a custom element is as good as one
		}
	}
}

func (s *splitter) leave(i int32) {
	n := &s.p.nodes[i]
	if n.traits&isBlock != 0 {
		s.flush()
		s.parent = s.p.blockParent(i)
		return
	}
	if n.traits&isVoid == 0 {
		s.closed, s.opened = n.DataAtom, 0
		if s.closed == 0 {
			s.closed = atom.Span
		}
	}
}

// blockParent is the innermost block-level element around node i.
func (p *page) blockParent(i int32) int32 {
	for i = p.nodes[i].parent; i > 0 && p.nodes[i].traits&isBlock == 0; {
		i = p.nodes[i].parent
	}
	return max(i, 0)
}

func (s *splitter) media(n *node) {
	if n.traits&isMedia != 0 && s.started {
		s.b.images++
	}
}

// br ends a line.
func (s *splitter) br() {
	if s.started {
		s.endLine()
		s.joins = true
	}
	s.breaks++
	if s.breaks >= 2 {
		s.joins = false
	}
}

// text adds a text node to the block.
func (s *splitter) text(i int32) {
	data, in := s.p.nodes[i].Data, s.p.places[s.p.nodes[i].parent]
	if in&inMuted != 0 {
		return
	}
	if !s.started {
		if isBlank(data) {
			return
		}
		s.b = block{first: i, parent: s.parent, wordAt: int32(len(s.p.words))}
		s.b.place = in
		s.started = true
		if s.b.place&inLink != 0 {
			s.b.links = 1
		}
	} else if s.inWord && s.closed != 0 && s.opened != 0 {
		if r, _ := utf8.DecodeRuneInString(data); needsGap(s.closed, s.opened, s.lastCh, r, s.wordLen) {
			s.endWord()
		}
	}
	s.closed, s.opened = 0, 0
	if !isBlank(data) {
		s.breaks = 0
		s.b.last = i
	}
	s.scan(data, in)
}

// needsGap reports whether two inline elements that stand side by side
// without a space between them show separate words: "Ben Jiang" and "in
// Beijing", not the "T" and "he" of a drop cap.
func needsGap(closed, opened atom.Atom, left, right rune, leftLen int) bool {
	if !isWordRune(left) || !isWordRune(right) || isWide(left) || isWide(right) {
		return false
	}
	if closed == atom.A || opened == atom.A || closed == atom.Time || opened == atom.Time || closed == atom.Button || opened == atom.Button {
		return true
	}
	return closed == atom.Span && opened == atom.Span && leftLen > 1
}

// flush ends the block.
func (s *splitter) flush() {
	s.endLine()
	s.joins, s.breaks = false, 0
}

// endLine makes what was read since the last break a block, or part of the
// last one.
func (s *splitter) endLine() {
	s.closed, s.opened = 0, 0
	if !s.started {
		return
	}
	s.endWord()
	s.endSentence()
	s.started = false
	s.b.words = int32(len(s.p.words)) - s.b.wordAt
	s.b.length = s.b.words + s.cjk/2
	s.cjk = 0
	if s.b.runes == 0 {
		return
	}
	s.b.label = s.p.labelOf(&s.b)
	if s.joins && s.b.label == 0 {
		last := &s.p.blocks[len(s.p.blocks)-1]
		if last.label == 0 && last.parent == s.b.parent {
			last.join(&s.b)
			return
		}
	}
	s.p.blocks = append(s.p.blocks, s.b)
}

// join adds the next line to a block.
func (b *block) join(line *block) {
	b.last = line.last
	b.words += line.words
	b.length += line.length
	t, l := &b.textStats, &line.textStats
	t.runes += l.runes
	t.linkWords += l.linkWords
	t.links += l.links
	t.bold += l.bold
	t.capitals += l.capitals
	t.digits += l.digits
	t.function += l.function
	t.commas += l.commas
	t.stops += l.stops
	t.separators += l.separators
	t.images += l.images
	t.controls += l.controls
	t.symbols += l.symbols
	t.lines += l.lines + 1
	t.closes = l.closes
}

// scan counts a text node's words and signs.
func (s *splitter) scan(data string, in place) {
	for k := 0; k < len(data); {
		c := data[k]
		if c < utf8.RuneSelf {
			k++
			s.ascii(c, in)
			continue
		}
		r, n := utf8.DecodeRuneInString(data[k:])
		k += n
		s.rune(r, in)
	}
}

func (s *splitter) ascii(c byte, in place) {
	kind := asciiKind[c]
	switch kind {
	case byteSpace:
		s.endWord()
		s.endSentence()
		return
	case byteSign:
		s.sign(rune(c))
		s.endWord()
	default:
		if !s.inWord {
			s.startWord(in, kind == byteUpper, kind == byteDigit)
		}
		lower := c
		if kind == byteUpper {
			lower |= 0x20
		}
		s.hash = (s.hash ^ uint32(lower)) * fnvPrime
		s.wordLen++
	}
	s.seen(rune(c))
}

func (s *splitter) rune(r rune, in place) {
	switch {
	case isWordRune(r):
		if !s.inWord {
			s.startWord(in, unicode.IsUpper(r), unicode.IsDigit(r))
		}
		if isWide(r) {
			s.cjk++
		}
		l := unicode.ToLower(r)
		s.hash = (s.hash ^ uint32(l)) * fnvPrime
		s.wordLen++
	case unicode.IsSpace(r):
		s.endWord()
		s.endSentence()
		return
	case unicode.Is(unicode.Cf, r): // joiners and marks of direction
		return
	default:
		s.sign(r)
		s.endWord()
	}
	s.seen(r)
}

func (s *splitter) seen(r rune) {
	s.lastCh, s.b.closes = r, r
	if s.b.runes == 0 {
		s.b.opens = r
	}
	s.b.runes++
}

func (s *splitter) startWord(in place, upper, digit bool) {
	s.inWord, s.hash, s.wordLen = true, fnvOffset, 0
	if in&inLink != 0 {
		s.b.linkWords++
	}
	if in&inBold != 0 {
		s.b.bold++
	}
	if in&inControl != 0 {
		s.b.controls++
	}
	if upper {
		s.b.capitals++
	}
	if digit {
		s.b.digits++
	}
}

func (s *splitter) endWord() {
	if !s.inWord {
		return
	}
	s.inWord = false
	s.p.words = append(s.p.words, s.hash)
	if functionWords[s.hash] {
		s.b.function++
	}
}

// endSentence counts a stop that a space or the block's end follows; "3.5"
// and "example.org" end no sentence.
func (s *splitter) endSentence() {
	switch s.lastCh {
	case '.', '!', '?', '…', '؟', '।', '۔', '։':
		s.b.stops++
	}
	s.lastCh = ' '
}

// sign counts a character that is not part of a word.
func (s *splitter) sign(r rune) {
	switch r {
	case ',', '،', '、', '，', ';', '；':
		s.b.commas++
	case '。', '！', '？': // no space follows these
		s.b.stops++
	case '|', '/', '·', '•', '>', '»', '›', '→', '‹', '«', '<':
		s.b.separators++
	case '$', '€', '£', '¥', '%', '@', '©', '®', '™', '₹', '#':
		s.b.symbols++
	}
}

// FNV-1a in 32 bits, over the lower-case characters of a word.
const (
	fnvOffset uint32 = 2166136261
	fnvPrime  uint32 = 16777619
)

const (
	byteSign = iota
	byteSpace
	byteUpper
	byteLower
	byteDigit
)

// asciiKind sorts ASCII as \w and \s do.
var asciiKind = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		switch {
		case c <= ' ':
			t[c] = byteSpace
		case 'A' <= c && c <= 'Z':
			t[c] = byteUpper
		case 'a' <= c && c <= 'z', c == '_':
			t[c] = byteLower
		case '0' <= c && c <= '9':
			t[c] = byteDigit
		}
	}
	return t
}()

// isWordRune is \w of Unicode.
func isWordRune(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// isWide reports whether the character is of a script written without
// spaces between words.
func isWide(r rune) bool {
	switch {
	case r < 0x0E00:
		return false
	case r < 0x0E80, // Thai
		0x1000 <= r && r < 0x10A0, // Myanmar
		0x1780 <= r && r < 0x1800, // Khmer
		0x3040 <= r && r < 0x3100, // Kana
		0x3400 <= r && r < 0xA000, // Han
		0xF900 <= r && r < 0xFB00,
		0x20000 <= r && r < 0x32000:
		return true
	}
	return false
}

func isBlank(s string) bool {
	for k := 0; k < len(s); k++ {
		if c := s[k]; c > ' ' {
			if c == 0xC2 && k+1 < len(s) && s[k+1] == 0xA0 { // no-break space
				k++
				continue
			}
			return false
		}
	}
	return true
}
