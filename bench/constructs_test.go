package main

import (
	"net/url"
	"slices"
	"testing"
)

func TestConstructsOf(t *testing.T) {
	base := &url.URL{Scheme: "https", Host: "example.org", Path: "/dir/page"}
	tests := []struct {
		name, md string
		kind     kind
		want     []string
	}{
		{"heading", "## A *b*", headings, []string{"2 A b"}},
		{"nested items", "- a\n  1. b\n", items, []string{"depth 1 ordered=false a", "depth 2 ordered=true b"}},
		{"task", "- [x] a\n", items, []string{"depth 1 ordered=false [checked=true] a"}},
		{"fence", "```go\nx := 1 \n```\n", codes, []string{"go\nx := 1"}},
		{"indented code", "    x\n", codes, []string{"\nx"}},
		{"cells, the empty ones left out", "| a | b |\n|---|---|\n| c |  |\n", cells, []string{"column 0 a", "column 0 c", "column 1 b"}},
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
		{"quotation", "> Text", callouts, nil},
		{"emphasis", "*a* **b** ~~c~~", emphases, []string{"1 a", "2 b", "~ c"}},
		{"no emphasis in math", "$a*b*c$", emphases, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := constructsOf(tt.md, base)
			if got := c[tt.kind].missingFrom(nil); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPooledF1(t *testing.T) {
	want := []constructs{constructsOf("# a\n\n# b", nil), constructsOf("# c", nil)}
	got := []constructs{constructsOf("# a", nil), constructsOf("# b", nil)}
	// One of two given and of three wanted: a heading of another page is wrong.
	if f := pooledF1(headings, want, func(i int) constructs { return got[i] }); f != 0.4 {
		t.Errorf("got %v, want 0.4", f)
	}
	if f := pooledF1(headings, want, func(i int) constructs { return want[i] }); f != 1 {
		t.Errorf("the reference against itself: %v, want 1", f)
	}
}
