package pith

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/pagetest"
)

var updateMetadata = flag.Bool("update-metadata", false, "write testdata/metadata/*.json anew")

// TestMetadataPages compares whole pages with the JSON beside them.
func TestMetadataPages(t *testing.T) {
	pages, err := filepath.Glob("testdata/metadata/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages in testdata/metadata", err)
	}
	for _, path := range pages {
		t.Run(filepath.Base(path), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			a := &Article{}
			doc, err := html.ParseWithOptions(bytes.NewReader(text), html.ParseOptionEnableScripting(false))
			if err != nil {
				t.Fatal(err)
			}
			a.fill(meta.Read(marksOf(doc), meta.UnknownType))
			got, err := json.MarshalIndent(a, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			golden := strings.TrimSuffix(path, ".html") + ".json"
			if *updateMetadata {
				if err := os.WriteFile(golden, append(got, '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if strings.TrimSpace(string(want)) != string(got) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// metadataUnits are what metadata is looked for in. What nests does not come
// here: the parser stops at 512 open elements.
var metadataUnits = map[string]string{
	"dates":          `<p class="date">March 5, 2024</p>`,
	"headings":       `<h1>engine engine engine</h1>`,
	"metas":          `<meta property="og:image" content="/a.jpg"><meta name="author" content="Ada Byron">`,
	"metas of dates": `<meta name="x%[1]d-publish-date" content="2024-01-01">`,
	"things":         `<script type="application/ld+json">{"@type":"Article","headline":"a b c d"}</script>`,
	"links":          `<link rel="canonical" href="/a"><link rel="icon" href="/b"><a rel="tag next" href="/c">d</a>`,
}

// TestMetadataOfNests reads what nests as deep as a tree may.
func TestMetadataOfNests(t *testing.T) {
	for _, unit := range []string{`<div class="author byline"><span class="date">By `, `<p>updated <span>2024`} {
		meta.Read(marksOfMany(t, unit, 200), meta.UnknownType)
	}
}

// marksOfMany is a page of many of one thing, up to its metadata.
func marksOfMany(t *testing.T, unit string, n int) *mark.Marks {
	t.Helper()
	body := dom.NewElement(atom.Body)
	nodes, err := html.ParseFragment(strings.NewReader(pagetest.Numbered(unit)(n)), body)
	if err != nil {
		t.Fatal(err)
	}
	doc := &html.Node{Type: html.DocumentNode}
	for _, n := range nodes {
		doc.AppendChild(n)
	}
	return marksOf(doc)
}

// marksOf is a page up to its metadata.
func marksOf(doc *html.Node) *mark.Marks {
	return mark.Annotate(treeOf(doc, "https://www.engine.example/posts/the-engine"), &mark.Selectors{}, func(uint32) float32 { return 0 })
}
