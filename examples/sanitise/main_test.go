package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/pithmd/pith"
)

const page = `<!DOCTYPE html><title>The ferry waits</title><script>steal()</script>
<article><h1>The ferry waits</h1>
<p onclick="steal()">On Sundays the ferry waits for whoever can be seen <a href="javascript:steal()">running</a> down <a href="https://coast.example/hill">the hill</a>, and has done so for years.</p>
<pre><code class="language-go">func wait() {}</code></pre>
<ul><li><input type="checkbox" checked> wait for the last passenger who can be seen from the bridge</li><li><input type="checkbox"> sail</li></ul>
<p>It is a promise<sup><a href="#fn1" id="ref1">1</a></sup> to those who are late rather than to those who are early, says the captain of the harbour <iframe src="https://ads.invalid"></iframe>.</p>
<ol class="footnotes"><li id="fn1">Not one that a court would look at, as the captain says himself. <a href="#ref1">back</a></li></ol>
</article>`

func TestArticle(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, page) }))
	defer server.Close()
	resp, err := http.Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var out bytes.Buffer
	if err := Article(resp.Body, server.URL, &out); err != nil {
		t.Fatal(err)
	}
	got := out.String()
	for _, want := range []string{`<code class="language-go">`, `<a href="https://coast.example/hill" rel="nofollow noreferrer noopener" target="_blank">`, `type="checkbox"`, "says the captain"} {
		if !strings.Contains(got, want) {
			t.Errorf("the article lacks %s", want)
		}
	}
	for _, not := range []string{"steal", "<script", "<iframe", "javascript:"} {
		if strings.Contains(got, not) {
			t.Errorf("the article has %s", not)
		}
	}

	// The policy takes nothing away that is safe already: but for what it
	// adds to links, the text is the same.
	a, err := pith.Extract(strings.NewReader(page), &pith.Options{URL: server.URL})
	if err != nil {
		t.Fatal(err)
	}
	plain := strings.NewReplacer(` rel="nofollow noreferrer noopener" target="_blank"`, "", ` rel="nofollow noreferrer"`, "", `="" `, " ", `=""`, "", "/>", ">", "&#34;", `"`, "&#39;", "'")
	if want, got := plain.Replace(a.HTML()), plain.Replace(got); want != got {
		t.Errorf("HTML:\n%s\nsanitised:\n%s", want, got)
	}
}
