package main

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

func TestDirectoryOfFiles(t *testing.T) {
	t.Run("two of one name", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "new", "out")
		inputs := []string{file(t, "ice.html", harbour), file(t, "Ice.htm", harbour), file(t, "ice.html", harbour), "-"}
		for range 2 { // a second run writes the same files
			r := pithOf(harbour, append([]string{"--overwrite", "-o", dir}, inputs...)...)
			r.expect(t, exitRead, nil, firstWords)
			if got, want := namesIn(t, dir), "Ice-2.md ice-3.md ice.md stdin.md"; got != want {
				t.Errorf("files %s, want %s", got, want)
			}
		}
		if !strings.Contains(content(t, dir, "ice.md"), firstWords) {
			t.Errorf("ice.md: %s", content(t, dir, "ice.md"))
		}
	})
	t.Run("paths are kept", func(t *testing.T) {
		in := tree(t, map[string]string{"index.html": harbour, "news/ice.html": harbour, "news/2026/ice.html.gz": harbour, "news/style.css": "p{}", ".git/x.html": harbour})
		out := filepath.Join(in, "out")
		for range 2 { // what was written is not read
			r := pithOf("", "-f", "html", "--overwrite", "-o", out, in)
			r.expect(t, exitRead, nil)
			r.expectError(t, "passed over 1 files")
			if got, want := namesIn(t, out), "index.html news/2026/ice.html news/ice.html"; got != want {
				t.Errorf("files %s, want %s", got, want)
			}
		}
		pithOf("", "-o", out, filepath.Join(in, "new*", "**", "*.html")).expect(t, exitRead, nil)
		if got, want := namesIn(t, out), "index.html news/2026/ice.html news/ice.html news/ice.md"; got != want {
			t.Errorf("files of a pattern: %s, want %s", got, want)
		}
	})
	t.Run("nothing is written over", func(t *testing.T) {
		dir := tree(t, map[string]string{"ice.md": "mine"})
		page := file(t, "ice.html", harbour)
		r := pithOf("", "-o", dir, page)
		r.expect(t, exitFailed, nil)
		r.expectError(t, "ice.md exists: --overwrite writes over it")
		if got := content(t, dir, "ice.md"); got != "mine" {
			t.Errorf("it was: %s", got)
		}
		pithOf("", "-o", dir, "--overwrite", page).expect(t, exitRead, nil)
		if got := content(t, dir, "ice.md"); !strings.Contains(got, firstWords) {
			t.Errorf("--overwrite: %s", got)
		}
		if got := namesIn(t, dir); got != "ice.md" {
			t.Errorf("files %s", got)
		}
	})
	t.Run("no input is written over", func(t *testing.T) {
		in := tree(t, map[string]string{"ice.html": harbour, "sub/ice.html": harbour})
		r := pithOf("", "--overwrite", "-f", "html", "-o", in, filepath.Join(in, "sub", "ice.html"), filepath.Join(in, "ice.html"))
		r.expect(t, exitRead, nil)
		if got, want := namesIn(t, in), "ice-2.html ice-3.html ice.html sub/ice.html"; got != want {
			t.Errorf("files %s, want %s", got, want)
		}
		if content(t, in, "ice.html") != harbour {
			t.Error("an input was changed")
		}
	})
	t.Run("not a directory", func(t *testing.T) {
		r := pithOf(harbour, "-o", file(t, "taken", ""))
		r.expect(t, exitFailed, nil)
		r.expectError(t, "-o: ")
		r.expectError(t, "not a directory")
	})
}

func TestOneFile(t *testing.T) {
	dir := t.TempDir()
	all := filepath.Join(dir, "all.jsonl")
	a, b := file(t, "a.html", harbour), file(t, "b.html", harbour)
	r := pithOf("", "-f", "jsonl", "-o", all, a, b)
	r.expect(t, exitRead, nil)
	if r.out != "" {
		t.Errorf("standard output: %s", r.out)
	}
	if lines := decode(t, content(t, all)); len(lines) != 2 || lines[0]["input"] != a || lines[1]["input"] != b {
		t.Errorf("lines: %v", lines)
	}
	r = pithOf("", "-f", "jsonl", "-o", all, a)
	r.expect(t, exitFailed, nil)
	r.expectError(t, "-o: "+all+" exists: --overwrite writes over it")
	if got := namesIn(t, dir); got != "all.jsonl" {
		t.Errorf("files %s", got)
	}
}

