package pith

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Chunk is a part of an article that can be read by itself.
type Chunk struct {
	Path       []string // the headings it stands under, outermost first
	Markdown   string   // begins with the table's head where a table was divided
	Start, End int      // byte offsets in Article.Markdown
	Tokens     int      // estimated
}

// Chunks divides the article's Markdown by its headings, and what stands
// under one heading into parts of at most maxTokens estimated tokens, 0 for
// no limit. A block of code is never cut, a table only between two rows,
// and its head is then repeated. What cannot be cut may be larger.
func (a *Article) Chunks(maxTokens int) []Chunk {
	if a.Content == nil {
		return nil
	}
	out, marks := render(a, &a.markdown)
	c := chunker{text: string(out), max: maxTokens}
	for i, m := range marks {
		end := len(c.text)
		if i+1 < len(marks) {
			end = marks[i+1].start
		}
		c.add(m, end)
	}
	c.flush()
	return c.chunks
}

// A mark is where a block begins that is in no other.
type mark struct {
	start int
	kind  markKind
	level int    // of a heading
	text  string // of a heading
	rows  []int  // of a table: where the rows behind its head begin
}

type markKind uint8

const (
	otherMark markKind = iota
	headingMark
	tableMark
	textMark // may be cut between sentences
)

// chunker collects blocks until a heading or the limit ends a chunk.
type chunker struct {
	text   string
	max    int
	chunks []Chunk

	path       []string
	levels     []int
	start, end int  // of the chunk being filled; none if both are equal
	body       bool // it has more than headings
}

func (c *chunker) add(m mark, end int) {
	if m.kind == headingMark {
		if c.body {
			c.flush()
		}
		for len(c.levels) > 0 && c.levels[len(c.levels)-1] >= m.level {
			c.levels = c.levels[:len(c.levels)-1]
			c.path = c.path[:len(c.path)-1]
		}
		c.levels, c.path = append(c.levels, m.level), append(c.path, m.text)
		c.extend(m.start, end)
		return
	}
	if c.fits(m.start, end) {
		c.extend(m.start, end)
		c.body = true
		return
	}
	if c.body {
		c.flush()
	}
	switch {
	case c.fits(m.start, end):
		c.extend(m.start, end)
		c.body = true
	case m.kind == tableMark && len(m.rows) > 1:
		c.table(m, end)
	case m.kind == textMark:
		c.sentences(m.start, end)
	default:
		c.extend(m.start, end)
		c.body = true
	}
}

// fits reports whether a chunk that goes on to end is small enough.
func (c *chunker) fits(start, end int) bool {
	if c.start != c.end {
		start = c.start
	}
	return c.max <= 0 || estimateTokens(c.text[start:end]) <= c.max
}

func (c *chunker) extend(start, end int) {
	if c.start == c.end {
		c.start = start
	}
	c.end = end
}

func (c *chunker) flush() {
	if c.start != c.end {
		c.emit("", c.start, c.end)
	}
	c.start, c.end, c.body = 0, 0, false
}

func (c *chunker) emit(head string, start, end int) {
	text := strings.TrimRight(c.text[start:end], "\n ")
	end = start + len(text)
	text = head + text
	c.chunks = append(c.chunks, Chunk{Path: slices.Clone(c.path), Markdown: text, Start: start, End: end, Tokens: estimateTokens(text)})
}

// table divides a table between rows. The head stands before each part.
func (c *chunker) table(m mark, end int) {
	head := c.text[m.start:m.rows[0]]
	begun := m.start
	if c.start != c.end {
		begun = c.start
	}
	prefix := ""
	headTokens := estimateTokens(head)
	size := estimateTokens(c.text[begun:m.rows[0]])
	for i, row := range m.rows {
		rowEnd := end
		if i+1 < len(m.rows) {
			rowEnd = m.rows[i+1]
		}
		tokens := estimateTokens(c.text[row:rowEnd])
		if size+tokens > c.max && i > 0 && row > begun {
			c.emit(prefix, begun, row)
			begun, prefix, size = row, head, headTokens
		}
		size += tokens
	}
	c.emit(prefix, begun, end)
	c.start, c.end, c.body = 0, 0, false
}

// sentences divides a paragraph behind sentences, or between words where one
// is too long.
func (c *chunker) sentences(start, end int) {
	begun := start
	if c.start != c.end {
		begun = c.start
	}
	size := estimateTokens(c.text[begun:start])
	for pos := start; pos < end; {
		next := pos + nextSentence(c.text[pos:end])
		tokens := estimateTokens(c.text[pos:next])
		if size+tokens > c.max && pos > begun {
			c.emit("", begun, pos)
			begun, size = pos, 0
		}
		size += tokens
		pos = next
	}
	c.emit("", begun, end)
	c.start, c.end, c.body = 0, 0, false
}

// nextSentence is the length of a text's first sentence with the blank
// behind it.
func nextSentence(s string) int {
	for i, r := range s {
		switch r {
		case '.', '!', '?':
			if i+1 < len(s) && s[i+1] == ' ' {
				return i + 2
			}
		case '。', '！', '？', '\n':
			return i + utf8.RuneLen(r)
		}
	}
	return len(s)
}

// estimateTokens estimates how many tokens a language model reads a text as:
// one for four bytes of ASCII, for each character of scripts without
// blanks, and for two of others.
func estimateTokens(s string) int {
	quarters := 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			quarters++
		case isUnspaced(r):
			quarters += 4
		default:
			quarters += 2
		}
	}
	return (quarters + 3) / 4
}
