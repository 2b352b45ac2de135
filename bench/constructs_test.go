package main

import (
	"net/url"
	"slices"
	"testing"
)

func TestConstructsOf(t *testing.T) {
	sp := &spelling{base: &url.URL{Scheme: "https", Host: "example.org", Path: "/dir/page"}, host: "fixture", title: "The  title"}
	tests := []struct {
		name, md string
		kind     kind
		want     []string
	}{
		{"heading", "## A *b*", headings, []string{"2 A b"}},
		{"the title is no heading of the body", "# The title\n\n# The title of a part", headings, []string{"2 The title of a part"}},
		{"nested items", "- a\n  1. b\n", items, []string{"depth 1 ordered=false a", "depth 2 ordered=true b"}},
		{"task", "- [x] a\n", items, []string{"depth 1 ordered=false [checked=true] a"}},
		{"fence", "```go\nx := 1 \n```\n", codes, []string{"x := 1"}},
		{"language of a fence", "```go\nx := 1 \n```\n\n```\ny\n```\n", languages, []string{"go"}},
		{"indented code", "    x\n", codes, []string{"x"}},
		{"cells, the empty ones left out", "| a | b |\n|---|---|\n| c |  |\n", cells, []string{"column 0 a", "column 0 c", "column 1 b"}},
		{"lines of a cell", "| a<br>b |\n|---|\n", cells, []string{"column 0 a b"}},
		{"link to the page's own host", "[a](https://fixture/b)", links, []string{"a -> https://example.org/b"}},
		{"relative link", "[a](b#c)", links, []string{"a -> https://example.org/dir/b#c"}},
		{"reference link", "[a][1]\n\n[1]: /x", links, []string{"a -> https://example.org/x"}},
		{"image", "![alt](/i.png)", images, []string{"https://example.org/i.png"}},
		{"footnote", "a[^n]\n\n[^n]: The note.", notes, []string{"note The note.", "reference 1"}},
		{"math in a line", "If $a_1 * b_1$ is", maths, []string{"display=false a_1*b_1"}},
		{"math in lines of its own", "$$\na\n$$", maths, []string{"display=true a"}},
		{"prices are no math", "from $5 to $10, or $7", maths, nil},
		{"code is no math", "`$a$`\n\n```\n$b$\n```\n", maths, nil},
		{"an escaped dollar is no math", `\$a$`, maths, nil},
		{"callout", "> [!NOTE]+ Title\n> Text", callouts, []string{"note Title"}},
		{"dollars in addresses are no math", "[a](/x/$s_!b(c)) ![](/y/$d) <https://e.org/$1> https://e.org/$f\n\n[r]: /$g", maths, nil},
		{"math beside an address", "[a](/$s) and $b$", maths, []string{"display=false b"}},
		{"quotation", "> Text", callouts, nil},
		{"text of a quotation", "> Text\n>\n> more", quotes, []string{"Text more"}},
		{"a callout is no quotation", "> [!NOTE]\n> Text", quotes, nil},
		{"emphasis", "*a* **b** ~~c~~", emphases, []string{"1 a", "2 b", "~ c"}},
		{"a callout's title is no emphasis", "> [!NOTE]\n> **Title**\n>\n> Text and **more**", emphases, []string{"2 more"}},
		{"bold in a callout with a title", "> [!note] Title\n> **Text**", emphases, []string{"2 Text"}},
		{"no emphasis in math", "$a*b*c$", emphases, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := constructsOf(tt.md, sp)
			if got := c[tt.kind].missingFrom(nil); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPooledF1(t *testing.T) {
	sp := &spelling{}
	want := []constructs{constructsOf("# a\n\n# b", sp), constructsOf("# c", sp)}
	got := []constructs{constructsOf("# a", sp), constructsOf("# b", sp)}
	// One of two given and of three wanted: a heading of another page is wrong.
	if f := pooledF1(headings, want, func(i int) constructs { return got[i] }); f != 0.4 {
		t.Errorf("got %v, want 0.4", f)
	}
	if f := pooledF1(headings, want, func(i int) constructs { return want[i] }); f != 1 {
		t.Errorf("the reference against itself: %v, want 1", f)
	}
}

func TestMeanOfPages(t *testing.T) {
	sp := &spelling{}
	want := []constructs{constructsOf("# a\n\n- b", sp), constructsOf("# c", sp), constructsOf("text", sp)}
	got := []constructs{constructsOf("# a", sp), constructsOf("# c", sp), constructsOf("text", sp)}
	// Of the first page one kind of two, of the second all; the third has none.
	if m := meanOfPages(want, func(i int) constructs { return got[i] }); m.value() != 0.75 || m.n != 2 {
		t.Errorf("got %v of %d pages, want 0.75 of 2", m, m.n)
	}
}

func TestPicturesByTheirNames(t *testing.T) {
	sp := spellingOf(&page{URL: "https://example.org/a"}, []byte(`
<img src=wait.gif data-src=/one.png><img src=wait.gif srcset="/two-small.png 1x, /two-large.png 2x">
<img src="https://cdn.example/60/three.jpg?q=20"><noscript><img src="https://cdn.example/900/three.jpg"></noscript>
<img src="https://cdn.example/900/four.jpg">
<img src="/c_fit,w_400/five.jpg" srcset="/c_fit,w_400/five.jpg 400w,
/c_fit,w_800/big-five.jpg 800w">`))
	for _, tt := range []struct {
		name, a, b string
		same       bool
	}{
		{"two sizes of one element", "/two-small.png", "/two-large.png", true},
		{"one file in two sizes", "https://cdn.example/60/three.jpg?q=20", "https://cdn.example/900/three.jpg", true},
		{"a size that the element names twice", "/c_fit,w_400/five.jpg", "/c_fit,w_800/big-five.jpg", true},
		{"two files", "https://cdn.example/900/three.jpg", "https://cdn.example/900/four.jpg", false},
		{"what holds the place of both", "/one.png", "/two-small.png", false},
		{"what holds the place of one", "wait.gif", "/one.png", false},
	} {
		if same := sp.picture(tt.a) == sp.picture(tt.b); same != tt.same {
			t.Errorf("%s: the same picture: %t, want %t", tt.name, same, tt.same)
		}
	}
}
