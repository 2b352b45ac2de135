package main

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSetsCalled(t *testing.T) {
	if got := len(setsCalled(fittedSets)) + len(setsCalled(measuredSets)); got != len(setsCalled(allSets)) {
		t.Errorf("%d sets are fitted on or measured, of %d", got, len(sets))
	}
	for _, s := range setsCalled(measuredSets) {
		if s.fitted {
			t.Errorf("%s is fitted on", s.name)
		}
	}
	if got := setsCalled(""); got[0].name != defaultSet {
		t.Errorf("no name means %s", got[0].name)
	}
	if got := setsCalled("somebody's"); len(got) != 1 || got[0].fitted || !got[0].body {
		t.Errorf("an unknown folder is %+v", got)
	}
}

func TestDomain(t *testing.T) {
	tests := []struct {
		name string
		page page
		want string
	}{
		{"the registrable one of its address", page{URL: "https://news.harbour.co.uk/a"}, "harbour.co.uk"},
		{"what the corpus says", page{Domain: "harbour.no"}, "harbour.no"},
		{"what the corpus says wins over the address", page{URL: "https://mirror.example/a", Domain: "www.harbour.no"}, "harbour.no"},
		{"a file's name is no domain", page{URL: "http://Harbour.no/a", Domain: "html/165.html"}, "harbour.no"},
		{"that of the page which an archive shows", page{URL: "https://web.archive.org/web/20131105/http://www.harbour.no:80/a", Domain: "archive.org"}, "harbour.no"},
		{"an archive may leave out a slash", page{URL: "https://web-beta.archive.org/web/2013/http:/harbour.no/a"}, "harbour.no"},
		{"an archive's own page", page{URL: "https://archive.org/details/harbour"}, "archive.org"},
		{"unknown", page{set: "dragnet"}, "unknown, of dragnet"},
		{"unknown, of a page that came from another set", page{set: "annotated", From: "dragnet"}, "unknown, of dragnet"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.page.domain(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestOptionalWordsCountNeitherWay(t *testing.T) {
	p := &page{set: "fundus-eval", Ref: "the harbour was dug by hand", Optional: []string{"mail us by hand"}}
	tests := []struct {
		name, output            string
		precision, recall, gram float64
	}{
		{"it is not there", "the harbour was dug by hand", 1, 1, 1},
		{"it is there", "the harbour was dug by hand. mail us by hand", 1, 1, 0.5},
		{"it is there in place of the text", "mail us by hand", 1, 2.0 / 6, 0},
		{"it is there twice", "the harbour was dug by hand mail us by hand mail us by hand", 0.6, 1, 0.3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			word, gram := referenceOf(p).score(signsOf(tt.output))
			if math.Abs(word.precision-tt.precision) > 1e-9 || math.Abs(word.recall-tt.recall) > 1e-9 || math.Abs(gram.precision-tt.gram) > 1e-9 {
				t.Errorf("words %+v, grams %+v, want precision %v, recall %v, of grams %v", word, gram, tt.precision, tt.recall, tt.gram)
			}
		})
	}
}

// TestBodiesOfSeveralSets has three pages of a measured set: one stands on a
// domain of a fitted one, and of one the reference is suspect.
func TestBodiesOfSeveralSets(t *testing.T) {
	dir := t.TempDir()
	const text = "The mill by the river ground rye for three hundred years before its wheel was sold."
	const html = "<title>Mill</title><article><p>" + text + "</p></article>"
	writeCorpus(t, dir, &page{ID: "w", Type: "article", URL: "https://www.mill.example/w", Ref: text}, html)
	for _, p := range []*page{
		{ID: "known", Type: "article", Lang: "en", URL: "https://mill.example/d", Ref: "something else"},
		{ID: "new", Type: "article", Lang: "ru", URL: "https://wheel.example/d", Ref: text},
		{ID: "bad", Type: "article", Lang: "ru", URL: "https://wheel.example/e", Ref: "nothing of it", Suspect: "missed"},
	} {
		p.set = "daniel"
		writeCorpus(t, dir, p, html)
	}
	r, err := measureBody(&bench{corpora: dir, set: allSets, library: library(0)})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]float64{}
	for _, f := range r.figures {
		got[f.Name] = f.Value
	}
	for name, want := range map[string]float64{
		"body/wcxb-dev/all": 1, "body/daniel/all": 0.5, "body/daniel/4-gram": 0.5, "body/daniel/elsewhere/all": 1, "body/daniel/elsewhere/4-gram": 1,
	} {
		if v, ok := got[name]; !ok || math.Abs(v-want) > 1e-9 {
			t.Errorf("%s is %v (%t), want %v", name, v, ok, want)
		}
	}
	var out strings.Builder
	r.write(&out, false)
	for _, want := range []string{"daniel, domains not fitted on", "daniel, suspect references", "skipped: no such corpus: dragnet", "body by language: daniel"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

// TestScoresOfSeveralSets reads lines with a set and without, for pages that
// share an ID.
func TestScoresOfSeveralSets(t *testing.T) {
	const html = "<article><p>The mill by the river ground rye for three hundred years.</p></article><footer><p>Write to us.</p></footer>"
	file := filepath.Join(t.TempDir(), "scores.jsonl")
	lines := `{"id":"1","types":[0.1,0.9],"final":[0.99,0.01]}` + "\n" + `{"set":"annotated","id":"1","types":[0.1,0.9],"final":[0.01,0.99]}`
	if err := os.WriteFile(file, []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	scored, scoredSets, err := crossValidated(file, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(scoredSets) != 2 || !scoredSets["annotated"] || !scoredSets[defaultSet] {
		t.Errorf("the sets are %v", scoredSets)
	}
	for set, want := range map[string]string{"wcxb-dev": "mill", "annotated": "Write"} {
		out, err := scored.run(&page{ID: "1", set: set}, []byte(html))
		if err != nil || !strings.Contains(out.text(), want) {
			t.Errorf("%s: %q, %v; want %q in it", set, out.text(), err, want)
		}
	}
	if _, err := scored.run(&page{ID: "1", set: "daniel"}, []byte(html)); err == nil {
		t.Error("a set without scores has some")
	}
}

func TestBylineFields(t *testing.T) {
	const byline = "By Runa Eide and Ola Vik, 07 June 2019, 10:15"
	for _, tt := range []struct {
		got   string
		match func(got, block string) bool
		want  bool
	}{
		{"Runa Eide, Ola Vik", standsIn, true},
		{"Runa Eide, Desk", standsIn, false},
		{"", standsIn, false},
		{"2019-06-07", dayStandsIn, true},
		{"2019-06-08", dayStandsIn, false},
		{"2018-06-07", dayStandsIn, false},
		{"", dayStandsIn, false},
	} {
		if got := tt.match(plain(tt.got), plain(byline)); got != tt.want {
			t.Errorf("%q in %q: %t", tt.got, byline, got)
		}
	}
	const headline = "Culture\nThe old mill turns again\nThe old mill turns again"
	for got, want := range map[string]bool{
		"The old mill turns again": true, "Old mill turns": true, "The mill": false, "The old mill turns again | Harbour News": false, "": false,
	} {
		if saysMostOf(plain(got), plain(headline)) != want {
			t.Errorf("%q says most of the headline: %t", got, !want)
		}
	}
	for date, want := range map[string]string{"2016-12-21T23:49:10.000Z": "2016-12-21", "2016-12-21": "2016-12-21", "nan": "", "": ""} {
		if got := dayOf(date); got != want {
			t.Errorf("the day of %q is %q", date, got)
		}
	}
	if !dayStandsIn("2019-06-07", "2019年06月07日 10時") {
		t.Error("the signs between the numbers are in the way")
	}
}