func TestOnly(t *testing.T) {
	dir := t.TempDir()
	wall := file(t, "wall.html", challenge)
	manifest := filepath.Join(dir, "run.jsonl")
	r := pithOf("", "--only", "content,paywalled", "--manifest", manifest, "-o", dir, wall, file(t, "ice.html", harbour))
	r.expect(t, exitRead, nil)
	if r.errs != "" {
		t.Errorf("standard error: %s", r.errs)
	}
	if got := namesIn(t, dir); got != "ice.md run.jsonl" {
		t.Errorf("files %s", got)
	}
	for _, e := range decode(t, content(t, manifest)) {
		if e["input"] == wall && (e["outcome"] != "bot-challenge" || e["output"] != nil) {
			t.Errorf("the wall: %v", e)
		}
	}
}

// brokenPipe is a standard output that nobody reads.
type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestOutputFails(t *testing.T) {
	var errs bytes.Buffer
	a, b := file(t, "a.html", harbour), file(t, "b.html", harbour)
	if exit := run(context.Background(), []string{a, b}, &env{out: brokenPipe{}, errs: &errs, clock: newClock()}); exit != exitFailed {
		t.Errorf("exit status %d", exit)
	}
	if want := "pith: standard output: broken pipe\n"; errs.String() != want {
		t.Errorf("standard error %q, want %q", errs.String(), want)
	}
}

func TestReaderFails(t *testing.T) {
	for _, page := range []string{harbour[:len(harbour)/2], "<title>The harbour"} {
		var out, errs bytes.Buffer
		exit := run(context.Background(), nil, &env{in: &breaksOff{strings.NewReader(page)}, out: &out, errs: &errs, clock: newClock()})
		if exit != exitFailed || out.Len() > 0 {
			t.Errorf("exit status %d, standard output %q", exit, out.String())
		}
		if want := "pith: standard input: the line went dead\n"; errs.String() != want {
			t.Errorf("standard error %q, want %q", errs.String(), want)
		}
	}
}

// breaksOff is a reader that fails at its end.
type breaksOff struct{ r *strings.Reader }

func (b *breaksOff) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if err != nil {
		err = errors.New("the line went dead")
	}
	return n, err
}

// TestTerminal prints a page that would type into the terminal.
func TestTerminal(t *testing.T) {
	hostile := strings.ReplaceAll(harbour, "forty", "forty \x1b]0;pwned\x07\u009b31m\u202e")
	name := file(t, "\x1b[31mred.html", hostile)
	var out, errs bytes.Buffer
	run(context.Background(), []string{name, name + ".none"}, &env{out: &out, errs: &errs, clock: newClock(), outTerminal: true, errTerminal: true})
	if !strings.Contains(out.String(), firstWords[:20]) || !strings.Contains(errs.String(), "red.html") {
		t.Fatalf("standard output %q, standard error %q", out.String(), errs.String())
	}
	for _, c := range []string{"\x1b]", "\x1b[31m", "\x07", "\u009b"} {
		if strings.Contains(out.String()+errs.String(), c) {
			t.Errorf("%q reaches the terminal: %q, %q", c, out.String(), errs.String())
		}
	}
}

// TestProgress is only for a person who watches, and has nothing else to see.
func TestProgress(t *testing.T) {
	dir := tree(t, map[string]string{"in/a.html": harbour, "in/b.html": harbour, "in/c.pdf.html": "%PDF-1.7"})
	watched := func(watching bool, args ...string) string {
		var out, errs bytes.Buffer
		run(context.Background(), append(args, filepath.Join(dir, "in")), &env{out: &out, errs: &errs, clock: newClock(), errTerminal: watching})
		return errs.String()
	}
	if got := watched(true, "-o", filepath.Join(dir, "1")); !strings.Contains(got, "] ") || !strings.Contains(got, "of 3") || strings.HasSuffix(got, "failed") {
		t.Errorf("watched: %q", got)
	}
	if got := watched(false, "-o", filepath.Join(dir, "2")); strings.Contains(got, "\r") {
		t.Errorf("not watched: %q", got)
	}
	if got := watched(true, "-q", "-o", filepath.Join(dir, "3")); strings.Contains(got, "of 3") || !strings.Contains(got, "c.pdf.html") {
		t.Errorf("quiet: %q", got)
	}
}
