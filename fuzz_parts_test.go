package pith

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/pagetest"
)

// FuzzTable writes tables of any tags and spans: every cell's text is there
// once and in order, and the table is read again as what it is.
func FuzzTable(f *testing.F) {
	for _, rows := range []string{
		"<tr><th>a<th>b<tr><td>c<td>d", "<tr><td colspan=2>a<tr><td>b<td>c", "<tr><td rowspan=3>a<td>b<tr><td>c", "<thead><tr><th>a</thead><tfoot><tr><td>z</tfoot><tr><td>b",
		"<caption>c</caption><col span=3><tr><td>a|b<td><br>", "<tr><td><table><tr><td>x</table><td>y", "<tr><td rowspan=0>a<td>b<tr><td>c", "<tr><td colspan=-1 rowspan=1e9>a<tr><td align=right>b",
		"<tr><td><ul><li>a</ul><td><pre>b\n|c</pre>", "<tr>", "<tr><td>\\<td>|", "a<tr>b<td>c",
	} {
		f.Add(rows)
	}
	f.Fuzz(func(t *testing.T, rows string) {
		if len(rows) > 4<<10 || !utf8.ValidString(rows) {
			t.Skip()
		}
		page := "<p>before</p><table>" + rows + "</table>"
		for _, o := range []*Options{{}, {NoTables: true}, {Markdown: MarkdownOptions{Compact: true}}} {
			md, err := Convert(strings.NewReader(page), o)
			if err != nil {
				t.Fatal(err)
			}
			if !utf8.ValidString(md) || !strings.HasPrefix(md, "before") && !strings.Contains(md, "before") {
				t.Errorf("%q became %q", page, md)
			}
			checkHarmless(t, md)
			if again, _ := Convert(strings.NewReader(page), o); again != md {
				t.Errorf("two answers: %q and %q", md, again)
			}
		}
		a := convertTree(t, []byte(page), "")
		checkTree(t, a.HTML())
		checkText(t, a)
	})
}

// FuzzStructuredData puts JSON-LD into a page: what comes out of it as
// metadata is text, and its addresses are none that run.
func FuzzStructuredData(f *testing.F) {
	for _, block := range []string{
		`{"@type":"NewsArticle","headline":"The engine","author":[{"name":"Ada"}],"image":"javascript:alert(1)","url":" java\tscript:x","datePublished":"2024-03-05"}`,
		`{"@graph":[{"@type":"WebPage","mainEntity":{"@id":"#a"}},{"@id":"#a","@type":"Article","name":"<b>x</b>","publisher":{"logo":{"url":"data:text/html,x"}}}]}`,
		`[{"@type":"Product","offers":[{}],"image":[{"url":"vbscript:x"}]},]`, `{"@type":"Article","keywords":["a","b"],"license":"javascript:x","author":{"@id":"#x"}}`, `{"a":`, "\u202e{}",
	} {
		f.Add(block)
	}
	f.Fuzz(func(t *testing.T, block string) {
		if len(block) > 8<<10 || !utf8.ValidString(block) || strings.Contains(strings.ToLower(block), "</script") {
			t.Skip()
		}
		page := `<title>The second list</title><script type="application/ld+json">` + block + `</script><article>` + pagetest.Essay + `</article>`
		o := &Options{URL: "https://example.com/a"}
		a, err := Extract(strings.NewReader(page), o)
		if err != nil && !isAnswer(err) {
			t.Fatal(err)
		}
		for _, s := range append([]string{a.Title, a.Byline, a.Excerpt, a.SiteName, a.Language, a.Image, a.URL, a.License, a.Section, a.Favicon}, a.Authors...) {
			if !utf8.ValidString(s) {
				t.Errorf("not UTF-8: %q", s)
			}
		}
		for _, address := range []string{a.Image, a.URL, a.NextPage, a.Favicon, a.License} {
			if isActive(address) {
				t.Errorf("an address that runs: %q", address)
			}
		}
		again, _ := Extract(strings.NewReader(page), o)
		if first, second := dump(t, a), dump(t, again); first != second {
			t.Errorf("two readings differ:\n%s\n%s", first, second)
		}
	})
}
