package meta

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestTextOf shows that words are never glued.
func TestTextOf(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"blocks", `<div>one</div><div>two</div>`, "one two"},
		{"break", `one<br>two`, "one two"},
		{"cells", `<table><tr><td>one<td>two</table>`, "one two"},
		{"links side by side", `<a>Ben Jiang</a><span>in Beijing</span>`, "Ben Jiang in Beijing"},
		{"inline", `t<b>w</b>o words`, "two words"},
		{"drawn letters", `<span>t</span><span>w</span><span>o</span>`, "two"},
		{"script", `one<script>x()</script> two`, "one two"},
		{"hidden", `one<span hidden> not</span> two`, "one two"},
		{"soft hyphen", "en\u00adgine", "engine"},
		{"blanks", " one \n\t two\u00a0three ", "one two three"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := html.Parse(strings.NewReader(c.page))
			if err != nil {
				t.Fatal(err)
			}
			p := annotated(doc, "")
			if got := p.TextOf(p.Body); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
