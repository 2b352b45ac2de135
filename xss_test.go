package pith

import (
	"encoding/json"
	"html/template"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/pagetest"
)

// Ways to spell an address that runs, or that reads as one once something is
// taken out of it, decoded or added.
var activeAddresses = []string{
	`javascript:alert(1)`, `JaVaScRiPt:alert(1)`, ` javascript:alert(1)`, `&#32;&#9;javascript:alert(1)`, `java&Tab;script:alert(1)`, `java&NewLine;script:alert(1)`, `java&#10;script:alert(1)`, `java&#x0d;script:alert(1)`,
	"java\tscr\nipt:alert(1)", `&#1;javascript:alert(1)`, `&#x1f;javascript:alert(1)`, "\x01\x02 javascript:alert(1)", `javascript&colon;alert(1)`, `javascript&#58;alert(1)`, `javascript&#x3a;alert(1)`, `&#106;avascript:alert(1)`,
	`&#x6A;&#x61;vascript:alert(1)`, `&#0000106avascript:alert(1)`, `javascript&#10;:alert(1)`, `javascript :alert(1)`, `javascript://example.com/%0aalert(1)`, `javascript:/*--></title></style></textarea></script><svg onload=alert(1)>*/`,
	`javascript:alert(String.fromCharCode(88))`, "java\x00script:alert(1)", "\x00javascript:alert(1)", `vbscript:msgbox(1)`, `VbScript:msgbox(1)`, `vb&#9;script:msgbox(1)`, `livescript:x`, `mocha:x`, `jscript:x`,
	`data:text/html,<script>alert(1)</script>`, `data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==`, `DATA:TEXT/HTML,x`, `da&Tab;ta:text/html,x`, `data:,x`, `data:application/xhtml+xml,x`, `data:text/xml,<x/>`, `data:image/svg+xml,<svg onload=alert(1)>`,
	`data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+`, `data:image/png,<script>alert(1)</script>`, `data:image/png;base64,"><script>alert(1)</script>`, `feed:javascript:alert(1)`, `view-source:javascript:alert(1)`, `jar:javascript:alert(1)!/`,
	`blob:https://example.com/x`, `filesystem:https://example.com/x`, `file:///etc/passwd`, `about:blank`, `mhtml:http://a.example/!x`, `ms-its:x`, `intent://x#Intent;end`, `x-apple.systempreferences:x`, `search-ms:query=x`,
	`javascript%3Aalert(1)`, `%6Aavascript:alert(1)`, `&nbsp;javascript:alert(1)`, `&#xfeff;javascript:alert(1)`, `&#x200b;javascript:alert(1)`, `&#x2028;javascript:alert(1)`, `\javascript:alert(1)`, `:javascript:alert(1)`, `https:javascript:alert(1)`,
	`https://a.example/&quot; onmouseover=&quot;alert(1)`, `https://a.example/' onmouseover='alert(1)`, `https://a.example/)[b](javascript:alert(1)`, `https://a.example/> <script>alert(1)</script>`, `https://a.example/&gt;&lt;img src=x onerror=alert(1)&gt;`,
	"https://a.example/`<img src=x onerror=alert(1)>`", `https://a.example/ "title" onclick="x`, `<javascript:alert(1)>`, `https://a.example/&#10;&#10;[x]: javascript:alert(1)`, `https://a.example/\`, `https://a.example/(((`, `https://a.example/)))`, `//javascript:alert(1)`, `#javascript:alert(1)`, `?javascript:alert(1)`,
	`https://a.example/%22%3E%3Cscript%3Ealert(1)%3C/script%3E`, `mailto:a@a.example?subject=x"><script>alert(1)</script>`, `tel:"><script>alert(1)</script>`,
}

