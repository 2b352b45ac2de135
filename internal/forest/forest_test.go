package forest

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// grow makes a random tree over three columns.
func grow(r *rand.Rand, depth int) *Tree {
	if depth == 0 || r.IntN(5) == 0 {
		return &Tree{LeafSize: r.NormFloat64()}
	}
	return &Tree{
		Feature: columns[r.IntN(len(columns))], Below: float32(r.IntN(20)),
		Left: grow(r, depth-1), Right: grow(r, depth-1),
	}
}

var columns = []string{"words", "links", "depth"}

// value walks a tree as it was fitted. It is what the packed form must agree
// with.
func (t *Tree) value(row map[string]float32, scale float32) int32 {
	if t.Feature == "" {
		return int32(round(t.LeafSize / float64(scale)))
	}
	if row[t.Feature] < t.Below {
		return t.Left.value(row, scale)
	}
	return t.Right.value(row, scale)
}

// slowEval asks one tree after the other, and returns how many it asked.
func slowEval(trees []*Tree, exits []Exit, scale float32, row map[string]float32) (p float32, asked int) {
	sum := int32(0)
	for i, tree := range trees {
		for _, e := range exits {
			if odds := float32(sum) * scale; int(e.Trees) == i && (odds >= e.Sure || odds <= -e.Sure) {
				return logistic(odds * e.Stretch), i
			}
		}
		sum += tree.value(row, scale)
	}
	return logistic(float32(sum) * scale), len(trees)
}

func round(x float64) float64 {
	if x < 0 {
		return -round(-x)
	}
	return float64(int64(x + 0.5))
}

// TestPackedForestAgreesWithTrees evaluates rows of which few have the same
// values as another, and rows of which most have.
func TestPackedForestAgreesWithTrees(t *testing.T) {
	for _, values := range []int{40, 3} {
		checkForest(t, rand.New(rand.NewPCG(1, uint64(values))), values)
	}
}

func checkForest(t *testing.T, r *rand.Rand, values int) {
	t.Helper()
	var trees []*Tree
	for range 30 {
		trees = append(trees, grow(r, 6))
	}
	exits := []Exit{{Trees: 8, Sure: 3, Stretch: 2}, {Trees: 20, Sure: 2, Stretch: 1.25}}
	f, err := Pack(trees, columns, exits...)
	if err != nil {
		t.Fatal(err)
	}
	const n = 500
	rows := make([]float32, n*2)
	extra := make([]float32, n)
	for i := range rows {
		rows[i] = 20 * float32(r.IntN(values)) / float32(values)
	}
	for i := range extra {
		extra[i] = 20 * float32(r.IntN(values)) / float32(values)
	}
	p := make([]float32, n)
	leaves := map[int]int{}
	f.Eval(p, Columns{rows, 2}, Columns{extra, 1})
	for i := range n {
		row := map[string]float32{"words": rows[2*i], "links": rows[2*i+1], "depth": extra[i]}
		want, left := slowEval(trees, exits, f.scale, row)
		if p[i] != want {
			t.Fatalf("row %d: %v, trees say %v", i, p[i], want)
		}
		leaves[left]++
	}
	some := make([]float32, n)
	picked := []int32{3, 7, 499}
	f.EvalRows(some, picked, Columns{rows, 2}, Columns{extra, 1})
	for i := range some {
		if want := p[i]; slices.Contains(picked, int32(i)) != (some[i] != 0) || some[i] != 0 && some[i] != want {
			t.Errorf("row %d of some: %v, of all: %v", i, some[i], want)
		}
	}
	if len(leaves) != len(exits)+1 {
		t.Errorf("rows left after %v trees: not every exit is tried", leaves)
	}
}

func TestModelSurvivesItsBytes(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	first, err := Pack([]*Tree{grow(r, 5), grow(r, 5)}, columns)
	if err != nil {
		t.Fatal(err)
	}
	m := &Model{Header: Header{Corpus: "c", Columns: columns}, Names: map[uint32]float32{7: 1, 9: -0.5},
		Cues: map[uint32]*[NumTypes]float32{3: {2, -0.125}}, First: first, Second: first}
	data, err := m.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var back Model
	if err := back.UnmarshalBinary(data); err != nil {
		t.Fatal(err)
	}
	if back.Corpus != "c" || back.Names[7] != 1 || back.Names[9] != -0.5 || *back.Cue(3) != *m.Cues[3] || back.Cue(7) != nil || !slices.Equal(back.First.nodes, first.nodes) {
		t.Errorf("read back %+v", back)
	}
	for k := range data {
		if err := new(Model).UnmarshalBinary(data[:k]); err == nil {
			t.Fatalf("cut after %d bytes, and no error", k)
		}
	}
}

