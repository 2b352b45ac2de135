// Package forest evaluates gradient-boosted trees that were fitted elsewhere.
// It knows nothing of what its numbers mean.
package forest

import (
	"math"
	"sync"
)

// A Forest is a sum of trees over rows of features.
type Forest struct {
	inputs []uint16    // the column of each feature that the trees read
	cuts   [][]float32 // per feature, ascending: a value's bin is how many of them it reaches
	nodes  []node      // all trees, each in preorder
	roots  []int32     // where each begins
	scale  float32     // of a leaf's value
	walks  []walk      // the trees once more, as Eval reads them
}

// A node is a question or a leaf. In preorder a left child is the next node.
type node struct {
	feature uint8  // place in inputs, or leaf
	cut     uint8  // left if the value's bin is at most this
	other   uint16 // right child, counted from this node; a leaf's value, as int16
}

// leaf marks a node without children. So a forest reads 255 features at most.
const leaf = 255

// Columns is a matrix of features: Width values for each row.
type Columns struct {
	Values []float32
	Width  int
}

// Eval writes the probability of each row to p. The columns of several
// matrices are counted through.
func (f *Forest) Eval(p []float32, in ...Columns) {
	b := pool.Get().(*batch)
	defer pool.Put(b)
	for from := 0; from < len(p); from += batchRows {
		part := p[from:min(from+batchRows, len(p))]
		clear(b.sums[:])
		f.quantise(b.rows[:len(part)], from, in)
		for i := range f.walks {
			f.walks[i].add(b, len(part))
		}
		for i := range part {
			part[i] = f.logistic(b.sums[i])
		}
	}
}

func (f *Forest) logistic(sum int32) float32 {
	return float32(1 / (1 + math.Exp(-float64(sum)*float64(f.scale))))
}

// batchRows is how many rows go through the trees together: their bins stay
// in the cache nearest to the processor, 32 KB, while all trees pass. It is a
// multiple of abreast.
const batchRows = 128

// bins are the bins of a row's features.
type bins [256]uint8

// batch is the scratch of one evaluation.
type batch struct {
	rows [batchRows]bins
	sums [batchRows]int32
}

var pool = sync.Pool{New: func() any { return new(batch) }}

// quantise writes the bins of the rows that begin with row from. The inputs
// ascend, so each matrix has a run of them.
func (f *Forest) quantise(rows []bins, from int, in []Columns) {
	done, columns := 0, 0 // inputs and columns of the matrices before
	for _, c := range in {
		end := done
		for end < len(f.inputs) && int(f.inputs[end]) < columns+c.Width {
			end++
		}
		var last []float32
		for i := range rows {
			row := c.Values[(from+i)*c.Width:][:c.Width]
			if i > 0 {
				copy(rows[i][done:end], rows[i-1][done:end])
			}
			f.lookUp(rows[i][:end], done, row, last, columns)
			last = row
		}
		done, columns = end, columns+c.Width
	}
}

// lookUp writes a row's bins from input done on, whose columns are counted
// from columns. Neighbouring rows share most values, so b has the bins of the
// last row, and one is looked up only where the value is another.
func (f *Forest) lookUp(b []uint8, done int, row, last []float32, columns int) {
	inputs, cuts := f.inputs[done:len(b)], f.cuts[done:len(b)]
	b = b[done:]
	for k, input := range inputs {
		column := int(input) - columns
		if v := row[column]; last == nil || v != last[column] {
			b[k] = binOf(cuts[k], v)
		}
	}
}

// binOf counts the cuts that v reaches. It halves what is left of the cuts
// without branches, as walk does.
func binOf(cuts []float32, v float32) uint8 {
	below := 0 // these are reached
	for left := len(cuts); left > 0; {
		half := (left + 1) / 2
		reached := 0
		if cuts[below+half-1] <= v {
			reached = 1
		}
		below += half & -reached
		left -= half
	}
	return uint8(below)
}
