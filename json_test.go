package pith

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

// renderings are all that an article is written as, with some of each option.
func renderings(t *testing.T, a *Article) map[string]string {
	t.Helper()
	all := map[string]string{"Markdown": a.Markdown(), "Text": a.Text(), "HTML": a.HTML()}
	for _, o := range []MarkdownOptions{
		{},
		{FrontMatter: true, Title: true, Links: ReferenceLinks, Bullet: PlusBullet, Fence: TildeFence, Compact: true},
		{Links: NoLinkTargets, Bullet: AsteriskBullet},
	} {
		for of, a := range map[string]*Article{"": a, "comments ": a.CommentsOnly()} {
			var b strings.Builder
			if err := a.WriteMarkdown(&b, &o); err != nil {
				t.Fatal(err)
			}
			name, err := json.Marshal(styleOf(&o))
			if err != nil {
				t.Fatal(err)
			}
			all[of+string(name)] = b.String()
			all[of+"Text"], all[of+"HTML"] = a.Text(), a.HTML()
		}
	}
	return all
}

// checkJSON writes an article as JSON, reads it, and compares all renderings of
// both, and the JSON of what was read.
func checkJSON(t *testing.T, name string, a *Article) {
	t.Helper()
	b, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	again := new(Article)
	if err := json.Unmarshal(b, again); err != nil {
		t.Fatal(err)
	}
	want, got := renderings(t, a), renderings(t, again)
	for of := range want {
		if want[of] != got[of] {
			t.Errorf("%s: %s differs: %s", name, of, firstDifference(strings.SplitAfter(want[of], "\n"), strings.SplitAfter(got[of], "\n")))
		}
	}
	if second, err := json.Marshal(again); err != nil || !bytes.Equal(b, second) {
		t.Errorf("%s: %v, written again differently", name, err)
	}
}

// TestJSONHasAllRenderings writes the articles of all goldens.
func TestJSONHasAllRenderings(t *testing.T) {
	o := &Options{URL: "https://example.com/dir/page", Comments: true, Markdown: MarkdownOptions{Title: true, Links: ReferenceLinks}}
	pages := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" || !strings.Contains(filepath.ToSlash(path), "testdata/") {
			return err
		}
		page, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		pages++
		a, _ := Extract(bytes.NewReader(page), o)
		checkJSON(t, path, a)
		checkJSON(t, path+" as a whole", convertTree(t, page, o.URL))
		return nil
	})
	if err != nil || pages < 100 {
		t.Errorf("%d pages, error %v", pages, err)
	}
}

func TestJSONOfFixtures(t *testing.T) {
	for _, f := range fixtures(t) {
		checkJSON(t, f.ID, convertTree(t, f.HTML, f.URL))
	}
}

func TestJSONOfPages(t *testing.T) {
	eachPageOfCorpus(t, func(name string, page []byte) {
		a, _ := Extract(bytes.NewReader(page), &Options{URL: "https://example.com/dir/page", Comments: true, Explain: true})
		checkJSON(t, name, a)
	})
}

// TestJSONOfHostilePages writes articles with trees that parsers would not
// build.
func TestJSONOfHostilePages(t *testing.T) {
	for _, page := range hostile {
		a, _ := Extract(strings.NewReader(page), &Options{Comments: true})
		checkJSON(t, page, a)
	}
	deep := strings.Repeat("<blockquote>", 480) + pagetest.Essay
	a, _ := Extract(strings.NewReader(deep), nil)
	checkJSON(t, "deep", a)
}

// TestJSONOfLater reads what a later version might write.
func TestJSONOfLater(t *testing.T) {
	const later = `{"title":"The pier","published":"2024-03","type":"hologram","confidence":0.5,"outcome":"quantum-wall",
		"warnings":[{"code":"dream","detail":"it was one"}],"smell":"salt","html":"<p>Of <strong>salt</strong>.</p>",
		"markdown_options":{"title":true,"links":"telepathic","bullet":"plus"}}`
	var a Article
	if err := json.Unmarshal([]byte(later), &a); err != nil {
		t.Fatal(err)
	}
	if a.Title != "The pier" || a.Published.String() != "2024-03" || a.Type != Auto || a.Outcome != UnknownOutcome || a.Confidence != 0.5 || len(a.Warnings) != 1 || a.Warnings[0].Code != "dream" {
		t.Errorf("%+v", a)
	}
	if md := a.Markdown(); md != "# The pier\n\nOf **salt**.\n" {
		t.Errorf("Markdown %q", md)
	}
}

// TestJSONKeepsWhatIsKnown shows that names of today are read.
func TestJSONKeepsWhatIsKnown(t *testing.T) {
	a := &Article{Type: Forum, Outcome: Paywalled}
	b, err := json.Marshal(*a) // a value has its body too
	if err != nil || string(b) != `{"type":"forum","outcome":"paywalled"}` {
		t.Fatalf("%s, error %v", b, err)
	}
	a = new(Article)
	if err := json.Unmarshal(b, a); err != nil || a.Type != Forum || a.Outcome != Paywalled {
		t.Errorf("%+v, error %v", a, err)
	}
	if err := json.Unmarshal([]byte(`{"title":3}`), a); err == nil {
		t.Error("a title that is a number is none")
	}
}
