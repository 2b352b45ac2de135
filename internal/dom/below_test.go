package dom

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestBelowIsDescendants(t *testing.T) {
	doc, err := html.Parse(strings.NewReader("<title>a</title><ul><li>b<li><p><b></b>c<!--d--></ul>e<table><tr><td><i><u>f</u></i></table>"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if all, below := slices.Collect(n.Descendants()), slices.Collect(Below(n)); !slices.Equal(all, below) {
			t.Errorf("%d nodes are below a %q, not %d", len(all), n.Data, len(below))
		}
	}
	for n := range Below(doc) {
		if n.Data == "p" {
			break // without going on
		}
	}
}
