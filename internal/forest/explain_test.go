package forest

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestTellerAddsUp splits the log-odds of random rows, also of those that take
// an exit: what the columns and the bias say is what the forest says. A column
// that no tree asks for says nothing.
func TestTellerAddsUp(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	var trees []*Tree
	for range 30 {
		trees = append(trees, grow(r, 6))
	}
	f, err := Pack(trees, append(columns, "nothing"), Exit{Trees: 8, Sure: 3, Stretch: 2}, Exit{Trees: 20, Sure: 2, Stretch: 1.25})
	if err != nil {
		t.Fatal(err)
	}
	const n = 200
	rows, extra := make([]float32, n*2), make([]float32, n*2)
	for i := range rows {
		rows[i], extra[i] = float32(r.IntN(40))/2, float32(r.IntN(40))/2
	}
	p := make([]float32, n)
	f.Eval(p, Columns{rows, 2}, Columns{extra, 2})
	teller := f.NewTeller()
	for i := range n {
		sum, of := teller.Tell(i, Columns{rows, 2}, Columns{extra, 2})
		if len(of) != 4 || of[3] != 0 {
			t.Fatalf("row %d: columns %v", i, of)
		}
		for _, v := range of {
			sum += v
		}
		want := math.Log(float64(p[i])) - math.Log1p(-float64(p[i]))
		if math.Abs(want) < 7 && math.Abs(sum-want) > 1e-4 { // beyond, the probability has no more digits
			t.Errorf("row %d: told %v, is %v", i, sum, want)
		}
	}
}

// TestTellerKnowsWhatIsAsked has one question, whose column takes all.
func TestTellerKnowsWhatIsAsked(t *testing.T) {
	tree := &Tree{Feature: "links", Below: 5, Left: &Tree{LeafSize: 3}, Right: &Tree{LeafSize: -1}}
	f, err := Pack([]*Tree{tree}, columns)
	if err != nil {
		t.Fatal(err)
	}
	bias, of := f.NewTeller().Tell(0, Columns{[]float32{0, 9, 0}, 3})
	if math.Abs(bias-1) > 1e-3 || of[0] != 0 || math.Abs(of[1]+2) > 1e-3 || of[2] != 0 {
		t.Errorf("bias %v, columns %v; want 1 and -2 for the links", bias, of)
	}
}
