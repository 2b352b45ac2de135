package pith

import (
	"errors"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/pagetest"
)

// pageOfRoots has elements that a caller may pick out of a page.
const pageOfRoots = `<body><div id="lines">The pagetest.Harbour master wrote down every boat.<br><br>None of them was late that winter.</div>` +
	`<table id="table"><tr><th>Boat<th>Day<tr><td>Anna<td>Monday<tr><td>Berta<td>Friday</table>` +
	`<pre id="code">for boat in boats:
    note(boat)</pre><article id="article">` + pagetest.Essay + `</article>`

// TestRoots gives ExtractNode each kind of root that a tree can have.
func TestRoots(t *testing.T) {
	page, err := html.Parse(strings.NewReader(pageOfRoots))
	if err != nil {
		t.Fatal(err)
	}
	roots := map[string]*html.Node{}
	for n := range page.Descendants() {
		if id, ok := dom.Attr(n, "id"); ok {
			roots[id] = n
		}
	}
	parts, err := html.ParseFragment(strings.NewReader("The pagetest.Harbour master counts.<p>He writes it down.</p>"), dom.NewElement(atom.Body))
	if err != nil {
		t.Fatal(err)
	}
	fragment := &html.Node{Type: html.DocumentNode}
	for _, part := range parts {
		fragment.AppendChild(part)
	}
	rendered := func() string {
		var b strings.Builder
		if err := html.Render(&b, page); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	before := rendered()
	for _, c := range []struct {
		name string
		root *html.Node
		want string
	}{
		{"lines in a picked element", roots["lines"], "The pagetest.Harbour master wrote down every boat.\n\nNone of them was late that winter.\n"},
		{"a picked table", roots["table"], "| Boat | Day |\n| --- | --- |\n| Anna | Monday |\n| Berta | Friday |\n"},
		{"a picked program", roots["code"], "```\nfor boat in boats:\n    note(boat)\n```\n"},
		{"a picked article", roots["article"], "The harbour master wrote down"},
		{"a fragment in a document", fragment, "The pagetest.Harbour master counts.\n\nHe writes it down.\n"},
		{"a text", dom.NewText("The pagetest.Harbour master counts."), "The pagetest.Harbour master counts.\n"},
		{"an element without text", dom.NewElement(atom.P), ""},
		{"a node of no kind", &html.Node{}, ""},
		{"nothing", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := ExtractNode(c.root, nil)
			if (c.want == "") != errors.Is(err, ErrNoContent) || c.want != "" && err != nil || a == nil {
				t.Fatalf("article %v, error %v", a, err)
			}
			if got := a.Markdown(); !strings.HasPrefix(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if rendered() != before {
		t.Error("the caller's tree was changed")
	}
}

// a brokenReader gives a page and then an error.
type brokenReader struct{ r io.Reader }

var errBroken = errors.New("the line went dead")

func (b brokenReader) Read(into []byte) (int, error) {
	n, err := b.r.Read(into)
	if err == io.EOF {
		err = errBroken
	}
	return n, err
}

// TestFaults asks for every error and, once, every warning of a page with
// which several things are wrong.
func TestFaults(t *testing.T) {
	empty := strings.Repeat("<b></b>", 100)
	const truncated = "truncated: pith: input is larger than MaxNodes = 30"
	for _, c := range []struct {
		name, page string
		broken     bool
		opts       Options
		err        string // one line for each
		warnings   string
	}{
		{"too deep", strings.Repeat("<div>", 600) + pagetest.Essay, false, Options{MaxDepth: 50}, "pith: input nests deeper than MaxDepth = 50", "flattened: "},
		{"too many nodes", strings.Repeat(pagetest.Essay, 50), false, Options{MaxNodes: 30}, "pith: input is larger than MaxNodes = 30", truncated},
		{"too many nodes and no content", empty, false, Options{MaxNodes: 30}, "pith: input is larger than MaxNodes = 30\npith: no content found", truncated},
		{"broken off", pagetest.Essay, true, Options{}, "the line went dead", ""},
		{"broken off and too many nodes", strings.Repeat(pagetest.Essay, 50), true, Options{MaxNodes: 30},
			"the line went dead\npith: input is larger than MaxNodes = 30", truncated},
		{"broken off before any content", "<b></b>", true, Options{}, "the line went dead\npith: no content found", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			open := func() io.Reader {
				if c.broken {
					return brokenReader{strings.NewReader(c.page)}
				}
				return strings.NewReader(c.page)
			}
			a, err := Extract(open(), &c.opts)
			var warnings []string
			for _, w := range a.Warnings {
				warnings = append(warnings, string(w.Code)+": "+w.Detail)
			}
			if got := strings.Join(warnings, ", "); err.Error() != c.err || got != c.warnings {
				t.Errorf("error %v\nwarnings %s", err, got)
			}
			if errors.Is(err, ErrNoContent) != (a.Content == nil) || errors.Is(err, errBroken) != c.broken {
				t.Errorf("error %v", err)
			}
		})
	}
}

// TestBlanksAroundTheAddress reads a page whose address was taken from a list
// without its line's end being taken off.
func TestBlanksAroundTheAddress(t *testing.T) {
	page := `<link rel="canonical" href="/forum/boats"><title>Boats and lists</title><section class="comments">` + strings.Repeat("<div>"+pagetest.Essay+"</div>", 2) + `</section>`
	read := func(address string) string {
		a, err := Extract(strings.NewReader(page), &Options{URL: address, Explain: true})
		if err != nil {
			t.Fatal(err)
		}
		return dump(t, a)
	}
	want := read("https://example.com/forum/boats")
	for _, address := range []string{" https://example.com/forum/boats", "https://example.com/forum/boats\r\n"} {
		if read(address) != want {
			t.Errorf("%q is read as another address", address)
		}
	}
}
