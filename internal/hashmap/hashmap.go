package hashmap

import "math/bits"

// Table is a map that is never changed. A key is a hash already, so its place
// is found with one multiplication, and most keys that are not there are
// known by the first place being empty.
//
// It is for what the library itself knows. A page's own words do not belong
// into one: a page could choose them to fall into one place.
type Table[V any] struct {
	keys   []uint32 // 0 where nothing is
	values []V
	zero   V // of the key 0
	shift  int
}

// New makes a table of a map.
func New[V any](m map[uint32]V) *Table[V] {
	const fewest = 3 // bits of a place
	width := max(bits.Len(uint(2*len(m))), fewest)
	t := &Table[V]{keys: make([]uint32, 1<<width), values: make([]V, 1<<width), shift: 32 - width}
	for key, v := range m {
		if key == 0 {
			t.zero = v
			continue
		}
		at := t.place(key)
		for t.keys[at] != 0 {
			at = t.after(at)
		}
		t.keys[at], t.values[at] = key, v
	}
	return t
}

// Get returns the key's value, or the zero value if there is none.
func (t *Table[V]) Get(key uint32) V {
	if key == 0 {
		return t.zero
	}
	for at := t.place(key); ; at = t.after(at) {
		switch t.keys[at] {
		case key:
			return t.values[at]
		case 0:
			var none V
			return none
		}
	}
}

// place is where a key is or would be, if no other is there: the upper bits
// of a product, which all of its bits have a part in (Knuth's multiplicative
// hashing, with 2^32 divided by the golden ratio).
func (t *Table[V]) place(key uint32) int { return int(key * 0x9e3779b1 >> t.shift) }

func (t *Table[V]) after(at int) int { return (at + 1) & (len(t.keys) - 1) }
