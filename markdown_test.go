package pith

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var updateMarkdown = flag.Bool("update-markdown", false, "write testdata/markdown/*.md anew")

// TestMarkdownGoldens converts testdata/markdown/CONSTRUCT--case.html and
// compares with the file of that name in .md.
func TestMarkdownGoldens(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("testdata", "markdown", "*.html"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".html"), func(t *testing.T) {
			page, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			a := convertTree(t, page, "https://example.com/dir/page")
			got := a.Markdown()
			golden := strings.TrimSuffix(name, ".html") + ".md"
			if *updateMarkdown {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Error(d)
			}
			if d := firstDifference(words(a.Text()), words(readBack(t, got))); d != "" {
				t.Errorf("words of Text and Markdown differ:\n| %s", d)
			}
			checkTree(t, a.HTML())
			if !strings.HasPrefix(filepath.Base(name), "math") { // goldmark reads no formulas
				if again := convertTree(t, []byte(gfmUnsafe(t, got)), "").Markdown(); again != got {
					t.Errorf("second conversion differs: %s", cmp.Diff(got, again))
				}
			}
		})
	}
}
