package forest

// A walk is a tree laid out to be walked without branches: which way a value
// goes is a coin toss to the processor, and a wrong guess costs it more than
// a step. So every row takes as many steps as the tree is deep, and a few
// rows go side by side, for a step is mostly waiting for the one before.
type walk struct {
	steps  []step
	values []int16 // of the leaf at each step
	depth  int
}

// A step has a feature, a cut and, in the upper half, the place of the next
// step: that one, or the one behind it if the feature's bin is above the cut.
// A leaf leads to itself, for no bin is above its cut.
type step uint32

func newStep(feature, cut uint8, next int) step {
	return step(feature) | step(cut)<<8 | step(next)<<16
}

func (s step) next(row *bins) uint32 {
	cut, bin := uint32(uint8(s>>8)), uint32(row[uint8(s)])
	return uint32(s>>16) + (cut-bin)>>31 // the sign: 1 if the bin is greater
}

// abreast is how many rows walk side by side: eight were faster than four,
// and more places than that are beyond a processor's registers.
const abreast = 8

// add adds to the sums of the first n rows the values of the leaves that
// they come to. It rounds n up, which only makes sums of rows nobody reads.
func (w *walk) add(b *batch, n int) {
	steps := w.steps
	for i := 0; i < n; i += abreast {
		rows := (*[abreast]bins)(b.rows[i:])
		var k0, k1, k2, k3, k4, k5, k6, k7 uint32
		for range w.depth {
			k0 = steps[k0].next(&rows[0])
			k1 = steps[k1].next(&rows[1])
			k2 = steps[k2].next(&rows[2])
			k3 = steps[k3].next(&rows[3])
			k4 = steps[k4].next(&rows[4])
			k5 = steps[k5].next(&rows[5])
			k6 = steps[k6].next(&rows[6])
			k7 = steps[k7].next(&rows[7])
		}
		sums := (*[abreast]int32)(b.sums[i:])
		sums[0] += int32(w.values[k0])
		sums[1] += int32(w.values[k1])
		sums[2] += int32(w.values[k2])
		sums[3] += int32(w.values[k3])
		sums[4] += int32(w.values[k4])
		sums[5] += int32(w.values[k5])
		sums[6] += int32(w.values[k6])
		sums[7] += int32(w.values[k7])
	}
}

// layOut fills inputOf from inputs, and walks from nodes. It reports whether these are what they
// should be: trees in preorder, one behind the other from the roots on, each
// small enough for its steps to be counted; and whether inputs and exits ascend.
func (f *Forest) layOut() bool {
	for i, column := range f.inputs {
		if i > 0 && column <= f.inputs[i-1] {
			return false
		}
		for len(f.inputOf) < int(column) {
			f.inputOf = append(f.inputOf, -1)
		}
		f.inputOf = append(f.inputOf, int16(i))
	}
	for i, e := range f.exits {
		if int64(e.Trees) > int64(len(f.roots)) || i > 0 && e.Trees < f.exits[i-1].Trees {
			return false
		}
	}
	f.walks = make([]walk, len(f.roots))
	steps := make([]step, len(f.nodes))
	values := make([]int16, len(f.nodes))
	for i, root := range f.roots {
		end := len(f.nodes)
		if i+1 < len(f.roots) {
			end = int(f.roots[i+1])
		}
		from := int(root)
		if from < 0 || from >= end || end > len(f.nodes) || end-from > 1<<16 {
			return false
		}
		w := &f.walks[i]
		w.steps, w.values = steps[from:end:end], values[from:end:end]
		if !w.fill(f.nodes[from:end], len(f.inputs)) {
			return false
		}
	}
	return true
}

// fill lays out one tree. Its nodes are read in order; open are the questions
// around the node whose right child is still to come.
func (w *walk) fill(nodes []node, inputs int) bool {
	type question struct{ node, step, depth int }
	var open []question
	at, depth, used := 0, 0, 1 // the step of the node; its depth; the steps given out
	for i, n := range nodes {
		if n.feature != leaf {
			if int(n.feature) >= inputs || used+2 > len(nodes) {
				return false
			}
			w.steps[at] = newStep(n.feature, n.cut, used)
			open = append(open, question{i, at, depth})
			at, depth, used = used, depth+1, used+2
			continue
		}
		w.steps[at] = newStep(0, 255, at)
		w.values[at] = int16(n.other)
		w.depth = max(w.depth, depth)
		if len(open) == 0 {
			return i == len(nodes)-1
		}
		q := open[len(open)-1]
		open = open[:len(open)-1]
		if q.node+int(nodes[q.node].other) != i+1 {
			return false
		}
		at, depth = int(w.steps[q.step]>>16)+1, q.depth+1
	}
	return false
}
