package pith

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/pagetest"
)

const (
	// largeSet is how many pages a set has of which only every third is read.
	largeSet = 500

	// The shares of pages on which something differs. Of the eight whose articles do
	// four have formulas, whose backslashes a reader without mathematics halves.
	mostOfConvert, mostOfExtract, mostOfWords = 0.02, 0.003, 0.001
)

// different counts what differs, by what it is.
type different map[string]int

// TestPropertiesOfCorpora reads pages of all sets: nothing panics, the tree of the
// caller stays as it is, and what was written once is written the same way again.
func TestPropertiesOfCorpora(t *testing.T) {
	if !inFull || underRace {
		t.Skip("one of the long suites")
	}
	paths, err := filepath.Glob(filepath.Join(pagetest.Corpus(t, "."), "*", "html", "*.html.gz"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no pages: ", err)
	}
	sets := map[string][]string{}
	for _, path := range paths {
		sets[filepath.Dir(path)] = append(sets[filepath.Dir(path)], path)
	}
	found, all := different{}, 0
	for _, dir := range pagetest.SortedKeys(sets) {
		step := 1
		if len(sets[dir]) > largeSet {
			step = 3
		}
		for i := 0; i < len(sets[dir]); i += step {
			found.look(t, sets[dir][i])
			all++
		}
	}
	t.Logf("%d pages, different: %v", all, found)
	for what, most := range map[string]float64{
		"convert": mostOfConvert, "extract": mostOfExtract, "html": mostOfExtract, "comments": mostOfExtract, "words": mostOfWords,
	} {
		if share := float64(found[what]) / float64(all); share > most {
			t.Errorf("%s: %.4f of the pages differ, at most %.4f did", what, share, most)
		}
	}
}

// look reads a page in every way.
func (d different) look(t *testing.T, path string) {
	const address = "https://example.com/dir/page"
	name := filepath.Base(filepath.Dir(filepath.Dir(path))) + "/" + strings.TrimSuffix(filepath.Base(path), ".html.gz")
	page := pagetest.Unzip(t, path)
	defer func() {
		if v := recover(); v != nil {
			t.Errorf("%s: %v", name, v)
		}
	}()
	convert := func(page string) string {
		md, _ := Convert(strings.NewReader(page), &Options{URL: address})
		return md
	}
	check := func(what, md, again string) {
		if md != again {
			d[what]++
			t.Logf("%s: %s differs: %s", name, what, cut(firstDifference(strings.Split(md, "\n"), strings.Split(again, "\n"))))
		}
	}
	md := convert(string(page))
	check("convert", md, convert(gfmUnsafe(t, md)))

	doc, _ := parse(page)
	before := dumpTree(t, doc)
	a, _ := ExtractNode(doc, &Options{URL: address, Comments: true})
	if dumpTree(t, doc) != before {
		t.Errorf("%s: the tree is another", name)
	}
	md = a.Markdown()
	check("extract", md, convert(gfmUnsafe(t, md)))
	check("html", md, convert(a.HTML()))
	check("words", strings.Join(words(a.Text()), " "), strings.Join(words(readBack(t, md)), " "))
	if a.Comments != nil {
		md = (&Article{Content: a.Comments}).Markdown()
		check("comments", md, convert(gfmUnsafe(t, md)))
	}
}

// dumpTree is a tree as HTML.
func dumpTree(t *testing.T, doc *html.Node) string {
	var b strings.Builder
	if err := html.Render(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
