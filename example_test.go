package pith_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"math"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"golang.org/x/net/html"

	"github.com/pithmd/pith"
)

// ferry is a small page: an article, and what sites put around one.
const ferry = `<!DOCTYPE html>
<html lang="en">
<head>
	<title>The last ferry | Island Post</title>
	<meta name="author" content="Ola Moe">
	<meta property="og:site_name" content="Island Post">
</head>
<body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article>
	<h1>The last ferry</h1>
	<p>After ninety years the ferry between the islands has made its last crossing, and the whole village came to the quay.</p>
	<div>Advertisement</div>
	<h2>A bridge at last</h2>
	<p>The bridge that takes its place was <a href="/news/bridge">promised three times</a>, and nobody believed in it until the first pillar stood.</p>
	<p class="trivia">The captain keeps the bell, which has rung before every departure since the first ship of the line.</p>
</article>
<footer><p>Copyright Island Post. All rights reserved.</p></footer>
</body>
</html>`

func Example() {
	article, err := pith.Extract(strings.NewReader(ferry), &pith.Options{
		URL:      "https://island.example/news/ferry",
		Markdown: pith.MarkdownOptions{Title: true},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(article.Title)
	fmt.Println(article.Authors, article.SiteName)
	fmt.Println()
	fmt.Print(article.Markdown())
	// Output:
	// The last ferry
	// [Ola Moe] Island Post
	//
	// # The last ferry
	//
	// After ninety years the ferry between the islands has made its last crossing, and the whole village came to the quay.
	//
	// ## A bridge at last
	//
	// The bridge that takes its place was [promised three times](https://island.example/news/bridge), and nobody believed in it until the first pillar stood.
	//
	// The captain keeps the bell, which has rung before every departure since the first ship of the line.
}

func ExampleExtract() {
	// A page without a word that anybody wrote still has metadata.
	page := `<title>Tides today</title>`
	article, err := pith.Extract(strings.NewReader(page), nil)
	if errors.Is(err, pith.ErrNoContent) {
		fmt.Println("nothing to read:", article.Title)
	}
	// Output:
	// nothing to read: Tides today
}

func ExampleOutcomeError() {
	page := `<title>Tides today</title><div id="app"></div><script src="app.js"></script>`
	article, err := pith.Extract(strings.NewReader(page), nil)
	var instead *pith.OutcomeError
	if errors.As(err, &instead) && instead.Outcome == pith.EmptyShell {
		fmt.Printf("%q needs a browser\n", article.Title)
	}
	// Output:
	// "Tides today" needs a browser
}

func ExampleNotHTMLError() {
	_, err := pith.Extract(strings.NewReader("%PDF-1.7\n"), nil)
	var file *pith.NotHTMLError
	if errors.As(err, &file) && file.Kind == pith.PDFFile {
		fmt.Println(err)
	}
	// Output:
	// pith: input is no page: pdf
}

func ExampleOptionError() {
	_, err := pith.Extract(strings.NewReader(ferry), &pith.Options{URL: "https://[island", Focus: 7})
	fmt.Println(err)
	// Output:
	// pith: Options.URL cannot be "https://[island": parse "https://[island": missing ']' in host
	// pith: Options.Focus cannot be "unknown(7)": no such value
}

func ExampleExtract_text() {
	text := "The last ferry\n\nAfter ninety years it has made its last crossing <sic>.\n"
	article, err := pith.Extract(strings.NewReader(text), &pith.Options{ContentType: "text/plain"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(article.Markdown())
	// Output:
	// The last ferry
	//
	// After ninety years it has made its last crossing \<sic>.
}

func ExampleDate() {
	page := strings.Replace(ferry, "<head>", `<head><meta property="article:published_time" content="2024-03">`, 1)
	article, err := pith.Extract(strings.NewReader(page), nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(article.Published, "is known to the", article.Published.Precision)
	fmt.Println(article.Published.Time.Year(), article.Modified.IsZero())
	// Output:
	// 2024-03 is known to the month
	// 2024 true
}

func ExampleDate_UnmarshalText() {
	var date pith.Date
	for _, text := range []string{"2024-03-05", "2024-03-05T10:00:00+01:00", "last week"} {
		if err := date.UnmarshalText([]byte(text)); err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(date.Precision, date.Time.UTC())
	}
	// Output:
	// day 2024-03-05 00:00:00 +0000 UTC
	// instant 2024-03-05 09:00:00 +0000 UTC
	// pith: "last week" is no date
}

func ExampleDatePrecision() {
	date := pith.Date{Time: time.Date(2024, time.March, 1, 0, 0, 0, 0, time.UTC), Precision: pith.MonthPrecision}
	if date.Precision < pith.DayPrecision {
		fmt.Println("some day in", date)
	}
	// Output:
	// some day in 2024-03
}

func ExampleFileKind() {
	var file *pith.NotHTMLError
	for _, input := range []string{"GIF89a\x01\x00", `{"error": "not found"}`, "\x1F\x8B\x08\x00"} {
		if _, err := pith.Convert(strings.NewReader(input), nil); errors.As(err, &file) {
			fmt.Println(file.Kind)
		}
	}
	// Output:
	// image
	// json
	// gzip
}

func ExampleBullet() {
	article, err := pith.Extract(strings.NewReader("one\n\ntwo"), &pith.Options{ContentType: "text/plain"})
	if err != nil {
		log.Fatal(err)
	}
	err = article.WriteMarkdown(os.Stdout, &pith.MarkdownOptions{Bullet: 5})
	fmt.Println(err)
	// Output:
	// pith: Options.Markdown.Bullet cannot be "unknown(5)": no such value
}

func ExampleArticle_MarshalJSON() {
	article, err := pith.Extract(strings.NewReader(ferry), &pith.Options{Root: "h2"})
	if err != nil {
		log.Fatal(err)
	}
	article.Evidence, article.Confidence = nil, 0 // where each field was found, and how sure the choice is
	b, err := json.MarshalIndent(article, "", "  ")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(b))
	// Output:
	// {
	//   "title": "The last ferry",
	//   "byline": "Ola Moe",
	//   "site_name": "Island Post",
	//   "language": "en",
	//   "authors": [
	//     "Ola Moe"
	//   ],
	//   "word_count": 4,
	//   "type": "article",
	//   "outcome": "content",
	//   "markdown": "## A bridge at last\n",
	//   "html": "\u003ch2\u003eA bridge at last\u003c/h2\u003e"
	// }
}

func ExampleArticle_UnmarshalJSON() {
	var article pith.Article
	err := json.Unmarshal([]byte(`{"title":"The last ferry","html":"<p>It has made its <em>last</em> crossing.</p>"}`), &article)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(article.Markdown())
	// Output:
	// It has made its *last* crossing.
}

func ExampleModel() {
	model := pith.Model()
	fmt.Println(len(model.Digest), len(model.Date), model.Corpus != "")
	// Output:
	// 32 10 true
}

func ExampleVersion() {
	fmt.Println("read by pith", pith.Version)
	// Output:
	// read by pith 1.0.0-dev
}

func ExampleLinkStyle() {
	article, err := pith.Extract(strings.NewReader(ferry), &pith.Options{Root: "h2 + p", URL: "https://island.example/"})
	if err != nil {
		log.Fatal(err)
	}
	var o pith.MarkdownOptions
	if err := o.Links.UnmarshalText([]byte("none")); err != nil {
		log.Fatal(err)
	}
	if err := article.WriteMarkdown(os.Stdout, &o); err != nil {
		log.Fatal(err)
	}
	// Output:
	// The bridge that takes its place was promised three times, and nobody believed in it until the first pillar stood.
}

func ExampleFence() {
	var o pith.MarkdownOptions
	if err := json.Unmarshal([]byte(`{"Bullet": "plus", "Fence": "tilde"}`), &o); err != nil {
		log.Fatal(err)
	}
	markdown, err := pith.Convert(strings.NewReader("<ul><li>Bell</li></ul><pre>ring</pre>"), &pith.Options{Markdown: o})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(markdown)
	// Output:
	// + Bell
	//
	// ~~~
	// ring
	// ~~~
}

func ExampleOutcome() {
	article, err := pith.Extract(strings.NewReader(ferry), nil)
	if err != nil {
		log.Fatal(err)
	}
	switch article.Outcome {
	case pith.Content:
		fmt.Println("the whole article")
	case pith.Paywalled:
		fmt.Println("its beginning")
	}
	// Output:
	// the whole article
}

func ExampleOutcome_String() {
	article, err := pith.Extract(strings.NewReader(ferry), nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(article.Outcome)
	// Output:
	// content
}

func ExampleExtract_selectorError() {
	_, err := pith.Extract(strings.NewReader(ferry), &pith.Options{Drop: []string{"p[["}})
	var selector *pith.SelectorError
	if errors.As(err, &selector) {
		fmt.Println(selector.Option, selector.Selector)
	}
	// Output:
	// Drop p[[
}

func ExampleExtract_limitError() {
	article, err := pith.Extract(strings.NewReader(ferry), &pith.Options{MaxBytes: 700})
	var limit *pith.LimitError
	if errors.As(err, &limit) {
		fmt.Printf("read %d bytes of %q\n", limit.Max, article.Title)
	}
	// Output:
	// read 700 bytes of "The last ferry"
}

func ExampleExtractNode() {
	// With scripting off, what <noscript> holds is part of the tree.
	doc, err := html.ParseWithOptions(strings.NewReader(ferry), html.ParseOptionEnableScripting(false))
	if err != nil {
		log.Fatal(err)
	}
	article, err := pith.ExtractNode(doc, nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(article.Title)
	// Output:
	// The last ferry
}

func ExampleConvert() {
	fragment := `<p>Nothing is <b>left out</b>, but what could run: <a href="javascript:alert()">a link</a>.
<table><tr><th>Year<th>Ships<tr><td>1936<td>2</table>`
	markdown, err := pith.Convert(strings.NewReader(fragment), nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(markdown)
	// Output:
	// Nothing is **left out**, but what could run: a link.
	//
	// | Year | Ships |
	// | --- | --- |
	// | 1936 | 2 |
}

func ExampleArticle_Markdown() {
	article, err := pith.Extract(strings.NewReader(ferry), &pith.Options{
		NoLinks:  true,
		Markdown: pith.MarkdownOptions{Title: true},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(article.Markdown())
	// Output:
	// # The last ferry
	//
	// After ninety years the ferry between the islands has made its last crossing, and the whole village came to the quay.
	//
	// ## A bridge at last
	//
	// The bridge that takes its place was promised three times, and nobody believed in it until the first pillar stood.
	//
	// The captain keeps the bell, which has rung before every departure since the first ship of the line.
}

func ExampleArticle_WriteMarkdown() {
	article, err := pith.Extract(strings.NewReader(ferry), &pith.Options{URL: "https://island.example/news/ferry"})
	if err != nil {
		log.Fatal(err)
	}
	err = article.WriteMarkdown(os.Stdout, &pith.MarkdownOptions{FrontMatter: true, Title: true, Links: pith.ReferenceLinks})
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// ---
	// title: "The last ferry"
	// authors:
	//   - "Ola Moe"
	// url: "https://island.example/news/ferry"
	// site_name: "Island Post"
	// excerpt: "After ninety years the ferry between the islands has made its last crossing, and the whole village came to the quay."
	// language: "en"
	// ---
	//
	// # The last ferry
	//
	// After ninety years the ferry between the islands has made its last crossing, and the whole village came to the quay.
	//
	// ## A bridge at last
	//
	// The bridge that takes its place was [promised three times][1], and nobody believed in it until the first pillar stood.
	//
	// The captain keeps the bell, which has rung before every departure since the first ship of the line.
	//
	// [1]: https://island.example/news/bridge
}

func ExampleArticle_Text() {
	article, err := pith.Extract(strings.NewReader(ferry), &pith.Options{Drop: []string{"h1"}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(article.Text())
	// Output:
	// After ninety years the ferry between the islands has made its last crossing, and the whole village came to the quay.
	//
	// A bridge at last
	//
	// The bridge that takes its place was promised three times, and nobody believed in it until the first pillar stood.
	//
	// The captain keeps the bell, which has rung before every departure since the first ship of the line.
}

func ExampleArticle_HTML() {
	article, err := pith.Extract(strings.NewReader(ferry), &pith.Options{URL: "https://island.example/", Root: "h2 + p"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(article.HTML())
	// Output:
	// <p>The bridge that takes its place was <a href="https://island.example/news/bridge">promised three times</a>, and nobody believed in it until the first pillar stood.</p>
}

func ExampleArticle_Chunks() {
	article, err := pith.Extract(strings.NewReader(ferry), &pith.Options{Drop: []string{"h1"}, NoLinks: true})
	if err != nil {
		log.Fatal(err)
	}
	for _, chunk := range article.Chunks(&pith.ChunkOptions{Most: 45}) {
		fmt.Printf("%d tokens under %q, to byte %d\n", chunk.Tokens, chunk.Path, chunk.End)
	}
	// Output:
	// 29 tokens under [], to byte 116
	// 34 tokens under ["A bridge at last"], to byte 252
	// 25 tokens under ["A bridge at last"], to byte 353
}

func ExampleChunkOptions() {
	article, err := pith.Extract(strings.NewReader(ferry), &pith.Options{NoLinks: true})
	if err != nil {
		log.Fatal(err)
	}
	words := func(text string) int { return len(strings.Fields(text)) }
	for _, chunk := range article.Chunks(&pith.ChunkOptions{Most: 50, Least: 20, Tokens: words, Headings: true}) {
		fmt.Printf("%d words: %.40q\n", chunk.Tokens, chunk.Markdown)
	}
	// Output:
	// 25 words: "# The last ferry\n\nAfter ninety years the"
	// 47 words: "# The last ferry\n\n## A bridge at last\n\nT"
}

func ExampleChunk() {
	article, err := pith.Extract(strings.NewReader(ferry), nil)
	if err != nil {
		log.Fatal(err)
	}
	for _, chunk := range article.Chunks(nil) {
		fmt.Println(chunk.Tokens, chunk.Path, article.Markdown()[chunk.Start:chunk.End] == chunk.Markdown)
	}
	// Output:
	// 29 [] true
	// 63 [A bridge at last] true
}

func ExampleArticle_CommentsOnly() {
	article, err := pith.Extract(strings.NewReader(ferry+`<section id="comments" class="comments"><h2>Comments</h2><p class="comment">I was on board.</p></section>`), &pith.Options{Comments: true})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(article.CommentsOnly().Text())
	// Output:
	// Comments
	//
	// I was on board.
}

func ExampleOptions_keepAndDrop() {
	article, err := pith.Extract(strings.NewReader(ferry), &pith.Options{
		Keep: []string{"nav"},
		Drop: []string{".trivia", "h1", "h2"},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(article.Text())
	// Output:
	// Home News
	//
	// After ninety years the ferry between the islands has made its last crossing, and the whole village came to the quay.
	//
	// The bridge that takes its place was promised three times, and nobody believed in it until the first pillar stood.
}

func ExampleOptions_root() {
	article, err := pith.Extract(strings.NewReader(ferry), &pith.Options{Root: ".trivia"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(article.Text())
	// Output:
	// The captain keeps the bell, which has rung before every departure since the first ship of the line.
}

func ExampleOptions_explain() {
	article, err := pith.Extract(strings.NewReader(ferry), &pith.Options{Explain: true, Drop: []string{".trivia"}})
	if err != nil {
		log.Fatal(err)
	}
	for _, b := range article.Blocks {
		if b.By != pith.ByCut {
			fmt.Printf("%s %s, kept %t: %d words, %.30s\n", b.By, b.Name, b.Kept, b.Words, b.Text)
		}
	}
	// Output:
	// guard headline, kept false: 3 words, The last ferry
	// rule advert-label, kept false: 1 words, Advertisement
	// rule drop-option, kept false: 18 words, The captain keeps the bell, wh
}

func ExampleBlock() {
	article, err := pith.Extract(strings.NewReader(ferry), &pith.Options{Explain: true})
	if err != nil {
		log.Fatal(err)
	}
	first := article.Blocks[0]
	odds := first.Bias + first.Others
	for _, f := range first.Features {
		odds += f.LogOdds
	}
	fmt.Printf("%s: kept %t by the %s\n", first.Text, first.Kept, first.By)
	fmt.Printf("what speaks for it is its score: %t\n", math.Abs(1/(1+math.Exp(-odds))-first.Score) < 1e-6)
	// Output:
	// Home News: kept false by the cut
	// what speaks for it is its score: true
}

func ExampleFocus_UnmarshalText() {
	var focus pith.Focus
	if err := focus.UnmarshalText([]byte("recall")); err != nil {
		log.Fatal(err)
	}
	fmt.Println(focus == pith.Recall)
	// Output:
	// true
}

func ExamplePageType_UnmarshalText() {
	var kind pith.PageType
	fmt.Println(kind.UnmarshalText([]byte("poem")))
	// Output:
	// pith: no page type is called "poem"
}

// widget writes <my-widget data-src="address">label</my-widget> as a link with
// a mark.
type widget struct{}

func (widget) Name() string { return "my-widget" }

func (widget) Init(conv *converter.Converter) error {
	conv.Register.RendererFor("my-widget", converter.TagTypeBlock, func(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
		i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "data-src" })
		if i < 0 {
			return converter.RenderTryNext // pith writes it
		}
		w.WriteString("▶ [")
		ctx.RenderChildNodes(ctx, w, n)
		w.WriteString("](" + n.Attr[i].Val + ")")
		return converter.RenderSuccess
	}, converter.PriorityStandard)
	return nil
}

// An element of the caller's own is carried through and written by a plugin of
// html-to-markdown.
func ExampleMarkdownOptions_plugins() {
	md, err := pith.Convert(strings.NewReader(`<p>The ferry left at noon.</p><my-widget data-src="/film/7">The <b>last</b> *crossing*</my-widget>`), &pith.Options{
		Elements: []string{"my-widget"},
		Markdown: pith.MarkdownOptions{Plugins: []converter.Plugin{widget{}}},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(md)
	// Output:
	// The ferry left at noon.
	//
	// ▶ [The **last** \*crossing\*](/film/7)
}

// always is a memory of one site that has no more to learn: what these texts
// say stands on all of its pages.
type always map[uint64]bool

func (m always) Visit(v *pith.Visit) []int {
	pages := make([]int, len(v.Texts))
	for i, text := range v.Texts {
		if m[text.Hash] {
			pages[i] = 100
		}
	}
	return pages
}

// Package site has a memory that learns. One of your own can be asked instead.
func ExampleMemory() {
	page := strings.Replace(ferry, "</article>", "<p>The Island Post comes on Fridays. Ask for it at the quay, or have it sent.</p></article>", 1)
	notice := pith.VisitText{}
	seen := visitor(func(v *pith.Visit) { notice = v.Texts[len(v.Texts)-2] }) // the last is the footer
	if _, err := pith.Extract(strings.NewReader(page), &pith.Options{Memory: seen}); err != nil {
		log.Fatal(err)
	}
	fmt.Println(notice.Words, "words, kept:", notice.Kept)
	article, err := pith.Extract(strings.NewReader(page), &pith.Options{Memory: always{notice.Hash: true}, Explain: true})
	if err != nil {
		log.Fatal(err)
	}
	for _, b := range article.Blocks {
		if b.Name == "site-repeat" {
			fmt.Println(b.By, b.Name+":", b.Text)
		}
	}
	// Output:
	// 16 words, kept: true
	// guard site-repeat: The Island Post comes on Fridays. Ask for it at the quay, or have it sent.
}

// visitor is a memory that only looks.
type visitor func(v *pith.Visit)

func (f visitor) Visit(v *pith.Visit) []int { f(v); return nil }
