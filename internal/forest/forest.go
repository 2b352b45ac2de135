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
	exits  []Exit      // by ascending Trees
	walks  []walk      // the trees once more, as Eval reads them
}

// An Exit is a place between the trees at which a row may leave: the trees so
// far are so much of one mind that the others would not change it. Most rows
// are easy, and take the first exit.
type Exit struct {
	Trees   uint32  // before it
	Sure    float32 // the least log-odds, either way, of a row that leaves
	Stretch float32 // what its log-odds are multiplied by, for the trees to come would have added to them
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
		b.left = min(batchRows, len(p)-from)
		for i := range b.left {
			b.of[i] = int32(from + i)
		}
		f.eval(p, b, in)
	}
}

// EvalRows is Eval for some of the rows only: p is left as it is for others.
func (f *Forest) EvalRows(p []float32, rows []int32, in ...Columns) {
	b := pool.Get().(*batch)
	defer pool.Put(b)
	for len(rows) > 0 {
		b.left = copy(b.of[:], rows)
		rows = rows[b.left:]
		f.eval(p, b, in)
	}
}

// eval does it for a batch.
func (f *Forest) eval(p []float32, b *batch, in []Columns) {
	clear(b.sums[:])
	f.quantise(b, in)
	done := 0
	for _, e := range f.exits {
		b.walk(f.walks[done:e.Trees])
		done = int(e.Trees)
		f.settle(b, e, p)
	}
	b.walk(f.walks[done:])
	f.settle(b, Exit{Stretch: 1}, p)
}

// settle writes the probabilities of the rows that leave at an exit. Those
// that stay close ranks.
func (f *Forest) settle(b *batch, e Exit, p []float32) {
	stay := 0
	for i := range b.left {
		odds := float32(b.sums[i]) * f.scale
		if odds > -e.Sure && odds < e.Sure {
			if stay < i {
				b.rows[stay], b.sums[stay], b.of[stay] = b.rows[i], b.sums[i], b.of[i]
			}
			stay++
			continue
		}
		p[b.of[i]] = logistic(odds * e.Stretch)
	}
	b.left = stay
}

func logistic(odds float32) float32 {
	return float32(1 / (1 + math.Exp(-float64(odds))))
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
	of   [batchRows]int32 // which row of the matrices each is
	left int              // rows that have not left
}

// walk adds to the sums what trees say of the rows that are left.
func (b *batch) walk(walks []walk) {
	for i := range walks {
		walks[i].add(b, b.left)
	}
}

var pool = sync.Pool{New: func() any { return new(batch) }}

// quantise writes the bins of the batch's rows. The inputs ascend, so each
// matrix has a run of them.
func (f *Forest) quantise(b *batch, in []Columns) {
	rows := b.rows[:b.left]
	done, columns := 0, 0 // inputs and columns of the matrices before
	for _, c := range in {
		end := done
		for end < len(f.inputs) && int(f.inputs[end]) < columns+c.Width {
			end++
		}
		var last []float32
		for i := range rows {
			row := c.Values[int(b.of[i])*c.Width:][:c.Width]
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
