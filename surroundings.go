package pith

// surroundings is what stands around each block: headings and links.
type surroundings struct {
	headings
	links []lead
}

func (p *page) surroundings() *surroundings {
	return &surroundings{p.findHeadings(), p.readLeads()}
}

// headings is, for each block, the nearest block before and after it that is
// a heading, and the heading of a higher rank under which the one before
// stands; -1 if there is none. One entry more tells it of the page's end.
type headings struct{ before, after, above []int32 }

func (p *page) findHeadings() headings {
	n := len(p.blocks)
	at := make([]int32, 3*(n+1))
	h := headings{at[:n+1], at[n+1 : 2*n+2], at[2*n+2:]}
	var open [7]int32 // the last heading of each rank that no higher one closed
	for k := range open {
		open[k] = -1
	}
	last, above := int32(-1), int32(-1)
	for i := range p.blocks {
		h.before[i], h.above[i] = last, above
		rank := p.headingLevel(&p.blocks[i])
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
	h.before[n], h.above[n] = last, above
	last = -1
	for i := n - 1; i >= 0; i-- {
		h.after[i] = last
		if p.blocks[i].place&inHeading != 0 {
			last = int32(i)
		}
	}
	return h
}

// heading is the block that heads block i: itself if it is a heading.
func (s *surroundings) heading(i int32) int32 {
	if s.before[i+1] == i {
		return i
	}
	return s.before[i]
}

// section is the heading above that one.
func (s *surroundings) section(i int32) int32 {
	if s.before[i+1] == i {
		return s.above[i+1]
	}
	return s.above[i]
}
