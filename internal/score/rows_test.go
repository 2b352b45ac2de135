package score

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A paragraph far down a long text looks like the one before it: what counts
// words or blocks from an edge, a heading or the headline stops counting.
func TestPositionsAreCountedOnlySoFar(t *testing.T) {
	var b strings.Builder
	b.WriteString("<title>The mill</title><article><h1>The mill</h1>")
	for i := range 150 {
		fmt.Fprintf(&b, "<p>%s</p>", strings.Repeat(fmt.Sprintf("The wheel of year %d turned in the river, ", i), 8))
	}
	b.WriteString("</article>")
	p := pageOf(t, b.String(), "")
	if len(p.Blocks) != 151 {
		t.Fatalf("%d blocks", len(p.Blocks))
	}
	rows := (&Features{Page: p, Scorer: Default(), Around: p.Surroundings()}).Rows()
	at := func(block, feature int) float32 { return rows[block*NumFeatures+feature] }
	for _, name := range []string{"count-before", "count-after", "since-heading", "from-headline", "words-from-title"} {
		k := slices.Index(FeatureNames(), name)
		if k < 0 {
			t.Fatalf("no feature is called %s", name)
		}
		near, far := at(70, k), at(100, k)
		if near != far {
			t.Errorf("%s is %v in the 70th paragraph and %v in the 100th", name, near, far)
		}
		if early := at(3, k); name != "count-after" && early >= near {
			t.Errorf("%s is %v in the 3rd paragraph and %v in the 70th", name, early, near)
		}
	}
}
