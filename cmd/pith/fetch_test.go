package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

func serving(t *testing.T, handlers map[string]http.HandlerFunc) string {
	t.Helper()
	mux := http.NewServeMux()
	for path, h := range handlers {
		mux.HandleFunc(path, h)
	}
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL
}

// page answers with a body of a type, and other headers.
func page(contentType, body string, headers ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		for i := 0; i+1 < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		io.WriteString(w, body)
	}
}

func packedBy(writer func(io.Writer) io.WriteCloser, text string) string {
	var b strings.Builder
	w := writer(&b)
	io.WriteString(w, text)
	w.Close()
	return b.String()
}

// testSite answers as servers do, well and badly.
func testSite(t *testing.T) string {
	brotlied := packedBy(func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) }, harbour)
	zstded := packedBy(func(w io.Writer) io.WriteCloser { z, _ := zstd.NewWriter(w); return z }, harbour)
	// Windows-1251 that the page itself does not name.
	cyrillic := "<title>x</title><article><p>\xcb\xb8\xe4 \xef\xee\xea\xf0\xfb\xeb \xe2\xf1\xfe \xe3\xe0\xe2\xe0\xed\xfc, \xe8 \xef\xe0\xf0\xee\xec\xfb \xed\xe5 \xf5\xee\xe4\xff\xf2 \xec\xe5\xe6\xe4\xf3 \xee\xf1\xf2\xf0\xee\xe2\xe0\xec\xe8.</p></article>"
	return serving(t, map[string]http.HandlerFunc{
		"/page":     page("text/html; charset=utf-8", harbour),
		"/untyped":  page("", harbour),
		"/pdf":      page("application/pdf", "%PDF-1.7"),
		"/wrong":    page("image/png", harbour),
		"/lies":     page("text/html", "%PDF-1.7\n"),
		"/noise":    page("text/html", "\x00\x01\x8f\xf1\x05\x99\x07\xfe\x02\x03"),
		"/cyrillic": page("text/html; charset=windows-1251", cyrillic),
		// UTF-8 whose header claims something else.
		"/claims":         page("text/html; charset=iso-8859-1", strings.ReplaceAll(harbour, "thaw", "dégel")),
		"/gzip":           page("text/html", gzipped(harbour), "Content-Encoding", "gzip"),
		"/br":             page("text/html", brotlied, "Content-Encoding", "br"),
		"/zstd":           page("text/html", zstded, "Content-Encoding", "zstd"),
		"/gzip-said":      page("text/html", harbour, "Content-Encoding", "gzip"),
		"/br-said":        page("text/html", harbour, "Content-Encoding", "br"),
		"/gzip-unsaid":    page("text/html", gzipped(harbour)),
		"/unknown-coding": page("text/html", harbour, "Content-Encoding", "sdch"),
		"/gzip-broken":    page("text/html", gzipped(harbour)[:300], "Content-Encoding", "gzip"),
		"/gzip-damaged":   page("text/html", gzipped(harbour)[:len(gzipped(harbour))-8]+"checksum", "Content-Encoding", "gzip"),
		"/bomb":           page("text/html", gzipped(harbour[:len(harbour)-14]+strings.Repeat("<p>And so on, and so on.</p>", 1<<14)), "Content-Encoding", "gzip"),
		"/moved":          http.RedirectHandler("/news/today/ice", http.StatusFound).ServeHTTP,
		"/news/today/ice": page("text/html", strings.Replace(harbour, `"/past"`, `"past"`, 1)),
		"/loop":           http.RedirectHandler("/loop", http.StatusFound).ServeHTTP,
		"/slow":           func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"/stalls": func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, harbour[:len(harbour)/2])
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		},
		"/cut": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100000")
			fmt.Fprint(w, harbour)
		},
		"/endless": func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, strings.TrimSuffix(harbour, "</body></html>"))
			for r.Context().Err() == nil {
				fmt.Fprint(w, "<p>And so on, and so on.</p>")
			}
		},
		"/blocked": refusing(http.StatusForbidden, "text/html", challenge),
		"/gone":    refusing(http.StatusGone, "text/html", "<!DOCTYPE html><title>Page not found</title><h1>Page not found</h1><p>The page that you asked for is not here."),
		"/teapot":  refusing(http.StatusTeapot, "image/png", "\x89PNG\r\n\x1a\n"),
		"/hostile-status": func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := w.(http.Hijacker).Hijack()
			if err == nil {
				fmt.Fprint(conn, "HTTP/1.1 418 \x1b[31mred\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n")
				conn.Close()
			}
		},
		"/request": func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, strings.Replace(harbour, "forty", r.Header.Get("User-Agent")+" "+r.Header.Get("Accept-Language")+" "+r.Header.Get("Cookie"), 1))
		},
		"/robots.txt": page("text/plain", "User-agent: *\nDisallow: /private/"),
		"/private/":   page("text/html", harbour),
		"/busy": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "30")
			w.WriteHeader(http.StatusTooManyRequests)
		},
	})
}

