package text

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
)

var encodedTests = []struct {
	name, page string
	want       string // "" if the text stays
}{
	{"a name", "<p>salt &amp;amp; rope", "salt & rope"},
	{"a number, beside a letter", "<p>the clerk&amp;#8217;s", "the clerk’s"},
	{"a blank", "<p>caf&amp;eacute;&amp;nbsp;du port", "café\u00a0du port"},
	{"what is encoded once", "<p>salt &amp; rope", ""},
	{"no whole name", "<p>/?a=1&amp;copy=2; and A&amp;B;", ""},
	{"an unknown name", "<p>&amp;salt;", ""},
	{"beside tags", "<p>write &amp;lt;p&amp;gt; and &amp;amp;", ""},
	{"encoded three times", "<p>write &amp;amp;amp;", ""},
	{"in code", "<p>write &amp;amp; as <code>&amp;amp;</code>", ""},
	{"about tags", "<p>in HTML it is &amp;amp;", ""},
}

func TestDecodeTwice(t *testing.T) {
	for _, tt := range encodedTests {
		doc, err := html.Parse(strings.NewReader(tt.page))
		if err != nil {
			t.Fatal(err)
		}
		want := tt.want
		if want == "" {
			want = dom.TextOf(doc)
		}
		if DecodeTwice(doc); dom.TextOf(doc) != want {
			t.Errorf("%s: %q, want %q", tt.name, dom.TextOf(doc), want)
		}
	}
}
