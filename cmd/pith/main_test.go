package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// harbour is a page with an article, chrome around it and a relative link.
const harbour = `<!DOCTYPE html>
<html lang="en"><head><title>The harbour freezes over - Coast Daily</title>
<meta property="og:site_name" content="Coast Daily">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>The harbour freezes over</h1>
<p>For the first time in forty years the whole harbour lies under ice, and the ferries have stopped sailing between the islands.</p>
<p>Fishermen walked out to their boats in the morning and cut them free with saws, as their <a href="/past">grandfathers had done</a> before them.</p>
<p>The harbour master expects the thaw in two weeks, if the wind turns to the west as the weather service has promised.</p>
</article>
<footer><p>Copyright Coast Daily. All rights reserved.</p></footer>
</body></html>`

const (
	firstWords = "For the first time in forty years"
	lastWords  = "the weather service has promised."
)

// result is what one call of the command printed and returned.
type result struct {
	exit      int
	out, errs string
}

func pithOf(in string, args ...string) result {
	var out, errs bytes.Buffer
	exit := run(args, strings.NewReader(in), &out, &errs)
	return result{exit, out.String(), errs.String()}
}

// file writes a page into a directory of its own.
func file(t *testing.T, name, page string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(page), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// expect checks the exit status, and what must and must not be printed.
func (r result) expect(t *testing.T, exit int, has []string, hasNot ...string) {
	t.Helper()
	if r.exit != exit {
		t.Errorf("exit status %d, want %d; standard error: %s", r.exit, exit, r.errs)
	}
	for _, s := range has {
		if !strings.Contains(r.out, s) {
			t.Errorf("standard output lacks %q:\n%s", s, r.out)
		}
	}
	for _, s := range hasNot {
		if strings.Contains(r.out, s) {
			t.Errorf("standard output has %q:\n%s", s, r.out)
		}
	}
}

func (r result) expectError(t *testing.T, message string) {
	t.Helper()
	if !strings.Contains(r.errs, message) {
		t.Errorf("standard error lacks %q:\n%s", message, r.errs)
	}
}

func TestFormats(t *testing.T) {
	tests := []struct {
		name   string
		args   []string
		has    []string
		hasNot []string
	}{
		{"markdown is the default", nil, []string{firstWords, lastWords, "[grandfathers had done]("}, []string{"Copyright", "Sport", "<p>"}},
		{"address makes links absolute", []string{"-url", "https://coast.example/news/ice"}, []string{"(https://coast.example/past)"}, nil},
		{"text", []string{"-format", "text"}, []string{"The harbour freezes over\n\n" + firstWords, "as their grandfathers had done before"}, []string{"](", "<p>"}},
		{"html", []string{"-format", "html"}, []string{"<h1>The harbour freezes over</h1>\n<p>" + firstWords}, []string{"<nav", "Copyright"}},
		{"text without a title", []string{"-format", "text", "-title=false"}, []string{firstWords}, []string{"The harbour freezes over"}},
		{"html without a title", []string{"-format", "html", "-title=false"}, []string{"<p>" + firstWords}, []string{"<h1>"}},
		{"text that has the title", []string{"-format", "text", "-keep", "h1"}, []string{"The harbour freezes over\n\n" + firstWords}, []string{"The harbour freezes over\n\nThe harbour freezes over"}},
		{"front matter", []string{"-front-matter"}, []string{"---\ntitle: \"The harbour freezes over\"\n", firstWords}, nil},
		{"no links", []string{"-no-links"}, []string{"as their grandfathers had done before"}, []string{"]("}},
		{"drop", []string{"-drop", "p:last-child", "-drop", "h1"}, []string{firstWords}, []string{lastWords}},
		{"keep", []string{"-keep", "nav"}, []string{firstWords, "Sport"}, nil},
		{"root", []string{"-root", "article p:last-of-type"}, []string{lastWords}, []string{firstWords}},
		{"flags behind the input", []string{"-", "-format=text", "-no-images"}, []string{firstWords}, []string{"]("}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := pithOf(harbour, tt.args...)
			r.expect(t, exitRead, tt.has, tt.hasNot...)
			if r.errs != "" {
				t.Errorf("standard error: %s", r.errs)
			}
			if !strings.HasSuffix(r.out, "\n") || strings.HasSuffix(r.out, "\n\n") {
				t.Errorf("the output does not end with one line end: %q", r.out[max(0, len(r.out)-10):])
			}
		})
	}
}

// decode reads lines of JSON.
func decode(t *testing.T, out string) []map[string]any {
	t.Helper()
	var all []map[string]any
	for line := range strings.Lines(out) {
		var m map[string]any
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		all = append(all, m)
	}
	return all
}

