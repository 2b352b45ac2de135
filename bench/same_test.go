package main

import (
	"slices"
	"strings"
	"testing"
)

func TestCompareDigests(t *testing.T) {
	read := func(lines ...string) (all []digestLine) {
		for _, l := range lines {
			all = append(all, parseDigests(strings.ReplaceAll(l, " ", "\t")))
		}
		return all
	}
	before := read("s/a text=1 html=2", "s/b text=3", "s/c text=4")
	tests := []struct {
		name   string
		after  []digestLine
		sample bool
		want   []string
	}{
		{"all the same", before, false, nil},
		{"one answer of one page", read("s/a text=1 html=9", "s/b text=3", "s/c text=4"), false, []string{"s/a\thtml"}},
		{"an answer that is new and one that is gone", read("s/a text=1 json=2", "s/b text=3", "s/c text=4"), false, []string{"s/a\tjson html"}},
		{"a page that is new and one that is gone", read("s/a text=1 html=2", "s/b text=3", "s/d text=4"), false,
			[]string{"s/d\tnot there before", "s/c\tnot there now"}},
		{"a sample has fewer pages", read("s/b text=3"), true, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := compareDigests(before, tt.after, tt.sample); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestDigestOfSeesEveryAnswer(t *testing.T) {
	p := &page{ID: "x", set: "s", URL: "https://example.org/"}
	page := func(text string) []byte {
		return []byte("<title>Harbour</title><h1>Harbour</h1><article><p>" + strings.Repeat(text+" of the harbour and its boats. ", 30) + "</article>")
	}
	one, again, other := digestOf(p, page("Stories")), digestOf(p, page("Stories")), digestOf(p, page("Tales"))
	if got := one.otherThan(again); got != nil {
		t.Errorf("the same page differs in %q", got)
	}
	got := one.otherThan(other)
	for _, want := range []string{"balanced/markdown", "precision/text", "recall/html", "balanced/chunks", "balanced/json", "convert"} {
		if !slices.Contains(got, want) {
			t.Errorf("another text changes %q, not %s", got, want)
		}
	}
	if parsed := parseDigests(one.String()); !slices.Equal(parsed.digests, one.digests) || parsed.page != "s/x" {
		t.Errorf("%q is read as %q", one.String(), parsed.String())
	}
}
