package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPinFloorsOnlyRises(t *testing.T) {
	floors := map[string]floor{
		"risen": {0.5, atLeast}, "sunk": {0.9, atLeast},
		"faster": {3, atMost}, "slower": {1, atMost},
	}
	pinFloors(floors, []figure{
		{Name: "risen", Value: 0.7}, {Name: "sunk", Value: 0.8}, {Name: "new", Value: 0.25}, {Name: "nothing", Value: 0},
		{Name: "faster", Value: 2, Less: true}, {Name: "slower", Value: 2, Less: true},
	}, 0.05, 0.25)
	want := map[string]floor{
		"risen": {0.65, atLeast}, "sunk": {0.9, atLeast}, "new": {0.2, atLeast},
		"faster": {2.5, atMost}, "slower": {1, atMost},
	}
	for name, f := range want {
		if got := floors[name]; got.Direction != f.Direction || got.Floor < f.Floor-1e-4 || got.Floor > f.Floor+1e-4 {
			t.Errorf("%s: got %+v, want %+v", name, got, f)
		}
	}
	if len(floors) != len(want) {
		t.Errorf("got %d floors, want %d", len(floors), len(want))
	}
}

func TestGateTable(t *testing.T) {
	floors := map[string]floor{"good": {0.5, atLeast}, "bad": {0.5, atLeast}, "slow": {2, atMost}, "gone": {1, atMost}}
	table, failed := gateTable(floors, []figure{
		{Name: "good", Value: 0.5}, {Name: "bad", Value: 0.4}, {Name: "slow", Value: 2.1}, {Name: "free", Value: 9},
	})
	if failed != 2 {
		t.Errorf("%d failed, want 2", failed)
	}
	want := map[string]string{"good": "pass", "bad": "FAIL", "slow": "FAIL", "free": "no floor", "gone": "not measured"}
	for _, row := range table.rows {
		if got := row[len(row)-1]; got != want[row[0]] {
			t.Errorf("%s: got %q, want %q", row[0], got, want[row[0]])
		}
	}
}

func TestFloorsFile(t *testing.T) {
	floors, err := readFloors("floors.json")
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "floors.json")
	if err := writeFloors(name, floors); err != nil {
		t.Fatal(err)
	}
	kept, _ := os.ReadFile("floors.json")
	written, _ := os.ReadFile(name)
	if string(kept) != string(written) {
		t.Error("floors.json is not as -pin writes it")
	}
}

func TestMissingCorporaAreSkipped(t *testing.T) {
	dir := t.TempDir()
	for _, m := range measures() {
		t.Run(m.name, func(t *testing.T) {
			var out strings.Builder
			err := run([]string{"-corpora", dir, "-floors", filepath.Join(dir, "none.json"), m.name}, &out)
			if err != nil {
				t.Fatalf("got error %v, want none", err)
			}
			if !strings.Contains(out.String(), "skipped") {
				t.Errorf("does not say what was skipped: %q", out.String())
			}
		})
	}
	if _, err := readPages(dir, "wcxb-dev"); !errors.Is(err, errNoCorpus) {
		t.Errorf("got %v, want errNoCorpus", err)
	}
}

func TestRepeatBody(t *testing.T) {
	got, err := repeatBody([]byte("<html><BODY class=a>x</body></html>"), 3)
	if want := "<html><BODY class=a>xxx</body></html>"; err != nil || string(got) != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
	if _, err := repeatBody([]byte("<p>x"), 3); err == nil {
		t.Error("a page without <body> was repeated")
	}
}
