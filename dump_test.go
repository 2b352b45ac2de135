package pith

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestFixturesSideBySide prints the fixtures whose name has PITH_FIXTURE.
func TestFixturesSideBySide(t *testing.T) {
	want := os.Getenv("PITH_FIXTURE")
	if want == "" {
		t.Skip("PITH_FIXTURE is not set")
	}
	for _, f := range fixtures(t) {
		if !strings.Contains(f.ID, want) {
			continue
		}
		md, err := Convert(bytes.NewReader(f.html), &Options{URL: f.URL})
		if err != nil {
			t.Error(err)
		}
		fmt.Printf("######## %s\n==== ours\n%s\n==== expected\n%s\n", f.ID, md, f.Expected)
	}
}
