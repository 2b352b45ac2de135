package pith

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/pagetest"
	"github.com/pithmd/pith/internal/tidy"
)

// words are the runs of letters and digits of a text, in lower case.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// readBack is the text that a reader of Markdown sees: goldmark's HTML
// without tags, with a blank where an element of its own begins or ends,
// and with the numbers of notes.
func readBack(t testing.TB, md string) string {
	doc, err := html.Parse(strings.NewReader(gfmUnsafe(t, md)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
			return
		case dom.HasWord(dom.AttrOr(n, "class"), "footnote-backref"):
			return
		}
		apart := dom.TraitsAt(n.DataAtom)&dom.IsBlock != 0 || n.DataAtom == atom.Br || n.DataAtom == atom.Sup
		if apart {
			b.WriteByte(' ')
		}
		if id, ok := strings.CutPrefix(dom.AttrOr(n, "id"), "fn:"); ok {
			b.WriteString(id + " ")
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if apart {
			b.WriteByte(' ')
		}
	}
	walk(doc)
	return b.String()
}

// firstDifference is where two lists of words part, with some words around.
func firstDifference(a, b []string) string {
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			from := max(0, i-4)
			return strings.Join(a[from:min(len(a), i+6)], " ") + "\n\t| " + strings.Join(b[min(len(b), from):min(len(b), i+6)], " ")
		}
	}
	return ""
}

func convertTree(t testing.TB, page []byte, url string) *Article {
	t.Helper()
	doc, _ := parse(page)
	p := treeOf(doc, url)
	body := doc
	if p.Body != 0 {
		body = p.Nodes[p.Body].Node
	}
	a := &Article{Content: cloneTree(body)}
	tidy.Normalise(a.Content, &tidy.Cleaning{Base: p.Base, Language: p.Language()})
	return a
}

// checkPage checks what must hold for any page.
func checkPage(t *testing.T, name string, page []byte) (wordsSame, stable bool) {
	t.Helper()
	a := convertTree(t, page, "https://example.com/dir/page")
	md := a.Markdown()
	text, back := words(a.Text()), words(readBack(t, md))
	wordsSame, stable = true, true
	if d := firstDifference(text, back); d != "" {
		wordsSame = false
		t.Logf("%s: words of Text and of Markdown read again differ:\n\t| %s", name, d)
	}
	again := convertTree(t, []byte(gfmUnsafe(t, md)), "https://example.com/dir/page").Markdown()
	if again != md {
		stable = false
		a, b := strings.Split(md, "\n"), strings.Split(again, "\n")
		for i := range a {
			if i >= len(b) || a[i] != b[i] {
				t.Logf("%s: the second conversion differs:\n\t  %s\n\t| %s\n\t| %s", name, cut(strings.Join(a[max(0, i-2):i], "⏎")), cut(a[i]), cut(strings.Join(b[min(i, len(b)):min(i+1, len(b))], "")))
				break
			}
		}
	}
	return wordsSame, stable
}

func cut(s string) string {
	if len(s) > 200 {
		return s[:200]
	}
	return s
}

func TestPropertiesOfFixtures(t *testing.T) {
	t.Parallel()
	all, same, stable := 0, 0, 0
	for _, f := range fixtures(t) {
		w, s := checkPage(t, f.ID, f.HTML)
		all++
		if w {
			same++
		}
		if s {
			stable++
		}
	}
	t.Logf("fixtures: %d pages, words in order %d, second conversion identical %d", all, same, stable)
}

// eachPageOfCorpus calls f with pages of wcxb-dev: every sixtieth, or all of
// them in the long suites.
func eachPageOfCorpus(t *testing.T, f func(name string, page []byte)) {
	dir := pagetest.Corpus(t, filepath.Join("wcxb-dev", "html"))
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) == 0 {
		t.Fatal("no pages: ", err)
	}
	step := 60
	if inFull {
		step = 1
	}
	for i := 0; i < len(entries); i += step {
		f(entries[i].Name(), pagetest.Unzip(t, filepath.Join(dir, entries[i].Name())))
	}
}

func TestPropertiesOfPages(t *testing.T) {
	t.Parallel()
	all, same, stable := 0, 0, 0
	eachPageOfCorpus(t, func(name string, page []byte) {
		w, s := checkPage(t, name, page)
		all++
		if w {
			same++
		}
		if s {
			stable++
		}
		if !bytes.Contains(page, []byte("<")) {
			t.Errorf("%s is no page", name)
		}
	})
	if same < all || stable < all {
		t.Error("fewer than before")
	}
	t.Logf("pages: %d, words in order %d, second conversion identical %d", all, same, stable)
}

// TestGapsOfPages reads pages with what the parser need not see and without:
// the answers are the same.
func TestGapsOfPages(t *testing.T) {
	t.Parallel()
	o := Options{URL: "https://example.com/dir/page", Comments: true, Explain: true}
	whole := o
	whole.Drop = []string{"no-such-element"} // a selector could ask for anything
	eachPageOfCorpus(t, func(name string, page []byte) {
		a, _ := Extract(bytes.NewReader(page), &o)
		b, _ := Extract(bytes.NewReader(page), &whole)
		if dump(t, a) != dump(t, b) {
			t.Errorf("%s: gaps change the answer", name)
		}
	})
}
