package main

import (
	"compress/gzip"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/pithmd/pith/beam/internal/warcs"
)

func TestMain(m *testing.M) {
	flag.Parse()
	beam.Init()
	os.Exit(m.Run())
}

const page = `<!DOCTYPE html><title>The end of the mill</title><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>The end of the mill</h1><p>The mill closed in the spring, and nobody was surprised, for the mill had lost money in every year since the war.</p>
<p>Those who knew the mill remember long winters, the smell of wet coats, and sixty people in a room made for forty.</p></article>`

// given sets flags for one run.
func given(t *testing.T, values map[string]string) {
	t.Helper()
	for _, name := range []string{"archives", "list", "prefix", "out"} {
		if err := flag.Set(name, values[name]); err != nil {
			t.Fatal(err)
		}
	}
}

func TestRun(t *testing.T) {
	dir := t.TempDir()
	archive := warcs.Packed(warcs.Answer("https://coast.example/mill", "200 OK", page))
	var paths strings.Builder
	z := gzip.NewWriter(&paths)
	for _, name := range []string{"a.warc.gz", "b.warc.gz"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(archive), 0o666); err != nil {
			t.Fatal(err)
		}
		z.Write([]byte(name + "\n"))
	}
	z.Close()
	list := filepath.Join(dir, "warc.paths.gz")
	if err := os.WriteFile(list, []byte(paths.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	for _, step := range []struct {
		name   string
		values map[string]string
		counts []string
	}{
		{"a pattern", map[string]string{"archives": dir + "/a.*.gz", "out": out}, []string{" 1 archives-done\n", " 1 content\n"}},
		{"a list, one archive of it done", map[string]string{"list": list, "prefix": dir + "/", "out": out}, []string{" 1 archives-done\n", " 1 archives-done-before\n", " 1 content\n"}},
	} {
		given(t, step.values)
		var report strings.Builder
		if err := run(context.Background(), &report); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		for _, count := range step.counts {
			if !strings.Contains(report.String(), count) {
				t.Errorf("%s: counted\n%swant %q", step.name, report.String(), count)
			}
		}
	}
	if shards, _ := filepath.Glob(out + "/*/content.jsonl.gz"); len(shards) != 2 {
		t.Errorf("shards %s", shards)
	}
}

func TestFlags(t *testing.T) {
	for _, values := range []map[string]string{
		{"archives": "*.warc"}, {"out": "out"}, {"archives": "*.warc", "list": "list.txt", "out": "out"},
	} {
		given(t, values)
		if err := run(context.Background(), os.Stderr); err == nil || !strings.Contains(err.Error(), "give --out") {
			t.Errorf("%v: error %v", values, err)
		}
	}
}
