package pith

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
	blocks, err := Blocks(strings.NewReader(b.String()), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(blocks) != 151 || blocks[0].Text != "The mill" {
		t.Fatalf("%d blocks, the first is %q", len(blocks), blocks[0].Text)
	}
	for _, name := range []string{"count-before", "count-after", "since-heading", "from-headline", "words-from-title"} {
		at := slices.Index(FeatureNames(), name)
		if at < 0 {
			t.Fatalf("no feature is called %s", name)
		}
		near, far := blocks[70].Features[at], blocks[100].Features[at]
		if near != far {
			t.Errorf("%s is %v in the 70th paragraph and %v in the 100th", name, near, far)
		}
		if early := blocks[3].Features[at]; name != "count-after" && early >= near {
			t.Errorf("%s is %v in the 3rd paragraph and %v in the 70th", name, early, near)
		}
	}
}
