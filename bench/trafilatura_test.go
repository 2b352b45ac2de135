package main

import (
	"slices"
	"testing"
)

func TestTrafilaturaPages(t *testing.T) {
	pages, err := trafilaturaPages([]byte(`package main

type entry struct{ File string }

var data = map[string]entry{
	"https://example.org/b": {File: "b.html", Title: "B", With: []string{"a \"word\"", "caf\u00e9"}, Without: []string{"menu"}},
	"https://example.org/a": {File: "a.html"},
}
`))
	if err != nil || len(pages) != 2 {
		t.Fatalf("got %d pages, %v", len(pages), err)
	}
	if pages[0].ID != "a.html" || pages[0].URL != "https://example.org/a" {
		t.Errorf("first page: %+v", pages[0])
	}
	if b := pages[1]; !slices.Equal(b.With, []string{`a "word"`, "café"}) || !slices.Equal(b.Without, []string{"menu"}) {
		t.Errorf("second page: %+v", b)
	}
	if _, err := trafilaturaPages([]byte("no Go")); err == nil {
		t.Error("a file that is no Go is no error")
	}
}

func TestVerdicts(t *testing.T) {
	var sum verdicts
	sum.add(judge(&page{ID: "a", With: []string{"the mill", "Rye\u00ad flour", "a wheel"}}, "The  mill ground rye flour."))
	sum.add(judge(&page{ID: "b", With: []string{"the river"}, Without: []string{"Menu", "Share"}}, "Menu\nThe river"))
	if want := []string{`a: lost "a wheel"`, `b: kept "Menu"`}; !slices.Equal(sum.wrong, want) {
		t.Errorf("wrong: %q, want %q", sum.wrong, want)
	}
	if p, r, f := sum.precision(), sum.recall(), sum.f1(); p != 0.75 || r != 0.75 || f != 0.75 {
		t.Errorf("precision %v, recall %v, F1 %v, want 0.75 each", p, r, f)
	}
	if (verdicts{}).f1() != 0 {
		t.Error("nothing found is not 0")
	}
}
