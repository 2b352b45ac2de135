package pith

import (
	"bytes"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/load"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/page"
	"github.com/pithmd/pith/internal/pagetest"
	"github.com/pithmd/pith/internal/score"
)

// TestGoroutinesShare has 16 goroutines read the same pages with the same
// Options, and the same tree: each gets what one alone gets. The race
// detector looks on.
func TestGoroutinesShare(t *testing.T) {
	t.Parallel()
	o := &Options{
		URL: "https://example.com/news/winter", Trace: true, Comments: true, Keep: []string{"figure"}, Drop: []string{".none"},
		Markdown: MarkdownOptions{FrontMatter: true, Title: true, Links: ReferenceLinks},
	}
	pages := []string{string(pagetest.StagePage(60_000)), within(`<p style="color:#fff;background:#fff">a</p>`), tangles["bodies"] + pagetest.Essay, pagetest.Harbour, ""}
	tree, err := html.Parse(strings.NewReader(pages[0]))
	if err != nil {
		t.Fatal(err)
	}
	read := func() string {
		var b strings.Builder
		for _, page := range pages {
			a, _ := Extract(strings.NewReader(page), o)
			b.WriteString(dump(t, a))
			md, _ := Convert(strings.NewReader(page), o)
			b.WriteString(md)
		}
		a, _ := ExtractNode(tree, o)
		b.WriteString(dump(t, a))
		return b.String()
	}
	alone := read()
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			for range 2 {
				if read() != alone {
					t.Error("an answer that one goroutine alone does not get")
				}
			}
		})
	}
	wg.Wait()
	// One Article, too, can be written by several at once.
	a, _ := Extract(strings.NewReader(pages[0]), o)
	want := dump(t, a)
	for range 16 {
		wg.Go(func() {
			if dump(t, a) != want {
				t.Error("an article that is written differently by several")
			}
		})
	}
	wg.Wait()
}

// TestNoPageIsKept makes sure that memory that the next page uses again does
// not keep the tree of the last one.
func TestNoPageIsKept(t *testing.T) {
	gone := make(chan bool, 1)
	func() {
		doc, err := html.Parse(strings.NewReader(pagetest.Harbour))
		if err != nil {
			t.Fatal(err)
		}
		runtime.AddCleanup(doc, func(gone chan bool) { gone <- true }, gone)
		if _, err := ExtractNode(doc, nil); err != nil {
			t.Fatal(err)
		}
	}()
	runtime.GC() // a second time, and the memory itself would be gone
	select {
	case <-gone:
	case <-time.After(10 * time.Second):
		t.Error("the tree is still held")
	}
}

// parse is limits.parse with the limits that are set if none are.
func parse(text []byte) (doc *html.Node, flat bool) {
	p := load.Read(bytes.NewReader(text), (&Options{}).request())
	return p.Doc, p.Flat
}

// cloneTree is limits.clone with those limits.
func cloneTree(n *html.Node) *html.Node {
	return dom.Limits{Nodes: defaultMaxNodes, Depth: defaultMaxDepth}.Clone(n)
}

// treeOf lists the nodes of a document with those limits.
func treeOf(doc *html.Node, address string) *dom.Tree {
	return dom.New(doc, 1000, address, (&Options{}).limits())
}

// pageOf reads a document up to the choice of content.
func pageOf(doc *html.Node, address string) *page.Page {
	m := mark.Annotate(treeOf(doc, address), &mark.Selectors{}, score.Default().Weight)
	return page.Read(m, meta.Read(m, meta.UnknownType))
}
