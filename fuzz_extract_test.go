package pith

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// maxFuzzBytes keeps the fuzzer to many small pages; long ones have tests of
// their time.
const maxFuzzBytes = 32 << 10

// hostile are pages to begin from beside the goldens: each is a way in which
// a page can be wrong or mean.
var hostile = []string{
	"",
	"plain text & nothing <else",
	"<p>\x00\xff\xfe broken \xed\xa0\x80 bytes",
	"\xff\xfe<\x00p\x00>\x00a\x00",
	`<article><p>A <a href=" java&#x0A;script:alert(1)">link</a> in a sentence that is long enough to be read as prose by anyone.</p></article>`,
	`<article><p>[a](javascript:alert(1)) &lt;script&gt;alert(1)&lt;/script&gt; and more words to make this a sentence of some length.</p></article>`,
	"<article><h1>`<pre><code>``` in code\n```</code></pre><p>~~~</p></article>",
	`<table><tr><td colspan=100000 rowspan=70000>a<td><table><tr><td>b</table></table>`,
	strings.Repeat("<div>", 600) + "deep text that is far down but is prose all the same, with words enough to be kept.",
	`<base href="javascript:"><img src="x" srcset="data:text/html,a 1x, b 2x"><picture><source srcset=",,,"></picture>`,
	`<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"author":[[{"name":{"a":1}}]],"datePublished":"0000-99-99"},]}</script>`,
	`<svg><style><p></style><a xlink:href="javascript:alert(1)">x</a></svg><math><mi href="javascript:alert(1)">y</mi></math>`,
	`<noscript><p>Text for readers without scripts, a whole sentence of it and one more.</noscript><template><p>t</template><plaintext>the rest`,
	`<p>A note<sup><a href="#fn1">1</a></sup> in a sentence of enough words to be kept.</p><ol><li id=fn1>The note. <a href="#r1">↩</a></ol>`,
}

// FuzzExtract checks what holds for any bytes whatever: no panic, no error
// but the known ones, text that is text, nothing active in the output, the
// same answer every time, and a caller's tree as it was.
func FuzzExtract(f *testing.F) {
	for _, page := range hostile {
		f.Add([]byte(page))
	}
	for _, page := range goldenPages(f) {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		if len(page) > maxFuzzBytes {
			t.Skip()
		}
		opts := &Options{URL: "https://example.com/dir/page", Comments: true, Explain: true}
		a := extractAny(t, page, opts)
		checkText(t, a)
		checkNoControls(t, a)
		checkJSON(t, "the page", a)
		checkInactive(t, "HTML", a.HTML())
		checkInactive(t, "Markdown read again", gfmUnsafe(t, a.Markdown()))
		if first, again := dump(t, a), dump(t, extractAny(t, page, opts)); first != again {
			t.Errorf("two readings differ:\n%s\n%s", first, again)
		}
		checkTreeIsLeft(t, page, opts)
	})
}

// goldenPages reads the pages in testdata.
func goldenPages(f *testing.F) [][]byte {
	f.Helper()
	var pages [][]byte
	err := filepath.WalkDir("testdata", func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // no goldens yet
		}
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		page, err := os.ReadFile(path)
		if len(page) <= maxFuzzBytes {
			pages = append(pages, page)
		}
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	return pages
}

// extractAny reads a page that may have no content.
func extractAny(t *testing.T, page []byte, o *Options) *Article {
	t.Helper()
	a, err := Extract(bytes.NewReader(page), o)
	if err != nil && !isAnswer(err) {
		t.Fatalf("unexpected error: %v", err)
	}
	if a == nil || a.Content == nil && err == nil || a.Content != nil && errors.Is(err, ErrNoContent) {
		t.Fatalf("article %v with error %v", a, err)
	}
	return a
}

// checkText checks that all text is UTF-8, and chunks are parts of the
// Markdown.
func checkText(t *testing.T, a *Article) {
	t.Helper()
	md := a.Markdown()
	for name, s := range map[string]string{
		"Title": a.Title, "Byline": a.Byline, "Excerpt": a.Excerpt, "SiteName": a.SiteName,
		"Markdown": md, "Text": a.Text(), "HTML": a.HTML(),
	} {
		if !utf8.ValidString(s) {
			t.Errorf("%s is not UTF-8: %q", name, s)
		}
	}
	end := 0
	for _, c := range a.Chunks(&ChunkOptions{Most: 20}) {
		if c.Start < end || c.End < c.Start || c.End > len(md) || !utf8.ValidString(c.Markdown) {
			t.Errorf("chunk from %d to %d behind %d of %d: %q", c.Start, c.End, end, len(md), c.Markdown)
		}
		end = c.End
	}
}

// checkInactive checks that nothing in some HTML can run, without a word of
// the code that sees to it.
func checkInactive(t *testing.T, what, text string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return // deeper than a parser follows; then it has no links either
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script", "style", "iframe", "object", "embed", "form", "base", "link", "meta":
			t.Errorf("%s has <%s>:\n%s", what, n.Data, text)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || isActive(a.Val) && (a.Key == "href" || a.Key == "src" || a.Key == "action" || a.Key == "srcset") {
				t.Errorf("%s has <%s %s=%q>:\n%s", what, n.Data, a.Key, a.Val, text)
			}
		}
	}
}

// isActive reports whether a browser runs an address. It leaves out the
// characters that browsers leave out.
func isActive(address string) bool {
	address = strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, address))
	return strings.HasPrefix(address, "javascript:") || strings.HasPrefix(address, "vbscript:") || strings.HasPrefix(address, "data:text/html")
}

// dump is everything that a caller sees of an article.
func dump(t *testing.T, a *Article) string {
	t.Helper()
	fields, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	comments := (&Article{Content: a.Comments}).HTML()
	return strings.Join([]string{string(fields), a.Markdown(), a.Text(), a.HTML(), comments}, "\n")
}

// checkTreeIsLeft checks that reading a caller's tree does not change it.
func checkTreeIsLeft(t *testing.T, page []byte, o *Options) {
	t.Helper()
	doc, err := html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(false))
	if err != nil {
		return // deeper than the parser follows
	}
	var before, after bytes.Buffer
	if err := html.Render(&before, doc); err != nil {
		t.Skip(err)
	}
	if _, err := ExtractNode(doc, o); err != nil && !isAnswer(err) {
		t.Fatal(err)
	}
	if err := html.Render(&after, doc); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before.Bytes(), after.Bytes()) {
		t.Errorf("the caller's tree was changed from\n%s\nto\n%s", before.Bytes(), after.Bytes())
	}
}
