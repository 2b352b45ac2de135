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

// TestValuesOfThePage keeps the classes and numbers that the clean form gives, and
// none that only the page knows the meaning of.
func TestValuesOfThePage(t *testing.T) {
	const page = `<p>Say <code class="docutils literal">user</code> or <code class="language-x js">a</code>.<sup class="noprint">[why]</sup> It is <span class="math x">h</span> high` +
		`<sup class="footnote-ref other"><a href="#fn1">1</a></sup>.</p><section class="wide"><p>A part.</p></section><pre><code class="language-go">x</code></pre><ol><li id="fn1">A note.</ol>` +
		`<ol start="seven"><li>a</ol><p dir="up">b</p><ol start="7"><li>c</ol><p dir="rtl">d</p>`
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	Normalise(doc, &Cleaning{Base: base})
	own := map[string]bool{"language-go": true, "footnote-ref": true, "footnotes": true, "math inline": true, "7": true, "rtl": true}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			switch a.Key {
			case "class", "start", "dir":
				if !own[a.Val] {
					t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
				}
				delete(own, a.Val)
			}
		}
	}
	if len(own) != 0 {
		t.Errorf("not given: %v", own)
	}
}

// TestAddressesSaidAgain has links that the parser, or the clean form, makes
// many of: there is an end to them, and it is none to their text.
func TestAddressesSaidAgain(t *testing.T) {
	link := "<a href='/" + strings.Repeat("a", 8000) + "'>"
	for _, tt := range []struct {
		name, page string
		whole      bool // all of its links stay
	}{
		{"around many blocks", link + strings.Repeat("<p>ice", 1000) + "</a>", false},
		{"never ended", "<p>" + link + strings.Repeat("ice<p>", 1000), false},
		{"of a title", "<p><a href=/a title='" + strings.Repeat("a", 8000) + "'>" + strings.Repeat("ice<p>", 1000), false},
		{"opened again in cells", "<p>" + link + strings.Repeat("ice<table><td><a href=/b>b</a></table>", 1000), false},
		{"a card", link + strings.Repeat("<p>ice", 20) + "</a>", true},
		{"a menu twice", strings.Repeat("<p><a href=/harbour/list/of/boats>ice</a>", 1000), true},
	} {
		doc, err := html.Parse(strings.NewReader(tt.page))
		if err != nil {
			t.Fatal(err)
		}
		Normalise(doc, &Cleaning{Base: base})
		links, bytes := 0, 0
		for n := range doc.Descendants() {
			if href, ok := dom.Attr(n, "href"); ok {
				links++
				bytes += len(href) + len(dom.AttrOr(n, "title"))
			}
		}
		if texts := strings.Count(dom.TextOf(doc), "ice"); texts != strings.Count(tt.page, "ice") {
			t.Errorf("%s: %d texts are left of %d", tt.name, texts, strings.Count(tt.page, "ice"))
		}
		if bytes > 5<<20 || tt.whole && links < strings.Count(tt.page, "ice") {
			t.Errorf("%s: %d links of %d bytes", tt.name, links, bytes)
		}
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

// TestColumnsAllLeft drops an alignment that says nothing, unless all is kept.
func TestColumnsAllLeft(t *testing.T) {
	const page = `<table><tr><th align=left>a<th align=left>b<tr><td align=left>c<td align=left>d</table>`
	for _, whole := range []bool{false, true} {
		doc, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		Normalise(doc, &Cleaning{Base: base, Whole: whole})
		var got strings.Builder
		if err := html.Render(&got, doc); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(got.String(), "left") != whole {
			t.Errorf("whole %t: %s", whole, got.String())
		}
	}
}
