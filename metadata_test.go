package pith

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

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

// TestMetadataLinear reads pages that nest or repeat what is looked for;
// ten times the page takes not much more than ten times as long.
func TestMetadataLinear(t *testing.T) {
	for name, unit := range map[string]string{
		"nested bylines":  `<div class="author byline"><span class="date">By `,
		"dates":           `<p class="date">March 5, 2024</p>`,
		"headings":        `<h1>engine engine engine</h1>`,
		"metas":           `<meta property="og:image" content="/a.jpg"><meta name="author" content="Ada Byron">`,
		"metas of dates":  `<meta name="x%[1]d-publish-date" content="2024-01-01">`,
		"things":          `<script type="application/ld+json">{"@type":"Article","headline":"a b c d"}</script>`,
		"links":           `<link rel="canonical" href="/a"><link rel="icon" href="/b"><a rel="tag next" href="/c">d</a>`,
		"updated, nested": `<p>updated <span>2024`,
	} {
		t.Run(name, func(t *testing.T) {
			took := func(n int) time.Duration {
				doc := &html.Node{Type: html.DocumentNode}
				body, err := html.ParseFragment(strings.NewReader(pagetest.Numbered(unit)(n)), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: dom.AtomOf("body")})
				if err != nil {
					t.Skip(err)
				}
				for _, n := range body {
					doc.AppendChild(n)
				}
				p := marksOf(doc)
				return cost(func() { meta.Read(p, meta.UnknownType) }).took
			}
			if strings.Contains(name, "nested") {
				took(200) // the parser stops at 512 open elements
				return
			}
			small := max(took(1000), 2*time.Millisecond)
			if large := took(10_000); large > 30*small {
				t.Errorf("1,000 take %v, 10,000 take %v", small, large)
			}
		})
	}
}

// marksOf is a page up to its metadata.
func marksOf(doc *html.Node) *mark.Marks {
	return mark.Annotate(treeOf(doc, "https://www.engine.example/posts/the-engine"), &mark.Selectors{}, func(uint32) float32 { return 0 })
}
