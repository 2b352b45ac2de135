package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const page = `<!DOCTYPE html><title>The ferry waits - Coast</title>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>The ferry waits</h1>
<p>On Sundays the ferry waits for whoever can be seen running down the hill, and has done so for as long as anybody remembers.</p>
<p>The captain says that the <a href="/timetable">timetable</a> is a promise to those who are late rather than to those who are early.</p>
</article>`

func TestMarkdown(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/ferry", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, page) })
	mux.HandleFunc("/data", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"ferry": "late"}`)
	})
	mux.Handle("/old", http.RedirectHandler("/ferry", http.StatusFound))
	server := httptest.NewServer(Markdown(mux))
	defer server.Close()

	for _, tt := range []struct {
		path, accept string
		status       int
		kind         string
		has, hasNot  string
	}{
		{"/ferry", "text/markdown, text/html;q=0.5", 200, "text/markdown", "# The ferry waits\n", "Sport"},
		{"/ferry", "text/markdown", 200, "text/markdown", "[timetable](" + server.URL + "/timetable)", "<p>"},
		{"/old", "text/markdown", 200, "text/markdown", "# The ferry waits\n", "Sport"},
		{"/ferry", "text/html", 200, "text/html", "<nav>", "# The"},
		{"/data", "text/markdown", 200, "application/json", `"late"`, "#"},
		{"/none", "text/markdown", 404, "text/plain", "not found", "#"},
	} {
		req, err := http.NewRequest("GET", server.URL+tt.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Accept", tt.accept)
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		if resp.StatusCode != tt.status || !strings.HasPrefix(resp.Header.Get("Content-Type"), tt.kind) ||
			!strings.Contains(string(body), tt.has) || strings.Contains(string(body), tt.hasNot) || resp.Header.Get("Vary") != "Accept" {
			t.Errorf("%s as %s: %d %v\n%s", tt.path, tt.accept, resp.StatusCode, resp.Header, body)
		}
	}
}