func TestJSON(t *testing.T) {
	t.Run("one article is one object", func(t *testing.T) {
		r := pithOf(harbour, "-format", "json", "-url", "https://coast.example/ice")
		r.expect(t, exitRead, nil)
		all := decode(t, r.out)
		if len(all) != 1 {
			t.Fatalf("%d lines", len(all))
		}
		a := all[0]
		if a["title"] != "The harbour freezes over" || a["site_name"] != "Coast Daily" || a["outcome"] != "content" || a["input"] != "-" {
			t.Errorf("fields: %v", a)
		}
		if md, _ := a["markdown"].(string); !strings.Contains(md, firstWords) {
			t.Errorf("markdown: %v", a["markdown"])
		}
		if a["dropped"] != nil || a["error"] != nil {
			t.Errorf("unasked: %v %v", a["dropped"], a["error"])
		}
	})
	t.Run("several are a line each", func(t *testing.T) {
		r := pithOf(harbour, "-format", "json", file(t, "a.html", harbour), "-")
		r.expect(t, exitRead, nil)
		if all := decode(t, r.out); len(all) != 2 || all[1]["input"] != "-" {
			t.Errorf("%v", all)
		}
	})
	t.Run("the trace is inside", func(t *testing.T) {
		r := pithOf(harbour, "-format", "json", "-trace")
		if dropped, _ := decode(t, r.out)[0]["dropped"].([]any); len(dropped) == 0 {
			t.Errorf("no trace in %s", r.out)
		}
		if r.errs != "" {
			t.Errorf("standard error: %s", r.errs)
		}
	})
}

func TestTrace(t *testing.T) {
	r := pithOf(strings.Replace(harbour, "All rights", "\x1b[31mAll rights", 1), "-trace")
	r.expect(t, exitRead, []string{firstWords}, "RULE")
	for _, want := range []string{"RULE", "WORDS", "html > body", "Copyright Coast Daily", "words kept"} {
		r.expectError(t, want)
	}
	if strings.Contains(r.errs, "\x1b") {
		t.Errorf("a page's control character reaches the terminal: %q", r.errs)
	}
}

func TestSeveralInputs(t *testing.T) {
	a, b := file(t, "a.html", harbour), file(t, "b-->.html", strings.ReplaceAll(harbour, "forty", "fifty"))
	tests := []struct {
		format string
		has    []string
	}{
		{"markdown", []string{"<!-- " + a + " -->\n", "--%3E.html -->\n", "forty years", "fifty years"}},
		{"html", []string{"<!-- " + a + " -->\n", "forty years", "fifty years"}},
		{"text", []string{"==> " + a + " <==\n", "==> " + b + " <==\n"}},
	}
	for _, tt := range tests {
		t.Run(tt.format, func(t *testing.T) {
			pithOf("", "-format", tt.format, a, b).expect(t, exitRead, tt.has)
		})
	}
	t.Run("one that fails does not stop the others", func(t *testing.T) {
		r := pithOf("", filepath.Join(t.TempDir(), "none.html"), b)
		r.expect(t, exitFailed, []string{"fifty years"})
		r.expectError(t, "none.html: no such file or directory\n")
	})
}

func TestFailures(t *testing.T) {
	empty := file(t, "empty.html", "<title>Nothing here</title>")
	crowded := file(t, "crowded.html", "<p>"+strings.Repeat("<br>", 1<<19))
	tests := []struct {
		name    string
		args    []string
		exit    int
		message string
		has     []string
	}{
		{"no content", []string{"-format", "json", empty}, exitFailed, "empty.html: no content found", []string{`"title":"Nothing here"`, `"error":"no content found"`}},
		{"no content, Markdown", []string{"-front-matter", empty}, exitFailed, "no content found", []string{`title: "Nothing here"`}},
		{"too long", []string{"-max-bytes", "600"}, exitFailed, "standard input: longer than -max-bytes 600", []string{firstWords}},
		{"too many nodes", []string{crowded}, exitFailed, "crowded.html: more than 524288 elements and texts", nil},
		{"directory", []string{t.TempDir()}, exitFailed, "is a directory", nil},
		{"unknown flag", []string{"-colour"}, exitUsage, "-colour", nil},
		{"unknown format", []string{"-format", "pdf"}, exitUsage, `no format is called "pdf"`, nil},
		{"unknown focus", []string{"-focus", "sharp"}, exitUsage, `no focus is called "sharp"`, nil},
		{"unknown type", []string{"-type", "poem"}, exitUsage, `no page type is called "poem"`, nil},
		{"selector", []string{"-drop", "p[[", empty, "-"}, exitUsage, `selector "p[["`, nil},
		{"standard input twice", []string{"-", "-"}, exitUsage, "only once", nil},
		{"one address for two files", []string{"-url", "https://a.example", empty, "-"}, exitUsage, "-url", nil},
		{"two addresses for one page", []string{"-url", "https://a.example", "https://b.example"}, exitUsage, "-url", nil},
		{"no time", []string{"-timeout", "0s"}, exitUsage, "-timeout", nil},
		{"no bytes", []string{"-max-bytes", "0"}, exitUsage, "-max-bytes", nil},
		{"a file named like a flag", []string{"--", "-format"}, exitFailed, "pith: -format: no such file", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := pithOf(harbour, tt.args...)
			r.expect(t, tt.exit, tt.has)
			r.expectError(t, tt.message)
			if !strings.HasPrefix(r.errs, "pith: ") {
				t.Errorf("standard error: %s", r.errs)
			}
		})
	}
}

