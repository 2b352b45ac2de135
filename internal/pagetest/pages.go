package pagetest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// SortedKeys are the keys of a map in order.
func SortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// Times writes a text n times over.
func Times(s string) func(int) string {
	return func(n int) string { return strings.Repeat(s, n) }
}

// Between writes a text n times over, with another before and after.
func Between(before, s, after string) func(int) string {
	return func(n int) string { return before + strings.Repeat(s, n) + after }
}

// Numbered writes a format n times over, with its number in each place.
func Numbered(format string) func(int) string {
	places := strings.Count(format, "%[1]d")
	return func(n int) string {
		var b strings.Builder
		for i := range n {
			if places == 0 {
				b.WriteString(format)
				continue
			}
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
}

// Nested writes an element in itself n times over.
func Nested(open, text, end string) func(int) string {
	return func(n int) string { return strings.Repeat(open, n) + text + strings.Repeat(end, n) }
}

// Filling is the rest of a page, so that what stands before it is a part.
var Filling = strings.Repeat("<p>It ran for the first time that night.</p>", 40)

// Essay is prose enough for a page to have content.
const Essay = `<p>The harbour master wrote down every boat that came in that winter, and none of them was late, although the ice lay thick on the ropes.</p>
<p>In spring he read the list again and found that it said nothing about the people. So he began another one, of names, and of what each had brought.</p>
<p>The second list is still kept. It has grown to nine volumes, and whoever visits the office may look up what was carried ashore on the day of their birth.</p>
<p>Nobody has ever found a mistake in it, though many have looked, and the present master says that this is because nobody writes in it when tired.</p>`

// StagePage builds a page of about so many bytes such as a newspaper serves:
// a head full of metadata and scripts, menus, an article with everything an
// article has, teasers, comments and a footer.
func StagePage(size int) []byte {
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

// Harbour is a page with all that selectors and comments are about.
const Harbour = `<body><nav><a href="/">Home</a></nav><article><h1>The second list</h1>` + Essay + `<p class="aside">A word aside stands here, and it is rather short.</p></article>
<section id="comments"><p>I have read all nine volumes and found my grandmother in the third, with a goat.</p></section>
<footer><p>The harbour office is closed on Sundays.</p></footer></body>`