// refusing answers with a status and a page in the place of what was asked for.
func refusing(status int, contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}
}

// TestRefusals reads what servers send in the place of pages, to say what it is,
// and writes nothing of it.
func TestRefusals(t *testing.T) {
	host := testSite(t)
	record := func(answer string) string {
		return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"+
			"WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: https://coast.example/ice\r\nContent-Type: application/http; msgtype=response\r\n"+
			"Content-Length: %d\r\n\r\n%s\r\n\r\n", len(answer), answer)
	}
	archive := file(t, "crawl.warc", record("HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n\r\n"+challenge))
	tests := []struct {
		input, outcome, message string
		read                    bool
	}{
		{host + "/blocked", "bot-challenge", "the server answered 403 Forbidden: a page of kind bot-challenge", true},
		{archive, "bot-challenge", "the server answered 403 Forbidden: a page of kind bot-challenge", true},
		{host + "/gone", "not-found", "the server answered 410 Gone", true},
		{host + "/nothing", "not-found", "the server answered 404 Not Found", true},
		{host + "/teapot", "", "the server answered 418 I'm a teapot", false},
	}
	for _, verb := range []string{"extract", "convert"} {
		for _, tt := range tests {
			dir := t.TempDir()
			r := pithOf("", verb, "-o", filepath.Join(dir, "out"), "--manifest", filepath.Join(dir, "run.jsonl"), tt.input)
			r.expect(t, exitFailed, nil)
			e := decode(t, content(t, dir, "run.jsonl"))[0]
			outcome, _ := e["outcome"].(string)
			if outcome != tt.outcome || e["error"] != "status" || e["message"] != tt.message || e["bytes"] == 0.0 == tt.read {
				t.Errorf("%s %s: %v", verb, tt.input, e)
			}
			if got := namesIn(t, dir); got != "run.jsonl" {
				t.Errorf("%s %s: files %s", verb, tt.input, got)
			}
		}
	}
	dir := t.TempDir()
	r := pithOf("", "site", "learn", "-o", filepath.Join(dir, "memory.json"), host+"/gone", host+"/blocked")
	r.expect(t, exitFailed, nil)
	empty := pithOf("", "site", "learn", "-o", filepath.Join(dir, "none.json"), host+"/teapot")
	empty.expect(t, exitFailed, nil)
	if got, want := content(t, dir, "memory.json"), content(t, dir, "none.json"); got != want {
		t.Errorf("a site's memory learned from error pages: %s, want %s", got, want)
	}
}

