package pith

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/pagetest"
)

// A house writes elements in a style of its own.
type house func(conv *converter.Converter) error

func (h house) Name() string                         { return "house" }
func (h house) Init(conv *converter.Converter) error { return h(conv) }

// widgets writes <my-widget> as a card, <kbd> in brackets and quotations as
// asides.
var widgets = house(func(conv *converter.Converter) error {
	conv.Register.RendererFor("my-widget", converter.TagTypeBlock, func(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
		for _, a := range n.Attr {
			if a.Key == "data-src" {
				_, _ = w.WriteString("\n\n::: widget " + a.Val + "\n")
			}
		}
		ctx.RenderChildNodes(ctx, w, n)
		_, _ = w.WriteString("\n:::\n\n")
		return converter.RenderSuccess
	}, converter.PriorityStandard)
	conv.Register.RendererFor("kbd", converter.TagTypeInline, func(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
		var keys bytes.Buffer
		ctx.RenderChildNodes(ctx, &keys, n)
		_, _ = w.WriteString("[[" + keys.String() + "]]")
		return converter.RenderSuccess
	}, converter.PriorityStandard)
	conv.Register.RendererFor("blockquote", converter.TagTypeBlock, func(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
		return converter.RenderTryNext // looks at it, and leaves it
	}, converter.PriorityEarly)
	return nil
})

// TestPluginsWin converts pages with a caller's renderers beside ours.
func TestPluginsWin(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"a block", `<p>Before.</p><my-widget data-src="/map"></my-widget><p>Behind.</p>`, "Before.\n\n::: widget /map\n\n:::\n\nBehind.\n"},
		{"a text is escaped", `<my-widget data-src="a">1 *2* 3 [x](y)</my-widget>`, "::: widget a\n1 \\*2\\* 3 [x\\](y)\n:::\n"},
		{"formatting", `<my-widget data-src="a">so <b>very</b>good, <a href="https://a.example/">see</a></my-widget>`, "::: widget a\nso **very**good, [see](https://a.example/)\n:::\n"},
		{"blocks in it", `<my-widget data-src="a"><p>One.</p><ul><li>two<li>three</ul></my-widget>`, "::: widget a\n\nOne.\n\n- two\n- three\n\n:::\n"},
		{"one in another", `<my-widget data-src="a"><my-widget data-src="b">In.</my-widget></my-widget>`, "::: widget a\n\n::: widget b\nIn.\n:::\n\n:::\n"},
		{"in a quotation", `<blockquote><my-widget data-src="a">In.</my-widget></blockquote>`, "> ::: widget a\n> In.\n> :::\n"},
		{"in an item", `<ul><li>Look: <my-widget data-src="a">In.</my-widget></li><li>two</ul>`, "- Look:\n  ::: widget a\n  In.\n  :::\n- two\n"},
		{"in a line", `<p>Press <kbd>Ctrl *C*</kbd>, then go.</p>`, "Press [[Ctrl \\*C\\*]], then go.\n"},
		{"in a heading", `<h2>Press <kbd>C</kbd></h2>`, "## Press [[C]]\n"},
		{"in a cell", `<table><tr><th>a<th>b<tr><td><kbd>C</kbd><td>d|e</table>`, "|a|b|\n|-|-|\n|[[C]]|d\\|e|\n"},
		{"in emphasis", `<p>So <em>press <kbd>C</kbd></em>.</p>`, "So *press [[C]]*.\n"},
		{"in an item beside a box", `<ul><li><input type=checkbox checked> <kbd>C</kbd></ul>`, "- [x] [[C]]\n"},
		{"code in it", "<my-widget data-src=a><pre>a\n\n\n\nb</pre></my-widget>", "::: widget a\n\n```\na\n\n\n\nb\n```\n\n:::\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := &Options{Elements: []string{"My-Widget"}, Markdown: MarkdownOptions{Plugins: []converter.Plugin{widgets}, Compact: true}}
			got, err := Convert(strings.NewReader(c.page), o)
			if err != nil || got != c.want {
				t.Errorf("error %v\ngot  %q\nwant %q", err, got, c.want)
			}
		})
	}
}

