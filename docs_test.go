package pith

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

func readDocument(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

var inCode = regexp.MustCompile("`([^`]+)`")

// codeIn are the words between backticks.
func codeIn(text string) (words []string) {
	for _, m := range inCode.FindAllStringSubmatch(text, -1) {
		words = append(words, m[1])
	}
	return words
}

// TestSecurityListsHTML holds the table of SECURITY.md to what tests hold the
// HTML to, and its schemes.
func TestSecurityListsHTML(t *testing.T) {
	text := readDocument(t, "SECURITY.md")
	_, table, _ := strings.Cut(text, "| elements | attributes |\n|---|---|\n")
	table, _, _ = strings.Cut(table, "\n\n")
	listed := map[string][]string{}
	for row := range strings.SplitSeq(table, "\n") {
		cells := strings.Split(row, "|")
		if len(cells) != 4 {
			t.Fatalf("no row: %q", row)
		}
		elements := codeIn(cells[1])
		if slices.Contains(elements, "h6") { // "h1 to h6"
			elements = append(elements, "h2", "h3", "h4", "h5")
		}
		for _, element := range elements {
			listed[element] = slices.Sorted(slices.Values(codeIn(cells[2])))
		}
	}
	for element, attributes := range pagetest.CleanElements {
		var names []string
		for _, a := range attributes {
			names = append(names, a.Name)
		}
		slices.Sort(names)
		if got, ok := listed[element]; !ok || !slices.Equal(got, names) {
			t.Errorf("<%s>: SECURITY.md lists %v, tests %v", element, got, names)
		}
	}
	if len(listed) != len(pagetest.CleanElements) {
		t.Errorf("SECURITY.md lists %v", slices.Sorted(maps.Keys(listed)))
	}
	for _, scheme := range pagetest.CleanSchemes {
		if !strings.Contains(text, "`"+scheme+"`") {
			t.Errorf("SECURITY.md does not name the scheme %s", scheme)
		}
	}
}

// TestReadmeShowsThePage holds what the README shows before and after against the
// page in testdata, and what becomes of it.
func TestReadmeShowsThePage(t *testing.T) {
	const file = "testdata/news/semantic-en.html"
	readme, page := readDocument(t, "README.md"), readDocument(t, file)
	for line := range strings.SplitSeq(blockOf(t, readme, "html"), "\n") {
		for part := range strings.SplitSeq(line, "…") { // what is left out
			if !strings.Contains(page, part) {
				t.Errorf("%s has no %q", file, part)
			}
		}
	}
	a, err := Extract(strings.NewReader(page), &Options{Markdown: MarkdownOptions{Title: true}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := a.Markdown(), blockOf(t, readme, "markdown"); !strings.HasPrefix(got, want+"\n") {
		t.Errorf("README.md shows\n%s\nand not\n%s", want, got)
	}
}

// blockOf is the first block of code of a document in a language.
func blockOf(t *testing.T, text, language string) string {
	t.Helper()
	_, block, _ := strings.Cut(text, "\n```"+language+"\n")
	block, _, ok := strings.Cut(block, "\n```\n")
	if !ok {
		t.Fatalf("no block of %s", language)
	}
	return block
}
