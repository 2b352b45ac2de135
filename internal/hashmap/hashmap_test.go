package hashmap

import "testing"

func TestTableAgreesWithMap(t *testing.T) {
	for _, size := range []uint32{0, 1, 3, 4, 100, 5000} {
		m := map[uint32]int{}
		for i := range size {
			m[i*i*7919] = int(i) + 1 // 0 among them, and neighbours
		}
		table := New(m)
		for key := range 3 * size {
			for _, key := range []uint32{key, key * key * 7919} {
				if got := table.Get(key); got != m[key] {
					t.Fatalf("%d keys: %d has %d, want %d", size, key, got, m[key])
				}
			}
		}
	}
}
