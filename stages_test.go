package pith

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// stagePage builds a page of about so many bytes such as a newspaper serves:
// a head full of metadata and scripts, menus, an article with everything an
// article has, teasers, comments and a footer.
func stagePage(size int) []byte {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Harbour towns count the cost of a long winter | Coast Daily</title>
<meta property="og:title" content="Harbour towns count the cost of a long winter"><meta property="og:site_name" content="Coast Daily">
<meta name="description" content="Ice has closed the northern ports for six weeks."><link rel="canonical" href="/news/winter">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Harbour towns count the cost of a long winter","author":[{"@type":"Person","name":"Ida Strand"}],"datePublished":"2026-02-03T08:00:00Z"}</script>
<script>var settings = {`)
	for i := range size / 600 {
		fmt.Fprintf(&b, `"key%d":{"on":true,"path":"/a/b/%d"},`, i, i*7)
	}
	b.WriteString(`};</script></head><body class="page page--story"><header class="site-header"><nav class="menu"><ul>`)
	for i := range 40 {
		fmt.Fprintf(&b, `<li class="menu-item menu-item-%d"><a class="menu-link" href="/section/%d">Section %d</a></li>`, i, i, i)
	}
	b.WriteString(`</ul></nav></header><main id="content"><article class="story"><header><h1 class="story-headline">Harbour towns count the cost of a long winter</h1>
<p class="byline">By <a rel="author" href="/people/strand">Ida Strand</a> in Nordhaven</p><time datetime="2026-02-03T08:00:00Z">3 February 2026</time><div class="reading-time">Reading time: 9 minutes</div></header><div class="story-body">`)
	for i := 0; b.Len() < size*6/10; i++ {
		writeStoryPart(&b, i)
	}
	b.WriteString(`</div></article><aside class="related"><h2>More stories</h2>`)
	for i := 0; b.Len() < size*8/10; i++ {
		fmt.Fprintf(&b, `<div class="card card--teaser" data-id="%d"><a href="/news/%d"><img class="card-image lazy" data-src="/img/%d.jpg" alt="A quay"><h3 class="card-title">Ferry number %d stays in port</h3></a><span class="card-meta">%d min read</span></div>`, i, i, i, i, i%9+1)
	}
	b.WriteString(`</aside><section id="comments" class="comments"><h2>Comments</h2>`)
	for i := 0; b.Len() < size*95/100; i++ {
		fmt.Fprintf(&b, `<div class="comment" id="c%d"><span class="comment-author">reader%d</span><p>My grandfather told of a winter like this one, number %d in his diary.</p><button>Reply</button></div>`, i, i, i)
	}
	b.WriteString(`</section></main><footer class="site-footer">`)
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, `<a class="footer-link" href="/about/%d">About us %d</a> `, i, i)
	}
	b.WriteString(`<p>Copyright Coast Daily</p></footer></body></html>`)
	return []byte(b.String())
}

// writeStoryPart writes a paragraph of the article, and now and then
// something else.
func writeStoryPart(b *strings.Builder, i int) {
	fmt.Fprintf(b, `<p class="story-paragraph">In town number %d the <a href="/places/%d">harbour master</a> counted %d boats that could not leave, and <em>none</em> that came in. The council has paid for sand &amp; salt, “but not for the men who spread it”, she said, and the thaw is <strong>still weeks away</strong>.</p>`+"\n", i, i, i*3+1)
	switch i % 12 {
	case 2:
		fmt.Fprintf(b, `<h2 id="part-%d">What the %dth week brought</h2>`, i, i)
	case 4:
		b.WriteString(`<div class="ad-slot" data-ad="mid"><span>Advertisement</span></div>`)
	case 6:
		fmt.Fprintf(b, `<figure><img src="/img/story-%d.jpg" srcset="/img/story-%d-2x.jpg 2x" alt="Boats under snow"><figcaption>Boats under snow in town %d. Photo: Coast Daily</figcaption></figure>`, i, i, i)
	case 8:
		b.WriteString(`<ul><li>Ferries: none since New Year</li><li>Fishing boats: two, with an <code>ice-class</code> hull</li><li>Trains: late</li></ul>`)
	case 10:
		fmt.Fprintf(b, `<table><thead><tr><th>Port</th><th>Ice, cm</th></tr></thead><tbody><tr><td>Nordhaven</td><td>%d</td></tr><tr><td>Westquay</td><td>%d</td></tr></tbody></table>`, 40+i, 30+i)
	case 11:
		b.WriteString(`<blockquote><p>We have seen worse, and we had less to eat.</p></blockquote>`)
	}
}

// benchmarkBytes is the size of the page that stages are timed on: what a
// newspaper's page has today, without its pictures.
const benchmarkBytes = 200_000

// BenchmarkParse is what the stages are compared with: html.Parse alone.
func BenchmarkParse(b *testing.B) {
	text := stagePage(benchmarkBytes)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := html.Parse(bytes.NewReader(text)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkExtract is all stages but the last.
func BenchmarkExtract(b *testing.B) {
	text := stagePage(benchmarkBytes)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Extract(bytes.NewReader(text), nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStages times each stage on the same page. Each stage makes what
// it finds anew: on a copy of the page, it leaves the page as it was.
func BenchmarkStages(b *testing.B) {
	text := stagePage(benchmarkBytes)
	opts := &Options{URL: "https://coast.example/news/winter"}
	doc, _ := parse(text)
	p, err := readPage(doc, opts)
	if err != nil {
		b.Fatal(err)
	}
	p.choose()
	a := p.article()
	kept := func(i int32) bool { return p.verdicts[i].keep }
	rows := p.featureRows(nil)
	probs := make([]float32, len(p.blocks))
	again := func(stage func(*page)) func() {
		return func() {
			q := *p
			stage(&q)
		}
	}
	stages := []struct {
		name string
		run  func()
	}{
		{"decode", func() { decode(text, "") }},
		{"parse", func() { parse(text) }},
		{"nodes", func() { newPage(doc, opts) }},
		{"metadata", again(func(q *page) { readMetadata(q) })},
		{"annotate", again((*page).annotate)},
		{"blocks", again((*page).splitBlocks)},
		{"measure", again((*page).measure)},
		{"judge", again(func(q *page) { err = q.judge() })},
		{"features", again(func(q *page) { q.featureRows(rows) })},
		{"score", func() {
			p.scorer().Score(rows, probs)
			p.scorer().Rescore(rows, p.contextRows(nil, probs), probs)
		}},
		{"choose", again((*page).cut)},
		{"clean", func() { normalise(p.copyKept(kept), &cleaning{base: p.base, opts: opts}) }},
		{"markdown", func() { a.Markdown() }},
	}
	for _, stage := range stages {
		b.Run(stage.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				stage.run()
			}
			if err != nil {
				b.Fatal(err)
			}
		})
	}
}

// TestStagePage makes sure that the benchmarks time a page that is read as
// one, and not as an error.
func TestStagePage(t *testing.T) {
	text := stagePage(benchmarkBytes)
	a, err := Extract(bytes.NewReader(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	got := a.Text()
	for _, want := range []string{"In town number 0 the harbour master", "In town number 100 the harbour master"} {
		if !strings.Contains(got, want) {
			t.Errorf("the article lacks %q", want)
		}
	}
	if strings.Contains(got, "My grandfather told of") {
		t.Error("the article has readers' comments")
	}
}
