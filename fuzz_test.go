package pith

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// FuzzConvert looks for pages that break what Convert promises: valid
// UTF-8, the same answer twice, nothing active for whoever renders it.
func FuzzConvert(f *testing.F) {
	names, err := filepath.Glob(filepath.Join("testdata", "markdown", "*.html"))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		page, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(page))
	}
	for _, page := range attacks {
		f.Add(page)
	}
	f.Add("\x16") // no page
	f.Fuzz(func(t *testing.T, page string) {
		// Which charset bytes are in is guessed, and not by us.
		page = strings.ToValidUTF8(page, "")
		// A hang is a failure that the fuzzer itself does not see.
		defer time.AfterFunc(time.Minute, func() { panic("hangs: " + strconv.Quote(page)) }).Stop()
		md, err := Convert(strings.NewReader(page), nil)
		if err != nil && !isAnswer(err) { // some bytes are no page
			t.Fatal(err)
		}
		if !utf8.ValidString(md) {
			t.Errorf("not UTF-8: %q", md)
		}
		if again, _ := Convert(strings.NewReader(page), nil); again != md {
			t.Errorf("two answers: %q and %q", md, again)
		}
		checkHarmless(t, md)
		a := convertTree(t, []byte(page), "")
		checkHarmless(t, a.Markdown())
		checkTree(t, a.HTML())
		a.Text()
		a.Chunks(&ChunkOptions{Most: 50})
	})
}

// attacks are pages that try to bring something active through.
var attacks = []string{
	`<a href="javascript:alert(1)">a</a>`,
	`<a href=" java&#10;script:alert(1)">a</a>`,
	`<a href="&#1;javascript:alert(1)">a</a>`,
	`<a href="JaVaScRiPt:alert(1)">a</a>`,
	`<a href="vbscript:x">a</a> <a href="data:text/html,<script>alert(1)</script>">b</a>`,
	`<p>a<br><br>b<a href="javascript:alert(1)">c</a><script>alert(1)</script>`,
	`<figure><img src=a><figcaption>b</figcaption></figure><p>b</p><p onclick="x"><a href="javascript:alert(1)">c</a>`,
	`<p>b</p><figure><img src=a><figcaption>b</figcaption></figure> <p>b</p> <img src=x onerror=alert(1)>`,
	`<a href="x" title='"><script>alert(1)</script>'>a</a>`,
	`<a href="x" title='" onclick="alert(1)'>a</a>`,
	`<a href="x) <script>alert(1)</script> [y](z">a</a>`,
	`<img src="x" alt="](javascript:alert(1))">`,
	`<img src="javascript:alert(1)" alt="a">`,
	`<img src="data:image/svg+xml,<svg onload=alert(1)>">`,
	`<pre><code class="language-&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">a</code></pre>`,
	"<pre><code>```\n<script>alert(1)</script></code></pre>",
	"<pre><code class='language-a`b'>~~~ ``` x</code></pre>",
	`<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>`,
	`<p>[a](javascript:alert(1))</p>`,
	`<p>&lt;javascript:alert(1)&gt;</p>`,
	`<p>[x]: javascript:alert(1)</p><p>[x]</p>`,
	`<p>[x<b>]</b>(javascript:alert(1))</p>`,
	`<p>[x<span>](</span>javascript:alert(1))</p>`,
	`<p>!<a href="x">a</a></p>`,
	`<p>\<span>&lt;script&gt;</span></p>`,
	`<p>&<b></b>lt;script&gt;alert(1)&<b></b>lt;/script&gt;</p>`,
	`<p><<b></b>script>alert(1)<<b></b>/script></p>`,
	`<table><tr><th>a<td>|&lt;b onclick=x&gt;|</table>`,
	`<svg><script>alert(1)</script></svg><math><mtext><script>alert(1)</script></mtext></math>`,
	`<script type="math/tex">a<img src=x onerror=alert(1)></script>`,
	`<math alttext="&lt;img src=x onerror=alert(1)&gt;"></math>`,
	`<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>`,
	`<iframe src="javascript:alert(1)" title="t"></iframe><iframe src="//e.com/x" title="](javascript:a)"></iframe>`,
	`<div data-callout="&gt;&lt;script&gt;">a</div>`,
	`<abbr title="<script>alert(1)</script>">a</abbr>`,
	`<code>a</code><code>` + "`" + `</code>`,
}

func TestAttacks(t *testing.T) {
	for _, page := range attacks {
		t.Run(page, func(t *testing.T) {
			md, err := Convert(strings.NewReader(page), nil)
			if err != nil {
				t.Fatal(err)
			}
			checkHarmless(t, md)
			checkTree(t, convertTree(t, []byte(page), "").HTML())
		})
	}
}

// checkHarmless renders Markdown the way that passes HTML through, and fails
// if anything comes out that this library does not write.
func checkHarmless(t testing.TB, md string) {
	t.Helper()
	checkTree(t, gfmUnsafe(t, md))
}

func checkTree(t testing.TB, text string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return // deeper than the parser goes
	}
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("a comment: %q", n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		if dom.TraitsAt(n.DataAtom)&(dom.IsForm|dom.IsMedia|dom.IsSkipped) != 0 && n.DataAtom != atom.Img && n.DataAtom != atom.Input || n.DataAtom == 0 || n.Namespace != "" {
			t.Errorf("<%s>", n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") {
				t.Errorf("<%s %s>", n.Data, a.Key)
			}
			if a.Key == "href" && !form.SafeAddress(dom.CleanAddress(a.Val)) {
				t.Errorf("<%s href=%q>", n.Data, a.Val)
			}
			if a.Key == "src" && !form.SafeAddress(dom.CleanAddress(a.Val)) && !form.IsRasterData(a.Val) {
				t.Errorf("<%s src=%q>", n.Data, a.Val)
			}
		}
	}
}
