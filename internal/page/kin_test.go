package page

import (
	"slices"
	"testing"
)

// TestKin sorts the paragraphs of two answers and of what stands beside them
// by the mould they were made from.
func TestKin(t *testing.T) {
	p := pageOf(t, `<body><main><div class="answer n1"><div class="text"><p>One fish</p><p>Two</p></div></div>
		<div class="answer n2"><div class="text"><p>Three <a href="/">fish</a></p></div></div></main>
		<aside><div class="text"><p>Four</p></div></aside>`, "")
	k := &p.Sums.Kin
	if !slices.Equal(k.Of, []int32{0, 0, 0, 1}) {
		t.Errorf("groups are %v", k.Of)
	}
	want := []kinGroup{{Blocks: 3, Words: 5, Links: 1, First: 0, Last: 2}, {Blocks: 1, Words: 1, First: 3, Last: 3}}
	if !slices.Equal(k.Groups, want) {
		t.Errorf("groups have %+v, want %+v", k.Groups, want)
	}
}
