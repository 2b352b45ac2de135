package pith

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
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

// TestStart walks the way of docs/start.md: its program is built in a folder of its
// own, with the commands that stand there, and reads a page.
func TestStart(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it compiles a program")
	}
	text := readDocument(t, "docs/start.md")
	clone, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(blockOf(t, text, "go")+"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.FileServer(http.Dir("testdata/news")))
	defer server.Close()
	var out []byte
	for _, command := range []string{
		"go mod init example.org/scraper", "go mod edit -replace github.com/pithmd/pith=../pith", "go mod tidy", "go run . https://example.org/",
	} {
		if !strings.Contains(text, "\n"+command+"\n") {
			t.Errorf("docs/start.md lacks the line %q", command)
		}
		command = strings.NewReplacer("../pith", clone, "https://example.org/", server.URL+"/semantic-en.html "+server.URL+"/none").Replace(command)
		words := strings.Fields(command)
		cmd := exec.Command(words[0], words[1:]...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOPROXY=off", "GOSUMDB=off", "GOFLAGS=-mod=mod", "GOWORK=off") // all modules are those of the clone, whose go.sum has checked them
		if out, err = cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out)
		}
	}
	for _, want := range []string{"# Chip maker opens a school beside its plant\n\n", "The chip maker Lumen said on Monday", "/none: 404 Not Found\n"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the program's output lacks %q:\n%s", want, out)
		}
	}
}
