package pith

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/pagetest"
)

// pages are some pages of the corpus, every step-th.
func pages(t testing.TB, step int) [][]byte {
	t.Helper()
	dir := pagetest.Corpus(t, filepath.Join("wcxb-dev", "html"))
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all [][]byte
	for i := 0; i < len(entries); i += step {
		all = append(all, pagetest.Unzip(t, filepath.Join(dir, entries[i].Name())))
	}
	return all
}

func BenchmarkHTMLParse(b *testing.B) {
	all := pages(b, 30)
	b.ReportAllocs()
	for b.Loop() {
		for _, page := range all {
			if _, err := html.Parse(bytes.NewReader(page)); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkMarkdown(b *testing.B) {
	var articles []*Article
	for _, page := range pages(b, 30) {
		articles = append(articles, convertTree(b, page, "https://example.com/"))
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range articles {
			a.Markdown()
		}
	}
}
