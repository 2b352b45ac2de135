package load

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestUnreadAttributes looks at all strings in the code: whatever names an
// attribute that is called unread is a sign that something reads it, and of
// those that are said to be read each has to be.
func TestUnreadAttributes(t *testing.T) {
	read := map[string]bool{}
	for text := range literals(t) {
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,[]=*~^$|", r) }) {
			if isUnreadAttribute([]byte(word)) {
				t.Errorf("%q is called unread", word)
			}
			read[word] = true
		}
	}
	for _, name := range readNames {
		if !read[name] {
			t.Errorf("nothing reads %q", name)
		}
	}
	for i, name := range unreadNames {
		if !isUnreadAttribute([]byte(name)) || slices.Contains(unreadNames[:i], name) {
			t.Errorf("%q has the hash of another name, or is there twice", name)
		}
	}
}

// literals are the strings in the code of the library but for the file of the
// two tables.
func literals(t *testing.T) map[string]bool {
	t.Helper()
	texts := map[string]bool{}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := filepath.Base(path); d.IsDir() && path != "../.." && (name[0] == '.' || name == "cmd" || name == "bench" || name == "train" || name == "testdata" || name == "pagetest") {
			return filepath.SkipDir
		}
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || filepath.Base(path) == "attribute.go" {
			return nil
		}
		tree, err := parser.ParseFile(gotoken.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == gotoken.STRING {
				text, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				texts[text] = true
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}
