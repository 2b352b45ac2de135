package pith

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// snippetProgram is what stands around the code of README.md and of the package
// comment: it has them read a page, an empty one, and one whose server hangs up
// at once. For none of them may they panic.
const snippetProgram = `package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing/iotest"

	"github.com/pithmd/pith"
)

func readme(response *http.Response, address string) error {
README
	return nil
}

func comment(response *http.Response, address string) error {
COMMENT
	return nil
}

DOCS

var _ = os.Stdout // which only docs use

func main() {
	for _, snippet := range []func(*http.Response, string) error{readme, comment} {
		for _, body := range []io.Reader{strings.NewReader(page), strings.NewReader(""), iotest.ErrReader(errors.New("hung up"))} {
			address := &url.URL{Scheme: "https", Host: "coast.example", Path: "/ice"}
			response := &http.Response{Header: http.Header{"Content-Type": {"text/html"}}, Request: &http.Request{URL: address}, Body: io.NopCloser(body)}
			if err := snippet(response, address.String()); err != nil {
				fmt.Println("error:", err)
			}
		}
	}
}

const page = "<title>The second list</title><p>The harbour master wrote down every boat that came in that winter, and none of them was late."
`

// TestSnippets builds and runs the code that a newcomer copies first, and asks
// that it looks at the error before it uses the article. The code of the other
// documents is built.
func TestSnippets(t *testing.T) {
	t.Parallel()
	readme, comment := snippetOfReadme(t), snippetOfComment(t)
	for name, code := range map[string]string{"README.md": readme, "doc.go": comment} {
		if !checksError(t, code) {
			t.Errorf("%s uses an article that may be nil:\n%s", name, code)
		}
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "main.go")
	program := strings.NewReplacer("README", readme, "COMMENT", comment, "DOCS", snippetsOfDocs(t)).Replace(snippetProgram)
	if err := os.WriteFile(file, []byte(program), 0o644); err != nil {
		t.Fatal(err)
	}
	// The overlay puts the program into this module without writing there.
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join("snippet", "main.go"): file}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "overlay.json"), overlay, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "run", "-overlay", filepath.Join(dir, "overlay.json"), "./snippet").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, want := range []string{"The second list", "none of them was late"} {
		if strings.Count(string(out), want) < 2 {
			t.Errorf("no %q of each in\n%s", want, out)
		}
	}
}

// snippetOfReadme is the first Go code of README.md.
func snippetOfReadme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, code, ok := strings.Cut(string(text), "\n```go\n")
	code, _, closed := strings.Cut(code, "\n```\n")
	if !ok || !closed {
		t.Fatal("README.md has no Go code")
	}
	return code
}

// snippetsOfDocs are all blocks of Go in the other documents: declarations as they
// are, statements in a function each, which has a page and an article.
func snippetsOfDocs(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob("docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	var code strings.Builder
	blocks := 0
	for _, file := range append(files, "SECURITY.md") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for part := range strings.SplitSeq(string(text), "\n```go\n") {
			block, _, closed := strings.Cut(part, "\n```\n")
			switch {
			case part == block || !closed || strings.HasPrefix(part, "# "):
				continue // what stands before the first
			case strings.Contains(block, "package main\n"):
				continue // TestStart runs it
			case strings.HasPrefix(block, "var ") && strings.Contains(block, "\nfunc "):
				code.WriteString(block + "\n\n")
			default:
				fmt.Fprintf(&code, "func _(page io.Reader, article *pith.Article) error {\n%s\nreturn nil\n}\n\n", block)
			}
			blocks++
		}
	}
	if blocks < 6 {
		t.Fatalf("only %d blocks of Go in docs and SECURITY.md", blocks)
	}
	return code.String()
}

// snippetOfComment is the first code of the package comment.
func snippetOfComment(t *testing.T) string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	var code []string
	for line := range strings.SplitSeq(tree.Doc.Text(), "\n") {
		indented := strings.HasPrefix(line, "\t")
		if !indented && len(code) > 0 {
			break
		}
		if indented {
			code = append(code, line)
		}
	}
	if len(code) == 0 {
		t.Fatal("the package comment has no code")
	}
	return strings.Join(code, "\n")
}

// checksError reports whether code leaves for an error right behind the call
// that gives one with an article.
func checksError(t *testing.T, code string) bool {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), "", "package p; func f() error {\n"+code+"\nreturn nil }", 0)
	if err != nil {
		t.Fatal(err)
	}
	body := tree.Decls[0].(*ast.FuncDecl).Body.List
	for i, s := range body[:len(body)-1] {
		if call, ok := s.(*ast.AssignStmt); !ok || len(call.Lhs) != 2 || !names(call.Lhs[1], "err") {
			continue
		}
		check, ok := body[i+1].(*ast.IfStmt)
		if !ok || !names(check.Cond, "err") || len(check.Body.List) == 0 {
			return false
		}
		_, leaves := check.Body.List[len(check.Body.List)-1].(*ast.ReturnStmt)
		return leaves
	}
	return false
}

// names reports whether a variable is named in a node.
func names(n ast.Node, variable string) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && id.Name == variable
		return !found
	})
	return found
}
