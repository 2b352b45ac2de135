package forest

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // model.bin
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"math"
	"slices"
	"sync"

	"github.com/pithmd/pith/internal/hashmap"
)

//go:embed model.bin
var packed []byte

// Default is the model that comes with the library, made by train/.
var Default = sync.OnceValue(func() *Model {
	m := new(Model)
	if err := m.UnmarshalBinary(packed); err != nil {
		panic(err) // the build embedded something else
	}
	return m
})

// Digest names the model that comes with the library: the first 16 bytes of the
// SHA-256 of its file, in hexadecimal.
var Digest = sync.OnceValue(func() string {
	sum := sha256.Sum256(packed)
	return hex.EncodeToString(sum[:16])
})

// errDamaged is what all that is wrong with a packed model comes to.
var errDamaged = errors.New("forest: damaged model")

// UnmarshalBinary reads what MarshalBinary wrote.
func (m *Model) UnmarshalBinary(data []byte) error {
	r := &reader{Reader: bytes.NewReader(data)}
	got := make([]byte, len(magic))
	r.get(got)
	if string(got) != magic {
		return errDamaged
	}
	header := make([]byte, r.count(1))
	r.get(header)
	if r.err == nil {
		r.err = json.Unmarshal(header, &m.Header)
	}
	m.Names, m.Cues = r.names(), r.cues()
	m.weights, m.cues = hashmap.New(m.Names), hashmap.New(m.Cues)
	m.First, m.Second = r.forest(), r.forest()
	m.Types = make([]*Forest, r.count(16)) // bytes of the smallest forest
	for i := range m.Types {
		m.Types[i] = r.forest()
	}
	if r.err != nil || r.Len() > 0 || !m.fits() {
		return errDamaged
	}
	return nil
}

// fits reports whether the forests read no columns but those of the header.
func (m *Model) fits() bool {
	width := len(m.Columns)
	for _, f := range m.Types {
		if !f.fits(width + len(m.CueSums)) {
			return false
		}
	}
	return m.First.fits(width) && m.Second.fits(width+len(m.Context))
}

// fits reports whether the forest's inputs, which ascend, are columns of rows
// of that width, and its numbers are numbers.
func (f *Forest) fits(width int) bool {
	if n := len(f.inputs); n > 0 && int(f.inputs[n-1]) >= width {
		return false
	}
	for _, cuts := range f.cuts {
		if !slices.IsSorted(cuts) || len(cuts) > 0 && cuts[0] != cuts[0] {
			return false
		}
	}
	return f.scale >= 0 && !math.IsInf(float64(f.scale), 1)
}

// Weight is the weight of a name, by its hash, of a model that was read.
func (m *Model) Weight(name uint32) float32 { return m.weights.Get(name) }

// Cue is what a cue says for each type of page, by its hash, of a model that
// was read, or nil.
func (m *Model) Cue(cue uint32) *[NumTypes]float32 { return m.cues.Get(cue) }

// reader reads numbers until the first error.
type reader struct {
	*bytes.Reader
	err error
}

func (r *reader) get(v any) {
	if r.err == nil {
		r.err = binary.Read(r.Reader, binary.LittleEndian, v)
	}
}

// count reads how many values of a size follow; no more than there are
// bytes for.
func (r *reader) count(size int) int {
	var n uint32
	r.get(&n)
	if r.err == nil && int64(n)*int64(size) > int64(r.Len()) {
		r.err = io.ErrUnexpectedEOF
	}
	if r.err != nil {
		return 0
	}
	return int(n)
}

func (r *reader) names() map[uint32]float32 {
	hashes := make([]uint32, r.count(5))
	weights := make([]int8, len(hashes))
	r.get(hashes)
	r.get(weights)
	names := make(map[uint32]float32, len(hashes))
	for i, h := range hashes {
		names[h] = float32(weights[i]) / WeightScale
	}
	return names
}

func (r *reader) cues() map[uint32]*[NumTypes]float32 {
	hashes := make([]uint32, r.count(5))
	types := make([]uint8, len(hashes))
	r.get(hashes)
	r.get(types)
	cues := make(map[uint32]*[NumTypes]float32, len(hashes))
	for i, h := range hashes {
		if types[i]>>NumTypes != 0 && r.err == nil {
			r.err = errDamaged
		}
		cues[h] = new([NumTypes]float32)
		for t := range cues[h] {
			if types[i]>>t&1 != 0 {
				var step int8
				r.get(&step)
				cues[h][t] = float32(step) / CueScale
			}
		}
	}
	return cues
}

func (r *reader) forest() *Forest {
	f := new(Forest)
	f.inputs = make([]uint16, r.count(2))
	r.get(f.inputs)
	f.cuts = make([][]float32, len(f.inputs))
	for i := range f.cuts {
		var n uint8
		r.get(&n)
		f.cuts[i] = make([]float32, n)
		r.get(f.cuts[i])
	}
	r.get(&f.scale)
	f.roots = make([]int32, r.count(4))
	r.get(f.roots)
	raw := make([]byte, nodeBytes*r.count(nodeBytes))
	r.get(raw)
	f.nodes = make([]node, len(raw)/nodeBytes)
	for i := range f.nodes {
		f.nodes[i] = nodeOf(raw[nodeBytes*i:])
	}
	f.exits = make([]Exit, r.count(12))
	r.get(f.exits)
	if r.err == nil && !f.layOut() {
		r.err = errDamaged
	}
	return f
}
