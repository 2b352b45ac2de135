package pith

import (
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// corpus returns the path of a file of the corpora that are kept beside the
// checkout, and skips the test where they are not.
func corpus(t testing.TB, name string) string {
	t.Helper()
	dir := os.Getenv("PITH_CORPORA")
	if dir == "" {
		dir = filepath.Join("..", "shared", "corpora")
	}
	path := filepath.Join(dir, name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no %s: set PITH_CORPORA to the directory of the corpora", name)
	}
	return path
}

// readMarkdown is Markdown as a reader of CommonMark sees it, as HTML.
func readMarkdown(t testing.TB, md string, extensions ...goldmark.Extender) string {
	t.Helper()
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extensions...)).Convert([]byte(md), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// gfmUnsafe is gfm with the <br> that tables need.
func gfmUnsafe(t testing.TB, md string) string {
	t.Helper()
	var b bytes.Buffer
	g := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote), goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()))
	if err := g.Convert([]byte(md), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// sameHTML writes HTML so that two spellings of one document are equal:
// blanks collapsed as a browser does, attributes in order of name.
func sameHTML(t testing.TB, s string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	body := newPage(doc, &Options{})
	root := body.nodes[body.body].Node
	(&cleaning{}).collapse(root)
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := range n.ChildNodes() {
			switch {
			case c.Type == html.TextNode:
				if strings.TrimSpace(c.Data) != "" || elementTraits[n.DataAtom]&isBlock == 0 || n.DataAtom == atom.P {
					b.WriteString(html.EscapeString(c.Data))
				}
			case c.Type == html.ElementNode && n == root && isElement(c, atom.A):
				// A link outside a paragraph is one; one of blanks alone is what
				// the parser makes behind a link that was not ended.
				if c.FirstChild == nil {
					b.WriteString("\n<p><a href=" + unescapedAddress(c) + "></a></p>")
				}
			case c.Type == html.ElementNode:
				if elementTraits[c.DataAtom]&isBlock != 0 {
					b.WriteByte('\n')
				}
				b.WriteString("<" + c.Data)
				for _, key := range []string{"align", "alt", "class", "href", "id", "src", "start", "title", "type"} {
					v, ok := attr(c, key)
					if key == "href" {
						v = unescapedAddress(c)
					}
					if ok && v != "" && (key != "start" || v != "1") {
						b.WriteString(" " + key + "=" + strings.Join(strings.Fields(v), " "))
					}
				}
				b.WriteByte('>')
				walk(c)
				b.WriteString("</" + c.Data + ">")
			}
		}
	}
	walk(root)
	return b.String()
}

// unescapedAddress is a link's address without percent signs: goldmark writes
// letters and backslashes with them.
func unescapedAddress(a *html.Node) string {
	href := attrOr(a, "href")
	if u, err := url.PathUnescape(href); err == nil {
		return u
	}
	return href
}

func TestRoundTripOfTheCommonMarkSpec(t *testing.T) {
	b, err := os.ReadFile(corpus(t, "commonmark-spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Markdown, HTML, Section string
		Example                 int
	}
	if err := json.Unmarshal(b, &examples); err != nil {
		t.Fatal(err)
	}
	same, all := 0, 0
	for _, e := range examples {
		if e.Section == "HTML blocks" || e.Section == "Raw HTML" {
			continue
		}
		all++
		md, err := Convert(strings.NewReader(e.HTML), nil)
		if err != nil {
			t.Fatal(err)
		}
		want, got := sameHTML(t, e.HTML), sameHTML(t, readMarkdown(t, md))
		if want == got {
			same++
			continue
		}
		t.Logf("example %d (%s):\n--- html\n%s\n--- markdown\n%s\n--- want\n%s\n--- got\n%s", e.Example, e.Section, e.HTML, md, want, got)
	}
	t.Logf("roundtrip: %d of %d = %.1f %%", same, all, 100*float64(same)/float64(all))
}
