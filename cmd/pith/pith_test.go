package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// harbour is a page with an article, chrome around it and a relative link.
const harbour = `<!DOCTYPE html>
<html lang="en"><head><title>The harbour freezes over - Coast Daily</title>
<meta property="og:site_name" content="Coast Daily">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>The harbour freezes over</h1>
<p>For the first time in forty years the whole harbour lies under ice, and the ferries have stopped sailing between the islands.</p>
<p>Fishermen walked out to their boats in the morning and cut them free with saws, as their <a href="/past">grandfathers had done</a> before them.</p>
<p>The harbour master expects the thaw in two weeks, if the wind turns to the west as the weather service has promised.</p>
</article>
<footer><p>Copyright Coast Daily. All rights reserved.</p></footer>
</body></html>`

// challenge is what a server sends to those that it takes for robots.
const challenge = `<!DOCTYPE html>
<html lang="en"><head><title>Just a moment...</title></head><body>
<h1>lighthouse.example</h1>
<p>We are checking that your connection is secure before you can go on. Do not close this window.</p>
</body></html>`

const (
	firstWords = "For the first time in forty years"
	lastWords  = "the weather service has promised."
)

// result is what one call of the command printed and returned.
type result struct {
	exit      int
	out, errs string
}

func pithOf(in string, args ...string) result { return pithAt(newClock(), in, args...) }

// pithAt runs the command with a clock that does not wait.
func pithAt(clock *testClock, in string, args ...string) result {
	var out, errs bytes.Buffer
	exit := run(context.Background(), args, &env{in: strings.NewReader(in), out: &out, errs: &errs, clock: clock})
	return result{exit, out.String(), errs.String()}
}

// A testClock passes the time that it is asked to sleep at once.
type testClock struct {
	mu    sync.Mutex
	now   time.Time
	slept []time.Duration
}

func newClock() *testClock { return &testClock{now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)} }

func (c *testClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *testClock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	c.slept = append(c.slept, d)
	return ctx.Err()
}

// file writes a page into a directory of its own.
func file(t *testing.T, name, page string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(page), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// expect checks the exit status, and what must and must not be printed.
func (r result) expect(t *testing.T, exit int, has []string, hasNot ...string) {
	t.Helper()
	if r.exit != exit {
		t.Errorf("exit status %d, want %d; standard error: %s", r.exit, exit, r.errs)
	}
	for _, s := range has {
		if !strings.Contains(r.out, s) {
			t.Errorf("standard output lacks %q:\n%s", s, r.out)
		}
	}
	for _, s := range hasNot {
		if strings.Contains(r.out, s) {
			t.Errorf("standard output has %q:\n%s", s, r.out)
		}
	}
}

func (r result) expectError(t *testing.T, message string) {
	t.Helper()
	if !strings.Contains(r.errs, message) {
		t.Errorf("standard error lacks %q:\n%s", message, r.errs)
	}
}

// decode reads lines of JSON.
func decode(t *testing.T, out string) []map[string]any {
	t.Helper()
	var all []map[string]any
	for line := range strings.Lines(out) {
		var m map[string]any
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		all = append(all, m)
	}
	return all
}

// tree writes files below a directory of their own, each with its path and
// its content.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// namesIn are the paths of the files below a directory, in order.
func namesIn(t *testing.T, dir string) string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			all = append(all, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func content(t *testing.T, path ...string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
