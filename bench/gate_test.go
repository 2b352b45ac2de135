package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pithmd/pith"
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
		if slices.Contains([]string{"trafilatura", "same", "spellings", "goldens", "gfm"}, m.name) {
			continue // their pages, or some of them, come with a module or lie here
		}
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

// TestCrossValidatedFigures gates a page that the embedded model gets right
// by scores that take its content for the rest.
func TestCrossValidatedFigures(t *testing.T) {
	text := strings.Repeat("The mill by the river ground rye for three hundred years before its wheel was sold. ", 5)
	dir := t.TempDir()
	writeCorpus(t, dir, &page{ID: "mill", Type: "article", Ref: text}, "<title>Mill</title><article><p>"+text+"</p></article><footer><p>Write to us about cookies</p></footer>")
	scores := filepath.Join(dir, "scores.jsonl")
	if err := os.WriteFile(scores, []byte(`{"id":"mill","types":[0.1,0.9],"final":[0.01,0.99]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	scored, sets, err := crossValidated(scores, pith.Balanced)
	if err != nil {
		t.Fatal(err)
	}
	names := func(measures []gatedMeasure) map[string]float64 {
		got := make(map[string]float64)
		for _, m := range measures {
			if !strings.HasSuffix(m.name, "body") {
				continue
			}
			r, err := m.run()
			if err != nil && !errors.Is(err, errNoCorpus) {
				t.Fatal(err)
			}
			for _, f := range r.figures {
				got[f.Name] = f.Value
			}
		}
		return got
	}
	b := &bench{corpora: dir, library: library(pith.Balanced)}
	got := names(gated(b))
	if _, ok := got["cross-validated/all"]; ok || got["body/wcxb-dev/all"] != 1 {
		t.Errorf("without scores: %v", got)
	}
	b.scored, b.scoredSets = &scored, sets
	got = names(gated(b))
	if got["body/wcxb-dev/all"] != 1 {
		t.Errorf("the scores changed the figures of the embedded model: %v", got)
	}
	if f1, ok := got["cross-validated/all"]; !ok || f1 == 1 || got["cross-validated/ece"] < 0.5 {
		t.Errorf("with scores: %v", got)
	}
}

// writeCorpus adds a page to its set, or to wcxb-dev.
func writeCorpus(t *testing.T, dir string, p *page, html string) {
	t.Helper()
	dir = filepath.Join(dir, cmp.Or(p.set, defaultSet))
	if err := os.MkdirAll(filepath.Join(dir, "html"), 0o755); err != nil {
		t.Fatal(err)
	}
	line, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	z.Write([]byte(html))
	z.Close()
	rows, err := os.ReadFile(filepath.Join(dir, "pages.jsonl"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"pages.jsonl": append(append(rows, line...), '\n'), "html/" + p.ID + ".html.gz": zipped.Bytes()} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
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
