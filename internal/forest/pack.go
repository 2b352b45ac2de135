package forest

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/pithmd/pith/internal/hashmap"
)

// A Tree is a fitted tree before it is packed: the form of XGBoost's dump.
type Tree struct {
	Feature  string  // column that is asked for; "" for a leaf
	Below    float32 // values below go left
	Left     *Tree
	Right    *Tree
	LeafSize float64
}

// Header says what a model was made of. Its columns are by name, so that a
// test can compare them with the code's.
type Header struct {
	Corpus  string   `json:"corpus"`  // digest of the pages and references
	Inputs  string   `json:"inputs"`  // digest of all that the model is made of, those and the code included
	XGBoost string   `json:"xgboost"` // version of the program that fitted the trees
	Date    string   `json:"date"`
	Score   float64  `json:"score"`    // word F1, cross-validated
	Columns []string `json:"columns"`  // that the first forest may read
	Context []string `json:"context"`  // that the second may read behind them
	CueSums []string `json:"cue_sums"` // that those of the types may read behind them
}

// A Model is what is embedded: a header, the learned weights of names and
// cues, and the forests of both passes and of the types of pages.
type Model struct {
	Header
	Names         map[uint32]float32
	Cues          map[uint32]*[NumTypes]float32 // what each says for each type
	First, Second *Forest
	Types         []*Forest // one per type of page

	weights *hashmap.Table[float32]            // Names, once read
	cues    *hashmap.Table[*[NumTypes]float32] // Cues, once read
}

// NumTypes is the number of types of pages.
const NumTypes = 7

// WeightScale is the steps in 1 of a name's packed weight, CueScale of a
// cue's.
const (
	WeightScale = 42
	CueScale    = 16
)

const (
	magic    = "pith/3\n"
	maxCuts  = 255
	maxInput = leaf

	nodeBytes = 3
)

// Pack makes a forest of trees over the named columns. Exits stand in the
// order of their trees.
func Pack(trees []*Tree, columns []string, exits ...Exit) (*Forest, error) {
	cuts := map[string][]float32{}
	largest := 0.0
	for _, t := range trees {
		t.walk(func(n *Tree) {
			if n.Feature == "" {
				largest = max(largest, math.Abs(n.LeafSize))
			} else {
				cuts[n.Feature] = append(cuts[n.Feature], n.Below)
			}
		})
	}
	f := &Forest{scale: float32(largest / math.MaxInt16), exits: exits}
	place := map[string]uint8{}
	for column, name := range columns {
		c := cuts[name]
		if c == nil {
			continue
		}
		delete(cuts, name)
		slices.Sort(c)
		c = slices.Compact(c)
		if len(c) > maxCuts || len(f.inputs) == maxInput {
			return nil, fmt.Errorf("forest: %s: more cuts or features than a byte counts", name)
		}
		place[name] = uint8(len(f.inputs))
		f.inputs = append(f.inputs, uint16(column))
		f.cuts = append(f.cuts, c)
	}
	if len(cuts) > 0 {
		return nil, errors.New("forest: a tree reads a column that is not named")
	}
	for _, t := range trees {
		f.roots = append(f.roots, int32(len(f.nodes)))
		f.add(t, place)
	}
	for _, n := range f.nodes {
		if n.feature != leaf && n.other > math.MaxUint8 {
			return nil, errors.New("forest: a right child too far away for a byte")
		}
	}
	if !f.layOut() {
		return nil, errors.New("forest: an exit out of order, or a tree with more nodes than two bytes count")
	}
	return f, nil
}

func (t *Tree) walk(visit func(*Tree)) {
	visit(t)
	if t.Feature != "" {
		t.Left.walk(visit)
		t.Right.walk(visit)
	}
}

// add appends a tree in preorder.
func (f *Forest) add(t *Tree, place map[string]uint8) {
	if t.Feature == "" {
		value := int16(math.Round(t.LeafSize / float64(f.scale)))
		f.nodes = append(f.nodes, node{feature: leaf, other: uint16(value)})
		return
	}
	at := len(f.nodes)
	k := place[t.Feature]
	cut, _ := slices.BinarySearch(f.cuts[k], t.Below)
	f.nodes = append(f.nodes, node{feature: k, cut: uint8(cut)})
	f.add(t.Left, place)
	f.nodes[at].other = uint16(len(f.nodes) - at)
	f.add(t.Right, place)
}

// MarshalBinary writes the model, all numbers little-endian: the magic, the
// header as JSON behind its length, the names' hashes in order and their
// weights in steps, the cues, then for each forest its inputs, cuts, roots,
// nodes and exits; before those of the types stands their number.
func (m *Model) MarshalBinary() ([]byte, error) {
	header, err := json.Marshal(m.Header)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString(magic)
	put(&b, uint32(len(header)))
	b.Write(header)
	hashes := slices.Sorted(maps.Keys(m.Names))
	put(&b, uint32(len(hashes)))
	put(&b, hashes)
	for _, h := range hashes {
		put(&b, steps(m.Names[h], WeightScale))
	}
	m.marshalCues(&b)
	m.First.marshal(&b)
	m.Second.marshal(&b)
	put(&b, uint32(len(m.Types)))
	for _, f := range m.Types {
		f.marshal(&b)
	}
	return b.Bytes(), nil
}

// marshalCues writes the cues' hashes in order, a byte for each that tells
// which types it speaks of, and its weights for these. Most speak of one.
func (m *Model) marshalCues(b *bytes.Buffer) {
	hashes := slices.Sorted(maps.Keys(m.Cues))
	put(b, uint32(len(hashes)))
	put(b, hashes)
	var weights []int8
	for _, h := range hashes {
		var types uint8
		for t, w := range m.Cues[h] {
			if w != 0 {
				types |= 1 << t
				weights = append(weights, steps(w, CueScale))
			}
		}
		put(b, types)
	}
	put(b, weights)
}

// steps is a weight as it is packed.
func steps(weight, scale float32) int8 {
	return int8(min(max(math.Round(float64(weight*scale)), math.MinInt8), math.MaxInt8))
}

func put(b *bytes.Buffer, v any) { binary.Write(b, binary.LittleEndian, v) } // a Buffer does not fail

// bytes is a node as it is packed: a leaf and its value, or a feature, a cut
// and where the right child is, for which one byte is enough in trees of
// depth 7.
func (n node) bytes() [nodeBytes]uint8 {
	if n.feature == leaf {
		return [...]uint8{leaf, uint8(n.other), uint8(n.other >> 8)}
	}
	return [...]uint8{n.feature, n.cut, uint8(n.other)}
}

func nodeOf(b []byte) node {
	if b[0] == leaf {
		return node{feature: leaf, other: uint16(b[1]) | uint16(b[2])<<8}
	}
	return node{b[0], b[1], uint16(b[2])}
}

func (f *Forest) marshal(b *bytes.Buffer) {
	put(b, uint32(len(f.inputs)))
	put(b, f.inputs)
	for _, c := range f.cuts {
		put(b, uint8(len(c)))
		put(b, c)
	}
	put(b, f.scale)
	put(b, uint32(len(f.roots)))
	put(b, f.roots)
	put(b, uint32(len(f.nodes)))
	for _, n := range f.nodes {
		put(b, n.bytes())
	}
	put(b, uint32(len(f.exits)))
	put(b, f.exits)
}
