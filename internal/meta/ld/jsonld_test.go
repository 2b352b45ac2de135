package ld

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// articleOf is the entity that JSON-LD alone says a page is about.
func articleOf(blocks ...string) *Entity {
	g := &Graph{}
	for _, b := range blocks {
		g.Add(b)
	}
	return ReadEntity(g, func(*Entity, int32) int { return 0 })
}

func TestJSONLD(t *testing.T) {
	for _, c := range []struct {
		name, block     string
		headline, name2 string // of the article, and of its author
	}{
		{"plain", `{"@type":"Article","headline":"The engine","author":{"@type":"Person","name":"Ada"}}`, "The engine", "Ada"},
		{"array at the top", `[{"@type":"WebSite","name":"S"},{"@type":"NewsArticle","headline":"The engine","author":"Ada"}]`, "The engine", "Ada"},
		{"array of arrays", `[[{"@type":"NewsArticle","headline":"The engine"}]]`, "The engine", ""},
		{"graph", `{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":"BlogPosting","headline":"The engine"}]}`, "The engine", ""},
		{"array of types", `{"@type":["Thing","NewsArticle"],"headline":"nothing"}`, "", ""},
		{"types with their article first", `{"@type":["NewsArticle","Thing"],"headline":"The engine"}`, "The engine", ""},
		{"type as an address", `{"@type":"http://schema.org/Article","headline":"The engine"}`, "The engine", ""},
		{"reference to a person", `{"@graph":[{"@type":"Article","headline":"The engine","author":{"@id":"#ada"}},{"@type":"Person","@id":"#ada","name":"Ada"}]}`, "The engine", "Ada"},
		{"reference that leads nowhere", `{"@type":"Article","headline":"The engine","author":{"@id":"#ada"}}`, "The engine", ""},
		{"reference to itself", `{"@type":"Article","@id":"#a","headline":"The engine","author":{"@id":"#a"}}`, "The engine", ""},
		{"main entity", `{"@type":"WebPage","mainEntity":{"@type":"Article","headline":"The engine"}}`, "The engine", ""},
		{"not an item of a list", `{"@type":"ItemList","itemListElement":[{"@type":"Article","headline":"Another"}]}`, "", ""},
		{"trailing commas", `{"@type":"Article","headline":"The engine",}`, "The engine", ""},
		{"comments", "{/* who */\"@type\":\"Article\", // what\n\"headline\":\"The engine\"}", "The engine", ""},
		{"CDATA", "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"The engine\"}\n//]]>", "The engine", ""},
		{"CDATA without slashes", "<![CDATA[{\"@type\":\"Article\",\"headline\":\"The engine\"}]]>", "The engine", ""},
		{"entities in a value", `{"@type":"Article","headline":"Smith &amp; Sons&#8217; engine"}`, "Smith & Sons’ engine", ""},
		{"the block escaped", `{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;The engine&quot;}`, "The engine", ""},
		{"escapes", `{"@type":"Article","headline":"The \u0065ngine \ud83d\ude00 \"runs\""}`, `The engine 😀 "runs"`, ""},
		{"half a pair of surrogates", `{"@type":"Article","headline":"The \ud83dengine"}`, "The \uFFFDengine", ""},
		{"bare quotes", `{"@type":"Article","headline":"The "engine" runs","author":"Ada"}`, `The "engine" runs`, "Ada"},
		{"line break in a value", "{\"@type\":\"Article\",\"headline\":\"The\nengine\"}", "The engine", ""},
		{"semicolon behind", `{"@type":"Article","headline":"The engine"};`, "The engine", ""},
		{"missing comma", `{"@type":"Article" "headline":"The engine"}`, "The engine", ""},
		{"cut off", `{"@type":"Article","headline":"The engine","author":{"name":"Ad`, "The engine", ""},
		{"value with a language", `{"@type":"Article","headline":{"@language":"en","@value":"The engine"}}`, "The engine", ""},
		{"article and product", `[{"@type":"Product","name":"Engine"},{"@type":"Article","headline":"The engine"}]`, "The engine", ""},
		{"nothing", ``, "", ""},
		{"no JSON", `window.data = 1;`, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := articleOf(c.block)
			if got := e.Str(e.Main, "headline"); got != c.headline {
				t.Errorf("headline %q, want %q", got, c.headline)
			}
			if got := e.Str(e.Main, "author"); got != c.name2 {
				t.Errorf("author %q, want %q", got, c.name2)
			}
		})
	}
}

func TestJSONLDBlocks(t *testing.T) {
	e := articleOf(`{"@type":"WebPage","name":"p"}`, `not JSON at all {`, `{"@type":"Article","headline":"The engine"}`)
	if got := e.Str(e.Main, "headline"); got != "The engine" {
		t.Errorf("headline of the last block: %q", got)
	}
	if got := strings.Join(e.Types, " "); got != "WebPage Article" {
		t.Errorf("types %q", got)
	}
}

// TestJSONLDHostile reads input that is deep, or has a bracket or quote for
// each byte; that it returns is the test.
func TestJSONLDHostile(t *testing.T) {
	const n = 200_000
	for name, block := range map[string]string{
		"open arrays":    strings.Repeat("[", n),
		"open objects":   strings.Repeat(`{"a":`, n),
		"nested @graph":  strings.Repeat(`{"@graph":[`, n),
		"quotes":         strings.Repeat(`"`, n),
		"quotes, blanks": strings.Repeat(`" `, n),
		"commas":         "[" + strings.Repeat(",", n),
		"wrong brackets": strings.Repeat("[}", n),
		"slashes":        strings.Repeat("/", n),
		"comments":       strings.Repeat("{/*", n),
		"many values":    "[" + strings.Repeat(`{"@type":"Article"},`, n) + "]",
		"references":     "[" + strings.Repeat(`{"@id":"a","author":{"@id":"a"}},`, n) + "]",
	} {
		t.Run(name, func(t *testing.T) { articleOf(block) })
	}
}

func FuzzJSONLD(f *testing.F) {
	f.Add(`{"@type":["NewsArticle"],"headline":"The \u0065ngine","author":[{"@id":"#a"},{"@id":"#a","name":"Ada"}],}`)
	f.Add(`//<![CDATA[` + "\n" + `[{"@graph":[{"@type":"WebPage","mainEntity":{"@type":"Recipe"}}]}]//]]>`)
	f.Add(`{&quot;@type&quot;:1e5, "a" "b"}};`)
	f.Fuzz(func(t *testing.T, block string) {
		e := articleOf(block)
		for _, key := range []string{"headline", "author", "publisher", "image"} {
			e.Str(e.Main, key)
			e.Each(e.Get(e.Main, key), func(i int32) { e.TypeOf(i) })
		}
		if utf8.ValidString(block) && !utf8.ValidString(e.Str(e.Main, "headline")) {
			t.Errorf("invalid UTF-8 out of %q", block)
		}
	})
}
