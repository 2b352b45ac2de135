package pith

import (
	"slices"
	"testing"
)

// TestKin sorts the paragraphs of two answers and of what stands beside them
// by the mould they were made from.
func TestKin(t *testing.T) {
	doc, _ := parse([]byte(`<body><main><div class="answer n1"><div class="text"><p>One fish</p><p>Two</p></div></div>
		<div class="answer n2"><div class="text"><p>Three <a href="/">fish</a></p></div></div></main>
		<aside><div class="text"><p>Four</p></div></aside>`))
	p := pageOf(doc, "")
	k := &p.sums.kin
	if !slices.Equal(k.of, []int32{0, 0, 0, 1}) {
		t.Errorf("groups are %v", k.of)
	}
	want := []kinGroup{{blocks: 3, words: 5, links: 1, first: 0, last: 2}, {blocks: 1, words: 1, first: 3, last: 3}}
	if !slices.Equal(k.groups, want) {
		t.Errorf("groups have %+v, want %+v", k.groups, want)
	}
}
