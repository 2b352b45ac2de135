package tidy

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/pagetest"
)

var (
	base   = &url.URL{Scheme: "https", Host: "example.com", Path: "/dir/page"}
	limits = dom.Limits{Nodes: 1 << 19, Depth: 500}
)

// TestAttributesOfTheOriginal normalises a copy that shares attributes
// with its original.
func TestAttributesOfTheOriginal(t *testing.T) {
	const page = `<p class="a" id="b"><a href="/x" onclick="y">z</a><img src="/i.png" class="c"></p>`
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var before, after strings.Builder
	if err := html.Render(&before, doc); err != nil {
		t.Fatal(err)
	}
	Normalise(limits.Clone(doc), &Cleaning{Base: base})
	if err := html.Render(&after, doc); err != nil {
		t.Fatal(err)
	}
	if before.String() != after.String() {
		t.Errorf("%s\nbecame\n%s", before.String(), after.String())
	}
}

// BenchmarkNormalise is the copy of a whole page and its normalisation, for
// every 30th page of wcxb-dev.
func BenchmarkNormalise(b *testing.B) {
	names, err := os.ReadDir(pagetest.Corpus(b, filepath.Join("wcxb-dev", "html")))
	if err != nil {
		b.Fatal(err)
	}
	var docs []*html.Node
	for i := 0; i < len(names); i += 30 {
		doc, err := html.Parse(bytes.NewReader(pagetest.Unzip(b, pagetest.Corpus(b, filepath.Join("wcxb-dev", "html", names[i].Name())))))
		if err != nil {
			continue // deeper than the parser goes
		}
		docs = append(docs, doc)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, doc := range docs {
			Normalise(limits.Clone(doc), &Cleaning{Base: base})
		}
	}
}
