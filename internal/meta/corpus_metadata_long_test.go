//go:build long

package meta

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/pagetest"
)

// tally counts how often each source was right, for one field.
type tally struct {
	right, all int
	sources    map[string][2]int
}

func (c *tally) count(ok bool, source string) {
	c.all++
	if c.sources == nil {
		c.sources = map[string][2]int{}
	}
	n := c.sources[source]
	n[1]++
	if ok {
		c.right++
		n[0]++
	}
	c.sources[source] = n
}

func (c *tally) share() float64 { return float64(c.right) / float64(max(1, c.all)) }

func same(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// TestMetadataCorpus measures the fields against the corpora's. With -v it
// prints the figures and which source was right how often; with PITH_MISSES
// set to a field it lists that field's misses.
func TestMetadataCorpus(t *testing.T) {
	floors := map[string]float64{
		"title": 0.80, "author": 0.80, "date": 0.895, // dates of headings and lists are the page's no more: three were
		"mozilla title": 0.69, "mozilla byline": 0.80, "mozilla site": 0.90,
	}
	fields := map[string]*tally{}
	count := func(field string, p pagetest.Page, want, got string, m *Data, key string) {
		if want == "" {
			return
		}
		source := "none"
		if e := m.Evidence[key]; len(e) > 0 {
			source = e[0].Source
		}
		if fields[field] == nil {
			fields[field] = &tally{}
		}
		ok := same(want, got)
		fields[field].count(ok, source)
		if !ok && os.Getenv("PITH_MISSES") == field {
			printMiss(p, want, got, m.Evidence[key])
		}
	}
	var parsing, reading time.Duration
	for _, corpus := range []string{"wcxb-dev", "mozilla"} {
		dir := pagetest.Corpus(t, corpus)
		for _, page := range pagetest.Pages(t, dir) {
			began := time.Now()
			doc, err := html.ParseWithOptions(bytes.NewReader(pagetest.HTML(t, dir, page.ID)), html.ParseOptionEnableScripting(false))
			parsing += time.Since(began)
			if err != nil {
				t.Errorf("%s %s: %v", corpus, page.ID, err)
				continue
			}
			p := annotated(doc, page.URL)
			began = time.Now()
			m := Read(p, UnknownType)
			reading += time.Since(began)
			if corpus == "mozilla" {
				count("mozilla title", page, page.Meta.Title, m.Title, m, "title")
				count("mozilla byline", page, page.Meta.Byline, m.Byline, m, "authors")
				count("mozilla site", page, page.Meta.SiteName, m.SiteName, m, "site_name")
				continue
			}
			count("title", page, page.Title, m.Title, m, "title")
			count("author", page, page.Author, strings.Join(m.Authors, ", "), m, "authors")
			if len(page.Date) == len(time.DateOnly) {
				count("date", page, page.Date, m.Published.Format(time.DateOnly), m, "published")
			}
		}
	}
	for _, field := range pagetest.SortedKeys(fields) {
		c := fields[field]
		t.Logf("%-15s %.3f  %d of %d", field, c.share(), c.right, c.all)
		for _, source := range pagetest.SortedKeys(c.sources) {
			n := c.sources[source]
			t.Logf("    %4d of %4d  %s", n[0], n[1], source)
		}
		if c.share() < floors[field] {
			t.Errorf("%s: %.3f is under its floor %.3f", field, c.share(), floors[field])
		}
	}
	t.Logf("time: %.3f of html.Parse", float64(reading)/float64(parsing))
}

func printMiss(p pagetest.Page, want, got string, evidence []candidate) {
	fmt.Printf("%s %s %s\n  want %q\n  got  %q\n", p.ID, p.Type, p.URL, want, got)
	for _, c := range evidence[:min(len(evidence), 8)] {
		fmt.Printf("    %-40s %q\n", c.Source, c.Value)
	}
}
