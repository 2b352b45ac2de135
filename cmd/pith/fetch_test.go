package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// server answers as servers do, well and badly.
func server(t *testing.T) string {
	t.Helper()
	mux := http.NewServeMux()
	page := func(contentType, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", contentType)
			fmt.Fprint(w, body)
		}
	}
	mux.HandleFunc("/page", page("text/html; charset=utf-8", harbour))
	mux.HandleFunc("/untyped", page("", harbour))
	mux.HandleFunc("/pdf", page("application/pdf", "%PDF-1.7"))
	mux.HandleFunc("/moved", http.RedirectHandler("/news/today/ice", http.StatusFound).ServeHTTP)
	mux.HandleFunc("/news/today/ice", page("text/html", strings.Replace(harbour, `"/past"`, `"past"`, 1)))
	mux.HandleFunc("/loop", http.RedirectHandler("/loop", http.StatusFound).ServeHTTP)
	mux.HandleFunc("/local", http.RedirectHandler("file:///etc/hostname", http.StatusFound).ServeHTTP)
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/stalls", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, harbour[:len(harbour)/2])
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, strings.TrimSuffix(harbour, "</body></html>"))
		for r.Context().Err() == nil {
			fmt.Fprint(w, "<p>And so on, and so on.</p>")
		}
	})
	// Windows-1251 that the page itself does not name, and UTF-8 whose
	// header claims something else.
	cyrillic := "<title>x</title><article><p>\xcb\xb8\xe4 \xef\xee\xea\xf0\xfb\xeb \xe2\xf1\xfe \xe3\xe0\xe2\xe0\xed\xfc, \xe8 \xef\xe0\xf0\xee\xec\xfb \xed\xe5 \xf5\xee\xe4\xff\xf2 \xec\xe5\xe6\xe4\xf3 \xee\xf1\xf2\xf0\xee\xe2\xe0\xec\xe8.</p></article>"
	mux.HandleFunc("/cyrillic", page("text/html; charset=windows-1251", cyrillic))
	mux.HandleFunc("/claims", page("text/html; charset=iso-8859-1", strings.ReplaceAll(harbour, "thaw", "dégel")))
	mux.HandleFunc("/agent", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, strings.Replace(harbour, "forty", r.Header.Get("User-Agent"), 1))
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL
}

func TestFetch(t *testing.T) {
	host := server(t)
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
		{"user agent", "/agent", nil, exitRead, "", []string{"pith/1"}},
		{"not found", "/nothing", nil, exitFailed, "/nothing: the server answered 404 Not Found\n", nil},
		{"not a page", "/pdf", nil, exitFailed, "/pdf: the server sent application/pdf, not a page\n", nil},
		{"endless redirects", "/loop", nil, exitFailed, "/loop: stopped after 10 redirects\n", nil},
		{"redirect to a file", "/local", nil, exitFailed, "/local: unsupported protocol scheme \"file\"\n", nil},
		{"no answer", "/slow", []string{"-timeout", "50ms"}, exitFailed, "/slow: took longer than -timeout 50ms\n", nil},
		{"half an answer", "/stalls", []string{"-timeout", "50ms"}, exitFailed, "/stalls: took longer than -timeout 50ms\n", nil},
		{"endless page", "/endless", []string{"-max-bytes", "5000"}, exitFailed, "/endless: longer than -max-bytes 5000", []string{firstWords}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			begin := time.Now()
			r := pithOf("", append(tt.args, host+tt.path)...)
			r.expect(t, tt.exit, tt.has)
			r.expectError(t, tt.message)
			if tt.has == nil && r.out != "" {
				t.Errorf("standard output: %s", r.out)
			}
			if took := time.Since(begin); took > 5*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestAddresses(t *testing.T) {
	tests := []struct{ address, message string }{
		{"ftp://coast.example/ice", "cannot fetch ftp addresses, only http and https"},
		{"file:///etc/hostname", "cannot fetch file addresses"},
		{"http://", "no Host in request URL"},
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
	host := server(t)
	r := pithOf("", "-format", "json", strings.Replace(host, "://", "://me:secret@", 1)+"/page")
	r.expect(t, exitRead, []string{host + "/past"})
	if a := decode(t, r.out)[0]; strings.Contains(fmt.Sprint(a["url"], a["markdown"]), "secret") {
		t.Errorf("the password is in the article: %v", a)
	}
}
