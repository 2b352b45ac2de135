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

func TestPicturesGoWithTheTextAroundThem(t *testing.T) {
	for _, tt := range pictureTests {
		doc, _ := parse([]byte("<body>" + tt.page))
		p, err := readPage(doc, &Options{URL: "https://example.com/news/quay"})
		if err != nil {
			t.Fatal(err)
		}
		content := p.copyKept(func(k int32) bool {
			b := &p.blocks[k]
			return strings.HasPrefix(p.nodes[b.first].Data, "kept")
		})
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
