package pith

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/render"
)

// Chunk is a part of an article that can be read by itself.
type Chunk struct {
	Path       []string // the headings it stands under, outermost first
	Markdown   string   // begins with the table's head where a table was divided, ends with definitions of links
	Start, End int      // byte offsets in Article.Markdown
	Tokens     int      // estimated
}

// Chunks divides the article's Markdown by its headings, and what stands
// under one heading into parts of at most maxTokens estimated tokens, 0 for
// no limit. A paragraph is cut behind sentences, or between words where one
// is too long, but not in links, code and emphasis; a block of code never; a
// table only between two rows, and its head is then repeated. What cannot be
// cut may be larger. The definitions of reference links follow each chunk
// that has such links.
func (a *Article) Chunks(maxTokens int) []Chunk {
	if a.Content == nil {
		return nil
	}
	out, marks := render.Markdown(a.Content, a.rendering(&a.markdown))
	c := chunker{text: string(out), max: maxTokens * quartersInToken}
	if last := len(marks) - 1; last >= 0 && marks[last].Kind == render.ReferencesMark {
		at := marks[last].Start
		c.definitions = strings.Split(strings.TrimRight(c.text[at:], "\n"), "\n")
		c.text, marks = c.text[:at], marks[:last]
	}
	for i, m := range marks {
		end := len(c.text)
		if i+1 < len(marks) {
			end = marks[i+1].Start
		}
		c.add(m, end)
	}
	c.flush()
	return c.chunks
}

// chunker collects blocks until a heading or the limit ends a chunk.
type chunker struct {
	text        string
	max         int      // in quarters of tokens, as all sizes here
	definitions []string // of reference links, by number
	chunks      []Chunk

	path       []string
	levels     []int
	start, end int  // of the chunk being filled; none if both are equal
	size       int  // of it
	body       bool // it has more than headings
}

func (c *chunker) add(m render.Mark, end int) {
	size := c.measure(m.Start, end)
	if m.Kind == render.HeadingMark {
		if c.body {
			c.flush()
		}
		for len(c.levels) > 0 && c.levels[len(c.levels)-1] >= m.Level {
			c.levels = c.levels[:len(c.levels)-1]
			c.path = c.path[:len(c.path)-1]
		}
		c.levels, c.path = append(c.levels, m.Level), append(c.path, m.Text)
		c.extend(m.Start, end, size)
		return
	}
	if c.body && c.isOver(c.size+size) {
		c.flush()
	}
	if c.isOver(c.size + size) {
		switch {
		case m.Kind == render.TableMark && len(m.Rows) > 1:
			c.table(m, end)
			return
		case m.Kind == render.TextMark:
			c.paragraph(m, end)
			return
		}
	}
	c.extend(m.Start, end, size)
	c.body = true
}

func (c *chunker) isOver(size int) bool { return c.max > 0 && size > c.max }

func (c *chunker) extend(start, end, size int) {
	if c.start == c.end {
		c.start = start
	}
	c.end = end
	c.size += size
}

func (c *chunker) flush() {
	c.emit("", c.start, c.end)
	c.clear()
}

func (c *chunker) clear() { c.start, c.end, c.size, c.body = 0, 0, 0, false }

func (c *chunker) emit(head string, start, end int) {
	text := strings.TrimRight(c.text[start:end], "\n ")
	if text == "" {
		return
	}
	end = start + len(text)
	text = head + text
	for i, n := range c.references(text) {
		text += "\n\n"[min(i, 1):] + c.definitions[n]
	}
	c.chunks = append(c.chunks, Chunk{Path: slices.Clone(c.path), Markdown: text, Start: start, End: end, Tokens: estimateTokens(text)})
}

