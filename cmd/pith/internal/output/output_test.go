package output

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pithmd/pith"
)

func TestAddressStem(t *testing.T) {
	tests := []struct{ address, want string }{
		{"https://coast.example/", "coast.example"},
		{"https://coast.example", "coast.example"},
		{"https://page.html/", "page.html"},
		{"https://coast.example/news/ice.html", "coast.example/news/ice"},
		{"https://coast.example/news/", "coast.example/news"},
		{"https://coast.example:8080/read?id=7&p=../x", "coast.example-8080/read-id-7-p-..-x"},
		{"https://coast.example/a/../../../etc/passwd", "coast.example/a/etc/passwd"},
		{"https://coast.example/%2e%2e/%2Fetc", "coast.example/etc"},
		{"https://coast.example/新聞/結冰", "coast.example/新聞/結冰"},
		{"https://coast.example/" + strings.Repeat("é", 200), "coast.example/" + strings.Repeat("é", 61)},
		{"https://%zz/", "https----zz"},
	}
	for _, tt := range tests {
		if got := AddressStem(tt.address); got != tt.want {
			t.Errorf("AddressStem(%q) = %q, want %q", tt.address, got, tt.want)
		}
	}
}

func TestFileStem(t *testing.T) {
	tests := []struct{ name, want string }{
		{"page", "page"},
		{"news/page 1", "news/page-1"},
		{"../..", "page"},
		{".hidden", "hidden"},
		{"a\x1b[31mb\xff", "a--31mb"},
	}
	for _, tt := range tests {
		if got := FileStem(tt.name); got != tt.want {
			t.Errorf("FileStem(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestLine(t *testing.T) {
	tests := []struct{ text, want string }{
		{" two\n\tlines ", "two lines"},
		{"a\x1b]0;title\x07b\u009b31mc\x7f", "a]0;titleb31mc"},
		{"right\u202eto left\u2066", "rightto left"},
		{"می\u200cخواهم", "می\u200cخواهم"}, // a joiner is part of the word
	}
	for _, tt := range tests {
		if got := Line(tt.text); got != tt.want {
			t.Errorf("Line(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestTerminal(t *testing.T) {
	text := "é \x1b[2J\tx\r\n\x9b31m\u009b € \x07"
	want := "é [2J\tx\n\ufffd31m € "
	for size := 1; size <= len(text); size++ { // broken off anywhere
		var b bytes.Buffer
		w := Terminal(&b)
		for i := 0; i < len(text); i += size {
			part := []byte(text[i:min(i+size, len(text))])
			if n, err := w.Write(part); n != len(part) || err != nil {
				t.Fatal(n, err)
			}
		}
		if b.String() != want {
			t.Fatalf("in parts of %d: %q, want %q", size, b.String(), want)
		}
	}
}

// TestTreeIsWhole ends a run at each step of writing a file.
func TestTreeIsWhole(t *testing.T) {
	tree := &Tree{Dir: t.TempDir(), Extension: ".md", IsInput: func(string) bool { return false }}
	file, err := tree.Place("news/ice")
	if err != nil {
		t.Fatal(err)
	}
	ended := errors.New("ended")
	err = tree.Write(file, []byte("ice"), func(int64) error { return ended })
	if _, statErr := os.Stat(file); err != ended || statErr == nil {
		t.Errorf("before its entry: %v, and the file is there: %v", err, statErr == nil)
	}
	if err := Finish(file); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(file); err != nil || string(b) != "ice" {
		t.Errorf("finished: %v %q", err, b)
	}
	if err := Finish(file); err != nil { // nothing to do
		t.Error(err)
	}
	entries, _ := os.ReadDir(filepath.Dir(file))
	if len(entries) != 1 {
		t.Errorf("%d files", len(entries))
	}
}

func TestResumeStream(t *testing.T) {
	name := filepath.Join(t.TempDir(), "all.jsonl")
	if err := os.WriteFile(name, []byte("one\ntwo\nthree, and more of it than will stand there\nan"), 0o666); err != nil {
		t.Fatal(err)
	}
	s, err := ResumeStream(name, 8)
	if err != nil {
		t.Fatal(err)
	}
	var end int64
	if err := s.Write(name, []byte("three\n"), func(e int64) error { end = e; return nil }); err != nil || end != 14 {
		t.Errorf("%v, ends at %d", err, end)
	}
	s.Close()
	if b, _ := os.ReadFile(name); string(b) != "one\ntwo\nthree\n" {
		t.Errorf("%q", b)
	}
	if _, err := ResumeStream(name, 100); err == nil {
		t.Error("a file that is shorter than it was")
	}
}

func TestField(t *testing.T) {
	a := &pith.Article{Title: "Ice\x1b[31m\non the quay", Authors: []string{"Ada Byron", "Bo Li"}, WordCount: 7, Confidence: 0.5}
	for name, want := range map[string]string{"title": "Ice[31m on the quay", "authors": "Ada Byron, Bo Li", "word_count": "7", "confidence": "0.5", "license": "", "outcome": a.Outcome.String()} {
		if got, err := Field(a, name); got != want || err != nil {
			t.Errorf("%s is %q (%v), want %q", name, got, err, want)
		}
	}
	for _, name := range []string{"evidence", "warnings", "dropped", "Content"} {
		for _, f := range Fields() {
			if f == name {
				t.Errorf("%s is offered, and is no text", name)
			}
		}
	}
}
