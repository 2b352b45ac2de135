package meta

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta/date"
)

// metadataOf reads the metadata of a page in testdata or in a test.
func metadataOf(t testing.TB, address, text string) *Data {
	t.Helper()
	doc, err := html.ParseWithOptions(strings.NewReader(text), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	return Read(annotated(doc, address), UnknownType)
}

// annotated is a page up to its metadata.
func annotated(doc *html.Node, address string) *mark.Marks {
	return mark.Annotate(dom.New(doc, 1000, address, dom.Limits{Nodes: 1 << 19, Depth: 512}), &mark.Selectors{}, func(uint32) float32 { return 0 })
}

// fieldOf is a field as the table tests write it.
func fieldOf(t testing.TB, m *Data, name string) string {
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

func dateOrNone(at date.Moment) string {
	if at.IsZero() {
		return ""
	}
	return at.Raw()
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
	m := Read(p, UnknownType)
	if !m.Paid.Stated || m.ogType != "article" || strings.Join(m.ldTypes, " ") != "NewsArticle" {
		t.Errorf("paid %v, ogType %q, ldTypes %q", m.Paid, m.ogType, m.ldTypes)
	}
	if got := strings.Join(m.Description, " "); got != "how the first engine came to run" {
		t.Errorf("description %q", got)
	}
	if m.headline < 0 || p.Nodes[m.headline].Data != "h1" {
		t.Errorf("headline is node %d", m.headline)
	}
	if m.byline < 0 || p.TextOf(m.byline) != "By Ada Byron" {
		t.Errorf("byline is node %d", m.byline)
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
	p := annotated(doc, TestAddress)
	b.ReportAllocs()
	for b.Loop() {
		Read(p, UnknownType)
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
			doc, err := html.Parse(strings.NewReader(c.page + "<h1>The engine</h1>"))
			if err != nil {
				t.Fatal(err)
			}
			p := annotated(doc, "")
			paid := Read(p, UnknownType).Paid
			if paid.Stated != c.stated || paid.Words != c.words || paid.Parts.Has("engine") {
				t.Errorf("read as %+v", paid)
			}
			for _, part := range strings.Fields(c.parts) {
				if !paid.Parts.Has(part) {
					t.Errorf("%s is free", part)
				}
			}
		})
	}
}
