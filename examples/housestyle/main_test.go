package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const page = `<!DOCTYPE html><title>How to wait</title><nav><a href="/">Home</a></nav>
<article><h1>How to wait</h1>
<p>On Sundays the ferry waits for whoever can be seen running down the hill, and has done so for years. Press <kbd>Space</kbd> to sail.</p>
<div class="admonition warning"><p class="admonition-title">Warning</p><p>Nobody may be left on the quay who has *paid* for the way back.</p></div>
<house-map place="Skarv Point"></house-map>
<blockquote><p>It is a promise to those who are late rather than to those who are early.</p></blockquote>
<ul><li>The captain looks up the hill for a minute.</li><li>The captain blows the horn, and looks again.</li></ul>
</article>`

func TestWrite(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, page) }))
	defer server.Close()
	resp, err := http.Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var out bytes.Buffer
	if err := Write(resp.Body, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"# How to wait\n", "Press [[Space]] to sail.", "\n::: warning\n", "has \\*paid\\* for the way back.\n\n:::\n",
		"\n{{< map \"Skarv Point\" >}}\n", "\n> It is a promise", "\n* The captain looks",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("lacks %q:\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "Home") {
		t.Error(out.String())
	}
}
