package forest

import (
	"hash/maphash"
	"sync"
)

// batchRows is how many rows go through the trees together: their bins stay
// in the cache nearest to the processor, 32 KB, while all trees pass. It is a
// multiple of abreast.
const batchRows = 128

// bins are the bins of a row's features.
type bins [256]uint8

// batch is the scratch of one evaluation. Rows of the same bins are walked once:
// a page may have a thousand items that only their number tells apart.
type batch struct {
	rows [batchRows]bins
	sums [batchRows]int32
	of   [batchRows]int32 // which row of the matrices each is
	left int              // rows that have not left

	last   int32                // the row that was put in last, -1 for none
	place  int                  // where its bins are
	places [2 * batchRows]uint8 // by the hash of bins: one more than their place, 0 for none
	twins  []twin               // rows that have the bins of another
}

// A twin is a row of the matrices with the bins of another.
type twin struct{ row, first int32 }

var pool = sync.Pool{New: func() any { return new(batch) }}

// empty prepares the batch for other rows.
func (b *batch) empty() {
	clear(b.sums[:])
	clear(b.places[:])
	b.left, b.last, b.twins = 0, -1, b.twins[:0]
}

// walk adds to the sums what trees say of the rows that are left.
func (b *batch) walk(walks []walk) {
	for i := range walks {
		walks[i].add(b, b.left)
	}
}

// A part is what a forest reads of one matrix.
type part struct {
	Columns
	inputs []int16 // per column that is read, and those before: which input it is, -1 if none
}

// partsOf finds what the forest reads of each matrix.
func (f *Forest) partsOf(in []Columns) []part {
	parts := make([]part, len(in))
	before := 0
	for i, c := range in {
		parts[i] = part{c, f.inputOf[min(before, len(f.inputOf)):min(before+c.Width, len(f.inputOf))]}
		before += c.Width
	}
	return parts
}

// put adds a row of the matrices to the batch, if no row in it has its bins.
func (f *Forest) put(b *batch, row int32, parts []part) {
	changed := b.last < 0
	bins := &b.rows[b.left]
	if !changed {
		*bins = b.rows[b.place]
	}
	for i := range parts {
		if f.lookUp(bins, &parts[i], row, b.last) {
			changed = true
		}
	}
	b.last = row
	if changed {
		b.place = b.placeOf(bins)
	}
	if b.place < b.left {
		b.twins = append(b.twins, twin{row, b.of[b.place]})
		return
	}
	b.of[b.left] = row
	b.left++
}

// placeOf is the place of the row with these bins, the next one if there is none.
func (b *batch) placeOf(bins *bins) int {
	k := maphash.Bytes(seed, bins[:]) % uint64(len(b.places))
	for ; b.places[k] != 0; k = (k + 1) % uint64(len(b.places)) {
		if place := int(b.places[k]) - 1; b.rows[place] == *bins {
			return place
		}
	}
	b.places[k] = uint8(b.left + 1)
	return b.left
}

// seed is of the hashes of bins. No answer depends on it.
var seed = maphash.MakeSeed()

// lookUp writes the bins of what a part has of a row, and reports whether one is
// not what it was. Neighbouring rows share most values, so the bins are those of
// the last row, and one is looked up only where the value is another.
func (f *Forest) lookUp(bins *bins, p *part, row, last int32) (changed bool) {
	values := p.Values[int(row)*p.Width:][:len(p.inputs)]
	old := values
	if last >= 0 {
		old = p.Values[int(last)*p.Width:][:len(values)]
	}
	for column, v := range values {
		if v == old[column] && last >= 0 {
			continue
		}
		if k := p.inputs[column]; k >= 0 {
			if cuts := f.cuts[k]; last < 0 || !isBin(cuts, bins[k], v) {
				bins[k], changed = binOf(cuts, v), true
			}
		}
	}
	return changed
}

// isBin reports whether v has a bin: most values that change do not leave theirs.
func isBin(cuts []float32, bin uint8, v float32) bool {
	return (bin == 0 || cuts[bin-1] <= v) && (int(bin) == len(cuts) || !(cuts[bin] <= v))
}
