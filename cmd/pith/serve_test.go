package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// served starts pith serve, and returns its address. At the end of the test
// it is interrupted, and must end by itself.
func served(t *testing.T, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	errs, w := io.Pipe()
	exit := make(chan int)
	go func() {
		exit <- run(ctx, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...), &env{errs: w, out: io.Discard, clock: newClock()})
	}()
	line, err := bufio.NewReader(errs).ReadString('\n')
	_, port, _ := net.SplitHostPort(strings.TrimSpace(strings.TrimPrefix(line, "pith: http://")))
	if err != nil || !strings.HasPrefix(line, "pith: http://") || port == "" {
		t.Fatalf("%v: %s", err, line)
	}
	t.Cleanup(func() {
		cancel()
		select {
		case code := <-exit:
			if code != exitRead {
				t.Errorf("exit status %d", code)
			}
		case <-time.After(10 * time.Second):
			t.Error("it does not end")
		}
	})
	return "http://127.0.0.1:" + port
}

// post sends a page to a server.
func post(t *testing.T, address, page string) (*http.Response, string) {
	t.Helper()
	resp, err := http.Post(address, "application/x-www-form-urlencoded", strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(b)
}

func TestServe(t *testing.T) {
	at := served(t, "--max-bytes", "5000")
	tests := []struct {
		path, page  string
		status      int
		contentType string
		has, hasNot []string
	}{
		{"/extract?url=https://coast.example/ice", harbour, 200, "text/markdown; charset=utf-8", []string{"# The harbour freezes over\n", firstWords, "(https://coast.example/past)"}, []string{"Sport"}},
		{"/extract?format=json", harbour, 200, "application/json", []string{`"title": "The harbour freezes over"`, `"input": "the page"`}, nil},
		{"/extract?print=title", harbour, 200, "text/plain; charset=utf-8", []string{"The harbour freezes over\n"}, nil},
		{"/extract?format=html&no-links&keep=nav&drop=h1", harbour, 200, "text/html; charset=utf-8", []string{"<p>" + firstWords, "Sport"}, []string{"<a"}},
		{"/convert", harbour, 200, "text/markdown; charset=utf-8", []string{firstWords, "Sport"}, nil},
		{"/explain", harbour, 200, "text/html; charset=utf-8", []string{"<!DOCTYPE html>", "words kept"}, nil},
		{"/extract", challenge, 200, "text/markdown; charset=utf-8", []string{"lighthouse.example"}, nil},
		{"/extract", "%PDF-1.7", 415, "application/json", []string{`"error":"not-page"`, "application/pdf"}, nil},
		{"/extract", strings.Repeat(harbour, 10), 413, "application/json", []string{`"error":"limit"`}, nil},
		{"/extract?focus=both", harbour, 400, "application/json", []string{"it must be one of balanced, precision, recall"}, nil},
		{"/extract?fokus=recall", harbour, 400, "application/json", []string{"fokus: there is no such parameter"}, nil},
		{"/extract?only=content", harbour, 400, "application/json", []string{"only: there is no such parameter"}, nil},
		{"/extract?output=/tmp/x", harbour, 400, "application/json", []string{"output: there is no such parameter"}, nil},
		{"/extract?keep=p+>", harbour, 400, "application/json", []string{"--keep: the selector"}, nil},
		{"/extract?no-links=maybe", harbour, 400, "application/json", []string{"no-links"}, nil},
	}
	for _, tt := range tests {
		resp, body := post(t, at+tt.path, tt.page)
		if resp.StatusCode != tt.status || resp.Header.Get("Content-Type") != tt.contentType {
			t.Errorf("%s: status %d, %s: %s", tt.path, resp.StatusCode, resp.Header.Get("Content-Type"), body)
		}
		for _, s := range tt.has {
			if !strings.Contains(body, s) {
				t.Errorf("%s: the answer lacks %q: %s", tt.path, s, body)
			}
		}
		for _, s := range tt.hasNot {
			if strings.Contains(body, s) {
				t.Errorf("%s: the answer has %q: %s", tt.path, s, body)
			}
		}
		if tt.status == 200 && !strings.Contains(resp.Header.Get("Content-Security-Policy"), "sandbox") {
			t.Errorf("%s: policy %q", tt.path, resp.Header.Get("Content-Security-Policy"))
		}
	}
	resp, _ := post(t, at+"/extract", challenge)
	if resp.Header.Get("Pith-Outcome") != "bot-challenge" || resp.Header.Get("Pith-Message") == "" {
		t.Errorf("header %v", resp.Header)
	}
}

// TestServeFetch fetches from this machine only where that is allowed.
func TestServeFetch(t *testing.T) {
	host := testSite(t)
	get := func(at string) (int, map[string]string, string) {
		resp, err := http.Get(at + "/extract?url=" + host + "/moved")
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		b, _ := io.ReadAll(resp.Body)
		var refused map[string]string
		_ = json.Unmarshal(b, &refused)
		return resp.StatusCode, refused, string(b)
	}
	if status, refused, _ := get(served(t)); status != 403 || !strings.Contains(refused["message"], "--allow-fetch") {
		t.Errorf("%d %v", status, refused)
	}
	if status, refused, _ := get(served(t, "--allow-fetch")); status != 400 || !strings.Contains(refused["message"], "private network") {
		t.Errorf("%d %v", status, refused)
	}
	if status, _, body := get(served(t, "--allow-fetch", "--allow-private")); status != 200 || !strings.Contains(body, firstWords) {
		t.Errorf("%d %s", status, body)
	}
}

// TestServeSelectors sends selectors to servers that other machines reach.
func TestServeSelectors(t *testing.T) {
	for _, tt := range []struct {
		args   []string
		status int
	}{{[]string{"--listen", "0.0.0.0:0"}, 400}, {[]string{"--listen", "0.0.0.0:0", "--allow-selectors"}, 200}, {nil, 200}} {
		at := served(t, tt.args...)
		if resp, body := post(t, at+"/extract?keep=nav", harbour); resp.StatusCode != tt.status || tt.status == 200 && !strings.Contains(body, "Sport") {
			t.Errorf("%v: %d %s", tt.args, resp.StatusCode, body)
		}
		if resp, body := post(t, at+"/extract?focus=recall", harbour); resp.StatusCode != 200 {
			t.Errorf("%v: %d %s", tt.args, resp.StatusCode, body)
		}
	}
}

// TestServeMemory holds what docs/command.md says of the memory of a server.
func TestServeMemory(t *testing.T) {
	for _, tt := range []struct {
		s    service
		want int64 // MiB
	}{
		{service{maxBytes: defaultMaxBytes, maxFlight: 4 * defaultMaxBytes, maxNodes: 1 << 17, workers: 2}, 1024},
		{service{maxBytes: 2 << 20, maxFlight: 4 * defaultMaxBytes, maxNodes: 1 << 16, workers: 2}, 544},
	} {
		if got := tt.s.memory() >> 20; got != tt.want {
			t.Errorf("%+v: %d MiB, want %d", tt.s, got, tt.want)
		}
	}
}

func TestServeUsage(t *testing.T) {
	for _, args := range [][]string{{"--workers", "0"}, {"--allow-private"}, {"page.html"}} {
		pithOf("", append([]string{"serve"}, args...)...).expect(t, exitUsage, nil)
	}
	r := pithOf("", "serve", "--listen", "nowhere.invalid:1")
	r.expect(t, exitFailed, nil)
	r.expectError(t, "--listen: ")
}