// Places where a page gives an address. ADDRESS stands between double quotes.
var addressCarriers = []string{
	`<a href="ADDRESS">there</a>`, `<a href="ADDRESS" title="a title">there</a>`, `<a href="ADDRESS"><img src="a.png" alt="b"></a>`, `<img src="ADDRESS" alt="a lamp">`, `<img src="a.png" srcset="ADDRESS 2x, ADDRESS" alt="a lamp">`, `<img data-src="ADDRESS" data-srcset="ADDRESS 1x" alt="a lamp">`,
	`<picture><source srcset="ADDRESS"><img src="ADDRESS" alt="a lamp"></picture>`, `<iframe src="ADDRESS" title="a film"></iframe>`, `<video src="ADDRESS" poster="ADDRESS" title="a film"><track src="ADDRESS"></video>`, `<audio controls><source src="ADDRESS" type="audio/mpeg"></audio>`,
	`<embed src="ADDRESS" type="video/mp4">`, `<object data="ADDRESS" type="application/pdf"><param name="movie" value="ADDRESS">a film</object>`, `<form action="ADDRESS"><button formaction="ADDRESS">go</button><input type="image" src="ADDRESS" formaction="ADDRESS"></form>`,
	`<svg><a xlink:href="ADDRESS" href="ADDRESS"><text>there</text></a><image href="ADDRESS"/><use href="ADDRESS"/></svg>`, `<math><mtext href="ADDRESS">x</mtext><maction actiontype="statusline#ADDRESS" xlink:href="ADDRESS">y</maction></math>`, `<base href="ADDRESS"><a href="next">there</a><img src="a.png" alt="b">`,
	`<blockquote cite="ADDRESS">said she</blockquote><q cite="ADDRESS">and he</q>`, `<map name="m"><area href="ADDRESS" alt="there"></map><img usemap="#m" src="a.png" alt="b">`, `<table background="ADDRESS"><tr><td background="ADDRESS"><a href="ADDRESS">there</a><td>b<tr><td>c<td>d</table>`,
	`<noscript><a href="ADDRESS">there</a><img src="ADDRESS" alt="b"></noscript>`, `<figure><a href="ADDRESS"><img src="ADDRESS" alt="b"></a><figcaption><a href="ADDRESS">its source</a></figcaption></figure>`, `<p>A word<sup><a href="ADDRESS" id="r1">1</a></sup></p><ol><li id="n1">a note <a href="ADDRESS">↩</a></li></ol>`,
	`<h2><a href="ADDRESS">a heading</a></h2>`, `<ul><li><a href="ADDRESS">an item</a></ul>`, `<dl><dt><a href="ADDRESS">a term</a><dd>b</dl>`, `<pre><a href="ADDRESS">code</a></pre>`, `<a href="ADDRESS"><p>a paragraph</p><p>another</p></a>`, `<link rel="stylesheet" href="ADDRESS"><meta http-equiv="refresh" content="0;url=ADDRESS">`,
	`<details><summary><a href="ADDRESS">more</a></summary><a href="ADDRESS">and more</a></details>`, `<div class="admonition note"><p class="admonition-title"><a href="ADDRESS">Note</a></p><p>a</p></div>`, `<a href="ADDRESS" ping="ADDRESS" onclick="alert(1)" style="background:url(ADDRESS)">there</a>`, `<lite-youtube videoid="ADDRESS"></lite-youtube><div data-oembed-url="ADDRESS"></div>`,
}