// TestElements extracts a page with an element of its own: it stands in the
// clean tree with its attributes, where its text was kept or, without one, where
// a picture would be. Nothing of it is in HTML but its text.
func TestElements(t *testing.T) {
	page := strings.Replace("<body><nav><my-widget data-src=menu>Home</my-widget><my-widget data-src=icon></my-widget></nav><article>"+pagetest.Essay+"</article>", "</p>",
		` A <my-widget data-src="line" onclick="steal()">widget</my-widget>.</p><my-widget data-src="alone"></my-widget>`, 1)
	if strings.Count(page, "my-widget") != 8 {
		t.Fatal("the essay has no paragraph")
	}
	sources := func(o *Options) (sources []string, a *Article) {
		a, err := Extract(strings.NewReader(page), o)
		if err != nil {
			t.Fatal(err)
		}
		for d := range a.Content.Descendants() {
			if d.Type == html.ElementNode && d.Data == "my-widget" {
				for _, attr := range d.Attr {
					sources = append(sources, attr.Key+"="+attr.Val)
				}
			}
		}
		return sources, a
	}
	plain, without := sources(nil)
	if plain != nil {
		t.Errorf("carried without being asked: %v", plain)
	}
	got, a := sources(&Options{Elements: []string{"my-widget"}})
	if s := strings.Join(got, " "); s != "data-src=line onclick=steal() data-src=alone" {
		t.Errorf("carried: %s", s)
	}
	if a.HTML() != without.HTML() || a.Markdown() != without.Markdown() || a.Text() != without.Text() {
		t.Errorf("it is written: %s", a.HTML())
	}
	for _, never := range []string{"script", "style", "template", "body"} {
		page := "<body><article>" + pagetest.Essay + "<script>alert(1)</script><style>p{}</style><template>no</template></article>"
		a, err := Extract(strings.NewReader(page), &Options{Elements: []string{never}})
		if err != nil || strings.Contains(a.Markdown()+a.HTML(), "alert") {
			t.Errorf("%s is carried: %q, error %v", never, a.HTML(), err)
		}
	}
}

// TestPluginsLeaveTheTree renders with a plugin that changes what it is given,
// twice: the article's tree stays.
func TestPluginsLeaveTheTree(t *testing.T) {
	shout := house(func(conv *converter.Converter) error {
		conv.Register.PreRenderer(func(_ converter.Context, doc *html.Node) {
			for d := range doc.Descendants() {
				if d.Type == html.TextNode {
					d.Data = strings.ToUpper(d.Data)
				}
			}
		}, converter.PriorityStandard)
		conv.Register.PostRenderer(func(_ converter.Context, content []byte) []byte { return append([]byte("!\n\n"), content...) }, converter.PriorityStandard)
		return nil
	})
	a := convertTree(t, []byte("<p>Ice.</p><h2>Boats</h2><p>None.</p>"), "")
	before := a.HTML()
	o := &MarkdownOptions{Plugins: []converter.Plugin{shout}}
	for range 2 {
		var b strings.Builder
		if err := a.WriteMarkdown(&b, o); err != nil || b.String() != "!\n\nICE.\n\n## BOATS\n\nNONE.\n" {
			t.Errorf("%q, error %v", b.String(), err)
		}
	}
	if a.HTML() != before {
		t.Errorf("the tree is now %s", a.HTML())
	}
	if chunks := a.Chunks(&ChunkOptions{Markdown: o}); len(chunks) != 1 || !strings.HasPrefix(chunks[0].Markdown, "!\n\nICE.") {
		t.Errorf("chunks %+v", chunks)
	}
}

// TestPluginThatFails has a plugin that cannot be set up.
func TestPluginThatFails(t *testing.T) {
	broken := errors.New("no such house")
	plugins := []converter.Plugin{house(func(*converter.Converter) error { return broken })}
	md, err := Convert(strings.NewReader("<p>Ice.</p>"), &Options{Markdown: MarkdownOptions{Plugins: plugins}})
	if md != "Ice.\n" || !errors.Is(err, broken) {
		t.Errorf("%q, error %v", md, err)
	}
}

// TestPluginsThatTakeNothing writes all golden pages beside a renderer that
// takes no element: nothing changes, in no style.
func TestPluginsThatTakeNothing(t *testing.T) {
	asked := 0
	idle := house(func(conv *converter.Converter) error {
		conv.Register.Renderer(func(converter.Context, converter.Writer, *html.Node) converter.RenderStatus {
			asked++
			return converter.RenderTryNext
		}, converter.PriorityEarly)
		return nil
	})
	for _, pattern := range []string{"testdata/markdown/*.html", "testdata/news/*.html"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no pages %s: %v", pattern, err)
		}
		for _, file := range files {
			page, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, style := range []MarkdownOptions{{}, {Title: true, Links: ReferenceLinks, Compact: true}} {
				alone, err := Convert(bytes.NewReader(page), &Options{Markdown: style})
				if err != nil {
					t.Fatal(err)
				}
				style.Plugins = []converter.Plugin{idle}
				beside, err := Convert(bytes.NewReader(page), &Options{Markdown: style, Elements: []string{"no-such-element"}})
				if err != nil || beside != alone {
					t.Errorf("%s: error %v\n%s\nwant\n%s", file, err, beside, alone)
				}
			}
		}
	}
	if asked < 500 {
		t.Errorf("asked %d times: it does not stand before ours", asked)
	}
}
