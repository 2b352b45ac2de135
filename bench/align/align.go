// Package align finds out which words of a page stand in a reference text,
// so that blocks can be labelled by how much of them an annotator kept.
package align

import "container/heap"

const (
	gram          = 5  // words in the shortest run that is matched anywhere in the reference
	maxCandidates = 24 // places in the reference at which a run is tried
	maxCells      = 4 << 20
	nearby        = 64   // words of the reference in which a run's neighbours are looked for
	longRun       = 1024 // words in a run inside which no other is looked for: a page of one word has a run for every two places
	spareShare    = 0.85 // part of a block that must be spare words of the reference for it to be taken out of order
)

// Labels returns, for each block, the share of its words that belong to the
// reference. Longer runs are matched first, wherever they stand; what is
// left between two matched runs is aligned in order; a block that is left
// whole may take spare words of the reference if the blocks near it are
// matched. No word of the reference is used twice.
func Labels(blocks [][]string, ref []string) []float64 {
	a := newAligner(blocks, ref)
	a.matchRuns()
	a.matchGaps()
	a.matchSpare(blocks)
	labels := make([]float64, len(blocks))
	at := 0
	for i, b := range blocks {
		hit := 0
		for range b {
			if a.to[at] >= 0 {
				hit++
			}
			at++
		}
		if len(b) > 0 {
			labels[i] = float64(hit) / float64(len(b))
		}
	}
	return labels
}

// aligner holds both texts as numbers and what is matched with what.
type aligner struct {
	page, ref []int32
	to        []int32 // per word of the page: its place in the reference, -1 none, spare if only counted
	from      []int32 // per word of the reference: its place in the page, or -1
}

const (
	none  = -1
	spare = 1 << 30
)

func newAligner(blocks [][]string, ref []string) *aligner {
	ids := map[string]int32{}
	id := func(w string) int32 {
		k, ok := ids[w]
		if !ok {
			k = int32(len(ids))
			ids[w] = k
		}
		return k
	}
	a := &aligner{}
	for _, b := range blocks {
		for _, w := range b {
			a.page = append(a.page, id(w))
		}
	}
	for _, w := range ref {
		a.ref = append(a.ref, id(w))
	}
	a.to, a.from = filled(len(a.page)), filled(len(a.ref))
	return a
}

func filled(n int) []int32 {
	s := make([]int32, n)
	for i := range s {
		s[i] = none
	}
	return s
}

// run says that n words from page are those from ref.
type run struct {
	page, ref, n int32
	later        bool // others of its length come first: it lies far from what is around it in the reference
}

// runs is a heap, the longest first, then the earliest.
type runs []run

func (r runs) Len() int      { return len(r) }
func (r runs) Swap(i, j int) { r[i], r[j] = r[j], r[i] }
func (r runs) Less(i, j int) bool {
	if r[i].n != r[j].n {
		return r[i].n > r[j].n
	}
	if r[i].later != r[j].later {
		return r[j].later
	}
	if r[i].page != r[j].page {
		return r[i].page < r[j].page
	}
	return r[i].ref < r[j].ref
}
func (r *runs) Push(x any) { *r = append(*r, x.(run)) }
func (r *runs) Pop() any {
	last := (*r)[len(*r)-1]
	*r = (*r)[:len(*r)-1]
	return last
}

// matchRuns matches the longest common runs first. Of a heading that a list of
// contents has too, the one is matched that stands with its text.
func (a *aligner) matchRuns() {
	all := a.commonRuns()
	heap.Init(&all)
	for all.Len() > 0 {
		r := heap.Pop(&all).(run)
		free := a.freePart(r)
		switch {
		case free == r && !r.later && !a.isInPlace(r):
			r.later = true
			heap.Push(&all, r)
		case free == r:
			for k := range r.n {
				a.to[r.page+k], a.from[r.ref+k] = r.ref+k, r.page+k
			}
		case free.n >= gram:
			heap.Push(&all, free)
		}
	}
}

// isInPlace reports whether a run lies between the nearest matches before and
// behind it in the reference.
func (a *aligner) isInPlace(r run) bool {
	for j := r.ref - 1; j >= max(0, r.ref-nearby); j-- {
		if at := a.from[j]; at != none {
			if at > r.page {
				return false
			}
			break
		}
	}
	end := r.ref + r.n
	for j := end; j < min(int32(len(a.ref)), end+nearby); j++ {
		if at := a.from[j]; at != none {
			return at > r.page
		}
	}
	return true
}

