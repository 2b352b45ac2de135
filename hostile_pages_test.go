package pith

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/pithmd/pith/internal/pagetest"
)

// byChoice is why an article is lost that Convert has: there is so much of
// something else that the choice of content takes that for the content.
const byChoice = "the choice of content"

const sentence = "The lamp was trimmed at dusk and nobody on the island slept before it burned. "

// hostilePages are grouped by what they have too much of.
var hostilePages = []hostilePage{
	// depth
	{name: "depth/divs", n: 25_000, part: pagetest.Nested("<div>", sentence, "</div>")},
	{name: "depth/divs with names", n: 12_500, part: pagetest.Nested(`<div class="post-body main" id="content">`, sentence, "</div>")},
	{name: "depth/inline", n: 25_000, part: pagetest.Nested("<b><i>", sentence, "</i></b>")},
	{name: "depth/bold", n: 100_000, part: nestedInline("b")},
	{name: "depth/spans", n: 100_000, part: nestedInline("span")},
	{name: "depth/fonts", n: 100_000, part: nestedInline("font color=red")},
	{name: "depth/quotes", n: 12_500, part: pagetest.Nested("<blockquote>", sentence, "</blockquote>")},
	{name: "depth/lists", n: 12_500, part: pagetest.Nested("<ul><li>", sentence, "</li></ul>")},
	{name: "depth/tables", n: 7500, part: pagetest.Nested("<table><tr><td>", sentence, "</td></tr></table>")},
	{name: "depth/spans in a paragraph", n: 12_500, part: func(n int) string { return "<p>" + pagetest.Nested("<span>", sentence, "</span>")(n) + "</p>" }},
	{name: "depth/unclosed font", n: 12_500, part: pagetest.Numbered("<font color=red size=%[1]d>a ")},
	{name: "depth/unclosed bold in paragraphs", n: 5000, part: pagetest.Numbered("<p><b id=b%[1]d>a")},
	{name: "depth/links in links", n: 12_500, part: pagetest.Times("<a href=x>a "), lost: byChoice}, // all that follows stands in a link
	{name: "depth/details", n: 12_500, part: pagetest.Nested("<details><summary>s</summary>", sentence, "</details>")},
	{name: "depth/forms and fieldsets", n: 12_500, part: pagetest.Nested("<form><fieldset>", sentence, "</fieldset></form>")},
	{name: "depth/buttons", n: 12_500, part: pagetest.Times("<button><p>a")},
	{name: "depth/svg", n: 12_500, part: pagetest.Nested("<svg><g>", "a", "</g></svg>")},
	{name: "depth/math", n: 12_500, part: pagetest.Nested("<math><mrow>", "a", "</mrow></math>")},
	{name: "depth/templates", n: 12_500, part: pagetest.Nested("<template>", "a", "</template>")},
	{name: "depth/rubies", n: 7500, part: pagetest.Nested("<ruby>a<rt>", "b", "</rt></ruby>")},
	{name: "depth/embedded posts", n: 7500, part: pagetest.Numbered("<div class='tweet t%[1]d'><p>a</p>")},
	{name: "depth/posts ever deeper", n: 1500, page: func(n int) string { return threadOf(n, 1) }},
	{name: "depth/code in pre", n: 7500, part: pagetest.Nested("<pre><code>", "x", "</code></pre>")},
	{name: "depth/just within the parser's limit", n: 5000, part: func(n int) string {
		return pagetest.Nested("<div>", strings.Repeat("<p>"+sentence+"</p>", n), "</div>")(400) // n paragraphs at one depth
	}},
	{name: "depth/a comb", n: 200, part: pagetest.Times(strings.Repeat("<div>", 400) + sentence + strings.Repeat("</div>", 400))},
	{name: "depth/emphasis within the limit", n: 5000, part: func(n int) string {
		return "<p>" + strings.Repeat("<em>a<b>", 180) + strings.Repeat("<i>b</i> ", n) + "</p>"
	}},

	// breadth
	{name: "breadth/cells", n: 25_000, part: pagetest.Between("<table><tr>", "<td>a", "</table>")},
	{name: "breadth/rows", n: 12_500, part: pagetest.Between("<table>", "<tr><td>a<td>b", "</table>")},
	{name: "breadth/tables", n: 5000, part: pagetest.Times("<table><tr><td>a<td>b</table>")},
	{name: "breadth/items", n: 25_000, part: pagetest.Between("<ul>", "<li>a", "</ul>")},
	{name: "breadth/ordered items", n: 25_000, part: pagetest.Between("<ol>", "<li>a", "</ol>")},
	{name: "breadth/tasks", n: 12_500, part: pagetest.Between("<ul>", "<li><input type=checkbox>a", "</ul>")},
	{name: "breadth/terms", n: 12_500, part: pagetest.Between("<dl>", "<dt>a<dd>b", "</dl>")},
	{name: "breadth/links", n: 25_000, part: pagetest.Times("<a href=x>a</a> ")},
	{name: "breadth/links to anchors", n: 12_500, part: pagetest.Numbered(`<a href="#a%[1]d" id="a%[1]d">a</a> `)},
	{name: "breadth/attributes", n: 25_000, part: func(n int) string { return "<p" + pagetest.Numbered(" a%[1]d=b")(n) + ">" + sentence }},
	{name: "breadth/the same attribute", n: 25_000, part: pagetest.Between("<p", " a=b", ">"+sentence)},
	{name: "breadth/names in a class", n: 25_000, part: func(n int) string { return `<p class="` + pagetest.Numbered("a%[1]d-b ")(n) + `">` + sentence }},
	{name: "breadth/hyphens in a class", n: 125_000, part: pagetest.Between(`<p class="`, "a-", `">`+sentence)},
	{name: "breadth/classes", n: 12_500, part: pagetest.Numbered(`<div class="c%[1]d x-%[1]d">a</div>`)},
	{name: "breadth/ids", n: 12_500, part: pagetest.Numbered(`<p id="i%[1]d">a</p>`)},
	{name: "breadth/styles", n: 7500, part: pagetest.Times(`<p style="color:red;background:red;left:-9999px">` + "a</p>")},
	{name: "breadth/declarations in a style", n: 25_000, part: pagetest.Between(`<p style="`, "color:red;", `">`+sentence)},
	{name: "breadth/comments", n: 50_000, part: pagetest.Times("<!--a-->")},
	{name: "breadth/scripts", n: 12_500, part: pagetest.Times("<script>a</script>")},
	{name: "breadth/empty elements", n: 50_000, part: pagetest.Times("<i></i>")},
	{name: "breadth/entities", n: 75_000, part: pagetest.Between("<p>", "&amp;", "</p>")},
	{name: "breadth/entities that are none", n: 75_000, part: pagetest.Between("<p>", "&a", "</p>")},
	{name: "breadth/breaks", n: 50_000, part: pagetest.Times("<br>")},
	{name: "breadth/lines", n: 25_000, part: pagetest.Times("a<br>")},
	{name: "breadth/paragraphs", n: 12_500, part: pagetest.Times("<p>a")},
	{name: "breadth/bold in paragraphs", n: 12_500, part: pagetest.Times("<p>a<b>b</b>")},
	{name: "breadth/divisions", n: 12_500, part: pagetest.Times("<div>a</div>")},
	{name: "breadth/paragraphs with headings", n: 12_500, part: pagetest.Times("<p>a<h2>b</h2>")},
	{name: "breadth/headings", n: 12_500, part: pagetest.Times("<h2>a</h2>")},
	{name: "breadth/first headings", n: 12_500, part: pagetest.Times("<h1>The northern light</h1>")},
	{name: "breadth/rules", n: 25_000, part: pagetest.Times("<hr>")},
	{name: "breadth/images", n: 12_500, part: pagetest.Times("<img src=a.png alt=b>")},
	{name: "breadth/figures", n: 5000, part: pagetest.Times("<figure><img src=a.png><figcaption>A lamp on a cliff by night</figcaption></figure>")},
	{name: "breadth/captions repeated", n: 5000, part: pagetest.Times("<figure><img src=a.png><figcaption>A lamp on a cliff by night</figcaption></figure><p>A lamp on a cliff by night</p>"), explain: true},
	{name: "breadth/frames", n: 7500, part: pagetest.Times(`<iframe src="https://example.com/v" title="v"></iframe>`)},
	{name: "breadth/candidates of a srcset", n: 25_000, part: func(n int) string {
		return `<img alt="a lamp" srcset="` + pagetest.Numbered("a%[1]d.png %[1]dw,")(n) + `">`
	}},
	{name: "breadth/sources of a picture", n: 12_500, part: pagetest.Between("<picture>", `<source srcset="a.png 1x">`, "<img src=a.png></picture>")},
	{name: "breadth/controls", n: 12_500, part: pagetest.Times("<input><select><option>a</select><textarea>b</textarea>")},
	{name: "breadth/notes", n: 2500, part: noteLinks},
	{name: "breadth/references to one note", n: 12_500, part: func(n int) string {
		return strings.Repeat("<sup><a href=#fn1>1</a></sup> ", n) + "<ol><li id=fn1>note</ol>"
	}},
	{name: "breadth/abbreviations", n: 7500, part: pagetest.Numbered(`<abbr title="b%[1]d c">A%[1]d</abbr> `)},
	{name: "breadth/quotations", n: 12_500, part: pagetest.Times("<q>a</q> ")},
	{name: "breadth/readings", n: 7500, part: pagetest.Times("<ruby>a<rt>b</ruby>")},
	{name: "breadth/formulas", n: 12_500, part: pagetest.Times(`\(a\) `)},
	{name: "breadth/formulas never closed", n: 25_000, part: pagetest.Times(`\(a $`)},
	{name: "breadth/MathML", n: 5000, part: pagetest.Times("<math><mi>x</mi></math> ")},
	{name: "breadth/code", n: 12_500, part: pagetest.Times("<code>a</code> ")},
	{name: "breadth/lines of code", n: 25_000, part: pagetest.Between("<pre>", "<span class=line>a</span>\n", "</pre>")},
	{name: "breadth/hidden", n: 12_500, part: pagetest.Times("<p hidden>a</p>")},
	{name: "breadth/noscript", n: 7500, part: pagetest.Times("<noscript><p>a</p></noscript>")},
	{name: "breadth/emphasis", n: 25_000, part: pagetest.Times("<b>a</b>b")},
	{name: "breadth/dates", n: 7500, part: pagetest.Times("<time datetime=2024-05-03>3 May 2024</time>")},
	{name: "breadth/authors", n: 7500, part: pagetest.Numbered("<a rel=author href=/a%[1]d>Ada B%[1]d</a>")},
	{name: "breadth/microdata", n: 7500, part: pagetest.Times(`<div itemscope itemtype="http://schema.org/Person"><span itemprop=name>Ada</span></div>`)},
	{name: "breadth/callouts", n: 5000, part: pagetest.Times("<div class='admonition note'><p>Note</p><p>a</p></div>")},
	{name: "breadth/bases", n: 12_500, part: pagetest.Times("<base href=http://a.example/>")},
	{name: "breadth/metas", n: 12_500, page: func(n int) string {
		return strings.Replace(beforePart, "</head>", pagetest.Numbered(`<meta property="og:image" content="/%[1]d.png"><meta name=author content="Ada B%[1]d">`)(n)+"</head>", 1) + afterPart
	}},
	{name: "breadth/titles", n: 12_500, part: pagetest.Times("<title>a</title>")},

	{name: "breadth/one picture in a line", n: 12_500, part: pagetest.Between("<p>a ", "<img src=a.png>", "</p>")},
	{name: "breadth/cells of one picture", n: 12_500, part: pagetest.Between("<table>", "<tr><td><img src=a.png><td><img src=a.png>", "</table>")},
	{name: "breadth/frames in a box", n: 5000, part: pagetest.Between("<div>", "<iframe src=https://a.example/v></iframe>", "</div>")},
	{name: "breadth/raised signs in paragraphs", n: 12_500, part: pagetest.Times("<p><sup>*</sup>a<sup>*</sup></p>")},
	{name: "breadth/breaks in elements", n: 12_500, part: pagetest.Times("<b>a<br></b><i> <br></i>")},
	{name: "breadth/lists of one level", n: 12_500, part: pagetest.Times("<ul class=list-0><li>a</ul>")},
	{name: "breadth/lists that say they are not done", n: 12_500, part: pagetest.Times("<ul data-checked=false><li>a</ul>")},
	{name: "breadth/posts", n: 1500, page: func(n int) string { return threadOf(n, 0) }},

	// size
	{name: "size/a paragraph", n: 130_000, part: pagetest.Between("<p>", sentence, "</p>")}, // 10 MB
	{name: "size/a word", n: 5_000_000, part: pagetest.Times("a")},
	{name: "size/a word without a space between", n: 1_000_000, part: pagetest.Times("灯")},
	{name: "size/articles", n: 15_000, part: pagetest.Times("<article><h2>Night</h2>" + pagetest.Essay + pagetest.Essay + "</article>")},
	{name: "size/blanks", n: 5_000_000, part: pagetest.Times(" ")},
	{name: "size/an attribute", n: 5_000_000, part: pagetest.Between(`<p title="`, "a", `">`+sentence)},
	{name: "size/an alternative text", n: 100_000, part: pagetest.Between(`<img src=a.png alt="`, sentence, `">`)},
	{name: "size/an address", n: 5_000_000, part: pagetest.Between(`<p><a href="/`, "a", `">there</a></p>`)},
	{name: "size/an address of directories", n: 1_000_000, part: pagetest.Between(`<p><a href="/`, "../a/", `">there</a></p>`)},
	{name: "size/an image as data", n: 5_000_000, part: pagetest.Between(`<img src="data:image/png;base64,`, "A", `">`)},
	{name: "size/a comment", n: 5_000_000, part: pagetest.Between("<!--", "-", "-->")},
	{name: "size/a script", n: 2_000_000, part: pagetest.Between("<script>", "a<b;", "</script>")},
	{name: "size/a title", n: 1_000_000, page: func(n int) string {
		return strings.Replace(beforePart, "</title>", strings.Repeat(" - a", n)+"</title>", 1) + afterPart
	}},
	{name: "size/a headline", n: 1_000_000, part: pagetest.Between("<h1>", "a | ", "</h1>")},
	{name: "size/a heading of signs", n: 100_000, part: pagetest.Between("<h2>a", "|", "</h2>")},
	{name: "size/a byline", n: 500_000, part: pagetest.Between("<p class=byline>By ", "Ada B, ", "</p>")},
	{name: "size/a tag's name", n: 3_000_000, part: pagetest.Between("<", "a", ">")},
	{name: "size/preformatted", n: 300_000, part: pagetest.Between("<pre>", "x = 1\n", "</pre>")},

	// spans of cells
	{name: "spans/both", n: 7500, part: pagetest.Between("<table>", "<tr><td rowspan=1000 colspan=1000>a", "</table>")},
	{name: "spans/columns", n: 12_500, part: pagetest.Between("<table><tr>", "<td colspan=4000000000>a", "</table>")},
	{name: "spans/rows", n: 12_500, part: pagetest.Between("<table>", "<tr><td rowspan=65534>a<td>b", "</table>")},
	{name: "spans/one long row above short ones", n: 20_000, part: func(n int) string {
		return "<table><tr>" + strings.Repeat("<td>a", n) + strings.Repeat("<tr><td>b", n) + "</table>"
	}},
	{name: "spans/lines of code", n: 12_500, part: pagetest.Between(`<table class="highlight">`, "<tr><td class=lineno>1<td>a()", "</table>")},
	{name: "spans/a long overhang", n: 12_500, part: func(n int) string {
		return "<table><tr>" + strings.Repeat("<td>a", n) + "<td rowspan=65534>a" + strings.Repeat("<tr><td>b", n) + "</table>"
	}},
	{name: "spans/to the end", n: 12_500, part: pagetest.Between("<table>", "<tr><td rowspan=0>a<td>b", "</table>")},
	{name: "spans/tables of them", n: 5000, part: pagetest.Times("<table><tr><td colspan=1000 rowspan=1000>a<td>b<tr><td>c</table>")},
	{name: "spans/column groups", n: 25_000, part: pagetest.Between("<table>", "<col span=1000>", "<tr><td>a<td>b</table>")},

	// data
	{name: "data/deep arrays", n: 250_000, part: pagetest.Between("<script type=application/ld+json>", "[", "</script>")},
	{name: "data/deep objects", n: 75_000, part: pagetest.Between("<script type=application/ld+json>", `{"a":`, "</script>")},
	{name: "data/quotes", n: 250_000, part: pagetest.Between("<script type=application/ld+json>{", `"`, "</script>")},
	{name: "data/comments", n: 125_000, part: pagetest.Between("<script type=application/ld+json>{", "/*", "</script>")},
	{name: "data/things", n: 12_500, part: pagetest.Between(`<script type=application/ld+json>{"@graph":[`, `{"@type":"Person","@id":"a","author":{"@id":"a"}},`, "]}</script>")},
	{name: "data/blocks", n: 5000, part: pagetest.Times(`<script type=application/ld+json>{"@type":"NewsArticle","headline":"The northern light","author":[{"name":"Ada"}]}</script>`)},
	{name: "data/references in a ring", n: 7500, part: func(n int) string {
		return `<script type=application/ld+json>{"@graph":[` + pagetest.Numbered(`{"@id":"#%[1]d","mainEntity":{"@id":"#1"},"isPartOf":{"@id":"#%[1]d"}},`)(n) + `]}</script>`
	}},
	{name: "data/authors", n: 12_500, part: func(n int) string {
		return `<script type=application/ld+json>{"@type":"NewsArticle","author":[` + pagetest.Numbered(`{"name":"Ada B%[1]d"},`)(n) + `]}</script>`
	}},

	// the parser's own corners
	{name: "parser/plaintext", n: 25_000, part: pagetest.Between("<plaintext>", "<p>a", "")},
	{name: "parser/frameset", n: 25_000, page: func(n int) string {
		return "<!DOCTYPE html><title>f</title><frameset>" + strings.Repeat("<frame src=a>", n) + "<noframes>" + pagetest.Essay + "</noframes></frameset>"
	}},
	{name: "parser/foreign content", n: 7500, part: pagetest.Times("<svg><foreignObject><p>a</p></foreignObject><desc><b>b</b></desc></svg>")},
	{name: "parser/foreign tables", n: 7500, part: pagetest.Times("<math><mtext><table><tr><td><svg></table></mtext></math>")},
	{name: "parser/adoption agency", n: 5000, part: pagetest.Times("<b><p></b></p>")},
	{name: "parser/adoption agency with attributes", n: 5000, part: pagetest.Numbered("<a id=%[1]d><b id=%[1]d><div></a></b></div>")},
	{name: "parser/misnested formatting", n: 5000, part: pagetest.Times("<b><i><u><s></b></i></u></s>a")},
	{name: "parser/foster parents", n: 5000, part: pagetest.Between("<table>", "<b>a<tr>", "</table>")},
	{name: "parser/end tags", n: 50_000, part: pagetest.Times("</div></p></br></x>")},
	{name: "parser/bodies", n: 2500, part: pagetest.Numbered("<body a%[1]d=b><html c%[1]d=d>")},
	{name: "parser/less than", n: 125_000, part: pagetest.Times("<")},
	{name: "parser/less than as text", n: 50_000, part: pagetest.Times("&lt;a ")},
	{name: "parser/open comments", n: 75_000, part: pagetest.Between("", "<!--", "-->")},
	{name: "parser/CDATA", n: 25_000, part: pagetest.Times("<![CDATA[a]]>")},
	{name: "parser/zero bytes", n: 125_000, part: pagetest.Times("\x00")},
	{name: "parser/options", n: 12_500, part: pagetest.Between("<select>", "<option>a", "</select>")},
	{name: "parser/unclosed select", n: 12_500, page: func(n int) string { return beforePart + afterPart + "<select>" + strings.Repeat("<option>a", n) }},
	{name: "parser/unclosed textarea", n: 125_000, page: func(n int) string { return beforePart + afterPart + "<textarea>" + strings.Repeat("a", n) }},

	// what Markdown means something by
	{name: "markdown/backticks", n: 75_000, part: pagetest.Between("<p>", "`", "</p>")},
	{name: "markdown/backticks apart", n: 50_000, part: pagetest.Between("<p>", "`a ", "</p>")},
	{name: "markdown/backticks in code", n: 75_000, part: pagetest.Between("<code>", "`", "</code>")},
	{name: "markdown/runs of backticks in code", n: 1000, part: func(n int) string {
		var b strings.Builder
		b.WriteString("<code>")
		for i := range n {
			b.WriteString(strings.Repeat("`", i%500) + " ")
		}
		return b.String() + "</code>"
	}},
	{name: "markdown/fences", n: 12_500, part: pagetest.Between("<pre>", "```\n~~~\n", "</pre>")},
	{name: "markdown/stars", n: 75_000, part: pagetest.Between("<p>", "*", "</p>")},
	{name: "markdown/stars apart", n: 50_000, part: pagetest.Between("<p>", "*a ", "</p>")},
	{name: "markdown/brackets", n: 75_000, part: pagetest.Between("<p>", "[", "</p>")},
	{name: "markdown/links", n: 50_000, part: pagetest.Between("<p>", "[a](", "</p>")},
	{name: "markdown/closing brackets", n: 75_000, part: pagetest.Between("<p>", "](", "</p>")},
	{name: "markdown/images", n: 50_000, part: pagetest.Between("<p>", "![", "</p>")},
	{name: "markdown/pipes", n: 75_000, part: pagetest.Between("<p>", "|", "</p>")},
	{name: "markdown/pipes in cells", n: 25_000, part: pagetest.Between("<table><tr><th>", "|", "<th>b<tr><td>a<td>c</table>")},
	{name: "markdown/hashes", n: 75_000, part: pagetest.Between("<p>", "# ", "</p>")},
	{name: "markdown/dollars", n: 75_000, part: pagetest.Between("<p>", "$", "</p>")},
	{name: "markdown/addresses", n: 12_500, part: pagetest.Between("<p>", "https://a.example/b_c ", "</p>")},
	{name: "markdown/backslashes", n: 75_000, part: pagetest.Between("<p>", `\`, "</p>")},

	// noise
	{name: "noise/bytes", n: 125_000, page: func(n int) string { return string(randomBytes(n)) }},
	{name: "noise/bytes in an article", n: 50_000, part: func(n int) string { return strings.ToValidUTF8(string(randomBytes(n)), "?") }, lost: "may open an element that hides the rest"},
	{name: "noise/tags", n: 12_500, page: randomTags},
}

// nestedInline is an element within lines in itself n times over, in a paragraph.
func nestedInline(tag string) func(n int) string {
	name, _, _ := strings.Cut(tag, " ")
	return func(n int) string {
		return "<p>" + pagetest.Nested("<"+tag+">", sentence, "</"+name+">")(n) + "</p>"
	}
}

// threadOf is a board of n posts, each so many pixels deeper than the one before.
func threadOf(n, deeper int) string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en"><head><title>The northern light</title></head><body class="forum"><h1>The northern light</h1>`)
	for i := range n {
		text := sentence
		switch i {
		case 0:
			text = firstMarker
		case n - 1:
			text = lastMarker
		}
		fmt.Fprintf(&b, `<div class="post" style="margin-left:%dpx"><div><a class="author" href="/u/m%[2]d">moss%[2]d</a> <time datetime="2021-05-04">4 May 2021</time></div><p>%s</p></div>`, i*deeper, i, text)
	}
	return b.String() + "</body></html>"
}

func randomBytes(n int) []byte {
	r := rand.New(rand.NewPCG(11, 12))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

// randomTags writes n tags in no order.
func randomTags(n int) string {
	names := strings.Fields("a b p div table tr td ul li span h1 h2 pre code em svg math math/mi select option form button q ruby rt dl dt dd sup nobr font center body html caption colgroup col thead tbody blockquote figure figcaption details summary img br hr")
	r := rand.New(rand.NewPCG(13, 14))
	var b strings.Builder
	for range n {
		name := names[r.IntN(len(names))]
		switch r.IntN(3) {
		case 0:
			b.WriteString("</" + name + ">")
		case 1:
			b.WriteString("<" + name + " class=c" + strconv.Itoa(r.IntN(5)) + ">a b ")
		default:
			b.WriteString("<" + name + ">word ")
		}
	}
	return b.String()
}
