package main

import (
	"testing"

	"github.com/pithmd/pith"
)

// TestConfusions counts wrong titles: one for which a meta was right, one that
// differs in signs alone, and one that nothing gave; a right one is none.
func TestConfusions(t *testing.T) {
	title := &allFields[0]
	c := confusions{}
	evidence := map[string][]pith.Candidate{"title": {{Value: "Logo", Source: "h1"}, {Value: "The Engine", Source: "json-ld Article.headline"}}}
	c.count(title, &output{title: "Logo", evidence: evidence}, "the engine")
	c.count(title, &output{title: "Logo", evidence: evidence}, "“logo”")
	c.count(title, &output{title: "Logo", evidence: evidence}, "logo")
	c.count(title, &output{}, "the boiler")
	for key, want := range map[mistake]mistakesOf{
		{"h1", "json-ld headline"}: {wrong: 1},
		{"h1", noSource}:           {wrong: 1, signs: 1},
		{noSource, noSource}:       {wrong: 1},
	} {
		if got := c["title"][key]; got == nil || *got != want {
			t.Errorf("%v: %+v, want %+v", key, got, want)
		}
	}
	if rows := c.tables()[0].rows; len(rows) != 3 {
		t.Errorf("rows %v", rows)
	}
}
