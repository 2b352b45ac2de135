package load

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/pagetest"
)

// longText is worth a gap.
var longText = strings.Repeat("let lamp = 'lit'; ", 8)

// gapPages are pages with the number of gaps that may be made in them.
var gapPages = map[string]struct {
	page string
	gaps int
}{
	"scripts and styles":           {"<script>" + longText + "</script><STYLE media=print>\n" + longText + "</Style ><p>a", 2},
	"no end":                       {"<p>a<script>" + longText, 1},
	"an end tag for another":       {"<script>" + longText + "</scripts></style></script x>b", 1},
	"an end in another text":       {"<script>" + longText + "</script\x01></script\v>" + longText + "</script>b", 1},
	"words with markup":            {"<script>" + longText + "<b>'</b>'" + "</script>c", 1},
	"short":                        {"<script>lit()</script><style>p{}</style>", 0},
	"JSON-LD":                      {"<script type='Application/LD+json'>" + longText + "</script>", 0},
	"JSON-LD by an entity":         {"<script type=application&#47;ld&plus;json>" + longText + "</script>", 0},
	"TeX":                          {`<script type="math/tex; mode=display">` + longText + "</script>", 0},
	"begins with a mark":           {"<script><!--" + longText + "--></script>", 0},
	"blank":                        {"<style>" + strings.Repeat(" ", 200) + "</style>", 0},
	"a script in a script":         {"<script>a <!-- <script>" + longText + "</script>" + longText + "--></script><p>a<script>" + longText + "</script>", 0},
	"in a value":                   {"<p title='<script>" + longText + "'>a</p>" + longText + "</script>", 0},
	"in a value without quotes":    {"<p title=<script>" + longText + "</script>", 0},
	"behind a name that is a =":    {`<p ="><script>` + longText + `</script>">a`, 1},
	"behind a slash":               {`<p a/="><script>` + longText + `</script>">a`, 1},
	"in a comment":                 {"<!-- <script>" + longText + "</script> -->", 1},
	"behind a comment's false end": {"<!--!><script>" + longText + "</script>-->a<style>" + longText + "</style>", 2},
	"behind an empty comment":      {"<!--><script>" + longText + "</script>-->", 2},
	"in an area":                   {"<textarea><script>" + longText + "</script></textarea>", 0},
	"in a title":                   {"<title><style>" + longText + "</style></title>", 0},
	"in a drawing":                 {"<svg><style>" + longText + "<b>" + longText + "</style></svg><style>" + longText + "</style>", 0},
	"behind a drawing":             {"<svg><title>a</title><style>a</style></svg><style>" + longText + "</style>", 1},
	"in a drawing left open":       {"<svg><desc><p></svg><style>" + longText + "<b></b></style>", 0},
	"in a drawing's title":         {"<svg><title><p></svg><style>" + longText + "<b></b></style></title></svg>", 0},
	"behind a formula":             {"<math><mi><p></math><style>" + longText + "<b></b></style>", 0},
	"in CDATA of a drawing":        {"<svg><![CDATA[ ]] > <style> ]]></svg><style>" + longText + "</style>", 0},
	"in CDATA of HTML":             {"<![CDATA[ > <style>" + longText + "</style> ]]>", 2},
	"in frames":                    {"<frameset><noscript><style>" + longText + "</noscript></style></frameset>", 0},
	"a stray":                      {`<p>a<noscript><iframe data-x src="b" /></noscript><p>c<iframe></iframe>`, 1},
	"a stray's style":              {"<noscript><style>" + longText + "</noscript><p>c</style>", 1},
	"a stray of its own end":       {"<noscript><iframe></iframe><iframe></noscript><noscript></noscript>", 1},
	"no stray":                     {"<noscript><iframe></iframe></noscript><p>a<iframe></iframe>", 0},
	"a stray behind noscript":      {"<noscript></noscript><iframe>a<noscript></noscript>", 0},
	"in a choice":                  {"<select><option><style>" + longText + "</style>a</select>", 1},
	"in a table":                   {"<table><tr><script>" + longText + "</script><td>a<style>" + longText + "</style></table>", 2},
	"in noscript":                  {"<head><noscript><noscript><style>" + longText + "</style></noscript>", 1},
	"attributes":                   {`<p target=_top class=a data-x="1" DATA-y='2' data-src=a aria-sort>a`, 3},
	"one behind another":           {`<p data-x=1 onclick="f()" data-y class=a>a`, 1},
	"no other attribute":           {"<p data-x>a<br data-x/><br data-x />", 3},
	"a slash at the end":           {"<svg><g data-x=a/><g/data-x><g a=/ data-x><g / data-x>a</svg>", 2},
	"a slash in the middle":        {"<svg><g /a data-x></svg>", 1},
	"a value behind":               {"<p class data-x =a =b><p a data-x = =b><p a= data-x>a", 1},
	"a value of nothing":           {"<p class data-x= ><p class data-x = 'a", 1},
	"of a format":                  {"<b data-x>a<b data-y>b<b data-z>c<b>d<p>e", 0},
	"of a link":                    {"<a data-x=1 href=a>a<a data-x=2 href=b>b", 2},
	"of the page":                  {"<html data-x a=1><body data-y><html a=2 b data-z><body b=1 onload=f()>", 4},
	"of a drawing":                 {"<svg viewBox=a fill=b><path d='a b'/><a data-x>", 3},
	"of an end":                    {"<p>a</p data-x=1>", 0},
	"in an area, as text":          {"<textarea><p data-x></textarea>", 0},
	"blanks between blocks":        {"<ul>\n <li>a</li>\n <li>b</li>\n</ul>\n<p>c", 4},
	"blanks beside words":          {"<p>a</p>\n<b>b</b>\n<i>c</i>\n<p>d", 2},
	"blanks between cells":         {"<table>\n<tr>\n<td>a</td>\n<td> <b>b</b></td></tr></table>", 4},
	"cells of no table":            {"<p>a<b>b</b> <td>c</td> <td>d", 0},
	"a form in a form":             {"<form><b>a</b> <form><i>b</i></form></form>", 0},
	"an end too many":              {"<p><i>a</i> </div> </div> <i>b</i>", 2},
	"blanks that are kept":         {"<pre>\n<div>a</div>\n<div>b</div></pre>\n<p>c", 1},
	"blanks of a format":           {"<b><p>a</p>\n<p>b</p></b>\n<p>c", 1},
	"blanks in the head":           {"<html>\n<head>\n<meta a>\n<title>a</title>\n</head>\n<body>\n<a>b</a>", 6},
	"comments":                     {"<!-- a --><p><!-- b -->\n<i>c</i><!-- d --></p><!-- e --><p>", 3},
	"behind the last text":         {"<plaintext><style>" + longText + "</style>", 0},
}

