package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"slices"
	"strings"
)

// errBelowFloor says that a figure is worse than its floor.
var errBelowFloor = errors.New("a figure is worse than its floor")

// floor is the worst that a figure may be.
type floor struct {
	Floor     float64   `json:"floor"`
	Direction direction `json:"direction"`
}

// direction says on which side of the floor the good figures lie.
type direction string

const (
	atLeast direction = "min"
	atMost  direction = "max"
)

func (f floor) holds(v float64) bool {
	if f.Direction == atMost {
		return v <= f.Floor
	}
	return v >= f.Floor
}

// gatedMeasure is a measure of pith alone, on a set of its own if it reads
// one.
type gatedMeasure struct {
	name string
	run  func() (report, error)
}

// gated returns what the gate measures: everything, on every corpus, and
// with -scores the body by them too.
func gated(b *bench) []gatedMeasure {
	var all []gatedMeasure
	add := func(m measure, set string) {
		alone := *b
		alone.peers, alone.scored, alone.oracle, alone.set = nil, nil, false, cmp.Or(set, b.set)
		all = append(all, gatedMeasure{m.name, func() (report, error) { return m.run(&alone) }})
	}
	for _, m := range measures() {
		switch m.name {
		case "gate", "sources", "same", "stages": // without figures
		case "body":
			add(m, defaultSet)
			add(m, measuredSets)
		case "metadata":
			add(m, allSets)
		default:
			add(m, "")
		}
	}
	if b.scored != nil {
		all = append(all, gatedMeasure{"cross-validated body", func() (report, error) { return measureCrossValidated(b) }})
	}
	return all
}

// measureCrossValidated is the body by the scores of -scores, its figures
// under a name of their own. They are of pages that the model of their fold
// did not see; the other figures on wcxb-dev are of pages that the embedded
// model was fitted on. Those of wcxb-dev, the first set, do not name it.
func measureCrossValidated(b *bench) (report, error) {
	alone := *b
	alone.peers, alone.oracle, alone.set = nil, false, fittedSets
	r, err := measureBody(&alone)
	for i := range r.figures {
		f := &r.figures[i]
		f.Contestant = b.library.name
		f.Name = "cross-validated/" + strings.TrimPrefix(strings.TrimPrefix(f.Name, "body/"), defaultSet+"/")
	}
	return r, err
}

// measureGate measures pith alone and compares its figures with the floors.
func measureGate(b *bench) (report, error) {
	var r report
	if b.pin && (b.limit > 0 || b.kind != "") {
		return r, errors.New("-pin needs all pages: leave out -n and -type")
	}
	floors, err := readFloors(b.floors)
	if err != nil {
		return r, err
	}
	for _, m := range gated(b) {
		part, err := m.run()
		if errors.Is(err, errNoCorpus) {
			r.note("skipped %s: %v", m.name, err)
			continue
		}
		if err != nil {
			return r, fmt.Errorf("%s: %w", m.name, err)
		}
		for _, f := range part.figures {
			if f.Contestant == b.library.name {
				r.figures = append(r.figures, f)
			}
		}
		r.notes = append(r.notes, part.notes...)
	}
	if b.pin {
		pinFloors(floors, r.figures, b.slack, b.ratioSlack)
		if err := writeFloors(b.floors, floors); err != nil {
			return r, err
		}
	}
	t, failed := gateTable(floors, r.figures)
	r.tables = append(r.tables, t)
	if failed > 0 {
		return r, fmt.Errorf("%w: %d of %d", errBelowFloor, failed, len(floors))
	}
	return r, nil
}

// gateTable shows each figure beside its floor, and last the floors that
// nothing was measured for.
func gateTable(floors map[string]floor, figures []figure) (t table, failed int) {
	t = table{title: "gate", head: []string{"", "measured", "floor", ""}}
	measured := make(map[string]bool)
	for _, f := range figures {
		measured[f.Name] = true
		limit, ok := floors[f.Name]
		switch {
		case !ok:
			t.add(f.Name, fmt.Sprintf("%.4f", f.Value), "-", "no floor")
		case limit.holds(f.Value):
			t.add(f.Name, fmt.Sprintf("%.4f", f.Value), fmt.Sprintf("%s %.4f", limit.Direction, limit.Floor), "pass")
		default:
			t.add(f.Name, fmt.Sprintf("%.4f", f.Value), fmt.Sprintf("%s %.4f", limit.Direction, limit.Floor), "FAIL")
			failed++
		}
	}
	var rest []string
	for name := range floors {
		if !measured[name] {
			rest = append(rest, name)
		}
	}
	slices.Sort(rest)
	for _, name := range rest {
		t.add(name, "-", fmt.Sprintf("%s %.4f", floors[name].Direction, floors[name].Floor), "not measured")
	}
	return t, failed
}

// pinFloors moves the floors up to what was measured, less some slack for
// what differs from run to run. It never moves one the other way.
func pinFloors(floors map[string]floor, figures []figure, slack, ratioSlack float64) {
	for _, f := range figures {
		pinned := floor{math.Floor((f.Value-slack)*1e4) / 1e4, atLeast}
		if f.Less {
			pinned = floor{math.Ceil(f.Value*(1+ratioSlack)*1e4) / 1e4, atMost}
		}
		if old, ok := floors[f.Name]; ok && !old.holds(pinned.Floor) {
			continue
		}
		if pinned.Floor > 0 {
			floors[f.Name] = pinned
		}
	}
}

func readFloors(name string) (map[string]floor, error) {
	floors := make(map[string]floor)
	b, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return floors, nil
	}
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(b, &floors); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for key, f := range floors {
		if f.Direction != atLeast && f.Direction != atMost {
			return nil, fmt.Errorf("%s: %s: direction %q is neither min nor max", name, key, f.Direction)
		}
	}
	return floors, nil
}

// writeFloors writes the floors, sorted by name.
func writeFloors(name string, floors map[string]floor) error {
	b, err := json.MarshalIndent(floors, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(name, append(b, '\n'), 0o644)
}