// Texts that mean something to a reader of Markdown or HTML.
var activeTexts = []string{
	`[a](javascript:alert(1))`, `![a](javascript:alert(1))`, `<script>alert(1)</script>`, `<javascript:alert(1)>`, `[x]: javascript:alert(1)`, `](javascript:alert(1))`, `a](javascript:alert(1) "t")`, `[a]: <javascript:alert(1)> "t"`, `[a][b]`, `\](javascript:alert(1))`, `\\](javascript:alert(1))`, `\<img src=x onerror=alert(1)>`,
	"`<img src=x onerror=alert(1)>", "``<img src=x onerror=alert(1)>`", "```\n<script>alert(1)</script>\n```", "~~~\n<script>alert(1)</script>\n~~~", `&lt;script&gt;alert(1)&lt;/script&gt;`, `&amp;lt;script&amp;gt;alert(1)`, `<!-- --><script>alert(1)</script>`, `<!--><img src=x onerror=alert(1)>-->`, `<?php echo 1 ?>`, `<![CDATA[<script>alert(1)</script>]]>`,
	`</p><script>alert(1)</script><p>`, `</textarea></title></style><script>alert(1)</script>`, "---\n<script>alert(1)</script>\n---", "[^1]: <script>alert(1)</script>", `[^<script>alert(1)</script>]`, `| a | <img src=x onerror=alert(1)> |`, `$<img src=x onerror=alert(1)>$`, `$$\href{javascript:alert(1)}{x}$$`, `\(\href{javascript:alert(1)}{x}\)`,
	"> <script>alert(1)</script>", "- <script>alert(1)</script>", "1. <script>alert(1)</script>", "# <script>alert(1)</script>", "    <script>alert(1)</script>", "a  \n<script>alert(1)</script>", `<a/onclick=alert(1)>x`, "<b\nonclick=alert(1)>x", `<svg/onload=alert(1)>`, `<img src=x onerror=alert(1)//`, `<iframe srcdoc="<script>alert(1)</script>">`,
	`<x onfocus=alert(1) tabindex=1 autofocus>`, `<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>`, `<style>@import 'javascript:alert(1)'</style>`, `*[a](javascript:alert(1))*`, `**<script>alert(1)</script>**`, `~~<script>alert(1)</script>~~`, `"><script>alert(1)</script>`, `'><script>alert(1)</script>`, `" onmouseover="alert(1)`, "\" title=\"x\n\n<script>alert(1)</script>",
	"https://a.example/<script>alert(1)</script>", "http://a.example/\"onmouseover=alert(1)", `<https://a.example/"onclick="x>`, `www.a.example/<script>`, "\u202e)1(trela:tpircsavaj", "[a\u200b](javascript:alert(1))", "&#x5b;a](javascript:alert(1))", "&#60;script&#62;alert(1)", "&#x3c;img src=x onerror=alert(1)&#x3e;", "{{constructor.constructor('alert(1)')()}}", `{% raw %}<script>`,
}

// Places where a page has text. TEXT stands as the parser will read it again,
// escaped; RAW as it is.
var textCarriers = []string{
	`<p>TEXT</p>`, `<p>RAW</p>`, `<h2>TEXT</h2>`, `<ul><li>TEXT<li>b</ul>`, `<table><tr><th>TEXT<th>b<tr><td>TEXT<td>c</table>`, `<blockquote>TEXT</blockquote>`, `<p><a href="https://a.example/">TEXT</a></p>`, `<p><a href="https://a.example/" title="TEXT">there</a></p>`, `<img src="a.png" alt="TEXT">`, `<img src="a.png" alt="b" title="TEXT">`,
	`<figure><img src="a.png" alt="b"><figcaption>TEXT</figcaption></figure>`, `<pre>TEXT</pre>`, `<pre><code class="language-TEXT">x</code></pre>`, `<pre class="lang-TEXT" data-lang="TEXT">TEXT</pre>`, `<p><code>TEXT</code></p>`, `<p><kbd>TEXT</kbd> <sub>TEXT</sub> <mark>TEXT</mark></p>`, `<dl><dt>TEXT<dd>TEXT</dl>`, `<abbr title="TEXT">TEXT</abbr>`, `<ruby>TEXT<rt>TEXT</rt></ruby>`,
	`<p>a<sup><a href="#fnTEXT">TEXT</a></sup></p><ol><li id="fnTEXT">TEXT</ol>`, `<p>a<sup id="TEXT"><a href="#TEXT" id="TEXT">[TEXT]</a></sup></p><p id="TEXT">TEXT</p>`, `<div class="admonition TEXT"><p class="admonition-title">TEXT</p><p>TEXT</p></div>`, `<blockquote><p>[!TEXT]</p><p>TEXT</p></blockquote>`, `<script type="math/tex">TEXT</script>`, `<math alttext="TEXT"><mtext>TEXT</mtext><annotation encoding="application/x-tex">TEXT</annotation></math>`,
	`<iframe src="https://www.youtube.com/embed/abcdefghijk" title="TEXT"></iframe>`, `<video title="TEXT" src="a.mp4"></video>`, `<noscript>RAW</noscript>`, `<noscript><p>TEXT</p></noscript>`, `<template>RAW</template>`, `<textarea>RAW</textarea><xmp>RAW</xmp><listing>TEXT</listing>`, `<p><b>TEXT</b><i>TEXT</i><s>TEXT</s></p>`, `<p>a<!--RAW-->b</p>`, `<ol start="TEXT"><li>a</ol>`, `<time datetime="TEXT">TEXT</time>`, `<p dir="TEXT" lang="TEXT">a</p>`,
	`<h1>TEXT</h1><p class="byline">By TEXT</p>`, `<p>TEXT<br>TEXT<br><br>TEXT</p>`, `<details><summary>TEXT</summary>TEXT</details>`, `<svg><title>TEXT</title><desc>RAW</desc><foreignObject>RAW</foreignObject></svg>`,
}