func TestFetch(t *testing.T) {
	host := testSite(t)
	cookies := file(t, "cookies.txt", strings.Split(strings.TrimPrefix(host, "http://"), ":")[0]+"\tFALSE\t/\tFALSE\t0\tsession\t42\n")
	tests := []struct {
		name, path string
		args       []string
		exit       int
		message    string
		has        []string
	}{
		{"page", "/page", nil, exitRead, "", []string{firstWords, "(" + host + "/past)"}},
		{"no content type", "/untyped", nil, exitRead, "", []string{firstWords}},
		{"the address after a redirect is the page's", "/moved", nil, exitRead, "", []string{"(" + host + "/news/today/past)"}},
		{"charset of the header", "/cyrillic", nil, exitRead, "", []string{"Лёд покрыл всю гавань"}},
		{"charset of the header is wrong", "/claims", nil, exitRead, "", []string{"dégel"}},
		{"type of the header is wrong", "/wrong", nil, exitRead, "", []string{firstWords}},
		{"gzip", "/gzip", nil, exitRead, "", []string{firstWords}},
		{"brotli", "/br", nil, exitRead, "", []string{firstWords}},
		{"zstd", "/zstd", nil, exitRead, "", []string{firstWords}},
		{"gzip that is none", "/gzip-said", nil, exitRead, "", []string{firstWords}},
		{"brotli that is none", "/br-said", nil, exitRead, "", []string{firstWords}},
		{"gzip that is not said", "/gzip-unsaid", nil, exitRead, "", []string{firstWords}},
		{"an unknown coding", "/unknown-coding", nil, exitFailed, `/unknown-coding: the content encoding "sdch" is not known: gzip, deflate, br, zstd are`, nil},
		{"half of a gzip", "/gzip-broken", nil, exitFailed, "/gzip-broken: the answer breaks off in the middle\n", nil},
		{"a damaged gzip", "/gzip-damaged", nil, exitFailed, "/gzip-damaged: gzip: invalid checksum\n", nil},
		{"a page that unpacks to more than is read", "/bomb", []string{"--max-bytes", "50000"}, exitFailed, "/bomb: longer than --max-bytes 50000", []string{firstWords}},
		{"user agent", "/request", nil, exitRead, "", []string{"pith/1"}},
		{"another user agent, and headers", "/request", []string{"--user-agent", "coast/2", "--header", "accept-language: de"}, exitRead, "", []string{"coast/2 de"}},
		{"cookies", "/request", []string{"--cookies", cookies}, exitRead, "", []string{"session=42"}},
		{"forbidden", "/private/ice", nil, exitFailed, "/private/ice: robots.txt of " + strings.TrimPrefix(host, "http://") + " does not allow it: --robots=false asks all the same\n", nil},
		{"forbidden, and asked for", "/private/ice", []string{"--robots=false"}, exitRead, "", []string{firstWords}},
		{"busy", "/busy", nil, exitFailed, "/busy: the server answered 429 Too Many Requests\n", nil},
		{"an error page for robots", "/blocked", nil, exitFailed, "/blocked: the server answered 403 Forbidden: a page of kind bot-challenge\n", nil},
		{"not found", "/nothing", nil, exitFailed, "/nothing: the server answered 404 Not Found\n", nil},
		{"words of the server", "/hostile-status", nil, exitFailed, "/hostile-status: the server answered 418 I'm a teapot\n", nil},
		{"not a page", "/pdf", nil, exitFailed, "/pdf: the server sent application/pdf, not a page\n", nil},
		{"not a page, whatever the server says", "/lies", nil, exitFailed, "/lies: it is no page but application/pdf\n", nil},
		{"noise", "/noise", nil, exitFailed, "/noise: it is no page but binary data\n", nil},
		{"endless redirects", "/loop", nil, exitFailed, "/loop: redirects more than 10 times\n", nil},
		{"no answer", "/slow", []string{"--timeout", "30ms", "--retries", "1"}, exitFailed, "/slow: took longer than --timeout 30ms\n", nil},
		{"half an answer", "/stalls", []string{"--timeout", "30ms", "--retries", "0"}, exitFailed, "/stalls: took longer than --timeout 30ms\n", nil},
		{"an answer that is cut", "/cut", nil, exitFailed, "/cut: the answer breaks off in the middle\n", nil},
		{"endless page", "/endless", []string{"--max-bytes", "5000"}, exitFailed, "/endless: longer than --max-bytes 5000", []string{firstWords}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := pithOf("", append(tt.args, host+tt.path)...)
			r.expect(t, tt.exit, tt.has)
			r.expectError(t, tt.message)
			if tt.has == nil && r.out != "" {
				t.Errorf("standard output: %s", r.out)
			}
			if strings.Contains(r.errs, "\x1b") {
				t.Errorf("standard error: %q", r.errs)
			}
		})
	}
}

func TestAddresses(t *testing.T) {
	tests := []struct{ address, message string }{
		{"ftp://coast.example/ice", "cannot fetch ftp addresses, only http and https"},
		{"file:///etc/hostname", "cannot fetch file addresses"},
		{"http://", "the address names no host"},
		{"http://coast.example:port/", "invalid port"},
		{"http://127.0.0.1:1/", "connection refused"},
	}
	for _, tt := range tests {
		t.Run(tt.address, func(t *testing.T) {
			r := pithOf("", tt.address)
			r.expect(t, exitFailed, nil)
			r.expectError(t, "pith: "+tt.address+": ")
			r.expectError(t, tt.message)
		})
	}
}

func TestPasswordStaysOut(t *testing.T) {
	host := testSite(t)
	with := func(path string) string { return strings.Replace(host, "://", "://me:secret@", 1) + path }
	manifest := filepath.Join(t.TempDir(), "run.jsonl")
	r := pithOf("", "-f", "jsonl", "--manifest", manifest, with("/page"), with("/nothing"))
	r.expect(t, exitFailed, []string{host + "/past"}, "secret")
	if strings.Contains(r.errs+content(t, manifest), "secret") {
		t.Errorf("standard error %s, manifest %s", r.errs, content(t, manifest))
	}
}

// TestManyHosts lets a slow host hold up only its own pages.
func TestManyHosts(t *testing.T) {
	slow, quick := testSite(t), testSite(t)
	clock := newClock()
	args := []string{"-f", "jsonl", "--delay", "10s"}
	for i := range 5 {
		args = append(args, fmt.Sprint(slow, "/page?", i))
	}
	r := pithAt(clock, "", append(args, quick+"/page")...)
	r.expect(t, exitRead, nil)
	if lines := decode(t, r.out); len(lines) != 6 || lines[5]["input"] != quick+"/page" {
		t.Errorf("%d lines", len(lines))
	}
	var slept time.Duration
	for _, d := range clock.slept {
		slept += d
	}
	if slept != 40*time.Second {
		t.Errorf("waited %v between five pages of one host, want 40s", slept)
	}
}