// TestGaps parses pages with their gaps and without, but for strays: nothing but the text
// of scripts and styles may differ, and the attributes that nothing reads.
func TestGaps(t *testing.T) {
	for name, g := range gapPages {
		if f := forecastOf([]byte(g.page), 1<<19); len(f.gaps) != g.gaps {
			t.Errorf("%s: %d gaps, want %d", name, len(f.gaps), g.gaps)
		}
		checkGaps(t, []byte(g.page))
	}
	names, err := filepath.Glob(filepath.Join("..", "..", "testdata", "*", "*.html"))
	if err != nil || len(names) == 0 {
		t.Fatal(err)
	}
	for _, name := range names {
		page, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		checkGaps(t, page)
	}
}

// TestGapsOfCorpus parses pages of annotated with their gaps and without, and prints which
// share of their bytes and nodes the parser does not get to see.
func TestGapsOfCorpus(t *testing.T) {
	dir := pagetest.Corpus(t, filepath.Join("annotated", "html"))
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) == 0 {
		t.Fatal("no pages: ", err)
	}
	var bytes, left, nodes, lost int
	for i := 0; i < len(entries); i += 10 {
		page := pagetest.Unzip(t, filepath.Join(dir, entries[i].Name()))
		f := forecastOf(page, 1<<19)
		bytes, nodes, lost = bytes+len(page), nodes+f.nodes, lost+f.lost
		for _, g := range f.gaps {
			left += g.to - g.from
		}
		checkGaps(t, page)
	}
	t.Logf("%d of 100 bytes and %d of 100 nodes are left out", 100*left/bytes, 100*lost/nodes)
}

