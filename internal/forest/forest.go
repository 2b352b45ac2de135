package forest

import "math"

// A Forest is a sum of trees over rows of features.
type Forest struct {
	inputs []uint16    // the column of each feature that the trees read
	cuts   [][]float32 // per feature, ascending: a value's bin is how many of them it reaches
	nodes  []node      // all trees, each in preorder
	roots  []int32     // where each begins
	scale  float32     // of a leaf's value
	exits  []Exit      // by ascending Trees

	// The same once more, as Eval reads it.
	inputOf []int16 // per column up to the last that the trees read: its place in inputs, -1 for none
	walks   []walk
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
	f.eval(p, len(p), func(k int) int32 { return int32(k) }, in)
}

// EvalRows is Eval for some of the rows only: p is left as it is for others.
func (f *Forest) EvalRows(p []float32, rows []int32, in ...Columns) {
	f.eval(p, len(rows), func(k int) int32 { return rows[k] }, in)
}

// eval does it for n rows, a batch at a time.
func (f *Forest) eval(p []float32, n int, row func(k int) int32, in []Columns) {
	b := pool.Get().(*batch)
	defer pool.Put(b)
	parts := f.partsOf(in)
	for k := 0; k < n; {
		b.empty()
		for ; k < n && b.left < batchRows; k++ {
			f.put(b, row(k), parts)
		}
		done := 0
		for _, e := range f.exits {
			b.walk(f.walks[done:e.Trees])
			done = int(e.Trees)
			f.settle(b, e, p)
		}
		b.walk(f.walks[done:])
		f.settle(b, Exit{Stretch: 1}, p)
		for _, t := range b.twins {
			p[t.row] = p[t.first]
		}
	}
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
