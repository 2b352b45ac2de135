package meta

import (
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

// TestMetadataTraps reads mark-up that is right but seldom, or wrong but
// often.
func TestMetadataTraps(t *testing.T) {
	ld := func(s string) string { return `<script type="application/ld+json">` + s + `</script>` }
	for _, c := range []struct{ field, name, page, want string }{
		{"authors", "reference into another block", ld(`{"@type":"Article","author":{"@id":"#ada"}}`) + ld(`{"@type":"Person","@id":"#ada","name":"Ada Byron"}`), "Ada Byron"},
		{"authors", "list of references in a graph", ld(`{"@graph":[{"@type":"Article","author":[{"@id":"#a"},{"@id":"#e"}]},{"@type":"Person","@id":"#a","name":"Ada Byron"},{"@type":"Person","@id":"#e","name":"Emmy Noether"}]}`), "Ada Byron; Emmy Noether"},
		{"authors", "list in a list", ld(`{"@type":"Article","author":[[{"@type":"Person","name":["Ada Byron"]}]]}`), "Ada Byron"},
		{"authors", "a link to an author beside the headline", `<title>The engine runs</title><h1>The engine runs</h1><p><a href="/author/ada-byron">Ada Byron</a> <span>in London</span></p>` + pagetest.Filling, "Ada Byron"},
		{"authors", "a link to all authors", `<title>The engine runs</title><h1>The engine runs</h1><p><a href="/authors/">Our authors</a></p>` + pagetest.Filling, ""},
		{"authors", "a link to an author far below", `<title>The engine runs</title><h1>The engine runs</h1>` + strings.Repeat(pagetest.Filling, 12) + `<p><a href="/author/ada-byron">Ada Byron</a> <span>in London</span></p>`, ""},
		{"authors", "a desk in data, a person under the headline", ld(`{"@type":"Article","author":{"name":"News Desk"}}`) + `<title>The engine runs</title><h1>The engine runs</h1><p>By Ada Byron</p>` + pagetest.Filling, "Ada Byron"},
		{"authors", "a feed in metas, a person under the headline", `<meta name="author" content="Reuters Feed"><title>The engine runs</title><h1>The engine runs</h1><p class="byline">Ada Byron</p>` + pagetest.Filling, "Ada Byron"},
		{"authors", "a mail address in data, a person under the headline", ld(`{"@type":"Article","author":{"name":"ops@engine.example"}}`) + `<title>The engine runs</title><h1>The engine runs</h1><p>By Ada Byron</p>` + pagetest.Filling, "Ada Byron"},
		{"authors", "an institute alone", ld(`{"@type":"Article","author":{"@type":"Organization","name":"Institute of Steam"}}`), "Institute of Steam"},
		{"authors", "a number in data", `<meta name="author" content="105092">`, ""},
		{"authors", "reference with a type", ld(`{"@graph":[{"@type":"Article","author":{"@type":"Person","@id":"#a"}},{"@type":"Person","@id":"#a","name":"Ada Byron"}]}`), "Ada Byron"},
		{"authors", "reference to itself", ld(`{"@type":"Article","author":{"@id":"#a"},"name":"x"},{"@id":"#a","author":{"@id":"#a"}}`), ""},
		{"authors", "two types", ld(`{"@type":["Article","NewsArticle"],"author":{"@type":["Person"],"name":["Ada Byron"]}}`), "Ada Byron"},
		{"authors", "type by its address", ld(`{"@type":"http://schema.org/Article","author":"Ada Byron"}`), "Ada Byron"},
		{"authors", "given and family name", ld(`{"@type":"Article","author":{"@type":"Person","givenName":"Ada","familyName":"Byron"}}`), "Ada Byron"},
		{"authors", "the reviewer of a product", ld(`{"@type":"Product","name":"Engine","review":{"@type":"Review","author":{"@type":"Person","name":"Troll"}}}`), ""},
		{"authors", "who commented, in data", ld(`{"@type":"Article","comment":[{"@type":"Comment","author":{"@type":"Person","name":"Troll"}}]}`), ""},
		{"authors", "entities", ld(`{"@type":"Article","author":{"name":"Ada O&#39;Byron"}}`), "Ada O'Byron"},
		{"authors", "escapes", ld(`{"@type":"Article","author":{"name":"J\u00fcrgen \"Jo\" M\u00fcller"}}`), `Jürgen "Jo" Müller`},
		{"authors", "CDATA, comment and commas too many", ld("//<![CDATA[\n{\"@type\":\"Article\", /* who */ \"author\":[{\"name\":\"Ada Byron\",},],}\n//]]>"), "Ada Byron"},
		{"authors", "cut off", ld(`{"@type":"Article","author":{"name":"Ada Byron"},"headline":"The eng`), "Ada Byron"},
		{"authors", "og list", `<meta property="article:author" content="Ada Byron"><meta property="article:author" content="Emmy Noether">`, "Ada Byron; Emmy Noether"},
		{"authors", "sailthru", `<meta name="sailthru.author" content="Ada Byron">`, "Ada Byron"},
		{"authors", "a testimonial's", `<title>The engine runs</title><h1>The engine runs</h1><p>Text</p><div class="testimonial"><p>Great</p><span class="author">Emmy Noether</span></div>` + pagetest.Filling, ""},
		{"authors", "a card's", `<title>The engine runs</title><h1>The engine runs</h1>` + pagetest.Filling + pagetest.Filling + `<div class="related-card"><span class="author">Emmy Noether</span></div>`, ""},
		{"authors", "RDFa with the vocabulary's prefix", `<div typeof="schema:Article"><span property="schema:author">Ada Byron</span></div>`, "Ada Byron"},
		{"authors", "link to a person", `<link rel="author" href="https://engine.example/ada">`, ""},

		{"site", "publisher inside a publisher", ld(`{"@type":"Article","publisher":{"@type":"Organization","name":"The Daily Engine","parentOrganization":{"name":"Steam Group"}}}`), "The Daily Engine"},
		{"site", "publisher by reference, in another block", ld(`{"@type":"Article","publisher":{"@id":"#o"}}`) + ld(`{"@type":"Organization","@id":"#o","name":"The Daily Engine"}`), "The Daily Engine"},
		{"site", "the site the page is a part of", ld(`{"@graph":[{"@type":"WebPage","isPartOf":{"@id":"#w"}},{"@type":"WebSite","@id":"#w","name":"The Daily Engine"}]}`), "The Daily Engine"},

		{"title", "headline in microdata", `<title>Engine 42</title><div itemscope itemtype="https://schema.org/Article"><meta itemprop="headline" content="The engine runs"></div>`, "The engine runs"},
		{"title", "weibo", `<meta name="weibo:article:title" content="The engine runs">`, "The engine runs"},
		{"title", "Dublin Core in three spellings", `<meta name="DCTERMS.title" content="The engine runs">`, "The engine runs"},
		{"title", "scholarly", `<title>Steam J. 12 (2024) 7</title><meta name="citation_title" content="The engine runs">`, "The engine runs"},

		{"published", "only the month is known", ld(`{"@type":"Article","datePublished":"2024-03"}`), "2024-03"},
		{"published", "only the year is known", ld(`{"@type":"Article","datePublished":"2024"}`), "2024"},
		{"published", "only the year is known, of a part of the page", `<title>The engine runs</title><h1>The engine runs</h1><time datetime="2024">2024</time>`, ""},
		{"published", "the year in data, the day on the page", `<title>The engine runs</title><h1>The engine runs</h1><time datetime="2024-03-05">5 March</time>` + ld(`{"@type":"Article","datePublished":"2024"}`), "2024-03-05"},
		{"published", "the year in data, the day in other data", `<meta property="article:published_time" content="2024-03-05">` + ld(`{"@type":"Article","datePublished":"2024"}`), "2024-03-05"},
		{"published", "a time without a zone", ld(`{"@type":"Article","datePublished":"2024-03-05T10:00:00"}`), "2024-03-05T10:00:00"},
		{"published", "a date in an object", ld(`{"@type":"Article","datePublished":{"@type":"Date","@value":"2024-03-05"}}`), "2024-03-05"},
		{"published", "another article's in a list", ld(`{"@type":"ItemList","itemListElement":[{"@type":"Article","datePublished":"2020-01-01"}]}`), ""},
		{"published", "of two articles the one with this title", `<title>The engine runs</title>` + ld(`[{"@type":"Article","headline":"The boiler","datePublished":"2020-01-01"},{"@type":"Article","headline":"The engine runs","datePublished":"2024-03-05"}]`), "2024-03-05"},
		{"published", "in a row of a table", `<title>The engine runs</title><h1>The engine runs</h1><table><tr><th>Date / Time: </th><th>Sept 1, 2000</th><th>Sept 1, 2001</th></tr></table>` + pagetest.Filling, ""},
		{"published", "in a list of days", `<title>The engine runs</title><h1>The engine runs</h1><ul><li>5 March 2024</li><li>6 March 2024</li></ul>` + pagetest.Filling, ""},
		{"published", "in a heading that says more", `<title>The engine runs</title><h1>The engine runs</h1><h2>The flood of 5 March 2024 and what came of it</h2>` + pagetest.Filling, ""},
		{"published", "in a list of facts about the page", `<title>The engine runs</title><h1>The engine runs</h1><ul><li>Ada Byron</li><li>5 March 2024</li></ul>` + pagetest.Filling, "2024-03-05"},
		{"published", "in a heading of its own", `<title>The engine runs</title><h2>5 March 2024</h2><h1>The engine runs</h1>` + pagetest.Filling, "2024-03-05"},
		{"published", "beside the day of a change in a list", `<title>The engine runs</title><h1>The engine runs</h1><ul><li>Published: 5 March 2024</li><li>Updated: 6 March 2024</li></ul>` + pagetest.Filling, "2024-03-05"},
		{"published", "a year of two digits", `<html lang="de"><title>The engine runs</title><h1>The engine runs</h1><p>09.12.11</p>` + pagetest.Filling, "2011-12-09"},
		{"published", "a version", `<title>The engine runs</title><h1>The engine runs</h1><p>1.2.10.4</p>` + pagetest.Filling, ""},
		{"published", "weibo", `<meta name="weibo:article:create_at" content="2024-03-05 10:00:00">`, "2024-03-05T10:00:00"},
		{"published", "an event's day", `<title>The engine runs</title>` + ld(`{"@type":"Event","name":"The engine runs","startDate":"2030-03-05"}`), ""},
		{"published", "RDFa", `<title>The engine runs</title><h1>The engine runs</h1><span property="schema:datePublished" content="2024-03-05">spring</span>`, "2024-03-05"},

		{"url", "of another page of the site with a tracker", `<link rel="canonical" href="https://engine.example/posts/the-engine?fbclid=1#top">`, "https://engine.example/posts/the-engine#top"},
		{"url", "of two the first that can be", `<link rel="canonical" href="https://other.example/x"><meta property="og:url" content="/posts/engine">`, "https://www.engine.example/posts/engine"},
		{"image", "a pixel", `<meta property="og:image" content="/pixel.gif"><meta property="og:image" content="/a.jpg">`, "https://www.engine.example/a.jpg"},
		{"image", "microdata", `<div itemscope itemtype="https://schema.org/Article"><img itemprop="image" src="/a.jpg"></div>`, "https://www.engine.example/a.jpg"},
		{"image", "microdata, of the author", `<div itemscope itemtype="https://schema.org/Article"><p itemprop="author" itemscope itemtype="https://schema.org/Person"><img itemprop="image" src="/a.jpg"></p></div>`, ""},
		{"published", "JSON-LD in a meta", `<meta name="script:ld+json" content='{"@context":"https://schema.org","@type":"Article","datePublished":"2024-03-05"}'>`, "2024-03-05"},
		{"license", "in data", ld(`{"@type":"Article","license":"https://creativecommons.org/licenses/by/4.0/"}`), "https://creativecommons.org/licenses/by/4.0/"},
		{"license", "of a picture only", `<figure><a href="https://creativecommons.org/licenses/by/4.0/">CC BY</a></figure>`, ""},
		{"next", "page three of page two", `<link rel="next" href="/posts/the-engine?page=2">`, "https://www.engine.example/posts/the-engine?page=2"},
		{"tags", "list in one string", ld(`{"@type":"Article","keywords":"steam, engines"}`), "steam; engines"},
		{"tags", "Dublin Core", `<meta name="DC.subject" content="Steam; Engines">`, "Steam; Engines"},
		{"section", "list", ld(`{"@type":"Article","articleSection":["History","Steam"]}`), "History"},
		{"language", "data where the page says nothing", ld(`{"@type":"Article","inLanguage":{"@type":"Language","alternateName":"de"}}`), "de"},
		{"excerpt", "entities in data", ld(`{"@type":"Article","description":"How Smith &amp; Sons came to run an engine in a shed."}`), "How Smith & Sons came to run an engine in a shed."},
	} {
		t.Run(c.field+"/"+c.name, func(t *testing.T) {
			m := metadataOf(t, TestAddress, c.page)
			if got := fieldOf(t, m, c.field); got != c.want {
				t.Errorf("%s = %q, want %q\nevidence: %v", c.field, got, c.want, m.Evidence)
			}
		})
	}
}
