package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/hashmap"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta/language"
)

// splitter walks the nodes and cuts their text into blocks.
type splitter struct {
	p       *Page
	grammar *hashmap.Table[uint32] // the function words
	b       Block
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
func (p *Page) splitBlocks() {
	s := splitter{p: p, grammar: language.GrammarWords()}
	p.Blocks = slices.Grow(p.Blocks[:0], len(p.Nodes)/8+8)
	p.words = slices.Grow(p.words[:0], len(p.Nodes)*2)
	p.BlockAt = dom.Zeros(p.BlockAt, len(p.Nodes)+1)
	open := make([]int32, 0, 64) // the elements around the node
	for i := int32(0); i < int32(len(p.Nodes)); {
		for len(open) > 0 && p.Nodes[open[len(open)-1]].End <= i {
			s.leave(open[len(open)-1])
			open = open[:len(open)-1]
		}
		n := &p.Nodes[i]
		p.BlockAt[i] = int32(len(p.Blocks))
		next := i + 1
		switch n.Type {
		case html.TextNode:
			s.text(i)
		case html.ElementNode, html.DocumentNode:
			if p.SkipsText(i) {
				next = n.End
				for j := i + 1; j < next; j++ {
					p.BlockAt[j] = int32(len(p.Blocks))
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
	p.BlockAt[len(p.Nodes)] = int32(len(p.Blocks))
	p.settleBlockAt()
}

// settleBlockAt makes BlockAt exact: a block that was still open when a node
// was passed begins before that node only if its first text does.
func (p *Page) settleBlockAt() {
	k := int32(0)
	for i := range p.BlockAt {
		for k < int32(len(p.Blocks)) && p.Blocks[k].First < int32(i) {
			k++
		}
		p.BlockAt[i] = k
	}
}

func (s *splitter) enter(i int32) {
	n := &s.p.Nodes[i]
	if n.Traits&dom.IsBlock != 0 {
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
		s.b.Links++
	}
	if s.opened == 0 {
		s.opened = n.DataAtom
		if s.opened == 0 {
			s.opened = atom.Span // a custom element is as good as one
		}
	}
}

func (s *splitter) leave(i int32) {
	n := &s.p.Nodes[i]
	if n.Traits&dom.IsBlock != 0 {
		s.flush()
		s.parent = s.p.BlockParent(i)
		return
	}
	if n.Traits&dom.IsVoid == 0 {
		s.closed, s.opened = n.DataAtom, 0
		if s.closed == 0 {
			s.closed = atom.Span
		}
	}
}

func (s *splitter) media(n *dom.Node) {
	if n.Traits&dom.IsMedia != 0 && s.started {
		s.b.Images++
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
	data, in := s.p.Nodes[i].Data, s.p.Places[s.p.Nodes[i].Parent]
	if in&mark.InMuted != 0 || in&mark.InNoscript != 0 && IsMarkup(data) {
		return
	}
	blank := dom.IsBlankText(data)
	if !s.started {
		if blank {
			return
		}
		s.b = Block{First: i, Parent: s.parent, wordAt: int32(len(s.p.words))}
		s.b.Place = in
		s.started = true
		if s.b.Place&mark.InLink != 0 {
			s.b.Links = 1
		}
	} else if s.inWord && s.closed != 0 && s.opened != 0 {
		if r, _ := utf8.DecodeRuneInString(data); needsGap(s.closed, s.opened, s.lastCh, r, s.wordLen) {
			s.endWord()
		}
	}
	s.closed, s.opened = 0, 0
	if !blank {
		s.breaks = 0
		s.b.Last = i
	}
	s.scan(data, in)
}

// IsMarkup reports whether a text is the source of mark-up, as <noscript>
// has where a page was saved by a browser that runs scripts.
func IsMarkup(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n")
	return len(text) > 2 && text[0] == '<' && (dom.IsASCIILetter(text[1]) || text[1] == '!') && strings.Contains(text, ">")
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
	s.b.Words = int32(len(s.p.words)) - s.b.wordAt
	s.b.Length = s.b.Words + s.cjk/2
	s.cjk = 0
	if s.b.Runes == 0 || s.isTail() {
		return
	}
	s.b.Label = s.p.labelOf(&s.b)
	if s.joins && s.b.Label == 0 {
		last := &s.p.Blocks[len(s.p.Blocks)-1]
		if last.Label == 0 && last.Parent == s.b.Parent {
			last.join(&s.b)
			return
		}
	}
	if len(s.p.Blocks) == cap(s.p.Blocks) {
		s.p.Blocks = slices.Grow(s.p.Blocks, len(s.p.Blocks)+1) // twice: a table of short cells has three times as many as are usual
	}
	s.p.Blocks = append(s.p.Blocks, s.b)
}

// isTail reports whether a line is the end of a comment or of CDATA that the parser
// ended before its author did: "<!-- <!-- --> -->" leaves the last three signs.
func (s *splitter) isTail() bool {
	if s.b.Words > 0 || s.b.First != s.b.Last || s.b.Place&mark.InCode != 0 {
		return false
	}
	text := strings.TrimSpace(s.p.Nodes[s.b.First].Data)
	return text == "-->" || text == "]]>"
}

// join adds the next line to a block.
func (b *Block) join(line *Block) {
	b.Last = line.Last
	b.Words += line.Words
	b.Length += line.Length
	t, l := &b.textStats, &line.textStats
	t.Runes += l.Runes
	t.LinkWords += l.LinkWords
	t.Links += l.Links
	t.Bold += l.Bold
	t.Capitals += l.Capitals
	t.Digits += l.Digits
	t.Function += l.Function
	t.Commas += l.Commas
	t.Stops += l.Stops
	t.Separators += l.Separators
	t.Images += l.Images
	t.Controls += l.Controls
	t.Symbols += l.Symbols
	t.Lines += l.Lines + 1
	t.Closes = l.Closes
}

// scan counts a text node's words and signs.
func (s *splitter) scan(data string, in mark.Place) {
	for k := 0; k < len(data); {
		switch kind := dom.ASCIIKind[data[k]]; kind {
		case dom.ByteSpace:
			s.endWord()
			s.endSentence()
			k++
		case dom.ByteSign:
			s.sign(rune(data[k]))
			s.endWord()
			s.seen(rune(data[k]))
			k++
		case dom.ByteNone:
			r, n := utf8.DecodeRuneInString(data[k:])
			s.rune(r, in)
			k += n
		default:
			if !s.inWord {
				s.startWord(in, kind == dom.ByteUpper, kind == dom.ByteDigit)
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
	for ; k < len(data) && dom.ASCIIKind[data[k]] >= dom.ByteUpper; k++ {
		hash = (hash ^ uint32(dom.LowerASCII(data[k]))) * dom.FnvPrime
	}
	s.hash, s.wordLen = hash, s.wordLen+k-start
	s.b.Runes += int32(k - start - 1)
	s.lastCh, s.b.Closes = rune(data[k-1]), rune(data[k-1])
	return k
}

func (s *splitter) rune(r rune, in mark.Place) {
	switch {
	case dom.IsWordRune(r):
		if !s.inWord {
			s.startWord(in, unicode.IsUpper(r), unicode.IsDigit(r))
		}
		if dom.IsWide(r) {
			s.cjk++
		}
		l := unicode.ToLower(r)
		s.hash = (s.hash ^ uint32(l)) * dom.FnvPrime
		s.wordLen++
	case unicode.IsSpace(r):
		s.endWord()
		s.endSentence()
		return
	case dom.IsFormat(r):
		return
	default:
		s.sign(r)
		s.endWord()
	}
	s.seen(r)
}

func (s *splitter) seen(r rune) {
	s.lastCh, s.b.Closes = r, r
	if s.b.Runes == 0 {
		s.b.Opens = r
	}
	s.b.Runes++
}

func (s *splitter) startWord(in mark.Place, upper, digit bool) {
	s.inWord, s.hash, s.wordLen = true, dom.FnvOffset, 0
	if in&mark.InLink != 0 {
		s.b.LinkWords++
	}
	if in&mark.InBold != 0 {
		s.b.Bold++
	}
	if in&mark.InControl != 0 {
		s.b.Controls++
	}
	if upper {
		s.b.Capitals++
	}
	if digit {
		s.b.Digits++
	}
}

func (s *splitter) endWord() {
	if !s.inWord {
		return
	}
	s.inWord = false
	s.p.words = append(s.p.words, s.hash)
	if s.grammar.Get(s.hash) != 0 {
		s.b.Function++
	}
}

// endSentence counts a stop that a space or the block's end follows; "3.5"
// and "example.org" end no sentence.
func (s *splitter) endSentence() {
	switch s.lastCh {
	case '.', '!', '?', '…', '؟', '।', '۔', '։':
		s.b.Stops++
	}
	s.lastCh = ' '
}

// sign counts a character that is not part of a word.
func (s *splitter) sign(r rune) {
	switch r {
	case ',', '،', '、', '，', ';', '；':
		s.b.Commas++
	case '。', '！', '？': // no space follows these
		s.b.Stops++
	case '|', '/', '·', '•', '>', '»', '›', '→', '‹', '«', '<':
		s.b.Separators++
	case '$', '€', '£', '¥', '%', '@', '©', '®', '™', '₹', '#':
		s.b.Symbols++
	}
}
