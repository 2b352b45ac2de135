package main

import (
	"testing"

	"github.com/pithmd/pith"
)

// TestCountSources counts two pages: on one the heading wins and is wrong
// where the meta would have been right, on the other both are right.
func TestCountSources(t *testing.T) {
	title := allFields[0]
	sources := map[string]*sourceOf{}
	countSources(sources, &output{title: "Logo", evidence: map[string][]pith.Candidate{
		"title": {{Value: "Logo", Source: "h1"}, {Value: "The Engine", Source: "og"}, {Value: "the engine", Source: "og"}},
	}}, title, "the engine")
	countSources(sources, &output{title: "The boiler", evidence: map[string][]pith.Candidate{
		"title": {{Value: "The boiler", Source: "h1"}, {Value: "The  boiler", Source: "og"}},
	}}, title, "the boiler")
	for name, want := range map[string]sourceOf{
		"h1": {named: 2, correct: 1, won: 2, right: 1},
		"og": {named: 2, correct: 2, missed: 1},
	} {
		if got := *sources[name]; got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
}
