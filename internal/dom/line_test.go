package dom

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestLines lists pages whose blanks are written as dots: those that nobody sees are
// not among the nodes, and no word is joined to the next.
func TestLines(t *testing.T) {
	for page, want := range map[string]string{
		"<p>a</p>.<p>b</p>.":                               "a|b",
		"<p>.<b>a</b>.<i>b</i>.</p>.c":                     "a|.|b|.c",
		"<b>a</b>..<!-- c -->.<i>b</i>":                    "a|..|b",
		"<b>a</b>.<!-- c -->.<div>b</div>":                 "a|b",
		"<div><span>.<b>a</b>.</span>.</div><i>b</i>":      ".|a|b",
		"<ul>.<li><span>a<b>b</b>.<li>c</ul>.":             "a|b|c",
		"<b>a</b>.<script>s</script>.<i>b</i>":             "a|.|s|b",
		"<pre>.<b>a</b>.<div>b</div>.</pre>.<i>c</i>":      "|.|a|.|b|.|c",
		"<table>.<tr>.<td>a</td>.<td>b</td></tr>.</table>": "a|b",
	} {
		doc, err := html.Parse(strings.NewReader("<body>" + strings.ReplaceAll(page, ".", " ")))
		if err != nil {
			t.Fatal(err)
		}
		tree := New(doc, 0, "", Limits{Nodes: 1 << 10, Depth: 1 << 10})
		var texts []string
		for i := range tree.Nodes {
			n := &tree.Nodes[i]
			if n.Type == html.TextNode {
				texts = append(texts, strings.ReplaceAll(n.Data, " ", "."))
			}
			if n.End <= int32(i) || int(n.End) > len(tree.Nodes) || n.Parent >= 0 && n.End > tree.Nodes[n.Parent].End {
				t.Errorf("%s: node %d ends at %d of %d", page, i, n.End, len(tree.Nodes))
			}
		}
		if got := strings.Join(texts, "|"); got != strings.TrimPrefix(want, "|") {
			t.Errorf("%s: the texts %s, want %s", page, got, want)
		}
	}
}
