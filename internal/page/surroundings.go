package page

import (
	"github.com/pithmd/pith/internal/mark"
)

// Surroundings is what stands around each block: headings and links.
type Surroundings struct {
	Headings
	Links []lead
}

// Surroundings finds the headings and the link around each block.
func (p *Page) Surroundings() *Surroundings {
	return &Surroundings{p.FindHeadings(), p.readLeads()}
}

// Headings is, for each block, the nearest block before and after it that is
// a heading, and the heading of a higher rank under which the one before
// stands; -1 if there is none. One entry more tells it of the page's end.
type Headings struct{ Before, After, above []int32 }

// FindHeadings finds the headings around each block.
func (p *Page) FindHeadings() Headings {
	n := len(p.Blocks)
	h := Headings{p.Ints(n + 1), p.Ints(n + 1), p.Ints(n + 1)}
	var open [7]int32 // the last heading of each rank that no higher one closed
	for k := range open {
		open[k] = -1
	}
	last, above := int32(-1), int32(-1)
	for i := range p.Blocks {
		h.Before[i], h.above[i] = last, above
		rank := p.HeadingLevel(&p.Blocks[i])
		if rank == 0 {
			continue
		}
		above = -1
		for k := range open {
			if k >= rank {
				open[k] = -1
			} else if open[k] >= 0 {
				above = open[k]
			}
		}
		last, open[rank] = int32(i), int32(i)
	}
	h.Before[n], h.above[n] = last, above
	last = -1
	for i := n - 1; i >= 0; i-- {
		h.After[i] = last
		if p.Blocks[i].Place&mark.InHeading != 0 {
			last = int32(i)
		}
	}
	return h
}

// Heading is the block that heads block i: itself if it is a heading.
func (s *Surroundings) Heading(i int32) int32 {
	if s.Before[i+1] == i {
		return i
	}
	return s.Before[i]
}

// Section is the heading above that one.
func (s *Surroundings) Section(i int32) int32 {
	if s.Before[i+1] == i {
		return s.above[i+1]
	}
	return s.above[i]
}
