package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

func TestIngest(t *testing.T) {
	long := strings.Repeat("It is a promise to those who are late rather than to those who are early, says the captain of the harbour. ", 20)
	mux := http.NewServeMux()
	for path, text := range map[string]string{
		"/ferry": "<h2>Sundays</h2><p>On Sundays the ferry waits for whoever can be seen running down the hill.</p>",
		"/lamp":  "<h2>The clock</h2><p>The lamp of the lighthouse turns twice a minute, and a weight on a chain keeps it going until midnight.</p>",
	} {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprintf(w, `<!DOCTYPE html><title>About the %s</title><nav><a href="/">Lighthouse home</a> <a href="/x">Ferry tickets</a></nav><article><h1>About the %[1]s</h1><p>%[2]s</p>%[3]s<p>%[2]s</p></article>`, path[1:], long, text)
		})
	}
	server := httptest.NewServer(mux)
	defer server.Close()

	index, err := Open(filepath.Join(t.TempDir(), "index"))
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	ingest := func(path string) int {
		n, err := Ingest(index, server.URL+path)
		if err != nil || n < 2 {
			t.Fatalf("%d pieces, error %v", n, err)
		}
		return n
	}
	holds := func(want int) {
		if n, err := index.DocCount(); err != nil || int(n) != want {
			t.Errorf("%d pieces in the index, error %v, want %d", n, err, want)
		}
	}
	ferry := ingest("/ferry")
	lamp := ingest("/lamp")
	holds(ferry + lamp)
	ingest("/lamp")
	holds(ferry + lamp)
	long = long[:len(long)/2]
	shorter := ingest("/lamp")
	if shorter >= lamp {
		t.Fatalf("%d pieces of a shorter page, and %d before", shorter, lamp)
	}
	holds(ferry + shorter)
	if n, err := Ingest(index, server.URL+"/none"); err == nil {
		t.Errorf("a page that is not there has %d pieces", n)
	}

	var out bytes.Buffer
	if err := Ask(index, "how often does the lighthouse lamp turn?", 1, &out); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); !strings.HasPrefix(got, "About the lamp > The clock\n"+server.URL+"/lamp\n") || !strings.Contains(got, "twice a minute") || strings.Contains(got, "tickets") {
		t.Error(got)
	}
}
