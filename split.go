package pith

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/hashmap"
)

// splitter walks the nodes and cuts their text into blocks.
type splitter struct {
	p       *page
	grammar *hashmap.Table[uint32] // the function words
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
	s := splitter{p: p, grammar: grammarWords()}
	p.blocks = slices.Grow(p.blocks[:0], len(p.nodes)/8+8)
	p.words = slices.Grow(p.words[:0], len(p.nodes)*2)
	p.blockAt = zeros(p.blockAt, len(p.nodes)+1)
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
func (p *tree) skipsText(i int32) bool {
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
func (p *tree) blockParent(i int32) int32 {
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
	if in&inMuted != 0 || in&inNoscript != 0 && isMarkup(data) {
		return
	}
	blank := isBlankText(data)
	if !s.started {
		if blank {
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
	if !blank {
		s.breaks = 0
		s.b.last = i
	}
	s.scan(data, in)
}

// isMarkup reports whether a text is the source of mark-up, as <noscript>
// has where a page was saved by a browser that runs scripts.
func isMarkup(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n")
	return len(text) > 2 && text[0] == '<' && (isASCIILetter(text[1]) || text[1] == '!') && strings.Contains(text, ">")
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
		switch kind := asciiKind[data[k]]; kind {
		case byteSpace:
			s.endWord()
			s.endSentence()
			k++
		case byteSign:
			s.sign(rune(data[k]))
			s.endWord()
			s.seen(rune(data[k]))
			k++
		case byteNone:
			r, n := utf8.DecodeRuneInString(data[k:])
			s.rune(r, in)
			k += n
		default:
			if !s.inWord {
				s.startWord(in, kind == byteUpper, kind == byteDigit)
			}
			k = s.letters(data, k)
		}
	}
}

// letters reads a word's ASCII letters and digits from k on, and returns
// where they end: most of all text is these.
func (s *splitter) letters(data string, k int) int {
	s.seen(rune(data[k]))
	start, hash := k, s.hash
	for ; k < len(data) && asciiKind[data[k]] >= byteUpper; k++ {
		hash = (hash ^ uint32(lowerASCII(data[k]))) * fnvPrime
	}
	s.hash, s.wordLen = hash, s.wordLen+k-start
	s.b.runes += int32(k - start - 1)
	s.lastCh, s.b.closes = rune(data[k-1]), rune(data[k-1])
	return k
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
	if s.grammar.Get(s.hash) != 0 {
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