// gapParts are what a page is made of that leads an eye for tags astray.
var gapParts = [...]string{
	longText, longText, longText, longText, "x", " ", "\n", "\x00", "'", `"`, "=", "/", ">", "<!", "<?", "</",
	"<style>", "</style>", "<style", "<script>", "</script>", "<script ", "</script", "<!--", "-->", "--!>", "<![CDATA[", "]]>",
	"<svg>", "<svg/>", "</svg>", "<g>", "</g>", "<desc>", "</desc>", "<foreignObject>", "</foreignObject>", "<font color=x>",
	"<math>", "</math>", "<mi>", "</mi>", "<annotation-xml encoding='text/html'>", "<title>", "</title>", "<title",
	"<textarea>", "</textarea>", "<xmp>", "</xmp>", "<iframe>", "</iframe>", "<plaintext>", "<noscript>", "</noscript>",
	"<html>", "</html>", "<head>", "</head>", "<body>", "</body>", "<template>", "</template>", "<select>", "</select>", "<option>",
	"<table>", "</table>", "<td>", "<col>", "<pre>", "</pre>", "<div>", "</div>", "<ul>", "<li>", "<span>", "</span>", "<meta>", "<form>", "</form>", "<p>", "</p>", "<b>", "</b>", "<br>", "</br>", "<a b", "<a b=",
	" data-x", " data-x=", "data-x=1", " class=a", "<p ", "<g ", "<g a=",
}

// TestGapsOfAnyPage throws the parts together.
func TestGapsOfAnyPage(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var b strings.Builder
		for range 3 + random.IntN(24) {
			b.WriteString(gapParts[random.IntN(len(gapParts))])
		}
		if checkGaps(t, []byte(b.String())); t.Failed() {
			return
		}
	}
}

// FuzzGaps looks for pages in which a gap is made of more than TestGaps lets
// differ.
func FuzzGaps(f *testing.F) {
	for _, g := range gapPages {
		f.Add(g.page)
	}
	f.Add("<a href=javascript:alert(1)>a</a><script>" + longText + "</script>")
	f.Fuzz(func(t *testing.T, page string) { checkGaps(t, []byte(page)) })
}

func checkGaps(t *testing.T, page []byte) {
	t.Helper()
	f := forecastOf(page, 1<<19)
	whole, err := parseTree(&gapReader{text: page, gaps: f.strays})
	if err != nil {
		return // deeper than the parser goes
	}
	parts, err := parseTree(&gapReader{text: page, gaps: f.gaps})
	if err != nil {
		t.Fatal(err)
	}
	if want, got := outline(whole), outline(parts); got != want {
		t.Errorf("%q, without the gaps %v:\n%s\nwhole:\n%s", page, f.gaps, got, want)
	}
	if want, got := words(whole), words(parts); !slices.Equal(got, want) {
		t.Errorf("%q, without the gaps %v: the words %q, whole %q", page, f.gaps, got, want)
	}
}

// outline writes a tree down, but for what the texts of scripts and styles
// say if they say something, the attributes that nothing reads, comments, and how
// many blanks a text has.
func outline(doc *html.Node) string {
	var b strings.Builder
	for n := range doc.Descendants() {
		data := n.Data
		switch in := n.Parent; {
		case n.Type == html.CommentNode:
			continue
		case n.Type != html.TextNode:
		case !dom.IsElement(in, atom.Script) && !dom.IsElement(in, atom.Style):
			if data = strings.Join(strings.Fields(data), " "); data == "" {
				continue
			}
		case !dom.IsBlank(n):
			data = "…"
		}
		fmt.Fprintf(&b, "%d%d%q", depthOf(n), n.Type, data)
		for _, a := range n.Attr {
			if !isUnreadAttribute([]byte(a.Key)) {
				fmt.Fprintf(&b, "%q", a)
			}
		}
	}
	return b.String()
}

// words are the page's, in lines that its blocks divide.
func words(doc *html.Node) []string {
	var b strings.Builder
	var add func(n *html.Node)
	add = func(n *html.Node) {
		edge := ""
		switch kind := lineKind(n.DataAtom); {
		case n.Type == html.TextNode && dom.IsBlank(n) && dom.TraitsAt(n.Parent.DataAtom)&dom.IsTableBit != 0:
			return // what should stand between it and what follows may have been moved out of the table
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type != html.ElementNode:
		case dom.TraitsAt(n.DataAtom)&dom.IsSkipped != 0:
			return
		case kind&(tagBlock|tagCell) != 0:
			edge = "\n"
		}
		b.WriteString(edge)
		for k := range n.ChildNodes() {
			add(k)
		}
		b.WriteString(edge)
	}
	add(doc)
	return strings.Fields(b.String())
}

func depthOf(n *html.Node) int {
	depth := 0
	for ; n.Parent != nil; n = n.Parent {
		depth++
	}
	return depth
}
