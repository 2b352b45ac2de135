package markdown_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"golang.org/x/net/html"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/markdown"
)

// TestPluginIsConvert converts the pages of the goldens, in a plain converter,
// alone and beside another plugin that finds nothing to do: it writes what
// pith.Convert does.
func TestPluginIsConvert(t *testing.T) {
	files, err := filepath.Glob("../testdata/markdown/*.html")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d pages, error %v", len(files), err)
	}
	for _, file := range files {
		page, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want, err := pith.Convert(strings.NewReader(string(page)), &pith.Options{URL: "https://example.com/", ContentType: "text/html; charset=utf-8"})
		if err != nil {
			t.Fatal(err)
		}
		doc, err := html.ParseWithOptions(strings.NewReader(string(page)), html.ParseOptionEnableScripting(false))
		if err != nil {
			t.Fatal(err)
		}
		var before strings.Builder
		_ = html.Render(&before, doc)
		got, err := converter.NewConverter(converter.WithPlugins(markdown.Plugin())).ConvertNode(doc, converter.WithDomain("https://example.com/"))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
		}
		var after strings.Builder
		_ = html.Render(&after, doc)
		if after.String() != before.String() {
			t.Errorf("%s: the document was changed", file)
		}
	}
}

// TestPluginAtTheSameTime has one plugin in several converters.
func TestPluginAtTheSameTime(t *testing.T) {
	plugin := markdown.Plugin()
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			md, err := converter.NewConverter(converter.WithPlugins(plugin)).ConvertString("<p>Ice <b>is</b> thin.")
			if err != nil || md != "Ice **is** thin.\n" {
				t.Errorf("%q, error %v", md, err)
			}
		})
	}
	all.Wait()
}

// TestBesideStrikethrough has html-to-markdown's own plugin write what it knows,
// wherever it stands, and ours all else.
func TestBesideStrikethrough(t *testing.T) {
	conv := converter.NewConverter(converter.WithPlugins(markdown.Plugin(), strikethrough.NewStrikethroughPlugin(strikethrough.WithDelimiter("~"))))
	for _, c := range []struct{ page, want string }{
		{"<p>a <del>b</del> c", "a ~b~ c\n"},
		{"<p>a <s>b *c* <b>d</b></s> e", "a ~b \\*c\\* **d**~ e\n"},
		{"<ul><li><strike>a</strike><li>b</ul>", "- ~a~\n- b\n"},
		{"<h2>a <del>b</del></h2><table><tr><th>x<tr><td><del>c</del></table>", "## a ~b~\n\n| x |\n| --- |\n| ~c~ |\n"},
		{"<p><a href='/x'>a <del>b</del></a>", "[a ~b~](/x)\n"},
	} {
		if md, err := conv.ConvertString(c.page); err != nil || md != c.want {
			t.Errorf("%s: error %v\ngot  %q\nwant %q", c.page, err, md, c.want)
		}
	}
}
