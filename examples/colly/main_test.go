package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestScrape(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!DOCTYPE html><title>Coast</title><ul><li><a href="/ferry">The ferry</a><li><a href="/eider">The eider</a><li><a href="/gone">Gone</a></ul>`)
	})
	for name, animal := range map[string]string{"/ferry": "ferry", "/eider": "eider duck"} {
		mux.HandleFunc(name, func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprintf(w, `<!DOCTYPE html><title>The %[1]s waits</title><meta name="author" content="Ingrid Vale">
<nav><a href="/">Home</a> <a href="/eider">The eider</a> <a href="https://elsewhere.invalid/">Elsewhere</a></nav>
<article><h1>The %[1]s waits</h1><p>On Sundays the %[1]s waits for whoever can be seen running down the hill, and has done so for years.</p>
<p>It is a promise to those who are late rather than to those who are early, says the <a href="/captain.pdf">captain</a> of the harbour.</p></article>`, animal)
		})
	}
	mux.HandleFunc("/captain.pdf", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "%PDF-1.7") })
	server := httptest.NewServer(mux)
	defer server.Close()

	var out bytes.Buffer
	if err := Scrape(server.URL+"/", 3, &out); err != nil {
		t.Fatal(err)
	}
	pages := map[string]Page{}
	for line := range strings.Lines(out.String()) {
		var p Page
		if err := json.Unmarshal([]byte(line), &p); err != nil {
			t.Fatal(err)
		}
		pages[p.URL] = p
	}
	if len(pages) != 2 || strings.Count(out.String(), "\n") != 2 {
		t.Fatalf("%d pages:\n%s", len(pages), out.String())
	}
	p := pages[server.URL+"/eider"]
	if p.Title != "The eider duck waits" || len(p.Authors) != 1 || !strings.Contains(p.Markdown, "[captain]("+server.URL+"/captain.pdf)") || strings.Contains(p.Markdown, "Home") {
		t.Errorf("%+v", p)
	}
}