// headCarriers are texts of the page's head, which front matter has.
var headCarriers = []string{
	`<title>TEXT</title>`, `<meta property="og:title" content="TEXT"><meta name="author" content="TEXT"><meta name="description" content="TEXT">`, `<meta property="og:site_name" content="TEXT"><meta name="keywords" content="TEXT"><meta property="article:section" content="TEXT">`, `<html lang="TEXT" dir="TEXT">`,
	`<link rel="canonical" href="TEXT"><link rel="icon" href="TEXT"><meta property="og:image" content="TEXT"><link rel="license" href="TEXT"><link rel="next" href="TEXT">`, `<script type="application/ld+json">{"@type":"NewsArticle","headline":"JSON","author":"JSON","image":"JSON","license":"JSON","keywords":["JSON"]}</script>`,
}

// xssPages are all vectors, each in a page.
func xssPages() []string {
	var pages []string
	body := func(head, part string) {
		pages = append(pages, `<!DOCTYPE html><html><head>`+head+`</head><body><article><h1>The second list</h1>`+pagetest.Essay+part+pagetest.Essay+`</article></body></html>`)
	}
	for _, carrier := range addressCarriers {
		for _, address := range activeAddresses {
			body("", strings.ReplaceAll(carrier, "ADDRESS", strings.ReplaceAll(address, `"`, "&quot;")))
		}
	}
	fill := func(carrier, text string) string {
		return strings.NewReplacer("TEXT", template.HTMLEscapeString(text), "RAW", text, "JSON", template.JSEscapeString(text)).Replace(carrier)
	}
	for _, text := range append(activeTexts, activeAddresses...) {
		for _, carrier := range headCarriers {
			body(fill(carrier, text), "")
		}
	}
	for _, text := range activeTexts {
		for _, carrier := range textCarriers {
			body("", fill(carrier, text))
		}
	}
	for _, page := range attacks {
		body("", page)
	}
	return pages
}

// TestXSS takes every vector through all that this library writes, and reads
// it as a browser would.
func TestXSS(t *testing.T) {
	t.Parallel()
	pages := xssPages()
	step := 1
	if !inFull || underRace {
		step = 23 // not a divisor of any list's length: all of each come by
	}
	styles := []*MarkdownOptions{
		{}, {FrontMatter: true, Title: true, Links: ReferenceLinks}, {Compact: true, Bullet: AsteriskBullet}, {Fence: TildeFence, Links: NoLinkTargets, Title: true},
	}
	for i := 0; i < len(pages); i += step {
		page := pages[i]
		a, err := Extract(strings.NewReader(page), &Options{URL: "https://example.com/dir/page"})
		if err != nil && !isAnswer(err) {
			t.Fatal(err)
		}
		md, err := Convert(strings.NewReader(page), nil)
		if err != nil {
			t.Fatal(err)
		}
		checkStrictly(t, page, "Convert", gfmUnsafe(t, md))
		checkStrictly(t, page, "HTML", a.HTML())
		style := styles[i/step%len(styles)]
		var b strings.Builder
		if err := a.WriteMarkdown(&b, style); err != nil {
			t.Fatal(err)
		}
		out := b.String()
		if style.FrontMatter {
			out = checkFrontMatter(t, page, out)
		}
		checkStrictly(t, page, "Markdown", gfmUnsafe(t, out))
		for _, c := range a.Chunks(&ChunkOptions{Most: 60}) {
			checkStrictly(t, page, "Chunk", gfmUnsafe(t, c.Markdown))
		}
		for _, address := range []string{a.URL, a.Image, a.Favicon, a.NextPage} {
			if address != "" && !strictlySafe(address, false) {
				t.Errorf("%s\nmetadata has %q", page, address)
			}
		}
	}
	t.Logf("%d vectors", len(pages))
	if len(pages) < 150 {
		t.Error("too few vectors")
	}
}

