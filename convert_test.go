package pith

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

func ExampleConvert() {
	md, err := Convert(strings.NewReader(`<h1>Tides</h1><p>See <a href="/moon">the moon</a>.</p>`), &Options{URL: "https://example.com/sea"})
	if err != nil {
		panic(err)
	}
	fmt.Print(md)
	// Output:
	// # Tides
	//
	// See [the moon](https://example.com/moon).
}

// TestFrames reads pages of frames: what they have for those who see none is
// their body, but for the note that they see none.
func TestFrames(t *testing.T) {
	const frames = `<title>The pier</title><frameset cols="20%,80%"><frame src="menu.html"><frameset rows="*,2*"><frame src="a.html"></frameset>`
	for _, c := range []struct{ name, page, want string }{
		{"a body of its own", frames + `<noframes><body><p>The pier is of larch.</p></body></noframes></frameset>`, "The pier is of larch.\n"},
		{"a part", frames + `<noframes><p>The pier is of larch.</p></noframes></frameset>`, "The pier is of larch.\n"},
		{"behind the frames", frames + `</frameset><noframes><p>The pier is of larch.</p></noframes>`, "The pier is of larch.\n"},
		{"frames again", frames + `<noframes>` + frames + `<noframes>The pier is of larch.</noframes></frameset>`, ""},
		{"nothing", frames + `</frameset>`, ""},
		{"a page with a body", `<p>The pier is of larch.</p><noframes>It is of oak.</noframes>`, "The pier is of larch.\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Convert(strings.NewReader(c.page), nil)
			if err != nil || got != c.want {
				t.Errorf("converted to %q, want %q, error %v", got, c.want, err)
			}
		})
	}
	a, err := Extract(strings.NewReader(frames+"<noframes>"+pagetest.Essay+"</noframes></frameset>"), nil)
	if err != nil || a.Title != "The pier" || !strings.Contains(a.Text(), "nine volumes") {
		t.Errorf("extracted %q, %q, error %v", a.Title, a.Text(), err)
	}
	a, _ = Extract(strings.NewReader(frames+"<noframes><body><p>This page uses frames, but your browser doesn't support them.</p></body></noframes></frameset>"), nil)
	if a.Content != nil {
		t.Errorf("the note is extracted: %q", a.Text())
	}
}

// TestConvertIsLiteral has what Convert keeps, who decides nothing, and
// Extract writes as a reader would.
func TestConvertIsLiteral(t *testing.T) {
	for _, tt := range []struct{ name, page, convert, extract string }{
		{"no-break spaces, but for what nobody sees", "<p>&nbsp; indented&nbsp;</p>", "\u00a0 indented\n", "indented\n"},
		{"nothing but a no-break space", "<p>a</p><p>&nbsp;</p><p>b</p>", "a\n\nb\n", "a\n\nb\n"},
		{"a title's lines", "<p><a href=/b title='one\ntwo'>a</a></p>", "[a](https://example.com/b \"one&#10;two\")\n", "[a](https://example.com/b \"one two\")\n"},
		{"emphasis in emphasis", "<p><em>a <i>b</i></em></p>", "*a _b_*\n", "*a b*\n"},
		{"but for where no mark can stand", "<p><em>a<i>b</i></em>, <b>a<b>b</b></b></p>", "*ab*, **ab**\n", "*ab*, **ab**\n"},
	} {
		got, err := Convert(strings.NewReader(tt.page), &Options{URL: "https://example.com/"})
		if err != nil {
			t.Fatal(err)
		}
		if got != tt.convert {
			t.Errorf("%s: Convert gives %q, want %q", tt.name, got, tt.convert)
		}
		if got := convertTree(t, []byte(tt.page), "https://example.com/").Markdown(); got != tt.extract {
			t.Errorf("%s: the rest gives %q, want %q", tt.name, got, tt.extract)
		}
	}
}

