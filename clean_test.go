package pith

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pictureTests are pages in which each text that is content says so with the
// word "kept". The picture of each goes with the text or does not.
var pictureTests = []struct {
	name, page string
	want       bool
}{
	{"between paragraphs", `<p>kept one</p><img src=a.png><p>kept two</p>`, true},
	{"above the text", `<img src=a.png><p>kept one</p><p>kept two</p>`, true},
	{"caption kept", `<p>words of a menu</p><figure><img src=a.png><figcaption>kept caption</figcaption></figure><p>words of a menu</p>`, true},
	{"caption not kept", `<p>kept one</p><figure><img src=a.png><figcaption>The quay</figcaption></figure><p>kept two</p>`, true},
	{"second of a row of figures", `<p>kept one</p><div><figure><img src=b.png><figcaption>The quay</figcaption></figure><figure><img id=x src=a.png><figcaption>The pier</figcaption></figure></div><p>kept two</p>`, true},
	{"credit without a caption's element", `<p>kept one</p><div><img src=a.png><span>Photo: I. Strand</span></div><p>kept two</p>`, true},
	{"advertisement between", `<p>kept one</p><div>Advertisement</div><img src=a.png><p>kept two</p>`, true},

	{"in a teaser", `<p>kept one</p><div><a href=/b><img src=a.png>Another story</a></div><p>kept two</p>`, false},
	{"in an advertisement", `<p>kept one</p><div><img src=a.png><span>Advertisement</span></div><p>kept two</p>`, false},
	{"in what was not chosen", `<p>kept one</p><div><p>a menu of many words</p><img src=a.png></div>`, false},
	{"an icon", `<p>kept one</p><img src=a.png width=16 height=16><p>kept two</p>`, false},
	{"the logo", `<a href="/"><img src=a.png></a><p>kept one</p><p>kept two</p>`, false},
	{"an icon in a cell", `<table><tr><td>kept one<td><img src=a.png width=16 height=16><tr><td>kept two<td>kept</table>`, true},
}

// copyMarked copies the blocks of a page that begin with "kept".
func copyMarked(t *testing.T, page string) (*page, *html.Node) {
	t.Helper()
	doc, _ := parse([]byte("<body>" + page))
	p, err := readPage(parsed(doc), &Options{URL: "https://example.com/news/quay"})
	if err != nil {
		t.Fatal(err)
	}
	return p, p.copyKept(func(k int32) bool {
		return strings.HasPrefix(strings.TrimSpace(p.nodes[p.blocks[k].first].Data), "kept")
	})
}

func TestPicturesGoWithTheTextAroundThem(t *testing.T) {
	for _, tt := range pictureTests {
		_, content := copyMarked(t, tt.page)
		got := false
		for d := range content.Descendants() {
			if d.Type == html.ElementNode && d.DataAtom == atom.Img {
				src, _ := attr(d, "src")
				got = got || src == "a.png"
			}
		}
		if got != tt.want {
			t.Errorf("%s: the picture is kept: %t, want %t", tt.name, got, tt.want)
		}
	}
}

// wholeTests are pages with a program or a formula, and the Markdown of what
// is copied of them.
var wholeTests = []struct{ name, page, want string }{
	{"lines of a program keep their indentation",
		"<pre><div class=line>kept {</div><div class=line><span>  </span><span>kept: 1</span></div><div class=line>kept }</div></pre>",
		"```\nkept {\n  kept: 1\nkept }\n```\n"},
	{"the header of a program is known by its button",
		"<pre><code class=language-sh><div><span>kept sh</span><button><svg></svg></button></div><div>kept=1</div></code></pre>",
		"```sh\nkept=1\n```\n"},
	{"a formula in a line brings its source",
		`<p>kept is <math><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation></semantics></math></p>`,
		"kept is $x_1$\n"},
	{"a formula between two texts",
		`<p>kept one</p><div><math display=block alttext="x^2"><mi>x</mi></math></div><p>kept two</p>`,
		"kept one\n\n$$\nx^2\n$$\n\nkept two\n"},
	{"a formula for screen readers alone",
		`<p>kept is <span style="position:absolute;clip:rect(1px,1px,1px,1px)"><math alttext="x^2"><mi>x</mi></math></span> here</p>`,
		"kept is $x^2$ here\n"},
	{"not a formula among what was not chosen",
		`<p>kept one</p><p>a menu</p><div><math alttext="x^2"><mi>x</mi></math></div><p>another</p>`,
		"kept one\n"},
	{"not a formula that begins a text which was not chosen",
		`<p>kept one</p><p><math alttext="x^2"><mi>x</mi></math> is asked of readers</p><p>kept two</p>`,
		"kept one\n\nkept two\n"},
}

func TestProgramsAndFormulasGoWhole(t *testing.T) {
	for _, tt := range wholeTests {
		p, content := copyMarked(t, tt.page)
		normalise(content, &cleaning{base: p.base, opts: p.opts})
		if got := (&Article{Content: content}).Markdown(); got != tt.want {
			t.Errorf("%s:\n%s\nwant:\n%s", tt.name, got, tt.want)
		}
	}
}
