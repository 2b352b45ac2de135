package forest

import (
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

func round(x float64) float64 {
	if x < 0 {
		return -round(-x)
	}
	return float64(int64(x + 0.5))
}

func TestPackedForestAgreesWithTrees(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var trees []*Tree
	for range 30 {
		trees = append(trees, grow(r, 6))
	}
	f, err := Pack(trees, columns)
	if err != nil {
		t.Fatal(err)
	}
	const n = 500
	rows := make([]float32, n*2)
	extra := make([]float32, n)
	for i := range rows {
		rows[i] = float32(r.IntN(40)) / 2
	}
	for i := range extra {
		extra[i] = float32(r.IntN(40)) / 2
	}
	p := make([]float32, n)
	f.Eval(p, Columns{rows, 2}, Columns{extra, 1})
	for i := range n {
		row := map[string]float32{"words": rows[2*i], "links": rows[2*i+1], "depth": extra[i]}
		sum := int32(0)
		for _, tree := range trees {
			sum += tree.value(row, f.scale)
		}
		one := Forest{nodes: []node{{feature: leaf}}, roots: []int32{0}, scale: f.scale}
		want := one.logistic(sum)
		if p[i] != want {
			t.Fatalf("row %d: %v, trees say %v", i, p[i], want)
		}
	}
}

func TestModelSurvivesItsBytes(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	first, err := Pack([]*Tree{grow(r, 5), grow(r, 5)}, columns)
	if err != nil {
		t.Fatal(err)
	}
	m := &Model{Header: Header{Corpus: "c", Columns: columns}, Names: map[uint32]float32{7: 1, 9: -0.5}, First: first, Second: first}
	data, err := m.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var back Model
	if err := back.UnmarshalBinary(data); err != nil {
		t.Fatal(err)
	}
	if back.Corpus != "c" || back.Names[7] != 1 || back.Names[9] != -0.5 || !slices.Equal(back.First.nodes, first.nodes) {
		t.Errorf("read back %+v", back)
	}
	for k := range data {
		if err := new(Model).UnmarshalBinary(data[:k]); err == nil {
			t.Fatalf("cut after %d bytes, and no error", k)
		}
	}
}

// FuzzModel feeds damaged models and rows: whatever is read is safe to walk.
func FuzzModel(f *testing.F) {
	r := rand.New(rand.NewPCG(5, 6))
	forest, err := Pack([]*Tree{grow(r, 3)}, columns)
	if err != nil {
		f.Fatal(err)
	}
	data, err := (&Model{First: forest, Second: forest}).MarshalBinary()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data, float32(3))
	f.Fuzz(func(t *testing.T, data []byte, v float32) {
		m := new(Model)
		if m.UnmarshalBinary(data) != nil {
			return
		}
		for _, c := range m.First.inputs {
			if int(c) >= len(columns) {
				return
			}
		}
		m.First.Eval(make([]float32, 2), Columns{[]float32{v, v, v, -v, 0, v}, 3})
	})
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
