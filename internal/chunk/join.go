package chunk

import (
	"slices"
	"strings"

	"github.com/pithmd/pith/internal/render"
)

// join joins pieces that are too small with their neighbours under the same
// heading.
func (c *chunker) join() {
	if c.Least <= 0 {
		return
	}
	var joined []piece
	for _, p := range c.pieces {
		last := len(joined) - 1
		if last < 0 || !c.mayJoin(&joined[last], &p) {
			joined = append(joined, p)
			continue
		}
		q := &joined[last]
		q.path = q.path[:common(q.path, p.path)]
		q.last, q.end, q.size = p.last, p.end, q.size+p.size-c.sizeOf(p.head)
	}
	c.pieces = joined
}

// mayJoin reports whether one of two pieces is too small, and they go together:
// of one section and a part of it, or two parts of one.
func (c *chunker) mayJoin(p, q *piece) bool {
	least := c.Least * quarters
	if p.size >= least && q.size >= least {
		return false
	}
	shared, short, long := common(p.path, q.path), min(len(p.path), len(q.path)), max(len(p.path), len(q.path))
	if shared < short && shared < long-1 {
		return false
	}
	most := c.Most*quarters - c.Overlap*quarters - c.sizeOf(c.above(p.path[:shared], p.start))
	return c.Most <= 0 || p.size+q.size <= most
}

// common is how many headings two paths share.
func common(p, q []heading) int {
	n := 0
	for n < min(len(p), len(q)) && p[n].start == q[n].start {
		n++
	}
	return n
}

// aboveShare is the part of Most, as one in so many, that title and headings
// may take above a part. Longer ones are left to its Path.
const aboveShare = 4

// above is what stands above a piece that begins at a place: the title, and
// the headings of its path that are not in it.
func (c *chunker) above(path []heading, start int) string {
	if !c.Headings {
		return ""
	}
	var b strings.Builder
	if c.Title != "" && !slices.ContainsFunc(path, func(h heading) bool { return strings.TrimSpace(c.text[h.start:h.end]) == c.Title }) {
		b.WriteString(c.Title + "\n\n")
	}
	for _, h := range path {
		if h.start < start {
			b.WriteString(strings.TrimSpace(c.text[h.start:h.end]) + "\n\n")
		}
	}
	if c.Most > 0 && c.sizeOf(b.String()) > c.Most*quarters/aboveShare {
		return ""
	}
	return b.String()
}

// edges are where a part may begin to repeat what the one before ends with:
// blocks, and sentences of paragraphs.
func (c *chunker) edges(marks []render.Mark) []int {
	if c.Overlap <= 0 {
		return nil
	}
	var edges []int
	for _, m := range marks {
		if m.Kind == render.HeadingMark || m.Kind == render.ReferencesMark {
			continue
		}
		edges = append(edges, m.Start)
		if m.Kind == render.TextMark {
			for at, isSentence := range c.cuts(m) {
				if isSentence {
					edges = append(edges, at)
				}
			}
		}
	}
	return edges
}

// parts writes the pieces.
func (c *chunker) parts(edges []int) []Part {
	var parts []Part
	for i := range c.pieces {
		p := &c.pieces[i]
		from := p.start
		if i > 0 {
			from = c.repeatFrom(&c.pieces[i-1], p, edges)
		}
		text := c.above(p.path, from) + p.head + c.text[from:p.end]
		for k, n := range c.references(text) {
			text += "\n\n"[min(k, 1):] + c.definitions[n]
		}
		part := Part{Text: text, Start: p.start, End: p.end, Tokens: c.tokens(text)}
		for _, h := range p.path {
			part.Path = append(part.Path, h.text)
		}
		parts = append(parts, part)
	}
	return parts
}

// repeatFrom is where a piece begins with what it repeats of the one before,
// if one section was cut between them: as many whole sentences and blocks as
// Overlap allows, and never all.
func (c *chunker) repeatFrom(before, p *piece, edges []int) int {
	if c.Overlap <= 0 || p.head != "" || len(before.last) != len(p.first) || common(before.last, p.first) < len(p.first) {
		return p.start
	}
	from, size := p.start, 0
	k, _ := slices.BinarySearch(edges, p.start)
	for k--; k >= 0 && edges[k] > before.start; k-- {
		size += c.sizeOf(c.text[edges[k]:from])
		if size > c.Overlap*quarters {
			break
		}
		from = edges[k]
	}
	return from
}
