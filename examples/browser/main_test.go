package main

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// maxOverTheLine is how many bytes of the program go over the line at most.
const maxOverTheLine = 4 << 20

// TestBrowser has a browser read the page that is on the page when it opens.
func TestBrowser(t *testing.T) {
	dir := t.TempDir()
	if err := build(dir); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(filepath.Join(dir, "pith.wasm.gz")); err != nil || info.Size() > maxOverTheLine {
		t.Errorf("the program is %d bytes compressed: %v", info.Size(), err)
	}
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no Chromium is installed, so the page is built and nobody opens it: apt-get install chromium")
	}
	server := httptest.NewServer(serve(dir))
	defer server.Close()
	page, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000",
		"--user-data-dir="+t.TempDir(), "--dump-dom", server.URL).Output()
	if err != nil {
		t.Fatal(err)
	}
	_, answer, _ := strings.Cut(string(page), `<pre id="markdown"`)
	for _, want := range []string{"# The bell of the ferry", "puts the kettle on.", "*singing*", `<p id="outcome">content</p>`} {
		if !strings.Contains(answer, want) {
			t.Errorf("the page lacks %q:\n%s", want, answer)
		}
	}
	if strings.Contains(answer, "barge") {
		t.Errorf("the page has what the article has not:\n%s", answer)
	}
}
