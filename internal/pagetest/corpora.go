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

// Pages reads the rows of the corpus in a folder.
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

// HTML reads a page of the corpus in a folder.
func HTML(t testing.TB, dir, id string) []byte {
	t.Helper()
	return Unzip(t, filepath.Join(dir, "html", id+".html.gz"))
}

// Unzip reads a file that is compressed by gzip.
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

// Corpus returns the path of a file or folder of the corpora, and skips the
// test where it is not.
func Corpus(t testing.TB, name string) string {
	t.Helper()
	path, ok := Find(name)
	if !ok {
		t.Skipf("no %s: set PITH_CORPORA to the directory of the corpora", name)
	}
	return path
}

// Find returns the path of a file or folder of the corpora, and whether it is
// there. They are where PITH_CORPORA says, or beside the checkout.
func Find(name string) (path string, ok bool) {
	dir := os.Getenv("PITH_CORPORA")
	if dir == "" {
		dir = filepath.Join(checkout(), "..", "shared", "corpora")
	}
	path = filepath.Join(dir, name)
	_, err := os.Stat(path)
	return path, err == nil
}

// checkout is the folder of the module, from the folder of whichever room is
// tested.
func checkout() string {
	dir := "."
	for range 8 {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		dir = filepath.Join(dir, "..")
	}
	return dir
}
