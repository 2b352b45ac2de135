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
// in the cache nearest to the processor, 32 KB, while all trees pass.
const batchRows = 128

// bins are the bins of a row's features.
type bins [256]uint8

// batch is the scratch of one evaluation.
type batch struct {
	rows [batchRows]bins
	sums [batchRows]int32
}

var pool = sync.Pool{New: func() any { return new(batch) }}

// quantise writes the bins of the rows that begin with row from. Neighbouring
// rows share most values, so a value is looked up only where it changes.
func (f *Forest) quantise(rows []bins, from int, in []Columns) {
	for k, input := range f.inputs {
		c, column := in[0], int(input)
		for m := 1; column >= c.Width; m++ {
			column -= c.Width
			c = in[m]
		}
		k := uint8(k)
		last, bin := float32(math.NaN()), uint8(0)
		at := from*c.Width + column
		for i := range rows {
			if v := c.Values[at]; v != last {
				last, bin = v, binOf(f.cuts[k], v)
			}
			rows[i][k] = bin
			at += c.Width
		}
	}
}

// binOf counts the cuts that v reaches.
func binOf(cuts []float32, v float32) uint8 {
	lo, hi := 0, len(cuts)
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		if cuts[mid] <= v {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return uint8(lo)
}
