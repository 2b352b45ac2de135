package diff

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// spell writes edits as "=both -a +b".
func spell(edits []Edit) string {
	var all []string
	for _, e := range edits {
		all = append(all, "=-+"[e.Op:e.Op+1]+e.Text)
	}
	return strings.Join(all, " ")
}

func TestOf(t *testing.T) {
	tests := []struct{ a, b, want string }{
		{"", "", ""},
		{"a b", "a b", "=a =b"},
		{"a b", "", "-a -b"},
		{"", "a b", "+a +b"},
		{"a b c", "a c", "=a -b =c"},
		{"a c", "a b c", "=a +b =c"},
		{"a b c", "a x c", "=a -b +x =c"},
		{"a b c d", "c d a b", "-a -b =c =d +a +b"},
		{"x a y b z", "a b", "-x =a -y =b -z"},
		{"a a a", "a a", "=a =a -a"},
	}
	for _, tt := range tests {
		if got := spell(Of(strings.Fields(tt.a), strings.Fields(tt.b))); got != tt.want {
			t.Errorf("%q and %q: %s, want %s", tt.a, tt.b, got, tt.want)
		}
	}
}

// longest is the length of the longest common subsequence, by the definition.
func longest(a, b []string) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if a[0] == b[0] {
		return 1 + longest(a[1:], b[1:])
	}
	return max(longest(a[1:], b), longest(a, b[1:]))
}

// TestAgreesWithDefinition checks on many small lists that the edits are
// those two lists, and that no more could be in both.
func TestAgreesWithDefinition(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	list := func() []string {
		all := make([]string, random.IntN(9))
		for i := range all {
			all[i] = string(rune('a' + random.IntN(4)))
		}
		return all
	}
	for range 5000 {
		a, b := list(), list()
		var inA, inB []string
		both := 0
		for _, e := range Of(a, b) {
			if e.Op != OnlyB {
				inA = append(inA, e.Text)
			}
			if e.Op != OnlyA {
				inB = append(inB, e.Text)
			}
			if e.Op == Both {
				both++
			}
		}
		if !slices.Equal(a, inA) || !slices.Equal(b, inB) || both != longest(a, b) {
			t.Fatalf("%v and %v: %s", a, b, spell(Of(a, b)))
		}
	}
}

// TestLong compares lists that are too long to be compared throughout: what
// they begin and end with is in both all the same, and it takes no time.
func TestLong(t *testing.T) {
	const length = 1 << 20
	a, b := make([]string, length), make([]string, length)
	for i := range a {
		a[i], b[i] = "a", "b"
	}
	a[0], b[0], a[length-1], b[length-1] = "first", "first", "last", "last"
	both := 0
	edits := Of(a, b)
	for _, e := range edits {
		if e.Op == Both {
			both++
		}
	}
	if both != 2 || len(edits) != 2*length-2 {
		t.Errorf("%d edits, %d in both", len(edits), both)
	}
}
