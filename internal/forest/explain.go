package forest

// A Teller tells why a forest says what it says of a row.
type Teller struct {
	f     *Forest
	means []float64 // per node: the mean of the leaves below it
	of    []float64
}

// NewTeller prepares telling about many rows. Nodes do not remember how many
// rows of training passed them, so what is expected at one is the mean of the
// leaves below it, each counted once.
func (f *Forest) NewTeller() *Teller {
	t := &Teller{f: f, means: make([]float64, len(f.nodes))}
	for _, root := range f.roots {
		t.mean(root)
	}
	return t
}

// mean fills in the means of a node and all below it; it returns the sum of
// the leaves and their number.
func (t *Teller) mean(at int32) (sum float64, leaves int) {
	n := t.f.nodes[at]
	if n.feature == leaf {
		t.means[at] = float64(int16(n.other)) * float64(t.f.scale)
		return t.means[at], 1
	}
	left, some := t.mean(at + 1)
	right, more := t.mean(at + int32(n.other))
	sum, leaves = left+right, some+more
	t.means[at] = sum / float64(leaves)
	return sum, leaves
}

// Tell splits the log-odds of row i of the matrices among their columns, which
// are counted through: on its way down a tree, each question moves what is
// expected by some amount, which counts for the column that was asked for
// (Saabas 2014). The sum of all columns and the bias, which is what is expected
// of any row, are the log-odds. A row that leaves early is told by the trees
// that it met. The slice is good until the next call.
func (t *Teller) Tell(i int, in ...Columns) (bias float64, of []float64) {
	f, width := t.f, 0
	for _, c := range in {
		width += c.Width
	}
	if len(t.of) != width {
		t.of = make([]float64, width)
	}
	clear(t.of)
	row := make([]float32, 0, width)
	for _, c := range in {
		row = append(row, c.Values[i*c.Width:][:c.Width]...)
	}
	sum, exits := int32(0), f.exits
	for k, root := range f.roots {
		for ; len(exits) > 0 && int(exits[0].Trees) <= k; exits = exits[1:] {
			if odds := float32(sum) * f.scale; !(odds > -exits[0].Sure && odds < exits[0].Sure) {
				return t.stretched(bias, float64(exits[0].Stretch))
			}
		}
		at := root
		bias += t.means[at]
		for n := f.nodes[at]; n.feature != leaf; n = f.nodes[at] {
			next, column := at+1, f.inputs[n.feature]
			if binOf(f.cuts[n.feature], row[column]) > n.cut {
				next = at + int32(n.other)
			}
			t.of[column] += t.means[next] - t.means[at]
			at = next
		}
		sum += int32(int16(f.nodes[at].other))
	}
	return bias, t.of
}

// stretched multiplies all that was told.
func (t *Teller) stretched(bias, by float64) (float64, []float64) {
	for i := range t.of {
		t.of[i] *= by
	}
	return bias * by, t.of
}
