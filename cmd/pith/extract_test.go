package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

func TestFormats(t *testing.T) {
	tests := []struct {
		name   string
		args   []string
		has    []string
		hasNot []string
	}{
		{"markdown is the default", nil, []string{firstWords, lastWords, "[grandfathers had done]("}, []string{"Copyright", "Sport", "<p>"}},
		{"address makes links absolute", []string{"--url", "https://coast.example/news/ice"}, []string{"(https://coast.example/past)"}, nil},
		{"text", []string{"--format", "text"}, []string{"The harbour freezes over\n\n" + firstWords, "as their grandfathers had done before"}, []string{"](", "<p>"}},
		{"html", []string{"--format", "html"}, []string{"<h1>The harbour freezes over</h1>\n<p>" + firstWords}, []string{"<nav", "Copyright"}},
		{"text without a title", []string{"--format", "text", "--title=false"}, []string{firstWords}, []string{"The harbour freezes over"}},
		{"html without a title", []string{"--format", "html", "--title=false"}, []string{"<p>" + firstWords}, []string{"<h1>"}},
		{"one field", []string{"-p", "title"}, []string{"The harbour freezes over\n"}, []string{firstWords}},
		{"a field that the page lacks", []string{"-p", "license"}, []string{"\n"}, []string{firstWords}},
		{"the verb by name", []string{"extract", "-f", "text"}, []string{firstWords}, []string{"]("}},
		{"flags before the verb", []string{"-f", "text", "extract", "-"}, []string{firstWords}, []string{"]("}},
		{"reference links", []string{"--reference-links"}, []string{"[grandfathers had done][1]", "[1]: /past"}, nil},
		{"text that has the title", []string{"--format", "text", "--keep", "h1"}, []string{"The harbour freezes over\n\n" + firstWords}, []string{"The harbour freezes over\n\nThe harbour freezes over"}},
		{"front matter", []string{"--front-matter"}, []string{"---\ntitle: \"The harbour freezes over\"\n", firstWords}, nil},
		{"no links", []string{"--no-links"}, []string{"as their grandfathers had done before"}, []string{"]("}},
		{"drop", []string{"--drop", "p:last-child", "--drop", "h1"}, []string{firstWords}, []string{lastWords}},
		{"keep", []string{"--keep", "nav"}, []string{firstWords, "Sport"}, nil},
		{"root", []string{"--root", "article p:last-of-type"}, []string{lastWords}, []string{firstWords}},
		{"flags behind the input", []string{"-", "--format=text", "--no-images"}, []string{firstWords}, []string{"]("}},
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

func TestJSON(t *testing.T) {
	t.Run("one article is one object", func(t *testing.T) {
		r := pithOf(harbour, "--format", "jsonl", "--url", "https://coast.example/ice")
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
		r := pithOf(harbour, "--format", "jsonl", file(t, "a.html", harbour), "-")
		r.expect(t, exitRead, nil)
		if all := decode(t, r.out); len(all) != 2 || all[1]["input"] != "-" {
			t.Errorf("%v", all)
		}
	})
	t.Run("json is for people", func(t *testing.T) {
		r := pithOf(harbour, "-f", "json")
		r.expect(t, exitRead, []string{"{\n  \"input\": \"-\",\n  \"title\": \"The harbour freezes over\",\n"})
		var a map[string]any
		if err := json.Unmarshal([]byte(r.out), &a); err != nil || a["title"] != "The harbour freezes over" {
			t.Errorf("%v: %v", err, a["title"])
		}
	})
	t.Run("comments", func(t *testing.T) {
		page := strings.Replace(harbour, "</article>", `</article><section id="comments"><h2>Comments</h2><article class="comment"><p>I walked out to the lighthouse on it, and it held.</p></article></section>`, 1)
		a := decode(t, pithOf(page, "-f", "jsonl", "--comments").out)[0]
		if c, _ := a["comments"].(string); !strings.Contains(c, "lighthouse") {
			t.Errorf("comments: %v", a["comments"])
		}
	})
	t.Run("the trace is inside", func(t *testing.T) {
		r := pithOf(harbour, "--format", "jsonl", "--trace")
		if dropped, _ := decode(t, r.out)[0]["dropped"].([]any); len(dropped) == 0 {
			t.Errorf("no trace in %s", r.out)
		}
		if r.errs != "" {
			t.Errorf("standard error: %s", r.errs)
		}
	})
}

func TestChunks(t *testing.T) {
	r := pithOf(harbour, "-f", "chunks", "--max-tokens", "40", "--url", "https://coast.example/ice")
	r.expect(t, exitRead, nil)
	all := decode(t, r.out)
	if len(all) < 3 {
		t.Fatalf("%d chunks: %s", len(all), r.out)
	}
	for i, c := range all {
		if tokens, _ := c["tokens"].(float64); c["index"] != float64(i) || c["title"] != "The harbour freezes over" || c["input"] != "-" || tokens > 40 || tokens < 1 {
			t.Errorf("chunk %d: %v", i, c)
		}
	}
}

func TestPrintSeveral(t *testing.T) {
	dir := tree(t, map[string]string{"a.html": harbour, "b.html": strings.ReplaceAll(harbour, "freezes", "melts")})
	r := pithOf("", "-p", "title", dir)
	r.expect(t, exitRead, nil)
	if want := "The harbour freezes over\nThe harbour melts over\n"; r.out != want {
		t.Errorf("standard output %q, want %q", r.out, want)
	}
}

func TestTrace(t *testing.T) {
	r := pithOf(strings.Replace(harbour, "All rights", "\x1b[31mAll rights", 1), "--trace")
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
			pithOf("", "--format", tt.format, a, b).expect(t, exitRead, tt.has)
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
	wall := file(t, "wall.html", challenge)
	tests := []struct {
		name    string
		args    []string
		exit    int
		message string
		has     []string
	}{
		{"no content", []string{"--format", "jsonl", empty}, exitNotPage, "empty.html: no content was found", []string{`"title":"Nothing here"`, `"error":"no content was found"`}},
		{"no content, Markdown", []string{"--front-matter", empty}, exitNotPage, "no content was found", []string{`title: "Nothing here"`}},
		{"no content among others", []string{"-f", "jsonl", empty, "-"}, exitFailed, "of 2 inputs 0 failed, and 1 more are not content", []string{firstWords}},
		{"a wall is written, and said", []string{wall}, exitNotPage, "wall.html: not what was asked for but a page of kind bot-challenge", []string{"lighthouse.example"}},
		{"too long", []string{"--max-bytes", "600"}, exitFailed, "standard input: longer than --max-bytes 600", []string{firstWords}},
		{"a PDF", []string{file(t, "a.html", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Type/Catalog>>")}, exitFailed, "a.html: it is no page but application/pdf", nil},
		{"a picture", []string{file(t, "a.html", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")}, exitFailed, "a.html: it is no page but image/png", nil},
		{"noise", []string{file(t, "a.html", "\x00\x01\x8f\xf1\x05\x99\x07\xfe<s\x02")}, exitFailed, "a.html: it is no page but binary data", nil},
		{"a feed", []string{file(t, "a.xml", `<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>`)}, exitFailed, "a.xml: it is a feed: --feed reads the pages that it lists", nil},
		{"a directory without pages", []string{t.TempDir()}, exitFailed, "there is no page in the directory", nil},
		{"a pattern without files", []string{filepath.Join(t.TempDir(), "*.html")}, exitFailed, "none matches it as a pattern", nil},
		{"an address without its scheme", []string{"coast.example/news"}, exitFailed, "no such file or directory (an address begins with https://)", nil},
		{"unknown flag", []string{"--colour"}, exitUsage, "--colour", nil},
		{"a flag that is nearly one", []string{"--fromat", "text"}, exitUsage, "unknown flag: --fromat (is --format meant?)", nil},
		{"a flag that is nearly one of a verb", []string{"convert", "--rot", "main"}, exitUsage, "(is --root meant?)", nil},
		{"one dash", []string{"-format", "text"}, exitUsage, "-format: long flags have two dashes: --format", nil},
		{"unknown format", []string{"--format", "pdf"}, exitUsage, "\"-f, --format\" flag: it must be one of markdown, text, html, json, jsonl, chunks", nil},
		{"unknown field", []string{"-p", "price"}, exitUsage, "flag: it must be one of title, byline,", nil},
		{"unknown outcome", []string{"--only", "content,wall"}, exitUsage, "--only: no outcome is called \"wall\": it must be of content, paywalled", nil},
		{"unknown focus", []string{"--focus", "sharp"}, exitUsage, "it must be one of balanced, precision, recall", nil},
		{"unknown type", []string{"--type", "poem"}, exitUsage, "it must be one of auto, article, forum", nil},
		{"selector", []string{"--drop", "p[[", empty, "-"}, exitUsage, `--drop: the selector "p[[" cannot be read`, nil},
		{"header", []string{"--header", "Accept-Language", empty}, exitUsage, `as in "Accept-Language: de"`, nil},
		{"field and format", []string{"-p", "title", "-f", "text"}, exitUsage, "--format does not go with it", nil},
		{"resume without a manifest", []string{"--resume", "-o", t.TempDir()}, exitUsage, "--resume needs --manifest", nil},
		{"resume without a place", []string{"--resume", "--manifest", "x.jsonl"}, exitUsage, "--resume needs -o", nil},
		{"standard input twice", []string{"-", "-"}, exitUsage, "only once", nil},
		{"standard input as page and list", []string{"-", "-i", "-"}, exitUsage, "only once", nil},
		{"one address for two files", []string{"--url", "https://a.example", empty, "-"}, exitUsage, "--url", nil},
		{"two addresses for one page", []string{"--url", "https://a.example", "https://b.example"}, exitUsage, "--url", nil},
		{"no time", []string{"--timeout", "0s"}, exitUsage, "--timeout", nil},
		{"no bytes", []string{"--max-bytes", "0"}, exitUsage, "--max-bytes must be at least 1", nil},
		{"no workers", []string{"-w", "0"}, exitUsage, "--workers must be at least 1", nil},
		{"no such list", []string{"-i", "no-such-list.txt"}, exitFailed, "no-such-list.txt: no such file or directory", nil},
		{"a file named like a flag", []string{"--", "--format"}, exitFailed, "pith: --format: no such file", nil},
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