// TestConvertSelects shows which selectors count.
func TestConvertSelects(t *testing.T) {
	const page = `<h1>A</h1><div class="b"><p>one</p><p class="c">two</p></div><div class="d">three</div><p>four</p>`
	for _, c := range []struct {
		name string
		opts Options
		want string
	}{
		{"none", Options{}, "# A\n\none\n\ntwo\n\nthree\n\nfour\n"},
		{"drop", Options{Drop: []string{".b", "h1"}}, "three\n\nfour\n"},
		{"keep in what is dropped", Options{Drop: []string{".b"}, Keep: []string{".c"}}, "# A\n\ntwo\n\nthree\n\nfour\n"},
		{"drop in what is kept", Options{Drop: []string{"div", ".c"}, Keep: []string{".b"}}, "# A\n\none\n\nfour\n"},
		{"root", Options{Root: ".b, .c, .d"}, "one\n\ntwo\n\nthree\n"},
		{"root without a part", Options{Root: ".b", Drop: []string{".c"}}, "one\n"},
		{"no such root", Options{Root: ".z", Drop: []string{"div"}}, "# A\n\nfour\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, err := Convert(strings.NewReader(page), &c.opts); got != c.want || err != nil {
				t.Errorf("%q, %v, want %q", got, err, c.want)
			}
		})
	}
	for _, opts := range []Options{{Drop: []string{"[["}}, {Keep: []string{"[["}}, {Root: "[["}} {
		var selector *SelectorError
		if md, err := Convert(strings.NewReader(page), &opts); md != "" || !errors.As(err, &selector) {
			t.Errorf("%+v: %q, %v", opts, md, err)
		}
	}
}

// TestConvertMarks converts elements that have no text: what held an icon leaves
// no mark behind, what a page has empty stays.
func TestConvertMarks(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"an icon in a link", `<p>Home <a href="/x"><i class="icon"></i></a></p>`, "Home\n"},
		{"an icon in an item", `<ul><li><svg></svg></li><li>ropes</li></ul>`, "- ropes\n"},
		{"an icon in a heading", `<h2><i></i></h2><p>Tides</p>`, "Tides\n"},
		{"a quotation of nothing", `<blockquote><p></p></blockquote><p>Tides</p>`, "Tides\n"},
		{"an empty link", `<p><a href="/x"></a></p>`, "[](/x)\n"},
		{"an empty item", `<ul><li></li><li>ropes</li></ul>`, "-\n- ropes\n"},
		{"an empty heading", `<h2></h2>`, "##\n"},
		{"an empty item in an item", `<ul><li><ul><li></li></ul></li></ul>`, "- -\n"},
		{"two links that touch", `<p><a href="/x">ropes</a><a href="/y">boats</a></p>`, "[ropes](/x)[boats](/y)\n"},
		{"a title that says the text", `<p><a href="/x" title="Tides">tides</a></p>`, "[tides](/x \"Tides\")\n"},
		{"a formula at the beginning", `<script type="math/tex">h_0</script><p>is the height.</p>`, "$h_0$\n\nis the height.\n"},
		{"a formula in a head", `<head><title>Tides</title><script type="math/tex">h_0</script></head><p>Low</p>`, "Low\n"},
		{"notes that no sentence has", `<section class="footnotes"><p>All photographs by the harbour office.</p></section>`, "All photographs by the harbour office.\n"},
		{"paragraphs deeper than a parser goes", strings.Repeat("<div>", 600) + "<p>One.</p><ul><li>ropes</li><li>fenders</li></ul>", "One.\n\n- ropes\n- fenders\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, _ := Convert(strings.NewReader(c.page), nil); got != c.want {
				t.Errorf("converted to %q, want %q", got, c.want)
			}
		})
	}
}

// TestConvertKeepsShortcodes converts what Extract would take for the rest of a
// plugin: Convert decides nothing.
func TestConvertKeepsShortcodes(t *testing.T) {
	got, err := Convert(strings.NewReader(`<p>[caption width="300"]The harbour[/caption]`), nil)
	if want := `[caption width="300"]The harbour[/caption]`; err != nil || strings.TrimSpace(strings.ReplaceAll(got, `\`, "")) != want {
		t.Errorf("%q, error %v, want %q", got, err, want)
	}
}
