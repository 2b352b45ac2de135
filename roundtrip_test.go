package pith

import (
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/pagetest"
	"github.com/pithmd/pith/internal/tidy"
	"github.com/pithmd/pith/internal/tidy/table"
)

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
	body := treeOf(doc, "")
	root := body.Nodes[body.Body].Node
	(&tidy.Cleaning{}).Collapse(root)
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := range n.ChildNodes() {
			switch {
			case c.Type == html.TextNode:
				if strings.TrimSpace(c.Data) != "" || dom.TraitsAt(n.DataAtom)&dom.IsBlock == 0 || n.DataAtom == atom.P {
					b.WriteString(html.EscapeString(c.Data))
				}
			case c.Type == html.ElementNode && n == root && dom.IsElement(c, atom.A):
				// A link outside a paragraph is one; one of blanks alone is what
				// the parser makes behind a link that was not ended.
				if c.FirstChild == nil {
					b.WriteString("\n<p><a href=" + unescapedAddress(c) + "></a></p>")
				}
			case c.Type == html.ElementNode:
				if dom.TraitsAt(c.DataAtom)&dom.IsBlock != 0 {
					b.WriteByte('\n')
				}
				b.WriteString("<" + c.Data)
				for _, key := range []string{"alt", "class", "href", "id", "src", "start", "title", "type"} {
					v, ok := dom.Attr(c, key)
					if key == "href" {
						v = unescapedAddress(c)
					}
					if ok && v != "" && (key != "start" || v != "1") {
						b.WriteString(" " + key + "=" + strings.Join(strings.Fields(v), " "))
					}
				}
				if align := table.AlignmentOf(c); align != "" {
					b.WriteString(" align=" + align)
				}
				if _, ok := dom.Attr(c, "checked"); ok {
					b.WriteString(" checked")
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
	href := dom.AttrOr(a, "href")
	if u, err := url.PathUnescape(href); err == nil {
		return u
	}
	return href
}

// notWritable are the examples that do not come back, each with the reason.
var notWritable = map[int]string{
	201: "<bar> is an element of the page and not text",
	491: "<foo> is an element of the page and not text",
	494: "<b> is emphasis and not text",
	524: "<bar> is an element of the page and not text",
	536: "<bar> is an element of the page and not text",
	596: "irc: is no scheme that may be linked",
	598: "a+b+c: is no scheme that may be linked",
	599: "made-up-scheme: is no scheme that may be linked",
	601: "localhost: is no scheme that may be linked",
	643: "a line break in an address is not part of it (URL standard)",
}

func TestRoundTripOfTheCommonMarkSpec(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile(pagetest.Corpus(t, "commonmark-spec.json"))
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
		if notWritable[e.Example] != "" {
			continue
		}
		t.Errorf("example %d (%s):\n--- html\n%s\n--- markdown\n%s\n--- want\n%s\n--- got\n%s", e.Example, e.Section, e.HTML, md, want, got)
	}
	t.Logf("roundtrip: %d of %d = %.1f %%", same, all, 100*float64(same)/float64(all))
}

// gfmExamples is what GitHub's Markdown has beyond CommonMark, one thing each.
var gfmExamples = []struct{ name, markdown string }{
	{"table", "| port | ice |\n| --- | --- |\n| Nordhaven | 40 cm |\n"},
	{"columns aligned", "| left | middle | right | any |\n| :-- | :-: | --: | --- |\n| a | b | c | d |\n"},
	{"pipes in cells", "| a \\| b | `c \\| d` |\n| --- | --- |\n| [e\\|f](/g \"h \\| i\") | **j \\| k** |\n"},
	{"cells without content", "| | b |\n| --- | --- |\n| c | |\n| | |\n"},
	{"inline content in cells", "| *a* | **b** ~~c~~ `d` |\n| --- | --- |\n| [e](/f) | ![g](/h.png) |\n"},
	{"row shorter than the head", "| a | b |\n| --- | --- |\n| c |\n"},
	{"head alone", "| a | b |\n| --- | --- |\n"},
	{"table ends at a quote", "| a |\n| --- |\n| b |\n> c\n"},
	{"table in a quote", "> | a | b |\n> | - | - |\n> | c | d |\n"},
	{"table in an item", "- harbour\n\n  | a | b |\n  | - | - |\n  | c | d |\n"},
	{"paragraph with pipes", "The boat \\| the quay\n\n\\| --- \\|\n"},
	{"text that would be a table's head", "a | b\n\\-- | --\n"},
	{"second line that would be a table's", "a | b\\\n\\-- | --\n"},
	{"marks in cells", "| \\*a\\* | 1. b |\n| --- | --- |\n| # c | - d |\n"},
	{"backslash before a pipe", "| a\\\\\\| b |\n| --- |\n| c |\n"},

	{"struck out", "They ~~sold~~ kept the boat.\n"},
	{"struck out in bold", "**They ~~sold~~ kept** it.\n"},
	{"bold in what is struck out", "~~They **sold** it~~.\n"},
	{"part of a word struck out", "un~~happy~~ness\n"},
	{"tildes that strike nothing", "about \\~\\~40 cm, \\~\\~ or so\n"},
	{"struck out code and link", "~~`a` [b](/c)~~\n"},

	{"tasks", "- [ ] salt the quay\n- [x] count the boats\n"},
	{"tasks with numbers", "1. [x] first\n2. [ ] second\n"},
	{"tasks in tasks", "- [x] winter\n  - [ ] salt\n  - [x] sand\n- [ ] spring\n"},
	{"loose tasks", "- [ ] one\n\n- [x] two\n"},
	{"task with emphasis and code", "- [ ] *salt* the `quay`\n"},
	{"brackets that are no task", "- \\[ ] not a box\n- [y] neither\n"},
	{"box within a line", "- count \\[x] the boats\n"},

	{"address by itself", "See https://example.com/tides for more.\n"},
	{"address with www", "See www.example.com/tides.\n"},
	{"address before punctuation", "Is it https://example.com/a?b=c&d=e? It is (https://example.com/f_(g)).\n"},
	{"address with marks", "https://example.com/a_b_c*d*e~f~g\n"},
	{"address of mail", "Write to master@harbour.example.\n"},
	{"address between angle brackets", "<https://example.com/?q=1&copy=2>\n"},
	{"link whose text is another address", "[https://example.com/a](https://example.com/b)\n"},
	{"address in emphasis", "**https://example.com/a** and *www.example.com*\n"},
	{"address in a cell", "| https://example.com/a | www.example.com |\n| --- | --- |\n| b@c.example | d |\n"},
}

func TestRoundTripOfGitHubsMarkdown(t *testing.T) {
	for _, e := range gfmExamples {
		page := readMarkdown(t, e.markdown, extension.GFM)
		md, err := Convert(strings.NewReader(page), nil)
		if err != nil {
			t.Fatal(err)
		}
		if want, got := sameHTML(t, page), sameHTML(t, readMarkdown(t, md, extension.GFM)); want != got {
			t.Errorf("%s:\n--- html\n%s\n--- markdown\n%s\n--- want\n%s\n--- got\n%s", e.name, page, md, want, got)
		}
	}
}
