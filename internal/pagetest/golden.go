package pagetest

import (
	flags "flag"
	"os"
	"strings"
	"testing"
)

var update = flags.Bool("update", false, "write what the goldens should say")

// Compare compares got with a file; a missing file fails.
func Compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (go test -update writes it)", err)
	}
	if string(want) == got {
		return
	}
	w, g := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		if i >= len(w) || i >= len(g) || w[i] != g[i] {
			t.Fatalf("%s differs from line %d on:\nwant:\n%s\ngot:\n%s", file, i+1,
				strings.Join(w[min(i, len(w)):], "\n"), strings.Join(g[min(i, len(g)):], "\n"))
		}
	}
}
