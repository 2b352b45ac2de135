package pagetest

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// Page is a row of a corpus's pages.jsonl.
type Page struct {
	ID, URL, Type       string
	Title, Author, Date string
	Meta                *struct{ Title, Byline, SiteName string }
}

// Corpora finds the directory of the corpora or skips the test.
func Corpora(t testing.TB) string {
	t.Helper()
	for _, dir := range []string{os.Getenv("PITH_CORPORA"), "../shared/corpora", "../../shared/corpora"} {
		if dir == "" {
			continue
		}
		if _, err := os.Stat(filepath.Join(dir, "wcxb-dev", "pages.jsonl")); err == nil {
			return dir
		}
	}
	t.Skip("no corpora: set PITH_CORPORA to the directory that has wcxb-dev and mozilla")
	return ""
}

// Pages are the rows of a corpus in a folder.
func Pages(t testing.TB, dir string) []Page {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, "pages.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var pages []Page
	lines := bufio.NewReader(f)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			var p Page
			if err := json.Unmarshal(line, &p); err != nil {
				t.Fatal(err)
			}
			pages = append(pages, p)
		}
		if err == io.EOF {
			return pages
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// HTML is a page of a corpus in a folder.
func HTML(t testing.TB, dir, id string) []byte {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, "html", id+".html.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Unzip reads a file that gzip packed.
func Unzip(t testing.TB, path string) []byte {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Corpus returns the path of a file of the corpora that are kept beside the
// checkout, and skips the test where they are not.
func Corpus(t testing.TB, name string) string {
	t.Helper()
	path, ok := Find(name)
	if !ok {
		t.Skipf("no %s: set PITH_CORPORA to the directory of the corpora", name)
	}
	return path
}

// Find is the path of a corpus, and whether it is there.
func Find(name string) (path string, ok bool) {
	dir := os.Getenv("PITH_CORPORA")
	if dir == "" {
		dir = filepath.Join("..", "shared", "corpora")
	}
	path = filepath.Join(dir, name)
	_, err := os.Stat(path)
	return path, err == nil
}
