package pith

import (
	"go/ast"
	gotoken "go/token"
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

// literals are the strings in the package's code but for the file of the two
// tables.
func literals(t *testing.T) map[string]bool {
	texts := map[string]bool{}
	for _, f := range goFiles(t) {
		if !f.isRoot() || f.path == "attribute.go" {
			continue
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == gotoken.STRING {
				text, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				texts[text] = true
			}
			return true
		})
	}
	return texts
}
