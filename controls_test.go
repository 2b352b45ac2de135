package pith

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/pagetest"
)

// isControl reports whether a rune is a control character that no output has.
func isControl(r rune) bool { return unicode.Is(unicode.Cc, r) && r != '\t' && r != '\n' }

// checkNoControls checks all that an article says, in every form that it has.
func checkNoControls(t *testing.T, a *Article) {
	t.Helper()
	check := func(what, s string) {
		t.Helper()
		if i := strings.IndexFunc(s, isControl); i >= 0 {
			t.Errorf("%s has a control character: %q", what, s[max(0, i-40):min(len(s), i+20)])
		}
	}
	for what, s := range renderings(t, a) {
		check(what, s)
	}
	for _, c := range a.Chunks(&ChunkOptions{Most: 20}) {
		check("a chunk", c.Markdown+strings.Join(c.Path, ""))
	}
	b, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var fields any
	if err := json.Unmarshal(b, &fields); err != nil {
		t.Fatal(err)
	}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case string:
			check("JSON"+path, v)
		case []any:
			for _, v := range v {
				walk(path+"[]", v)
			}
		case map[string]any:
			for k, v := range v {
				check("JSON"+path+", a key", k)
				walk(path+"."+k, v)
			}
		}
	}
	walk("", fields)
}

// controlPage has a control character, or what stands for one, in each place
// that is read.
func controlPage(control string) string {
	return strings.ReplaceAll(`<html lang="e~n" dir="ltr"><title>The ~ice is g~one</title><base href="https://example.com/~/">
<meta name="author" content="Ada~ Byron"><meta name="description" content="How the ~ice went away, and why nobody saw~ it go."><meta property="og:site_name" content="Pier~ News">
<meta property="og:image" content="/i~ce.jpg"><meta property="article:section" content="Ha~rbour"><meta property="article:tag" content="i~ce"><link rel="canonical" href="/the~ice">
<meta property="article:published_time" content="2024-03-05~"><link rel="icon" href="/i~.ico"><link rel="license" href="https://creativecommons.org/licenses/by/4.0/~">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"The ~ice","author":{"name":"Grace~ Hopper"},"publisher":{"name":"P~ier"}}</script>
<nav class="me~nu"><a href="/">Ho~me</a></nav>
<article><h1>The ~ice is g~one</h1><p class="byline">By Ada~ Byron</p>`+pagetest.Essay+`<p>It ~was a wa~rm night, ~ and <a href="/a~b" title="t~t">nobody~</a> went o~ut<sup><a href="#fn1">1</a></sup> before ~morning, says <b>~the</b> harbour master.~</p>
<pre><code class="language-g~o">x~ := 1
~y</code></pre><p><code>a~b</code> <kbd>~</kbd> <span class="math">x~</span></p><math><mi>x~</mi><annotation encoding="application/x-tex">x~^2</annotation></math>
<p>So <img src="https://latex.codecogs.com/gif.latex?x~^2"> and <img src="https://example.com/\frac{1~}{2}.png"> and <img class="latex" src="/a.png" alt="$x~$"> it is.</p><script type="math/tex">y~</script>
<figure><img src="/p~ier.jpg" alt="The ~pier" title="a~"><figcaption>The p~ier at ni~ght</figcaption></figure><iframe src="https://www.youtube.com/embed/a~b" title="A ~film"></iframe>
<table><tr><th>a~<th>b<tr><td>~1<td>2~</table><ul><li>~one<li>two~</ul><p>&amp;lt;b&amp;gt;~</p><blockquote class="callout-no~te"><p>No~te</p></blockquote>
<ol><li id="fn1">A ~note of it. <a href="#r1">↩</a></ol></article><section id="comments"><p class="comment">I saw~ it.</p></section><footer>Copy~right</footer>`, "~", control)
}

// TestNoControlCharacters puts each control character into a page, as it is and
// as a reference, and looks for it in all that comes out.
func TestNoControlCharacters(t *testing.T) {
	var controls []string
	for r := range rune(0xA0) {
		if isControl(r) {
			controls = append(controls, string(r), fmt.Sprintf("&#%d;", r), fmt.Sprintf("&amp;#%d;", r), fmt.Sprintf("%%%02x", r), fmt.Sprintf("\\u%04x", r))
		}
	}
	for _, control := range controls {
		page := controlPage(control)
		o := &Options{URL: "https://example.com/ice", Comments: true, Explain: true}
		a, err := Extract(strings.NewReader(page), o)
		if err != nil {
			t.Fatalf("%q: %v", control, err)
		}
		checkNoControls(t, a)
		if !strings.Contains(a.Text(), "harbour master") {
			t.Errorf("%q: the text is lost", control)
		}
		md, err := Convert(strings.NewReader(page), o)
		if i := strings.IndexFunc(md, isControl); i >= 0 || err != nil {
			t.Errorf("%q: Convert: %q, error %v", control, md[max(0, i-40):], err)
		}
		if t.Failed() {
			t.Fatalf("with %q", control)
		}
	}
}

// TestNoControlCharactersOfTrees gives ExtractNode what no parser would let
// through.
func TestNoControlCharactersOfTrees(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(controlPage("~")))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		n.Data = strings.ReplaceAll(n.Data, "~", "\x00\x1b\u009b")
		for i := range n.Attr {
			n.Attr[i].Val = strings.ReplaceAll(n.Attr[i].Val, "~", "\x00\x1b\u009b")
		}
	}
	a, err := ExtractNode(doc, &Options{URL: "https://example.com/ice", Comments: true, Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	checkNoControls(t, a)
}

// TestLineEndsStayApart shows that what ends a line parts words.
func TestLineEndsStayApart(t *testing.T) {
	for _, end := range []string{"\u0085", "&#13;", "\v", "\f", "&#11;"} {
		a, err := Extract(strings.NewReader("<article>"+pagetest.Essay+"<p>The end"+end+"of the pier, where nobody goes in winter.</p><pre>one"+end+"two</pre></article>"), nil)
		if err != nil || !strings.Contains(a.Text(), "The end of the pier") || !strings.Contains(a.Text(), "one\ntwo") {
			t.Errorf("%q: %q, error %v", end, a.Text(), err)
		}
	}
}

// TestCharsetsHaveNoControls reads bytes that are control characters in one
// charset and letters in another.
func TestCharsetsHaveNoControls(t *testing.T) {
	page := "<meta charset=iso-8859-1><article>" + strings.ReplaceAll(pagetest.Essay, "The ", "\x93The\x94 \x85 \x80 ") + "</article>"
	a, err := Extract(strings.NewReader(page), nil)
	if err != nil || !strings.Contains(a.Text(), "“The” … €") {
		t.Errorf("%.200q, error %v", a.Text(), err)
	}
	checkNoControls(t, a)
}
