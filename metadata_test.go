package pith

import (
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

var updateMetadata = flag.Bool("update-metadata", false, "write testdata/metadata/*.json anew")

// metadataOf reads the metadata of a page in testdata or in a test.
func metadataOf(t testing.TB, address, text string) *metadata {
	t.Helper()
	doc, err := html.ParseWithOptions(strings.NewReader(text), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	return readMetadata(annotated(doc, address), typeUnknown)
}

// annotated is a page up to its metadata.
func annotated(doc *html.Node, address string) *marks {
	return annotate(treeOf(doc, address), &selectors{}, func(uint32) float32 { return 0 })
}

// fieldOf is a field as the table tests write it.
func fieldOf(t testing.TB, m *metadata, name string) string {
	t.Helper()
	switch name {
	case "title":
		return m.Title
	case "byline":
		return m.Byline
	case "authors":
		return strings.Join(m.Authors, "; ")
	case "published":
		return dateOrNone(m.Published)
	case "modified":
		return dateOrNone(m.Modified)
	case "site":
		return m.SiteName
	case "language":
		return m.Language
	case "direction":
		return m.Direction
	case "url":
		return m.URL
	case "image":
		return m.Image
	case "favicon":
		return m.Favicon
	case "excerpt":
		return m.Excerpt
	case "tags":
		return strings.Join(m.Tags, "; ")
	case "section":
		return m.Section
	case "license":
		return m.License
	case "next":
		return m.NextPage
	}
	t.Fatalf("no field %q", name)
	return ""
}

func dateOrNone(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(time.RFC3339)
}

// TestTitleByAddress shows titles that depend on where the page lies.
func TestTitleByAddress(t *testing.T) {
	for _, c := range []struct{ name, address, page, want string }{
		{"the address is a witness", "https://engine.example/steam_leaks_again/", `<title>Engine - The heart of steam</title><h1>Steam leaks again, and badly</h1>`, "Steam leaks again, and badly"},
		{"a short one is none", "https://engine.example/valves/", `<title>Engine - The heart of steam</title><h1>Valves</h1>`, "The heart of steam"},
		{"front page with a slogan", "https://engine.example/", `<title>Engine: steam for all</title>`, "Engine: steam for all"},
		{"front page with its name twice", "https://engine.example/", `<title>Engine: steam for all - Engine</title>`, "Engine: steam for all"},
		{"front page called that", "https://engine.example/", `<title>Home - Steam Letters</title>`, "Steam Letters"},
		{"front page of a campaign", "https://engine.example/?utm_source=letter", `<title>Home - Steam Letters</title>`, "Steam Letters"},
		{"a post by its number", "https://engine.example/?p=123", `<title>Engine - How we moved the boiler</title>`, "How we moved the boiler"},
		{"not a front page", "https://engine.example/diy", `<title>Home improvement - Engine</title>`, "Home improvement"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := metadataOf(t, c.address, c.page).Title; got != c.want {
				t.Errorf("title %q, want %q", got, c.want)
			}
		})
	}
}

// TestAddressByNumber shows that a canonical front page is not that of a post.
func TestAddressByNumber(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"https://engine.example/?p=123", "https://engine.example/?p=123"},
		{"https://engine.example/?utm_source=letter", "https://engine.example/"},
	} {
		if got := metadataOf(t, c.address, `<link rel="canonical" href="https://engine.example/">`).URL; got != c.want {
			t.Errorf("%s: address %q, want %q", c.address, got, c.want)
		}
	}
}

// TestMetadataFacts reads what other stages ask for.
func TestMetadataFacts(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(`<title>The engine</title><meta property="og:type" content="Article">
		<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>
		<meta name="description" content="How the first engine came to run"><h1>The engine</h1><p class="byline">By Ada Byron</p>`))
	if err != nil {
		t.Fatal(err)
	}
	p := annotated(doc, "")
	m := readMetadata(p, typeUnknown)
	if !m.paid.stated || m.ogType != "article" || strings.Join(m.ldTypes, " ") != "NewsArticle" {
		t.Errorf("paid %v, ogType %q, ldTypes %q", m.paid, m.ogType, m.ldTypes)
	}
	if got := strings.Join(m.description, " "); got != "how the first engine came to run" {
		t.Errorf("description %q", got)
	}
	if m.headline < 0 || p.nodes[m.headline].Data != "h1" {
		t.Errorf("headline is node %d", m.headline)
	}
	if m.byline < 0 || p.textOf(m.byline) != "By Ada Byron" {
		t.Errorf("byline is node %d", m.byline)
	}
}

