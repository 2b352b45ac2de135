package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func gzipped(text string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	fmt.Fprint(z, text)
	z.Close()
	return b.String()
}

// archive is a web archive with an answer for each page.
func archive(pages ...string) string {
	var b strings.Builder
	for i, page := range pages {
		answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
		b.WriteString(gzipped(fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000%d>\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"+
			"WARC-Target-URI: https://coast.example/news/%d\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, i, len(answer), answer)))
	}
	return b.String()
}

func TestArchive(t *testing.T) {
	name := file(t, "crawl.warc.gz", archive(harbour, "<title>Nothing</title>", strings.ReplaceAll(harbour, "forty", "fifty")))
	packed, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range []string{name, "-"} {
		dir := t.TempDir()
		r := pithOf(string(packed), "-w", "1", "-o", filepath.Join(dir, "out"), "--manifest", filepath.Join(dir, "run.jsonl"), in)
		r.expect(t, exitFailed, nil)
		if got, want := namesIn(t, dir), "out/coast.example/news/0.md out/coast.example/news/2.md run.jsonl"; got != want {
			t.Errorf("files %s, want %s", got, want)
		}
		if !strings.Contains(content(t, dir, "out", "coast.example", "news", "0.md"), "(https://coast.example/past)") {
			t.Error("the address of the record is not the page's")
		}
		entries := decode(t, content(t, dir, "run.jsonl"))
		urls := map[any]any{}
		for _, e := range entries { // in the order in which they were done
			urls[e["input"]] = e["url"]
		}
		if len(entries) != 3 || len(urls) != 3 || urls[in+"#0"] != "https://coast.example/news/0" {
			t.Errorf("manifest %v", entries)
		}
	}
	t.Run("in its order", func(t *testing.T) {
		pages := make([]string, 40)
		for i := range pages {
			pages[i] = strings.ReplaceAll(harbour, "forty", fmt.Sprint("number", i))
		}
		r := pithOf("", "-f", "jsonl", file(t, "many.warc.gz", archive(pages...)))
		r.expect(t, exitRead, nil)
		for i, a := range decode(t, r.out) {
			if md, _ := a["markdown"].(string); !strings.Contains(md, fmt.Sprintf("number%d ", i)) {
				t.Fatalf("line %d is another page", i)
			}
		}
		r = pithOf("", "-p", "title", "--limit", "3", file(t, "many.warc.gz", archive(pages...)))
		if n := strings.Count(r.out, "\n"); n != 3 || r.exit != exitRead {
			t.Errorf("--limit 3: %d lines, exit status %d, %s", n, r.exit, r.errs)
		}
	})
}

func TestCompressedFile(t *testing.T) {
	name := file(t, "ice.html.gz", gzipped(harbour))
	dir := t.TempDir()
	pithOf("", "-o", dir, name).expect(t, exitRead, nil)
	if got := namesIn(t, dir); got != "ice.md" {
		t.Errorf("files %s", got)
	}
	pithOf(gzipped(harbour)).expect(t, exitRead, []string{firstWords})
	half := gzipped(harbour)
	r := pithOf("", file(t, "half.gz", half[:len(half)/2]))
	r.expect(t, exitFailed, nil, firstWords)
	r.expectError(t, "half.gz: breaks off in the middle\n")
}

func TestList(t *testing.T) {
	dir := tree(t, map[string]string{"a.html": harbour, "more/b.html": harbour})
	a, more := filepath.Join(dir, "a.html"), filepath.Join(dir, "more")
	list := "\ufeff# pages to read\n\n" + a + "\r\n" + more + "\n" + a + "\n"
	for _, args := range [][]string{{"-i", file(t, "list.txt", list)}, {"-i", "-"}} {
		r := pithOf(list, append(args, "-f", "jsonl")...)
		r.expect(t, exitRead, nil)
		r.expectError(t, "1 inputs were named more than once, and read once")
		if all := decode(t, r.out); len(all) != 2 || all[0]["input"] != a || all[1]["input"] != filepath.Join(more, "b.html") {
			t.Errorf("lines %v", all)
		}
	}
	r := pithOf("-\n*.html\n", "-i", "-")
	r.expect(t, exitFailed, nil)
	r.expectError(t, "a list cannot name standard input")
	r.expectError(t, "pith: *.html: no such file or directory")
}

// listing is a server with pages, feeds and sitemaps that list them.
func listing(t *testing.T) string {
	var host string
	say := func(format string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, strings.ReplaceAll(format, "HOST", host)) }
	}
	host = serving(t, map[string]http.HandlerFunc{
		"/news/":     say(harbour),
		"/feed.xml":  say(`<?xml version="1.0"?><rss version="2.0"><channel><title>Coast</title><item><title>1</title><link>HOST/news/1</link></item><item><link>HOST/news/2?a=1&amp;b=2</link></item></channel></rss>`),
		"/atom":      say(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast</title><entry><title>3</title><link href="/news/3"/></entry></feed>`),
		"/feed.json": say(`{"version":"https://jsonfeed.org/version/1.1","title":"Coast","items":[{"id":"4","url":"HOST/news/4"}]}`),
		"/map.xml":   say(`<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="x"><url><loc> HOST/news/5 </loc><image:image><image:loc>HOST/5.png</image:loc></image:image></url><url><loc>HOST/news/1</loc></url></urlset>`),
		"/maps.xml":  say(`<sitemapindex><sitemap><loc>HOST/map.xml</loc></sitemap><sitemap><loc>HOST/maps.xml</loc></sitemap><sitemap><loc>HOST/map.txt</loc></sitemap></sitemapindex>`),
		"/map.txt":   say("HOST/news/6\nHOST/news/7\n"),
		"/map.xml.gz": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/gzip")
			fmt.Fprint(w, gzipped("<urlset><url><loc>"+host+"/news/8</loc></url></urlset>"))
		},
		"/empty.xml": say("<urlset></urlset>"),
		"/page.html": say(harbour),
	})
	return host
}

func TestListings(t *testing.T) {
	host := listing(t)
	local := file(t, "feed.xml", `<rss version="2.0"><channel><item><link>`+host+`/news/9</link></item></channel></rss>`)
	tests := []struct {
		name, flag, at string
		want           string // numbers of the pages, in order
	}{
		{"RSS", "--feed", host + "/feed.xml", "1 2?a=1&b=2"},
		{"Atom", "--feed", host + "/atom", "3"},
		{"JSON feed", "--feed", host + "/feed.json", "4"},
		{"a file", "--feed", local, "9"},
		{"sitemap", "--sitemap", host + "/map.xml", "5 1"},
		{"sitemaps, one of them itself", "--sitemap", host + "/maps.xml", "5 1 6 7"},
		{"compressed", "--sitemap", host + "/map.xml.gz", "8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := pithOf("", "-f", "jsonl", tt.flag, tt.at)
			r.expect(t, exitRead, nil)
			var got []string
			for _, a := range decode(t, r.out) {
				got = append(got, strings.TrimPrefix(fmt.Sprint(a["input"]), host+"/news/"))
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("pages %s, want %s; %s", s, tt.want, r.errs)
			}
		})
	}
	for _, tt := range []struct{ flag, at, message string }{
		{"--feed", host + "/page.html", "/page.html: is no feed: "},
		{"--sitemap", host + "/empty.xml", "/empty.xml: the sitemap lists no pages\n"},
		{"--sitemap", host + "/none.xml", "/none.xml: the server answered 404 Not Found\n"},
		{"--feed", "none.xml", "none.xml: no such file or directory\n"},
	} {
		r := pithOf("", tt.flag, tt.at)
		r.expect(t, exitFailed, nil)
		r.expectError(t, tt.message)
	}
	r := pithOf("", host+"/feed.xml")
	r.expect(t, exitFailed, nil)
	r.expectError(t, "it is a feed: --feed reads the pages that it lists")
}
