package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestReadManifest(t *testing.T) {
	const sets = `{"sets": [
		{"folder": "mine", "fit": true, "licence": "MIT", "weight": 1, "words": "latin"},
		{"folder": "yours", "fit": true, "licence": "MIT", "weight": 0.5, "words": "signs", "unsaid": ["byline"]},
		{"folder": "theirs", "fit": false, "licence": "research only"}
	]}`
	for _, tt := range []struct {
		name, manifest, chosen string
		want                   string // folders, or what the error says
	}{
		{"all that may be fitted on", sets, "", "mine yours"},
		{"one of them", sets, "yours", "yours"},
		{"one that is measured", sets, "mine,theirs", `"theirs" may be fitted on`},
		{"one that nobody knows", sets, "other", `"other" may be fitted on`},
		{"twice", `{"sets": [{"folder": "a"}, {"folder": "a"}]}`, "", "a stands there twice"},
		{"a folder elsewhere", `{"sets": [{"folder": "../a", "fit": true}]}`, "", "no name of a folder"},
		{"no licence", `{"sets": [{"folder": "a", "fit": true}]}`, "", "no licence"},
		{"no weight", `{"sets": [{"folder": "a", "fit": true, "licence": "MIT"}]}`, "", "weighs nothing"},
		{"no words", `{"sets": [{"folder": "a", "fit": true, "licence": "MIT", "weight": 1}]}`, "", "words are"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "sets.json")
			if err := os.WriteFile(file, []byte(tt.manifest), 0o644); err != nil {
				t.Fatal(err)
			}
			chosen, err := readManifest(file, tt.chosen)
			if err != nil {
				if !strings.Contains(err.Error(), tt.want) {
					t.Errorf("got %v, want %s", err, tt.want)
				}
				return
			}
			var got []string
			for _, s := range chosen {
				got = append(got, s.Folder)
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("got %v, want %s", got, tt.want)
			}
		})
	}
}

// The sets that forbid it are never fitted on, whatever else changes.
func TestManifestFitsNothingForbidden(t *testing.T) {
	fit, err := readManifest(manifestFile, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range fit {
		if strings.Contains(s.Licence, "GPL") || slices.Contains([]string{"research only", "none stated", "CC BY-SA 4.0"}, s.Licence) {
			t.Errorf("%s is fitted on, and its licence is %s", s.Folder, s.Licence)
		}
	}
}

func TestWords(t *testing.T) {
	for _, tt := range []struct {
		kind       wordKind
		text, want string
	}{
		{latinWords, "It's 3 o_clock, Ærø", "it s 3 o_clock ærø"},
		{latinWords, "河水上涨 2024年", "河水上涨 2024年"},
		{signWords, "It's 3 o_clock, Ærø", "it s 3 o_clock ærø"},
		{signWords, "河水上涨，2024年 iPhone版", "河 水 上 涨 2024 年 iphone 版"},
		{signWords, "川がふえた", "川 が ふ え た"},
		{signWords, "강물이", "강 물 이"},
		{signWords, "", ""},
	} {
		if got := strings.Join(tt.kind.words(tt.text), " "); got != tt.want {
			t.Errorf("%s of %q: got %q, want %q", tt.kind, tt.text, got, tt.want)
		}
	}
}

func TestGroup(t *testing.T) {
	s := &set{Folder: "mine", Words: latinWords}
	for _, tt := range []struct{ name, line, want string }{
		{"registrable domain", `{"url": "https://news.example.co.uk/a"}`, "example.co.uk"},
		{"a site of one's own on a shared host", `{"url": "http://ada.blogspot.com/2012/a.html"}`, "ada.blogspot.com"},
		{"archived", `{"url": "https://web.archive.org/web/20131124081918/http://www.example.org/a"}`, "example.org"},
		{"no address, but a domain", `{"domain": "example.org"}`, "example.org"},
		{"nothing", `{"url": null}`, "set:mine"},
	} {
		p, err := s.page([]byte(tt.line))
		if err != nil {
			t.Fatal(err)
		}
		if p.group != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, p.group, tt.want)
		}
	}
	other := &set{Folder: "yours", Words: signWords}
	a, _ := s.page([]byte(`{"url": "https://www.example.org/a"}`))
	b, _ := other.page([]byte(`{"url": "http://shop.example.org/b"}`))
	if a.fold != b.fold {
		t.Error("one domain is in two folds, for its pages are of two sets")
	}
}