// TestMetadataPages compares whole pages with the JSON beside them.
func TestMetadataPages(t *testing.T) {
	pages, err := filepath.Glob("testdata/metadata/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages in testdata/metadata", err)
	}
	for _, path := range pages {
		t.Run(filepath.Base(path), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			a := &Article{}
			a.fill(metadataOf(t, testAddress, string(text)))
			got, err := json.MarshalIndent(a, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			golden := strings.TrimSuffix(path, ".html") + ".json"
			if *updateMetadata {
				if err := os.WriteFile(golden, append(got, '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if strings.TrimSpace(string(want)) != string(got) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestTextOf shows that words are never glued.
func TestTextOf(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"blocks", `<div>one</div><div>two</div>`, "one two"},
		{"break", `one<br>two`, "one two"},
		{"cells", `<table><tr><td>one<td>two</table>`, "one two"},
		{"links side by side", `<a>Ben Jiang</a><span>in Beijing</span>`, "Ben Jiang in Beijing"},
		{"inline", `t<b>w</b>o words`, "two words"},
		{"drawn letters", `<span>t</span><span>w</span><span>o</span>`, "two"},
		{"script", `one<script>x()</script> two`, "one two"},
		{"hidden", `one<span hidden> not</span> two`, "one two"},
		{"soft hyphen", "en\u00adgine", "engine"},
		{"blanks", " one \n\t two\u00a0three ", "one two three"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := html.Parse(strings.NewReader(c.page))
			if err != nil {
				t.Fatal(err)
			}
			p := treeOf(doc, "")
			if got := p.textOf(p.body); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// TestMetadataLinear reads pages that nest or repeat what is looked for;
// ten times the page takes not much more than ten times as long.
func TestMetadataLinear(t *testing.T) {
	for name, unit := range map[string]string{
		"nested bylines":  `<div class="author byline"><span class="date">By `,
		"dates":           `<p class="date">March 5, 2024</p>`,
		"headings":        `<h1>engine engine engine</h1>`,
		"metas":           `<meta property="og:image" content="/a.jpg"><meta name="author" content="Ada Byron">`,
		"metas of dates":  `<meta name="x%[1]d-publish-date" content="2024-01-01">`,
		"things":          `<script type="application/ld+json">{"@type":"Article","headline":"a b c d"}</script>`,
		"links":           `<link rel="canonical" href="/a"><link rel="icon" href="/b"><a rel="tag next" href="/c">d</a>`,
		"updated, nested": `<p>updated <span>2024`,
	} {
		t.Run(name, func(t *testing.T) {
			took := func(n int) time.Duration {
				doc := &html.Node{Type: html.DocumentNode}
				body, err := html.ParseFragment(strings.NewReader(numbered(unit)(n)), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atomOf("body")})
				if err != nil {
					t.Skip(err)
				}
				for _, n := range body {
					doc.AppendChild(n)
				}
				p := annotated(doc, testAddress)
				return cost(func() { readMetadata(p, typeUnknown) }).took
			}
			if strings.Contains(name, "nested") {
				took(200) // the parser stops at 512 open elements
				return
			}
			small := max(took(1000), 2*time.Millisecond)
			if large := took(10_000); large > 30*small {
				t.Errorf("1,000 take %v, 10,000 take %v", small, large)
			}
		})
	}
}

func BenchmarkMetadata(b *testing.B) {
	text, err := os.ReadFile("testdata/metadata/news.html")
	if err != nil {
		b.Fatal(err)
	}
	doc, err := html.Parse(strings.NewReader(string(text)))
	if err != nil {
		b.Fatal(err)
	}
	p := annotated(doc, testAddress)
	b.ReportAllocs()
	for b.Loop() {
		readMetadata(p, typeUnknown)
	}
}

// TestPayment reads what pages say of the text that is not free.
func TestPayment(t *testing.T) {
	for _, c := range []struct {
		name, page string
		stated     bool
		words      int
		parts      string
	}{
		{"free", `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":true,"wordCount":300}</script>`, false, 300, ""},
		{"as text", `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False","wordCount":"300"}</script>`, true, 300, ""},
		{"a part", `<script type="application/ld+json">{"@type":"NewsArticle","hasPart":{"isAccessibleForFree":false,"cssSelector":"div.rest"}}</script>`, true, 0, "rest"},
		{"a free part", `<script type="application/ld+json">{"@type":"NewsArticle","hasPart":{"isAccessibleForFree":true,"cssSelector":".rest"}}</script>`, false, 0, ""},
		{"parts", `<script type="application/ld+json">{"@type":"NewsArticle","hasPart":[{"isAccessibleForFree":false,"cssSelector":".one, #two"},{"isAccessibleForFree":false,"cssSelector":[".three"]}]}</script>`, true, 0, "one two three"},
		{"what cannot be read", `<script type="application/ld+json">{"@type":"NewsArticle","hasPart":{"isAccessibleForFree":false,"cssSelector":"[data-paid=yes]"}}</script>`, true, 0, ""},
		{"locked", `<meta property="article:content_tier" content="locked">`, true, 0, ""},
		{"metered", `<meta property="article:content_tier" content="metered">`, false, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, _ := parse([]byte(c.page + "<h1>The engine</h1>"))
			p := annotated(doc, "")
			paid := readMetadata(p, typeUnknown).paid
			parts := namesOf(strings.Fields(c.parts)...)
			if paid.stated != c.stated || paid.words != c.words || !maps.Equal(paid.parts, parts) {
				t.Errorf("read as %+v", paid)
			}
		})
	}
}
