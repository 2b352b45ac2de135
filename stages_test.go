package pith

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

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
const (
	benchmarkBytes = 200_000
	stageAddress   = "https://coast.example/news/winter"
)

// stages are the parts of the way from bytes to Markdown, in order.
var stages = [...]string{"load", "nodes", "annotate", "metadata", "blocks", "score", "choose", "article", "markdown"}

// A stopwatch gives each stage the time since the one before.
type stopwatch struct {
	last time.Time
	laps map[string][]time.Duration
}

func (w *stopwatch) start() { w.last = time.Now() }

func (w *stopwatch) lap(stage string) {
	w.laps[stage] = append(w.laps[stage], time.Since(w.last))
	w.start()
}

// median is a stage's time: now and then the collector, or another program,
// takes some of it.
func (w *stopwatch) median(stage string) time.Duration {
	laps := slices.Sorted(slices.Values(w.laps[stage]))
	if len(laps) == 0 {
		return 0
	}
	return laps[len(laps)/2]
}

// run takes a page from bytes to Markdown as Extract does, stage by stage.
func (w *stopwatch) run(text []byte, o *Options) (string, error) {
	w.start()
	s, scorer := &selectors{}, o.scorer()
	tree := load(bytes.NewReader(text), o.request())
	if tree.readErr != nil {
		return "", tree.readErr
	}
	w.lap("load")
	t := newTree(tree.doc, tree.nodes, o.URL, o.limits())
	w.lap("nodes")
	m := annotate(t, s, scorer.Weight)
	w.lap("annotate")
	meta := readMetadata(m, typeUnknown)
	w.lap("metadata")
	p := readBlocks(m, meta)
	w.lap("blocks")
	scores := score(p, scorer)
	w.lap("score")
	c := choose(p, scores, focusBalanced)
	w.lap("choose")
	a := o.article(c)
	p.release()
	w.lap("article")
	md := a.Markdown()
	w.lap("markdown")
	return md, nil
}

// BenchmarkStages gives the time of each stage, and of all, as a ratio to that
// of html.Parse of the same bytes: over every 30th page of the corpus, or of
// a made-up page where there is none.
func BenchmarkStages(b *testing.B) {
	pages := stagedPages(b)
	for b.Loop() {
		for _, page := range pages {
			page.watch.start()
			if _, err := html.Parse(bytes.NewReader(page.html)); err != nil {
				b.Fatal(err)
			}
			page.watch.lap("html.Parse")
			if _, err := page.watch.run(page.html, &Options{URL: page.address}); err != nil {
				b.Fatal(err)
			}
		}
	}
	sum := func(stage string) (d float64) {
		for _, page := range pages {
			d += float64(page.watch.median(stage))
		}
		return d
	}
	parse, all := sum("html.Parse"), 0.0
	for _, stage := range stages {
		took := sum(stage)
		all += took
		b.ReportMetric(took/parse, stage+"/parse")
	}
	b.ReportMetric(all/parse, "all/parse")
}

type stagedPage struct {
	html    []byte
	address string
	watch   *stopwatch
}

func newStagedPage(html []byte, address string) stagedPage {
	return stagedPage{html, address, &stopwatch{laps: map[string][]time.Duration{}}}
}

func stagedPages(t testing.TB) (pages []stagedPage) {
	t.Helper()
	dir, ok := findCorpus("wcxb-dev")
	if !ok {
		return []stagedPage{newStagedPage(stagePage(benchmarkBytes), stageAddress)}
	}
	for i, page := range corpusPages(t, dir) {
		if i%30 == 0 {
			pages = append(pages, newStagedPage(corpusHTML(t, dir, page.ID), page.URL))
		}
	}
	return pages
}

// TestStagesAreExtract holds the stages that are timed against Extract.
func TestStagesAreExtract(t *testing.T) {
	page, o := newStagedPage(stagePage(benchmarkBytes), stageAddress), &Options{URL: stageAddress}
	a, err := Extract(bytes.NewReader(page.html), o)
	if err != nil {
		t.Fatal(err)
	}
	got, err := page.watch.run(page.html, o)
	if want := a.Markdown(); err != nil || got != want {
		t.Errorf("%v, %d bytes of Markdown, want %d", err, len(got), len(want))
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