// references are the definitions that a text refers to, in order.
func (c *chunker) references(text string) []int {
	var numbers []int
	for len(c.definitions) > 0 {
		_, after, ok := strings.Cut(text, "][")
		if !ok {
			break
		}
		text = after
		number, _, _ := strings.Cut(text[:min(len(text), 12)], "]")
		if n, err := strconv.Atoi(number); err == nil && n > 0 && n <= len(c.definitions) {
			numbers = append(numbers, n-1)
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// measure is the size of a part, with the definitions that it brings.
func (c *chunker) measure(start, end int) int {
	size := quarters(c.text[start:end])
	for _, n := range c.references(c.text[start:end]) {
		size += quarters(c.definitions[n])
	}
	return size
}

// begin is where the chunk begins that a part from start goes on.
func (c *chunker) begin(start int) int {
	if c.start != c.end {
		return c.start
	}
	return start
}

// table divides a table between rows. The head stands before each part.
func (c *chunker) table(m render.Mark, end int) {
	head, prefix := c.text[m.Start:m.Rows[0]], ""
	begun := c.begin(m.Start)
	headSize := quarters(head)
	size := c.size + headSize
	for i, row := range m.Rows {
		rowEnd := end
		if i+1 < len(m.Rows) {
			rowEnd = m.Rows[i+1]
		}
		part := c.measure(row, rowEnd)
		if c.isOver(size+part) && i > 0 && row > begun {
			c.emit(prefix, begun, row)
			begun, prefix, size = row, head, headSize
		}
		size += part
	}
	c.emit(prefix, begun, end)
	c.clear()
}

// paragraph divides a paragraph behind sentences, or between words where one
// is too long.
func (c *chunker) paragraph(m render.Mark, end int) {
	begun, size := c.begin(m.Start), c.size
	sentence, since := begun, size // where the last sentence ended, what came after it
	last := m.Start
	part := func(at int) {
		added := c.measure(last, at)
		for c.isOver(size+added) && last > begun {
			cut := last
			if sentence > begun {
				cut, size = sentence, since
			} else {
				size = 0
			}
			c.emit("", begun, cut)
			begun, sentence, since = cut, cut, size
		}
		size, since, last = size+added, since+added, at
	}
	for at, isSentence := range c.cuts(m) {
		part(at)
		if isSentence {
			sentence, since = at, 0
		}
	}
	part(end)
	c.emit("", begun, end)
	c.clear()
}

// cuts yields where a paragraph may be cut, and whether a sentence ends there.
func (c *chunker) cuts(m render.Mark) iter.Seq2[int, bool] {
	return func(yield func(int, bool) bool) {
		for _, s := range m.Plain {
			before := ' '
			for i, r := range c.text[s.Start:s.End] {
				at := s.Start + i + utf8.RuneLen(r)
				if at >= len(c.text) {
					return
				}
				ends := r == '\n' || strings.ContainsRune("。！？", r) || r == ' ' && strings.ContainsRune(".!?", before)
				before = r
				if (ends || r == ' ' || dom.IsUnspaced(r)) && beginsPlain(c.text[at:]) && !yield(at, ends) {
					return
				}
			}
		}
	}
}

// beginsPlain reports whether a text can begin a chunk as prose: no blank,
// and no mark that begins a list, a heading, a quote or a fence there.
func beginsPlain(s string) bool {
	const enough = 64
	r, _ := utf8.DecodeRuneInString(s)
	if unicode.IsSpace(r) || unicode.IsMark(r) || strings.ContainsRune(">~", r) {
		return false
	}
	word, _, _ := strings.Cut(dom.CutBytes(s, enough), " ")
	return strings.ContainsFunc(word, unicode.IsLetter)
}

const quartersInToken = 4

// estimateTokens estimates how many tokens a language model reads a text as:
// one for four bytes of ASCII, for each character of scripts without
// blanks, and for two of others.
func estimateTokens(s string) int {
	return (quarters(s) + quartersInToken - 1) / quartersInToken
}

func quarters(s string) int {
	sum := 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			sum++
		case dom.IsUnspaced(r):
			sum += quartersInToken
		default:
			sum += 2
		}
	}
	return sum
}
