package main

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// readmeSlack is how far above its floor a figure of the README may stand: floors
// are set a little below what was measured.
const readmeSlack = 0.008

// readmeRow is a row of the README's table: a set, the number of its pages, and
// pith's F1 on all and on those of domains that it does not know, in brackets.
var readmeRow = regexp.MustCompile(`(?m)^\| ([a-z0-9-]+): [^|]*\| [0-9,]+ \| \*{0,2}([0-9.]+)\*{0,2}(?: \(([0-9.]+)\))? \|`)

// TestReadmeFigures holds the README's figures to the floors of the gate: one that
// is below its floor, or far above, is of another version.
func TestReadmeFigures(t *testing.T) {
	floors, err := readFloors("floors.json")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	checked := map[string]bool{}
	for _, row := range readmeRow.FindAllStringSubmatch(string(text), -1) {
		for name, said := range map[string]string{"body/" + row[1] + "/all": row[2], "body/" + row[1] + "/elsewhere/all": row[3]} {
			if said == "" {
				continue
			}
			v, err := strconv.ParseFloat(said, 64)
			floor, ok := floors[name]
			if err != nil || !ok || v < floor.Floor || v > floor.Floor+readmeSlack {
				t.Errorf("README.md says %s of %s, the floor is %v", said, name, floor.Floor)
			}
		}
		checked[row[1]] = true
	}
	for _, s := range sets {
		if s.body && !s.fitted && !checked[s.name] {
			t.Errorf("README.md has no row of %s", s.name)
		}
	}
	if !strings.Contains(string(text), "go run . -set measured body") {
		t.Error("README.md does not say how to print the table")
	}
}