// commonRuns lists the maximal runs of at least gram words.
func (a *aligner) commonRuns() runs {
	var all runs
	places := map[[gram]int32][]int32{}
	for j := 0; j+gram <= len(a.ref); j++ {
		key := [gram]int32(a.ref[j : j+gram])
		if len(places[key]) < maxCandidates {
			places[key] = append(places[key], int32(j))
		}
	}
	covered := 0 // where the last long run ends
	for i := 0; i+gram <= len(a.page); i++ {
		if i+longRun < covered {
			continue
		}
		for _, j := range places[[gram]int32(a.page[i:i+gram])] {
			if i > 0 && j > 0 && a.page[i-1] == a.ref[j-1] {
				continue // part of a run that began before
			}
			n := gram
			for i+n < len(a.page) && int(j)+n < len(a.ref) && a.page[i+n] == a.ref[int(j)+n] {
				n++
			}
			if n >= longRun {
				covered = max(covered, i+n)
			}
			all = append(all, run{page: int32(i), ref: j, n: int32(n)})
		}
	}
	return all
}

// freePart is the longest part of a run of which no word is matched yet.
func (a *aligner) freePart(r run) run {
	var best run
	for k := int32(0); k < r.n; k++ {
		start := k
		for k < r.n && a.to[r.page+k] == none && a.from[r.ref+k] == none {
			k++
		}
		if k-start > best.n {
			best = run{page: r.page + start, ref: r.ref + start, n: k - start}
		}
	}
	if best.n == r.n {
		return r
	}
	return best
}

// matchGaps aligns in order what lies between two neighbouring matches.
func (a *aligner) matchGaps() {
	for i := 0; i < len(a.page); i++ {
		if a.to[i] != none {
			continue
		}
		end := i
		for end < len(a.page) && a.to[end] == none {
			end++
		}
		from, to := int32(0), int32(len(a.ref))
		if i > 0 {
			from = a.to[i-1] + 1
		}
		if end < len(a.page) {
			to = a.to[end]
		}
		if i > 0 && (end == len(a.page) || to < from) {
			to = from // at an end of the page, or across a jump: what follows the last match
			for to < int32(len(a.ref)) && a.from[to] == none {
				to++
			}
		} else if i == 0 && end < len(a.page) {
			from = to
			for from > 0 && a.from[from-1] == none {
				from--
			}
		}
		a.matchInOrder(int32(i), int32(end), from, to)
		i = end
	}
}

// matchInOrder finds a longest common subsequence of the unmatched words of
// both ranges.
func (a *aligner) matchInOrder(i, end, from, to int32) {
	var free []int32
	for j := from; j < to; j++ {
		if a.from[j] == none {
			free = append(free, j)
		}
	}
	n, m := int(end-i), len(free)
	if n == 0 || m == 0 || n*m > maxCells {
		return
	}
	best := make([]int16, (n+1)*(m+1))
	for x := n - 1; x >= 0; x-- {
		for y := m - 1; y >= 0; y-- {
			v := max(best[(x+1)*(m+1)+y], best[x*(m+1)+y+1])
			if a.page[int(i)+x] == a.ref[free[y]] {
				v = max(v, best[(x+1)*(m+1)+y+1]+1)
			}
			best[x*(m+1)+y] = v
		}
	}
	for x, y := 0, 0; x < n && y < m; {
		switch here := best[x*(m+1)+y]; {
		case a.page[int(i)+x] == a.ref[free[y]] && here == best[(x+1)*(m+1)+y+1]+1:
			a.to[int(i)+x], a.from[free[y]] = free[y], i+int32(x)
			x, y = x+1, y+1
		case here == best[(x+1)*(m+1)+y]:
			x++
		default:
			y++
		}
	}
}

// matchSpare gives blocks without a match the reference's spare words, if
// it has nearly all of them: an annotator's text has another order. Blocks
// beside matched ones come first.
func (a *aligner) matchSpare(blocks [][]string) {
	left := map[int32]int{}
	for j, w := range a.ref {
		if a.from[j] == none {
			left[w]++
		}
	}
	starts := make([]int, len(blocks)+1)
	hits := make([]int, len(blocks)+1)
	for i, b := range blocks {
		starts[i+1] = starts[i] + len(b)
		hits[i+1] = hits[i]
		for k := starts[i]; k < starts[i+1]; k++ {
			if a.to[k] != none {
				hits[i+1]++
			}
		}
	}
	for _, near := range [...]int{1, 4, 16} {
		for i := range blocks {
			from, to := max(0, i-near), min(len(blocks), i+near+1)
			if hits[to]-hits[from] == 0 {
				continue
			}
			a.takeSpare(starts[i], starts[i+1], left)
		}
	}
}

func (a *aligner) takeSpare(from, to int, left map[int32]int) {
	need := map[int32]int{}
	open, found := 0, 0
	for k := from; k < to; k++ {
		if a.to[k] != none {
			continue
		}
		open++
		if w := a.page[k]; need[w] < left[w] {
			need[w]++
			found++
		}
	}
	if open == 0 || float64(found) < spareShare*float64(open) || open*2 < to-from {
		return
	}
	for k := from; k < to; k++ {
		if w := a.page[k]; a.to[k] == none && left[w] > 0 {
			a.to[k] = spare
			left[w]--
		}
	}
}
