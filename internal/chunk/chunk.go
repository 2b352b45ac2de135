package chunk

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pithmd/pith/internal/render"
)

// Options say how a text is divided. Sizes are in tokens.
type Options struct {
	Most     int // in one part; no limit if 0 or less
	Least    int // a part with fewer is joined with a neighbour where that may be
	Overlap  int // that a part repeats of the one before
	Tokens   func(string) int
	Headings bool   // each part begins with the headings above it
	Title    string // as Markdown: and with this above them, unless it is one of them
}

// A Part is one of the parts of a text.
type Part struct {
	Path       []string // the headings it stands under, outermost first
	Text       string
	Start, End int // what of the text it has, without what it repeats
	Tokens     int
}

// Divide divides a text whose blocks begin at the marks.
func Divide(text string, marks []render.Mark, o Options) []Part {
	c := chunker{Options: o, text: text}
	if last := len(marks) - 1; last >= 0 && marks[last].Kind == render.ReferencesMark {
		at := marks[last].Start
		c.definitions = strings.Split(strings.TrimRight(c.text[at:], "\n"), "\n")
		c.text, marks = c.text[:at], marks[:last]
	}
	c.over.start = -1
	c.Overlap = min(c.Overlap, c.Most/2)
	for i, m := range marks {
		end := len(c.text)
		if i+1 < len(marks) {
			end = marks[i+1].Start
		}
		c.add(m, end)
	}
	c.flush()
	c.join()
	return c.parts(c.edges(marks))
}

// chunker collects blocks until a heading or the limit ends a piece.
type chunker struct {
	Options
	text        string
	definitions []string // of reference links, by number
	pieces      []piece

	path       []heading
	start, end int  // of the piece being filled; none if both are equal
	size       int  // of it, in quarters of tokens, as all sizes here
	body       bool // it has more than headings

	over struct{ path, start, size int } // what stands above a piece: it is asked for each word
}

// A heading is one that stands above.
type heading struct {
	level      int
	text       string
	start, end int
}

// A piece becomes a part.
type piece struct {
	path        []heading // what it stands under
	first, last []heading // and what its first and its last block do, where sections were joined
	head        string    // of the table that it goes on with
	start, end  int
	size        int
}

func (c *chunker) add(m render.Mark, end int) {
	size := c.measure(m.Start, end)
	if m.Kind == render.HeadingMark {
		if c.body {
			c.flush()
		}
		for len(c.path) > 0 && c.path[len(c.path)-1].level >= m.Level {
			c.path = c.path[:len(c.path)-1]
		}
		c.path = append(c.path, heading{m.Level, m.Text, m.Start, end})
		c.extend(m.Start, end, size)
		return
	}
	if c.body && c.isOver(c.start, c.size+size) {
		c.flush()
	}
	if c.isOver(c.begin(m.Start), c.size+size) {
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

// isOver reports whether a size is too much for a piece that begins at a
// place, with what will be repeated above it.
func (c *chunker) isOver(start, size int) bool {
	if c.Most <= 0 {
		return false
	}
	if now := len(c.path); c.over.path != now || c.over.start != start {
		c.over.path, c.over.start, c.over.size = now, start, c.sizeOf(c.above(c.path, start))
	}
	return size+c.Overlap*quarters+c.over.size > c.Most*quarters
}

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
	end = start + len(strings.TrimRight(c.text[start:end], "\n "))
	if start == end {
		return
	}
	path := slices.Clone(c.path)
	c.pieces = append(c.pieces, piece{path, path, path, head, start, end, c.measure(start, end) + c.sizeOf(head)})
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

// measure is the size of a piece, with the definitions that it brings.
func (c *chunker) measure(start, end int) int {
	size := c.sizeOf(c.text[start:end])
	for _, n := range c.references(c.text[start:end]) {
		size += c.sizeOf(c.definitions[n])
	}
	return size
}

// begin is where the piece begins that a block from start goes on.
func (c *chunker) begin(start int) int {
	if c.start != c.end {
		return c.start
	}
	return start
}

// table divides a table between rows. The head stands before each piece.
func (c *chunker) table(m render.Mark, end int) {
	head, prefix := c.text[m.Start:m.Rows[0]], ""
	begun := c.begin(m.Start)
	headSize := c.sizeOf(head)
	size := c.size + headSize
	for i, row := range m.Rows {
		rowEnd := end
		if i+1 < len(m.Rows) {
			rowEnd = m.Rows[i+1]
		}
		more := c.measure(row, rowEnd)
		if i > 0 && row > begun && c.isOver(begun, size+more) {
			c.emit(prefix, begun, row)
			begun, prefix, size = row, head, headSize
		}
		size += more
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
	reach := func(at int) {
		added := c.measure(last, at)
		for last > begun && c.isOver(begun, size+added) {
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
		reach(at)
		if isSentence {
			sentence, since = at, 0
		}
	}
	reach(end)
	c.emit("", begun, end)
	c.clear()
}
