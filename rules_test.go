package pith

import (
	"strings"
	"testing"
)

func TestLabelOf(t *testing.T) {
	for _, c := range []struct{ HTML, rule string }{
		{`<p>ADVERTISEMENT</p>`, "advert-label"},
		{`<p>Reading Time:2 minutes</p>`, "reading-time"},
		{`<p>読了時間：3分</p>`, "reading-time"},
		{`<p>زمان مطالعه: ۵ دقیقه</p>`, "reading-time"},
		{`<p>Read more: <a href="/x">A school on a barge</a></p>`, "teaser-label"},
		{`<p>Read more slowly.</p>`, ""},
		{`<p>You are here because the <a href="/x">boat</a> waited.</p>`, ""},
		{`<p>3 / 7</p>`, ""},
		{`<h2>Advertisement</h2>`, ""},
		{`<pre>Advertisement</pre>`, ""},
		{`<li>Share</li>`, ""},
		{`<p>Cooking time: 25 minutes</p>`, ""},
	} {
		t.Run(c.HTML, func(t *testing.T) {
			a, _ := Extract(strings.NewReader("<body>"+c.HTML), &Options{Explain: true})
			got := ""
			for _, b := range leftOut(a) {
				if b.Name != "" {
					got = b.Name
				}
			}
			if got != c.rule {
				t.Errorf("dropped by %q, want %q", got, c.rule)
			}
		})
	}
}