// checkFrontMatter checks that the front matter is what it says: lines of
// "key: value" and of items, all quoted as JSON. It returns what is behind.
func checkFrontMatter(t *testing.T, page, md string) string {
	t.Helper()
	front, rest, ok := strings.Cut(strings.TrimPrefix(md, "---\n"), "\n---\n")
	if !ok {
		t.Errorf("%s\nfront matter has no end: %q", page, md)
	}
	for line := range strings.SplitSeq(front, "\n") {
		value, item := strings.CutPrefix(strings.TrimSpace(line), "- ")
		if !item {
			var key string
			key, value, _ = strings.Cut(line, ":")
			if strings.Trim(key, "abcdefghijklmnopqrstuvwxyz_") != "" {
				t.Errorf("%s\nfront matter has the line %q", page, line)
			}
		}
		value = strings.TrimSpace(value)
		if quoted := strings.HasPrefix(value, `"`); quoted && !json.Valid([]byte(value)) || !quoted && strings.ContainsAny(value, "<>[]{}()`\"'&#|*!%@,") {
			t.Errorf("%s\nfront matter has the line %q", page, line)
		}
	}
	return rest
}

// allowedHTML is all that a reader of our Markdown or HTML may find: the
// elements, and which attributes each may have. It says so once more, on its
// own, because it checks the code that has such a table as well.
var allowedHTML = map[string]string{
	"html": "", "head": "", "body": "", "p": "dir", "h1": "", "h2": "", "h3": "", "h4": "", "h5": "", "h6": "", "ul": "", "ol": "start", "li": "id", "dl": "", "dt": "", "dd": "",
	"blockquote": "data-callout", "pre": "", "code": "class", "em": "", "strong": "", "del": "", "sub": "", "sup": "id class", "kbd": "", "mark": "", "br": "", "hr": "", "a": "href title id class role", "img": "src alt title",
	"table": "", "caption": "", "thead": "", "tbody": "", "tr": "", "th": "align style", "td": "align style", "input": "type checked disabled", "figure": "", "figcaption": "", "section": "class", "div": "class role", "span": "class", "time": "datetime",
}

// checkStrictly parses HTML and fails for whatever is not on the list.
func checkStrictly(t *testing.T, page, what, text string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Errorf("%s\n%s does not parse: %v", page, what, err)
		return
	}
	for n := range doc.Descendants() {
		switch n.Type {
		case html.TextNode, html.DocumentNode:
			continue
		case html.ElementNode:
		default:
			t.Errorf("%s\n%s has a node of type %d, %q:\n%s", page, what, n.Type, n.Data, text)
			continue
		}
		attrs, ok := allowedHTML[n.Data]
		if !ok || n.Namespace != "" {
			t.Errorf("%s\n%s has <%s>:\n%s", page, what, n.Data, text)
		}
		for _, a := range n.Attr {
			if !dom.HasWord(attrs, a.Key) || !attributeIsFine(n.Data, a.Key, a.Val) {
				t.Errorf("%s\n%s has <%s %s=%q>:\n%s", page, what, n.Data, a.Key, a.Val, text)
			}
		}
	}
}

func attributeIsFine(tag, key, val string) bool {
	switch key {
	case "href", "src":
		return strictlySafe(val, key == "src")
	case "style":
		return val == "text-align:left" || val == "text-align:right" || val == "text-align:center"
	case "type":
		return val == "checkbox"
	case "class":
		// goldmark gives a code block the language that stands behind the fence.
		return !strings.ContainsAny(val, "<>\"'`")
	}
	return true
}

// strictlySafe reads an address as the URL standard says a browser does, and
// allows four schemes and, for images, their data.
func strictlySafe(address string, image bool) bool {
	address = strings.TrimFunc(address, func(r rune) bool { return r <= ' ' })
	address = strings.ToLower(strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address))
	scheme, rest, ok := strings.Cut(address, ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return true // relative
	}
	for i, c := range scheme {
		if !(c >= 'a' && c <= 'z' || i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.')) {
			return true // no scheme, and so relative
		}
	}
	switch scheme {
	case "http", "https", "ftp", "ftps", "mailto", "tel", "sms", "whatsapp":
		return true
	case "data":
		for _, kind := range []string{"image/png;base64,", "image/gif;base64,", "image/jpeg;base64,", "image/jpg;base64,", "image/webp;base64,", "image/avif;base64,"} {
			if strings.HasPrefix(rest, kind) {
				return image
			}
		}
	}
	return scheme == ""
}
