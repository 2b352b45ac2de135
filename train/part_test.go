package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestPart(t *testing.T) {
	const text = "the mill by the river ground rye for three hundred years before its wheel was sold to a museum in the city where nobody has ever seen it turn and few know what it was for "
	p := &page{ID: "mill", Ref: text, set: &set{Words: latinWords}, html: []byte("<title>Mill</title><nav>" + strings.Repeat("<a href=/>Somewhere else</a> ", 40) +
		"</nav><main class=text><p>" + text + "</p></main>")}
	c, err := p.part()
	if err != nil || c == nil {
		t.Fatalf("got %v, %v", c, err)
	}
	for _, want := range []string{"<title>Mill</title>", `<main class="text"><p>`, "ground rye"} {
		if !bytes.Contains(c.html, []byte(want)) {
			t.Errorf("without %q: %s", want, c.html)
		}
	}
	again, _ := p.part()
	if !bytes.Equal(c.html, again.html) {
		t.Error("another part the second time")
	}
	p.Ref = "nothing of this stands in the page"
	if c, err := p.part(); c != nil || err != nil {
		t.Errorf("without content: got %v, %v", c, err)
	}
}

func TestCovered(t *testing.T) {
	grams := gramsOf(strings.Fields("a b c d e"))
	for text, want := range map[string]int{"a b c d e": 5, "x a b c x c d e": 6, "a b x d e": 0, "": 0} {
		if got := covered(strings.Fields(text), grams); got != want {
			t.Errorf("%q: %d words, want %d", text, got, want)
		}
	}
}