func TestHelp(t *testing.T) {
	r := pithOf("", "-h")
	r.expect(t, exitRead, []string{"usage: pith", "-front-matter", "-max-bytes", "Exit status"})
	if r.errs != "" {
		t.Errorf("standard error: %s", r.errs)
	}
}

func TestDirectory(t *testing.T) {
	names := func(dir string) string {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, e := range entries {
			all = append(all, e.Name())
		}
		return strings.Join(all, " ")
	}
	t.Run("names", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "new", "out")
		inputs := []string{file(t, "ice.html", harbour), file(t, "Ice.htm", harbour), file(t, "ice.html", harbour), "-"}
		for range 2 { // a second run writes the same files
			r := pithOf(harbour, append([]string{"-o", dir}, inputs...)...)
			r.expect(t, exitRead, nil, firstWords)
			if got, want := names(dir), "Ice-2.md ice-3.md ice.md stdin.md"; got != want {
				t.Errorf("files %s, want %s", got, want)
			}
		}
		b, err := os.ReadFile(filepath.Join(dir, "ice.md"))
		if err != nil || !strings.Contains(string(b), firstWords) {
			t.Errorf("%v: %s", err, b)
		}
	})
	t.Run("no input is written over", func(t *testing.T) {
		page := file(t, "ice.html", harbour)
		pithOf("", "-format", "html", "-o", filepath.Dir(page), page).expect(t, exitRead, nil)
		if got, want := names(filepath.Dir(page)), "ice-2.html ice.html"; got != want {
			t.Errorf("files %s, want %s", got, want)
		}
		if b, _ := os.ReadFile(page); string(b) != harbour {
			t.Error("the input was changed")
		}
	})
	t.Run("not a directory", func(t *testing.T) {
		r := pithOf(harbour, "-o", file(t, "taken", ""))
		r.expect(t, exitFailed, nil)
		r.expectError(t, "not a directory")
	})
}

func TestStem(t *testing.T) {
	tests := []struct{ input, want string }{
		{"-", "stdin"},
		{"page.html", "page"},
		{"dir.d/.hidden", "page"},
		{"../..", "page"},
		{"news page 1.html", "news-page-1"},
		{"https://coast.example/", "coast.example"},
		{"https://coast.example/news/ice.html", "coast.example-news-ice"},
		{"https://coast.example:8080/read?id=7&p=../x", "coast.example-8080-read-id-7-p-..-x"},
		{"https://coast.example/新聞/結冰", "coast.example-新聞-結冰"},
		{"https://coast.example/" + strings.Repeat("é", 200), "coast.example-" + strings.Repeat("é", 54)},
	}
	for _, tt := range tests {
		if got := stemOf(tt.input); got != tt.want {
			t.Errorf("stemOf(%q) = %q, want %q", tt.input, got, tt.want)
		}
	}
}

// brokenPipe is a standard output that nobody reads.
type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestOutputFails(t *testing.T) {
	var errs bytes.Buffer
	if exit := run(nil, strings.NewReader(harbour), brokenPipe{}, &errs); exit != exitFailed {
		t.Errorf("exit status %d", exit)
	}
	if want := "pith: standard output: broken pipe\n"; errs.String() != want {
		t.Errorf("standard error %q, want %q", errs.String(), want)
	}
}

func TestReaderFails(t *testing.T) {
	for _, page := range []string{harbour[:len(harbour)/2], "<title>The harbour"} {
		var out, errs bytes.Buffer
		if exit := run(nil, &breaksOff{strings.NewReader(page)}, &out, &errs); exit != exitFailed || out.Len() > 0 {
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
