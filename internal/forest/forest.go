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
	n := len(p)
	scratch := pool.Get().(*buffers)
	defer pool.Put(scratch)
	bins, sums := scratch.sized(n*len(f.inputs), n)
	f.quantise(bins, n, in)
	width := len(f.inputs)
	for _, root := range f.roots {
		tree := f.nodes[root:]
		for i := range sums {
			row := bins[i*width : (i+1)*width]
			k := 0
			for {
				q := tree[k]
				if q.feature == leaf {
					sums[i] += int32(int16(q.other))
					break
				}
				if row[q.feature] <= q.cut {
					k++
				} else {
					k += int(q.other)
				}
			}
		}
	}
	for i, sum := range sums {
		p[i] = f.logistic(sum)
	}
}

func (f *Forest) logistic(sum int32) float32 {
	return float32(1 / (1 + math.Exp(-float64(sum)*float64(f.scale))))
}

// quantise writes each row's bins. Neighbouring rows share most values, so a
// value is looked up only where it changes.
func (f *Forest) quantise(bins []uint8, n int, in []Columns) {
	width := len(f.inputs)
	for k, input := range f.inputs {
		c, column := in[0], int(input)
		for m := 1; column >= c.Width; m++ {
			column -= c.Width
			c = in[m]
		}
		last, bin := float32(math.NaN()), uint8(0)
		for i := range n {
			if v := c.Values[i*c.Width+column]; v != last {
				last, bin = v, binOf(f.cuts[k], v)
			}
			bins[i*width+k] = bin
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

// buffers is the scratch of one evaluation.
type buffers struct {
	bins []uint8
	sums []int32
}

var pool = sync.Pool{New: func() any { return new(buffers) }}

func (b *buffers) sized(bins, sums int) ([]uint8, []int32) {
	if cap(b.bins) < bins {
		b.bins = make([]uint8, bins)
	}
	if cap(b.sums) < sums {
		b.sums = make([]int32, sums)
	}
	b.bins, b.sums = b.bins[:bins], b.sums[:sums]
	clear(b.sums)
	return b.bins, b.sums
}