// FuzzModel feeds damaged models and rows: a model is read or an error, and
// what is read is safe to walk and gives probabilities.
func FuzzModel(f *testing.F) {
	r := rand.New(rand.NewPCG(5, 6))
	forest, err := Pack([]*Tree{grow(r, 3)}, columns)
	if err != nil {
		f.Fatal(err)
	}
	m := &Model{Header: Header{Columns: columns, Context: columns}, Names: map[uint32]float32{7: 1},
		Cues: map[uint32]*[NumTypes]float32{3: {2}}, First: forest, Second: forest, Types: []*Forest{forest}}
	data, err := m.MarshalBinary()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data, float32(3))
	f.Add(data, float32(math.NaN()))
	f.Fuzz(func(t *testing.T, data []byte, v float32) {
		m := new(Model)
		if m.UnmarshalBinary(data) != nil {
			return
		}
		row := make([]float32, 2*len(m.Columns))
		context := make([]float32, 2*len(m.Context))
		for i := range row {
			row[i] = v * float32(1-2*(i%2))
		}
		p := make([]float32, 2)
		m.First.Eval(p, Columns{row, len(m.Columns)})
		checkProbabilities(t, p)
		sums := make([]float32, 2*len(m.CueSums))
		for _, forest := range m.Types {
			forest.Eval(p, Columns{row, len(m.Columns)}, Columns{sums, len(m.CueSums)})
			checkProbabilities(t, p)
		}
		m.Second.Eval(p, Columns{row, len(m.Columns)}, Columns{context, len(m.Context)})
		checkProbabilities(t, p)
		m.Weight(7)
		m.Cue(3)
	})
}

// FuzzEval feeds the model that comes with the library any numbers, also
// such as are none: out come probabilities, the same each time, and the same
// for a row whatever stands before it.
func FuzzEval(f *testing.F) {
	m := Default()
	width := len(m.Columns)
	row := func(values ...float32) []byte {
		var b []byte
		for i := range width {
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(values[i%len(values)]))
		}
		return b
	}
	inf := float32(math.Inf(1))
	f.Add(row(0), row(1, 2, 3))
	f.Add(row(inf, -inf), row(float32(math.NaN())))
	f.Add(row(math.MaxFloat32, math.SmallestNonzeroFloat32, -1), row(0.5, float32(math.NaN()), inf))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		values := make([]float32, 3*width)
		fillRow(values[:width], a)
		fillRow(values[width:2*width], b)
		fillRow(values[2*width:], a)
		p, again := make([]float32, 3), make([]float32, 3)
		m.First.Eval(p, Columns{values, width})
		m.First.Eval(again, Columns{values, width})
		checkProbabilities(t, p)
		if !slices.Equal(p, again) || p[0] != p[2] {
			t.Errorf("%v and then %v", p, again)
		}
		context := make([]float32, 3*len(m.Context))
		fillRow(context, b)
		m.Second.Eval(p, Columns{values, width}, Columns{context, len(m.Context)})
		checkProbabilities(t, p)
	})
}

// fillRow fills a row with the floats that the bytes are, over and over.
func fillRow(row []float32, b []byte) {
	for i := range row {
		if n := len(b) / 4; n > 0 {
			row[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[i%n*4:]))
		}
	}
}

func checkProbabilities(t *testing.T, p []float32) {
	t.Helper()
	for _, v := range p {
		if !(v >= 0 && v <= 1) {
			t.Fatalf("probabilities %v", p)
		}
	}
}

// TestDamagedModel damages each byte of a model in turn: an error or a model
// that is safe, and never a panic.
func TestDamagedModel(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 9))
	forest, err := Pack([]*Tree{grow(r, 4), grow(r, 4)}, columns)
	if err != nil {
		t.Fatal(err)
	}
	data, err := (&Model{Header: Header{Columns: columns}, First: forest, Second: forest, Types: []*Forest{forest}}).MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	for at := range data {
		for _, flip := range []byte{1, 0x80, 0xFF} {
			damaged := slices.Clone(data)
			damaged[at] ^= flip
			m := new(Model)
			if m.UnmarshalBinary(damaged) != nil {
				continue
			}
			p := make([]float32, 1)
			m.First.Eval(p, Columns{make([]float32, len(m.Columns)), len(m.Columns)})
			checkProbabilities(t, p)
		}
	}
	wide := &Model{Header: Header{Columns: columns[:1]}, First: forest, Second: forest}
	if data, err = wide.MarshalBinary(); err != nil {
		t.Fatal(err)
	}
	if new(Model).UnmarshalBinary(data) == nil {
		t.Error("a forest that reads more columns than the header names is no error")
	}
}

// TestEighthType damages what tells for which types a cue has weights.
func TestEighthType(t *testing.T) {
	m := &Model{Header: Header{Columns: columns}, First: new(Forest), Second: new(Forest),
		Cues: map[uint32]*[NumTypes]float32{0xABCDEF01: {1, 1, 1, 1, 1, 1, 1}}}
	data, err := m.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	cue := bytes.Index(data, []byte("\x01\xef\xcd\xab\x7f"))
	if cue < 0 {
		t.Fatal("the cue is not where it was")
	}
	if err := new(Model).UnmarshalBinary(data); err != nil {
		t.Fatal(err)
	}
	data[cue+4] |= 0x80
	if err := new(Model).UnmarshalBinary(data); !errors.Is(err, errDamaged) {
		t.Errorf("got %v, want %v", err, errDamaged)
	}
}

func BenchmarkEval(b *testing.B) {
	m := Default()
	const n = 280
	width := len(m.Columns)
	rows := make([]float32, n*width)
	r := rand.New(rand.NewPCG(7, 8))
	for i := range rows {
		rows[i] = r.Float32() * 20
	}
	p := make([]float32, n)
	b.ReportAllocs()
	for b.Loop() {
		m.First.Eval(p, Columns{rows, width})
	}
}
