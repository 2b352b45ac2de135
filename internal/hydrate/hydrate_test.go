package hydrate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/load"
	"github.com/pithmd/pith/internal/pagetest"
)

var limits = dom.Limits{Nodes: 1 << 16, Depth: 512}

// treeOf is a page's tree, as Extract makes it.
func treeOf(page string) (*dom.Tree, bool) {
	doc := load.Read(strings.NewReader(page), load.Request{ContentType: "text/html; charset=utf-8", Bytes: 1 << 24, Limits: limits})
	return dom.New(doc.Doc, doc.Nodes, "", limits), doc.Small
}

// TestGoldens fills the pages testdata/CARRIER--case.html and compares the
// blocks of text with those in CARRIER--case.txt. Of shown and of none, nothing is to be
// filled.
func TestGoldens(t *testing.T) {
	files, err := filepath.Glob("testdata/*.html")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".html")
		t.Run(name, func(t *testing.T) {
			page, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			shell, small := treeOf(string(page))
			tree, filled := Tree(shell, small, limits)
			carrier, _, _ := strings.Cut(name, "--")
			if want := carrier != "shown" && carrier != "none"; filled != want {
				t.Fatalf("filled: %t, want %t", filled, want)
			}
			if filled {
				pagetest.Compare(t, strings.TrimSuffix(file, ".html")+".txt", blocksOf(tree))
			}
		})
	}
}

// blocksOf is the text of a tree, a line for each paragraph and heading.
func blocksOf(t *dom.Tree) string {
	var b strings.Builder
	for i := range t.Nodes {
		switch t.Nodes[i].DataAtom {
		case atom.P, atom.H2, atom.Title:
			b.WriteString(t.Nodes[i].Data + ": " + t.TextOf(int32(i)) + "\n")
		}
	}
	return b.String()
}

// TestHostileData reads data that would cost much time or depth without bounds.
func TestHostileData(t *testing.T) {
	long := strings.Repeat("k", 1<<20)
	for name, data := range map[string]string{
		"a long key above many values": `{"` + long + `":[` + strings.Repeat(`"a b c. ",`, 1<<17) + `0]}`,
		"deep lists":                   strings.Repeat("[", 1<<20),
		"many assignments":             strings.Repeat(`window.a={"b":"c"};`, 1<<16),
		"equal signs":                  strings.Repeat(`={`, 1<<20),
		"data that breaks off":         `{"a":"` + long,
	} {
		t.Run(name, func(*testing.T) {
			shell, _ := treeOf("<body><script>" + data + "</script>")
			Tree(shell, true, limits)
		})
	}
}

// TestLargePages fills a page from its JSON-LD whatever its size, and from other
// data only if it is small: of others load leaves that out, unless a caller's
// selectors ask for all, and the answer must not depend on these.
func TestLargePages(t *testing.T) {
	for name, want := range map[string]bool{"jsonld--article-body": true, "next--html-in-a-string": false, "discourse--posts-in-an-attribute": false} {
		page, err := os.ReadFile(filepath.Join("testdata", name+".html"))
		if err != nil {
			t.Fatal(err)
		}
		shell, _ := treeOf(string(page))
		if _, filled := Tree(shell, false, limits); filled != want {
			t.Errorf("%s: filled: %t, want %t", name, filled, want)
		}
	}
}
