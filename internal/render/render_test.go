package render

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// clean reads what is in the clean form already.
func clean(t *testing.T, content string) *html.Node {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(content), dom.NewElement(atom.Body))
	if err != nil {
		t.Fatal(err)
	}
	root := dom.NewElement(atom.Div)
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root
}

// TestMarks has what one mark of Markdown could be taken for another by.
func TestMarks(t *testing.T) {
	for _, tt := range []struct {
		name, content string
		o             Options
		want          string
	}{
		{"a break in a tight item", "<ul><li>a<hr>b</li></ul>", Options{Bullet: '*'}, "* a\n  ___\n  b\n"},
		{"a break alone", "<p>a</p><hr>", Options{Bullet: '*'}, "a\n\n---\n"},
		{"a backslash before a bar", `<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>C:\</td><td>x</td></tr></tbody></table>`, Options{Compact: true}, "|a|b|\n|-|-|\n|C:\\\\|x|\n"},
	} {
		if got, _ := Markdown(clean(t, tt.content), &tt.o); string(got) != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// TestBlocksAreMarked reads where the blocks of Markdown begin.
func TestBlocksAreMarked(t *testing.T) {
	md, marks := Markdown(clean(t, "<h2>A</h2><p>one</p><ul><li>two</li></ul>"), &Options{Bullet: '-'})
	var begins []string
	for _, m := range marks {
		line, _, _ := strings.Cut(string(md[m.Start:]), "\n")
		begins = append(begins, line)
	}
	if got := strings.Join(begins, "|"); got != "## A|one|- two" {
		t.Errorf("blocks begin at %q in\n%s", got, md)
	}
}

// TestPlainText shows what is written between and before blocks.
func TestPlainText(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"indented code first", "<pre>    one\n  two\n</pre><p>a</p>", "    one\n  two\n\na"},
		{"indented code behind", "<p>a</p><pre>    one\n  two</pre>", "a\n\n    one\n  two"},
		{"code without text", "<p>a</p><pre></pre><p>b</p>", "a\n\nb"},
		{"an empty first cell", "<table><tr><th></th><th>2023</th><th>2024</th></tr><tr><th>Ice</th><td>1</td><td>2</td></tr><tr><td></td><td></td><td>3</td></tr></table>", "\t2023\t2024\nIce\t1\t2\n\t\t3"},
		{"an empty cell between", "<table><tr><th>a</th><th>b</th><th>c</th></tr><tr><td>1</td><td></td><td>3</td></tr></table>", "a\tb\tc\n1\t\t3"},
		{"head and body", "<p>x</p><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table><p>y</p>", "x\n\na\tb\n1\t2\n\ny"},
		{"blanks before", "<p> a</p> <p> b</p>", "a\n\nb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Text(clean(t, c.page)); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
