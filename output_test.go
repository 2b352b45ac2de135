package pith

import (
	"strings"
	"testing"
	"time"
)

func TestMarkdownOptions(t *testing.T) {
	const page = `<h2>Boats</h2><p>See <a href="/a" title="t">one</a>, <a href="/a" title="t">two</a>, [1].</p>
<ul><li>a</ul><pre><code>x</code></pre><p><img src="/i.png"><img src="/j.png" alt="pier"></p><table><tr><th>k<th>v<tr><td>1<td>2</table>`
	tests := []struct {
		name string
		o    MarkdownOptions
		want string
	}{
		{"zero", MarkdownOptions{}, "## Boats\n\nSee [one](/a \"t\"), [two](/a \"t\"), [1].\n\n- a\n\n```\nx\n```\n\n![](/i.png)![pier](/j.png)\n\n| k | v |\n| --- | --- |\n| 1 | 2 |\n"},
		{"marks", MarkdownOptions{Bullet: PlusBullet, Fence: TildeFence, Links: NoLinkTargets, Title: true}, "# Harbour\n\n## Boats\n\nSee one, two, [1].\n\n+ a\n\n~~~\nx\n~~~\n\n![](/i.png)![pier](/j.png)\n\n| k | v |\n| --- | --- |\n| 1 | 2 |\n"},
		{"compact", MarkdownOptions{Compact: true, Links: ReferenceLinks}, "## Boats\n\nSee [one][1], [two][1], \\[1\\].\n\n- a\n\n```\nx\n```\n\n![pier](/j.png)\n\n|k|v|\n|-|-|\n|1|2|\n\n[1]: /a \"t\"\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := convertTree(t, []byte(page), "")
			a.Title = "Harbour"
			var b strings.Builder
			if err := a.WriteMarkdown(&b, &tt.o); err != nil {
				t.Fatal(err)
			}
			if b.String() != tt.want {
				t.Errorf("got\n%s\nwant\n%s", b.String(), tt.want)
			}
		})
	}
}

// TestHeadingsBelowTheTitle has pages that head their parts as highly as the
// title: they belong below it, all the same distance.
func TestHeadingsBelowTheTitle(t *testing.T) {
	for _, tt := range []struct{ page, want string }{
		{"<h1>Boats</h1><h2>Large</h2><h6>Oars</h6>", "# Harbour\n\n## Boats\n\n### Large\n\n###### Oars\n"},
		{"<h2>Boats</h2><h3>Large</h3>", "# Harbour\n\n## Boats\n\n### Large\n"},
		{"<h1>Harbour</h1><h2>Boats</h2>", "# Harbour\n\n## Boats\n"},
	} {
		a := convertTree(t, []byte(tt.page), "")
		a.Title = "Harbour"
		var b strings.Builder
		if err := a.WriteMarkdown(&b, &MarkdownOptions{Title: true}); err != nil {
			t.Fatal(err)
		}
		if b.String() != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.page, b.String(), tt.want)
		}
	}
}

func TestLeavingOutKeepsTheText(t *testing.T) {
	const page = `<p>A <a href="/x">link</a> and <img src="/i.png" alt="x"> more.</p><table><tr><th>k<th>v<tr><td>1<td>2</table>`
	want := words(convertTree(t, []byte(page), "").Text())
	md, err := Convert(strings.NewReader(page), &Options{NoImages: true, NoLinks: true, NoTables: true})
	if err != nil {
		t.Fatal(err)
	}
	if d := firstDifference(want, words(md)); d != "" {
		t.Errorf("%s\n%s", d, md)
	}
	if strings.ContainsAny(md, "|[") {
		t.Errorf("something is left: %s", md)
	}
}

func TestFrontMatterOfAnyTitle(t *testing.T) {
	a := &Article{Title: "a: \"b\" \\ # c\n---\n<script>", Authors: []string{"- x"}, Published: Date{time.Date(2024, 5, 6, 0, 0, 0, 0, time.UTC), DayPrecision}}
	var b strings.Builder
	if err := a.WriteMarkdown(&b, &MarkdownOptions{FrontMatter: true}); err != nil {
		t.Fatal(err)
	}
	want := "---\ntitle: \"a: \\\"b\\\" \\\\ # c\\n---\\n<script>\"\nauthors:\n  - \"- x\"\npublished: \"2024-05-06\"\n---\n\n"
	if b.String() != want {
		t.Errorf("got %q\nwant %q", b.String(), want)
	}
}

func TestNoContent(t *testing.T) {
	a := &Article{}
	if a.Markdown()+a.Text()+a.HTML() != "" || a.Chunks(&ChunkOptions{Most: 10}) != nil {
		t.Error("something of nothing")
	}
}

// TestContentIsNotChanged renders twice: what the caller owns stays as it is.
func TestContentIsNotChanged(t *testing.T) {
	a := convertTree(t, []byte("<p>a <b>b</b></p><table><tr><th>x</table>"), "")
	before := a.HTML()
	first := a.Markdown()
	if a.Text(); a.Markdown() != first || a.HTML() != before {
		t.Error("rendering changed the content")
	}
}

func TestConvertLimits(t *testing.T) {
	md, err := Convert(strings.NewReader("<p>one</p><p>two</p>"), &Options{MaxBytes: 6})
	if _, ok := err.(*LimitError); !ok || md != "one\n" {
		t.Errorf("%q, %v", md, err)
	}
}

// TestNoEmptyParagraphs writes a paragraph of which nothing is written, a picture
// without a description or without an address: no empty lines stand for it.
func TestNoEmptyParagraphs(t *testing.T) {
	for _, c := range []struct {
		page string
		o    MarkdownOptions
	}{
		{`<p>Ice.</p><p><img src="https://a.example/b.png"></p><p>Boats.</p>`, MarkdownOptions{Compact: true}},
		{`<p>Ice.</p><div><img src="https://a.example/b.png"></div><p>Boats.</p>`, MarkdownOptions{Compact: true}},
	} {
		md, err := Convert(strings.NewReader(c.page), &Options{Markdown: c.o})
		if err != nil || md != "Ice.\n\nBoats.\n" {
			t.Errorf("%s: %q, error %v", c.page, md, err)
		}
	}
}
