package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestDigest(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/feed.xml", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>Coast</title>
<item><title>The ferry</title><link>http://%[1]s/ferry</link><description>The ferry ...</description></item>
<item><title>The lamp</title><link>http://%[1]s/gone</link><description>&lt;p&gt;The lamp turns &lt;b&gt;twice&lt;/b&gt; a minute.&lt;/p&gt;</description></item>
<item><title>The third</title><link>http://%[1]s/third</link></item></channel></rss>`, r.Host)
	})
	mux.HandleFunc("/ferry", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!DOCTYPE html><title>The ferry waits</title><meta property="article:published_time" content="2026-02-14">
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>The ferry waits</h1><p>On Sundays the ferry waits for whoever can be seen running down the hill, and has done so for years.</p>
<p>It is a promise to those who are late rather than to those who are early, says the <a href="/captain">captain</a> of the harbour.</p></article>`)
	})
	server := httptest.NewServer(mux)
	defer server.Close()

	var out bytes.Buffer
	if err := Digest(context.Background(), server.URL+"/feed.xml", 2, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"# Coast\n\n## [The ferry waits](" + server.URL + "/ferry)\n\n*2026-02-14*\n\nOn Sundays", "says the captain of the harbour.",
		"## [The lamp](" + server.URL + "/gone)\n\nThe lamp turns **twice** a minute.",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the digest lacks %q", want)
		}
	}
	if strings.Contains(out.String(), "Sport") || strings.Contains(out.String(), "third") {
		t.Error("the digest has more than two articles")
	}
	if t.Failed() {
		t.Log(out.String())
	}
}
