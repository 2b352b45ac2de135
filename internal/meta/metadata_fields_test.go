package meta

import (
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

const TestAddress = "https://www.engine.example/posts/the-engine"

const germanProse = `Das Schiff lag noch immer vor dem Hafen, und es wurde in der Nacht nicht hell. Die Fischer waren mit ihren Booten hinausgefahren,
aber sie konnten nicht bis zu den Netzen kommen, weil das Eis zu dick war. Am Morgen hat sich der Wind gedreht, und aus dem Norden kam noch mehr davon.`

const englishProse = `The ship was still lying before the harbour, and it did not get light in the night. The fishermen had gone out with their boats,
but they could not get to the nets because the ice was too thick. In the morning the wind turned, and more of it came from the north.`

// TestMetadataFields shows, field by field, what pages write and what it
// means.
func TestMetadataFields(t *testing.T) {
	for _, c := range []struct{ field, name, page, want string }{
		{"title", "h1 and title with the site", `<title>The engine runs | Engine</title><h1>The engine runs</h1>`, "The engine runs"},
		{"title", "site in front", `<title>Engine: The engine runs</title><meta property="og:site_name" content="Engine"><p>text`, "The engine runs"},
		{"title", "no h1", `<title>The engine runs at last - Engine</title><meta property="og:title" content="The engine runs at last">`, "The engine runs at last"},
		{"title", "the logo is an h1", `<title>The engine runs - The Daily</title><meta property="og:title" content="The engine runs"><h1>The Daily</h1><h2>The engine runs</h2>`, "The engine runs"},
		{"title", "the logo of a site without og", `<title>The engine runs — Steam Letters</title><h1>Steam Letters</h1><p>text`, "The engine runs"},
		{"title", "headline written anew for search", `<title>Engine 2024: how it runs</title><meta property="og:type" content="article"><h1>How the new engine runs</h1>`, "How the new engine runs"},
		{"title", "a subtitle after a colon stays", `<title>Engines: a history</title><h1>Engines: a history</h1>`, "Engines: a history"},
		{"title", "mark of a link to the heading", `<title>Install</title><h1>Install<a href="#install">¶</a></h1>`, "Install"},
		{"title", "escaped twice", `<title>x</title><meta property="og:title" content="Smith &amp;amp; Sons"><p>text`, "Smith & Sons"},
		{"title", "readings beside the characters", `<title>機関が動く</title><h1><ruby>機関<rt>きかん</rt></ruby>が<ruby>動<rp>(</rp><rt>うご</rt><rp>)</rp></ruby>く</h1>`, "機関が動く"},
		{"title", "breaks are blanks", `<title>The engine runs</title><h1>The engine<br>runs</h1>`, "The engine runs"},
		{"title", "title of a drawing", `<svg><title>Logo</title></svg><title>The engine</title>`, "The engine"},
		{"title", "template not filled", `<meta property="og:title" content="{{title}}"><title>The engine</title>`, "The engine"},
		{"title", "an h1 among comments", `<title>The engine runs</title><div class="comments"><h1>The engine runs badly</h1></div><div>a</div><div>b</div><div>c</div><div>d</div>`, "The engine runs"},
		{"title", "nothing", `<p>text`, ""},
		{"title", "a word like a front page's", `<title>Home: a history of the house</title><h1>Home: a history of the house</h1>`, "Home: a history of the house"},
		{"title", "a bar in the heading", `<title>Win | Lose: what next? | The Daily</title><meta property="og:site_name" content="The Daily"><h1>Win | Lose: what next?</h1>`, "Win | Lose: what next?"},
		{"title", "a bar in all titles", `<title>C++ | Rust: which is faster - Engine</title><meta property="og:title" content="C++ | Rust: which is faster"><h1>C++ | Rust: which is faster</h1>`, "C++ | Rust: which is faster"},
		{"title", "a section before a bar in the heading", `<title>Steam leaks again | Engine</title><meta property="og:title" content="Steam leaks again"><h1>Boilers | Steam leaks again</h1>`, "Steam leaks again"},
		{"title", "a section behind a bar in the heading", `<title>Steam leaks again</title><h1>Steam leaks again | Boilers</h1>`, "Steam leaks again"},
		{"title", "the site behind a bar in the heading", `<title>Steam leaks | Engine</title><h1>Steam leaks badly | Engine</h1>`, "Steam leaks badly"},
		{"title", "a section before the heading", `<title>News - Steam leaks again in the valley</title><h1>Steam leaks again in the valley</h1>`, "Steam leaks again in the valley"},
		{"title", "a date before the heading", `<html lang="de"><title>08.11.2021 | Dampftag</title><h1>Dampftag</h1>`, "Dampftag"},
		{"title", "a title before a long name of a blog", `<title>Valves - All the letters about steam</title><h1><a href="/">All the letters about steam</a></h1>`, "Valves"},
		{"title", "a title before a name of a blog", `<title>The valves leak — Steam Letters</title><h1>Steam Letters</h1>`, "The valves leak"},
		{"title", "an h1 in the text below the headline", `<title>Steam above the old valley | Engine</title><meta property="og:title" content="Steam above the old valley"><h2>Steam above the old valley</h2><p>text</p><h1>“Downtown” valley</h1>`, "Steam above the old valley"},
		{"title", "many h1s that share a word", `<title>All about steam | Engine</title><h1>Steam first</h1><h1>Water</h1><h1>Fire</h1><h1>Smoke</h1>`, "All about steam"},
		{"title", "one h1 that shares a word", `<title>All about steam | Engine</title><h1>Steam first</h1>`, "Steam first"},
		{"title", "many h1s, one of which says it", `<title>All about steam | Engine</title><h1>Steam, and all about it</h1><h1>Water</h1><h1>Fire</h1><h1>Smoke</h1>`, "Steam, and all about it"},
		{"title", "about tags", `<title>The &lt;b&gt; and &lt;strong&gt; elements</title><p>text`, "The <b> and <strong> elements"},
		{"title", "about tags, in all sources", `<title>The &lt;b&gt; element | Engine</title><meta property="og:title" content="The &lt;b&gt; element"><script type="application/ld+json">{"@type":"Article","headline":"The <b> element"}</script><h1>The &lt;b&gt; element</h1>`, "The <b> element"},
		{"title", "about tags, escaped twice", `<title>x</title><h1>How &amp;amp; and &amp;lt;p&amp;gt; work</h1><meta property="og:title" content="How &amp;amp;amp; and &amp;amp;lt;p&amp;amp;gt; work">`, "How & and <p> work"},

		{"title", "one of the questions asked often", `<title>The engine</title><h1>The engine</h1><h3>How long does it run?</h3><script type="application/ld+json">{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"How long does it run?"}]}</script>`, "The engine"},
		{"title", "an h3 below the site's name", `<title>Letters: The engine runs</title><meta property="og:title" content="The engine runs"><h1>Letters</h1><h3 class="post-title">The engine runs</h3><h1>What it is</h1>`, "The engine runs"},
		{"title", "h1 of the page before the one of the bar", `<title>The engine runs | Engine</title><div class="nav"><h1>The engine runs | Daily</h1></div><h1>The engine runs</h1>` + pagetest.Filling, "The engine runs"},
		{"title", "a label before it", `<title>Steam leaks | Forum</title><h1><span class="label label--red">Solved</span>&nbsp;Steam leaks</h1>`, "Steam leaks"},
		{"title", "nothing but a label", `<title>Steam leaks | Forum</title><h1><span class="label">Steam leaks</span></h1>`, "Steam leaks"},
		{"title", "a date before it", `<title>Steam leaks again</title><h1><time datetime="2024-03-05">5 March</time> Steam leaks again</h1>`, "Steam leaks again"},
		{"title", "a word and a colon before it", `<title>Steam leaks again | Forum</title><h1>Thread: Steam leaks again</h1>`, "Steam leaks again"},
		{"title", "a subject and a colon before it", `<title>Boilers: steam leaks again</title><h1>Boilers: steam leaks again</h1>`, "Boilers: steam leaks again"},
		{"title", "once for each width of screen", `<title>Engine: steam for all</title><h1><span>Steam engines for everybody</span> <span>Steam engines for everybody</span></h1>`, "Steam engines for everybody"},
		{"title", "one title for the whole site", `<title>Engine - the heart of steam</title><h1>Why nobody saw it</h1>`, "the heart of steam"},
		{"title", "the site before and a step between", `<title>Engine • View topic - Steam leaks again</title><h2>Steam leaks again</h2>`, "Steam leaks again"},
		{"title", "name of a manual behind", `<title>Valves - The Boiler Manual</title><h2>The Boiler Manual</h2>`, "Valves"},
		{"title", "a mark in a span of its own", `<title>Category:Valves</title><h1><span>Category</span><span>:</span><span>Valves</span></h1>`, "Category:Valves"},

		{"authors", "JSON-LD list", `<script type="application/ld+json">{"@type":"Article","author":[{"@type":"Person","name":"Ada Byron"},{"@type":"Person","name":"Emmy Noether"}]}</script>`, "Ada Byron; Emmy Noether"},
		{"authors", "a person before an organisation", `<script type="application/ld+json">{"@type":"Article","author":[{"@type":"Organization","name":"The Daily"},{"@type":"Person","name":"Ada Byron"}]}</script>`, "Ada Byron"},
		{"authors", "only an organisation", `<script type="application/ld+json">{"@type":"Article","author":{"@type":"Organization","name":"The Daily Engine"}}</script>`, "The Daily Engine"},
		{"authors", "a person on the page before an organisation in data", `<script type="application/ld+json">{"@type":"Article","author":{"@type":"Organization","name":"The Daily Engine"}}</script><title>The engine</title><h1>The engine</h1><p class="byline">By Ada Byron</p>`, "Ada Byron"},
		{"authors", "meta", `<meta name="author" content="Ada Byron">`, "Ada Byron"},
		{"authors", "an address is no name", `<meta property="article:author" content="https://social.example/ada"><meta name="author" content="Ada Byron">`, "Ada Byron"},
		{"authors", "scholarly, last name first", `<meta name="citation_author" content="Byron, Ada"><meta name="citation_author" content="Noether, Emmy">`, "Ada Byron; Emmy Noether"},
		{"authors", "Dublin Core", `<meta name="DC.creator" content="Ada Byron">`, "Ada Byron"},
		{"authors", "label and data", `<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Byron">`, "Ada Byron"},
		{"authors", "label and data, in German", `<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ada Byron">`, "Ada Byron"},
		{"authors", "another label", `<meta name="twitter:label1" content="Time to read"><meta name="twitter:data1" content="Two minutes">`, ""},
		{"authors", "the word and the name, in French", `<title>La machine</title><h1>La machine</h1><p>Par Ada Byron et Emmy Noether</p>` + pagetest.Filling, "Ada Byron; Emmy Noether"},
		{"authors", "an English word that is the Dutch one", `<title>The workshop</title><h1>The workshop</h1><p>Door Locks and Hardware</p>` + pagetest.Filling, ""},
		{"authors", "a sentence that begins with the word, in German", `<title>Die Maschine</title><h1>Die Maschine</h1><p>Von Kiel nach Lübeck</p>` + pagetest.Filling, ""},
		{"authors", "microdata", `<div itemprop="author" itemscope><span>By</span> <b itemprop="name">Ada Byron</b>, who likes engines</div>`, "Ada Byron"},
		{"authors", "rel=author", `<h1>The engine</h1><a rel="author" href="/ada">Ada Byron</a>`, "Ada Byron"},
		{"authors", "the word in another element", `<title>The engine</title><h1>The engine</h1><div><span>By</span><a href="/ada">Ada Byron</a></div>`, "Ada Byron"},
		{"authors", "role in a box below", `<title>The engine</title><h1>The engine</h1><div class="author"><div class="author-name">Ada Byron</div><div>Mathematician</div></div>`, "Ada Byron"},
		{"authors", "links side by side", `<title>The engine</title><h1>The engine</h1><p class="byline">By <a href="/a">Ada Byron</a><span>in London</span></p>`, "Ada Byron"},
		{"authors", "a sentence that begins with By", `<title>The engine</title><h1>The engine</h1><p>By clicking here you agree to our terms of use.</p>`, ""},
		{"authors", "a commenter", `<title>The engine</title><meta name="author" content="Ada Byron"><h1>The engine</h1><p>Long text</p><div class="comments"><div class="comment"><span class="author">Troll</span></div></div><p>a</p><p>b</p><p>c</p>`, "Ada Byron"},
		{"authors", "who is quoted", `<title>The engine</title><h1>The engine</h1><p>text</p><blockquote>Yes<span class="author">Emmy Noether</span></blockquote><p>a</p><p>b</p><p>c</p>`, ""},
		{"authors", "far off in a side bar, but the only one", `<title>The engine runs</title><h1>The engine runs</h1>` + pagetest.Filling + pagetest.Filling + `<aside><span property="author">Ada Byron</span></aside>`, "Ada Byron"},
		{"authors", "of several teasers in a side bar", `<title>The engine runs</title><h1>The engine runs</h1>` + pagetest.Filling + pagetest.Filling + `<aside><span property="author">Ada Byron</span><p>x</p><span property="author">Emmy Noether</span></aside>`, ""},
		{"authors", "who commented on a page without a name", `<title>The engine runs</title><h1>The engine runs</h1><div class="comments"><span class="author">Troll</span></div>` + pagetest.Filling, ""},
		{"authors", "who asked, on a page of answers", `<script type="application/ld+json">{"@type":"QAPage"}</script><title>Why does the engine stop?</title><h1>Why does the engine stop?</h1><div class="comments"><span class="author">Ada Byron</span></div>` + pagetest.Filling, "Ada Byron"},
		{"byline", "without the words around it in the page", `<title>The engine runs</title><h1>The engine runs</h1><p>By <span itemprop="author">Ada Byron (with Emmy Noether)</span></p>`, "Ada Byron (with Emmy Noether)"},
		{"site", "a meta that has the title", `<title>The engine runs</title><meta name="application-name" content="The engine runs">`, ""},
		{"byline", "as data give it", `<meta name="author" content="Ada Byron"><title>The engine</title><h1>The engine</h1><p class="byline">By Ada Byron</p>`, "Ada Byron"},
		{"byline", "as the page prints it", `<title>The engine</title><h1>The engine</h1><p class="byline">By Ada Byron</p>`, "By Ada Byron"},

		{"published", "meta, with its zone", `<meta property="article:published_time" content="2024-03-05T23:30:00-05:00">`, "2024-03-05T23:30:00-05:00"},
		{"published", "JSON-LD", `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-05"}</script>`, "2024-03-05"},
		{"published", "changed is not published", `<meta property="article:published_time" content="2024-03-05"><meta property="article:modified_time" content="2024-06-01">`, "2024-03-05"},
		{"modified", "changed", `<meta property="article:published_time" content="2024-03-05"><meta property="article:modified_time" content="2024-06-01">`, "2024-06-01"},
		{"published", "time", `<title>The engine</title><h1>The engine</h1><time datetime="2024-03-05T10:00Z">yesterday</time>`, "2024-03-05T10:00:00Z"},
		{"published", "microdata", `<meta itemprop="datePublished" content="2024-03-05">`, "2024-03-05"},
		{"published", "in words below the headline", `<html lang="de"><title>Die Maschine</title><h1>Die Maschine</h1><div>5. März 2024</div>`, "2024-03-05"},
		{"published", "order of the language", `<html lang="fr"><title>La machine</title><h1>La machine</h1><span class="date">05/03/2024</span>`, "2024-03-05"},
		{"modified", "label in another element", `<title>The engine</title><h1>The engine</h1><div>Last updated:</div><div>March 5, 2024</div>`, "2024-03-05"},
		{"published", "a date in a sentence", `<title>The engine</title><h1>The engine</h1><p>The war that began on March 5, 1854 and went on for years was not about engines at all.</p>`, ""},
		{"published", "of another page", `<title>The engine</title><h1>The engine</h1><a href="/other"><time datetime="2024-03-05">March 5</time> Another</a>`, ""},
		{"published", "a bar whose class is a menu's around the headline", `<title>The engine runs</title><div class="under-menu"><h1>The engine runs</h1><span>March 5, 2024</span></div>` + pagetest.Filling, "2024-03-05"},
		{"published", "in a menu", `<title>The engine runs</title><h1>The engine runs</h1><div class="menu"><span>March 5, 2024</span></div>` + pagetest.Filling, ""},
		{"published", "bare among other things", `<title>The engine runs</title><fieldset><legend>The engine</legend>5 March 2024 <p>` + strings.Repeat("It ran for the first time that night. ", 9) + `</p></fieldset>`, "2024-03-05"},
		{"published", "the label decides, not the order", `<title>The engine runs</title><h1>The engine runs</h1><div>Updated on:</div><div>June 1, 2024</div><div>Published on:</div><div>March 5, 2024</div>`, "2024-03-05"},
		{"modified", "the label decides, not the order", `<title>The engine runs</title><h1>The engine runs</h1><div>Updated on:</div><div>June 1, 2024</div><div>Published on:</div><div>March 5, 2024</div>`, "2024-06-01"},
		{"published", "labelled, in a side bar far below", `<title>The engine runs</title><h1>The engine runs</h1>` + pagetest.Filling + pagetest.Filling + `<div class="sidebar"><h4>Published</h4><time datetime="2024-03-05">5 March</time></div>`, "2024-03-05"},
		{"published", "of a teaser in a side bar far below", `<title>The engine runs</title><h1>The engine runs</h1>` + pagetest.Filling + pagetest.Filling + `<div class="sidebar"><h4>The boiler</h4><time datetime="2024-03-05">5 March</time></div>`, ""},
		{"published", "a member's first day", `<title>The engine runs</title><h1>The engine runs</h1><dl><dt>Joined:</dt><dd>March 5, 2014</dd></dl><span>July 1, 2024</span>`, "2024-07-01"},
		{"published", "today's date above", `<title>The engine runs</title><div class="date">December 19, 2025</div>` + pagetest.Filling + `<h1>The engine runs</h1><div>March 5, 2024</div>`, "2024-03-05"},
		{"published", "shown, but data say it was a change", `<meta property="article:published_time" content="2020-03-05T08:00:00Z"><meta property="article:modified_time" content="2024-06-01T08:00:00Z"><title>The engine runs</title><h1>The engine runs</h1><span class="date">June 1, 2024</span>`, "2020-03-05T08:00:00Z"},
		{"published", "shown, against the day a template was filled", `<meta property="article:published_time" content="2024-06-01T00:00:00Z"><title>The engine runs</title><h1>The engine runs</h1><span class="date">March 5, 2020</span>`, "2020-03-05"},
		{"published", "data give the time of the day that is shown", `<meta property="article:published_time" content="2024-03-05T08:15:00Z"><title>The engine runs</title><h1>The engine runs</h1><span class="date">March 5, 2024</span>`, "2024-03-05T08:15:00Z"},
		{"published", "shown in the writers' zone", `<meta property="article:published_time" content="2024-03-05T23:30:00Z"><title>The engine runs</title><h1>The engine runs</h1><span class="date">6 March 2024</span>`, "2024-03-05T23:30:00Z"},
		{"published", "data settle the order of day and month", `<html lang="en"><meta property="article:published_time" content="2024-05-03"><title>The engine runs</title><h1>The engine runs</h1><span class="date">03/05/2024</span>`, "2024-05-03"},
		{"published", "another date settles the order", `<html lang="en"><title>The engine runs</title><h1>The engine runs</h1><span class="date">03/05/2024</span><div class="comments"><i class="date">25/05/2024</i></div>` + pagetest.Filling, "2024-05-03"},
		{"published", "nothing settles the order but the language", `<html lang="en"><title>The engine runs</title><h1>The engine runs</h1><span class="date">03/05/2024</span>`, "2024-03-05"},
		{"published", "microformat", `<title>The engine runs</title><h1>The engine runs</h1><abbr class="published" title="2024-03-05T08:15:00Z">last spring</abbr>`, "2024-03-05T08:15:00Z"},
		{"published", "an element of a script's", `<title>The engine runs</title><h1>The engine runs</h1><our-timeago ts="2024-03-05T08:15:00Z"></our-timeago>`, "2024-03-05T08:15:00Z"},
		{"published", "a system's own meta", `<meta name="acme-PublishedDate" content="2024-03-05">`, "2024-03-05"},
		{"published", "the publisher's own meta", `<meta name="publisher-since" content="2001-03-05">`, ""},
		{"published", "a year before it in the headline", `<title>The best of 2024</title><h1>The best of 2024</h1><article class="post date"><b>The best of 2024</b> September 1st, 2023</article>`, "2023-09-01"},
		{"published", "class of every post of a system", `<title>The engine runs</title><h1>The engine runs</h1><article class="status-publish">The engine of March 5, 1854</article>`, ""},
		{"published", "below the credit of a picture", `<title>The engine runs</title><h1>The engine runs</h1><div>© Ada Byron</div><time datetime="2024-03-05">5.3.2024</time>`, "2024-03-05"},
		{"published", "among other things beside the headline", `<html lang="en"><title>The engine runs</title><h1>The engine runs</h1><p>In the shed <b>at last</b>, after all of the others had gone home<br>March 5, 2024<br>Photographs by a neighbour, who had a ladder</p>` + pagetest.Filling, "2024-03-05"},
		{"published", "labelled among other things", `<html lang="de"><title>Die Maschine</title><h1>Die Maschine</h1>` + pagetest.Filling + `<p>Veröffentlicht am 5. März 2024<br>Dauer: eine Stunde und vier Minuten, mit einer Pause<br>Aufrufe: vierhundert</p>`, "2024-03-05"},
		{"published", "not the year of a copyright", `<title>The engine runs</title><h1>The engine runs</h1><div>©</div><div>March 5, 2024</div>`, ""},
		{"published", "relative", `<title>The engine</title><h1>The engine</h1><span class="date">3 days ago</span>`, ""},
		{"published", "copyright", `<title>The engine</title><h1>The engine</h1><footer>© 2024 Engine</footer>`, ""},

		{"site", "og:site_name", `<meta property="og:site_name" content="The Daily Engine">`, "The Daily Engine"},
		{"site", "publisher", `<script type="application/ld+json">{"@type":"Article","publisher":{"@type":"Organization","name":"The Daily Engine"}}</script>`, "The Daily Engine"},
		{"site", "publisher by reference", `<script type="application/ld+json">{"@graph":[{"@type":"Article","publisher":{"@id":"#o"}},{"@type":"Organization","@id":"#o","name":"The Daily Engine"}]}</script>`, "The Daily Engine"},

		{"language", "html lang", `<html lang="pt-br"><p>text`, "pt-BR"},
		{"language", "underscore", `<meta property="og:locale" content="de_AT">`, "de-AT"},
		{"language", "left over from a template", `<html lang="en"><p>` + strings.Repeat("Двигатель работает уже много лет. ", 20), ""},
		{"language", "Japanese without a claim", `<p>` + strings.Repeat("この機関は長い間動いています。", 30), "ja"},
		{"language", "left over from a template, in the same script", `<html lang="en"><p>` + germanProse, "de"},
		{"language", "a sentence of another language", `<html lang="en"><p>Das Schiff lag in der Nacht noch immer vor dem Hafen, und es wurde nicht hell.</p>`, "en"},
		{"language", "as much of another language", `<html lang="en"><p>` + germanProse + `<p>` + englishProse, "en"},
		{"language", "stated, of which no words are known", `<html lang="gsw"><p>` + germanProse, "gsw"},
		{"language", "German without a claim", `<p>` + germanProse, "de"},
		{"language", "English without a claim", `<p>` + englishProse, "en"},
		{"language", "a sentence without a claim", `<p>Das Schiff lag in der Nacht noch immer vor dem Hafen, und es wurde nicht hell.</p>`, ""},
		{"language", "a region stays", `<html lang="en-GB"><p>` + englishProse, "en-GB"},
		{"direction", "stated", `<html dir="rtl" lang="en"><p>text`, "rtl"},
		{"direction", "of the script", `<html lang="ar"><p>text`, "rtl"},
		{"direction", "not known", `<p>text`, ""},

		{"url", "relative", `<link rel="canonical" href="/posts/engine">`, "https://www.engine.example/posts/engine"},
		{"url", "tracking", `<link rel="canonical" href="/posts/engine?utm_source=x&amp;id=7">`, "https://www.engine.example/posts/engine?id=7"},
		{"url", "front page", `<link rel="canonical" href="https://www.engine.example/">`, TestAddress},
		{"url", "another host", `<link rel="canonical" href="https://staging.other.example/posts/the-engine">`, TestAddress},
		{"url", "unreadable", `<link rel="canonical" href="http://[::bad">`, TestAddress},

		{"image", "the largest", `<meta property="og:image" content="/s.jpg"><meta property="og:image:width" content="200"><meta property="og:image" content="/l.jpg"><meta property="og:image:width" content="1200">`, "https://www.engine.example/l.jpg"},
		{"image", "relative to base", `<base href="https://cdn.example/x/"><meta property="og:image" content="a.jpg">`, "https://cdn.example/x/a.jpg"},
		{"image", "JSON-LD object", `<script type="application/ld+json">{"@type":"Article","image":{"@type":"ImageObject","url":"/a.jpg"}}</script>`, "https://www.engine.example/a.jpg"},
		{"image", "placeholder", `<meta property="og:image" content="/placeholder.png"><meta name="twitter:image" content="/a.jpg">`, "https://www.engine.example/a.jpg"},
		{"image", "script in an address", `<meta property="og:image" content="javascript:alert(1)">`, ""},
		{"favicon", "the largest", `<link rel="shortcut icon" href="/s.ico"><link rel="icon" sizes="96x96" href="/l.png">`, "https://www.engine.example/l.png"},

		{"excerpt", "description", `<meta name="description" content="How the first engine came to run in a shed.">`, "How the first engine came to run in a shed."},
		{"excerpt", "a label is none", `<title>The engine</title><meta name="description" content="Blog post"><h1>The engine</h1><p>` + strings.Repeat("It ran for the first time that night. ", 4) + `</p>`, strings.TrimSpace(strings.Repeat("It ran for the first time that night. ", 4))},

		{"tags", "metas and JSON-LD once each", `<meta property="article:tag" content="Steam"><meta name="keywords" content="steam, Engines"><script type="application/ld+json">{"@type":"Article","keywords":["Steam"]}</script>`, "Steam; Engines"},
		{"section", "stated", `<meta property="article:section" content="History">`, "History"},
		{"license", "link", `<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">`, "https://creativecommons.org/licenses/by/4.0/"},
		{"next", "page two", `<link rel="next" href="/posts/the-engine/2">`, "https://www.engine.example/posts/the-engine/2"},
		{"next", "the next post", `<link rel="next" href="/posts/the-boiler">`, ""},
	} {
		t.Run(c.field+"/"+c.name, func(t *testing.T) {
			m := metadataOf(t, TestAddress, c.page)
			if got := fieldOf(t, m, c.field); got != c.want {
				t.Errorf("%s = %q, want %q\nevidence: %v", c.field, got, c.want, m.Evidence)
			}
		})
	}
}
