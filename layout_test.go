package pith

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// What ARCHITECTURE.md promises of the code's shape, for all files that are
// not tests: of the root package, cmd and internal. train and bench are
// modules of their own.
const (
	maxFileLines     = 400
	maxFunctionLines = 60
)

// goFile is a file of the project.
type goFile struct {
	path string // with slashes, from the root
	fset *gotoken.FileSet
	tree *ast.File
}

// isLibrary reports whether the file is imported by other programs.
func (f *goFile) isLibrary() bool { return !strings.HasPrefix(f.path, "cmd/") }

// isRoot reports whether the file is of package pith.
func (f *goFile) isRoot() bool { return !strings.Contains(f.path, "/") }

// at is the place of a node, for messages.
func (f *goFile) at(n ast.Node) string {
	return f.path + ":" + strconv.Itoa(f.fset.Position(n.Pos()).Line)
}

// lines is how many lines a node takes.
func (f *goFile) lines(n ast.Node) int {
	return f.fset.Position(n.End()).Line - f.fset.Position(n.Pos()).Line + 1
}

// imports reports whether the file imports a package, or one below it.
func (f *goFile) imports(path string) bool {
	for _, spec := range f.tree.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err == nil && (p == path || strings.HasPrefix(p, path+"/")) {
			return true
		}
	}
	return false
}

// goFiles reads all files that are held to the promises.
func goFiles(t *testing.T) []*goFile {
	t.Helper()
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"cmd", "internal"} {
		err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".go") {
				paths = append(paths, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	var files []*goFile
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		fset := gotoken.NewFileSet()
		tree, err := parser.ParseFile(fset, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, &goFile{filepath.ToSlash(path), fset, tree})
	}
	if len(files) < 10 {
		t.Fatalf("only %d files: the test does not run in the root", len(files))
	}
	return files
}

func TestFilesAreShort(t *testing.T) {
	for _, f := range goFiles(t) {
		if n := f.fset.File(f.tree.Pos()).LineCount() - 1; n > maxFileLines {
			t.Errorf("%s has %d lines, more than %d: split it", f.path, n, maxFileLines)
		}
	}
}

func TestFunctionsAreShort(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, decl := range f.tree.Decls {
			d, ok := decl.(*ast.FuncDecl)
			if ok && d.Body != nil && f.lines(d) > maxFunctionLines && !isSwitch(f, d) {
				t.Errorf("%s: %s has %d lines, more than %d", f.at(d), d.Name.Name, f.lines(d), maxFunctionLines)
			}
		}
	}
}

// isSwitch reports whether a function is a choice between many cases and
// little else, as over the tags of HTML: cutting it up hides the choice.
func isSwitch(f *goFile, d *ast.FuncDecl) bool {
	inside := 0
	for _, s := range d.Body.List {
		if loop, ok := s.(*ast.ForStmt); ok && len(loop.Body.List) > 0 {
			s = loop.Body.List[len(loop.Body.List)-1]
		}
		switch s.(type) {
		case *ast.SwitchStmt, *ast.TypeSwitchStmt:
			inside += f.lines(s)
		}
	}
	return inside*2 > f.lines(d)
}

func TestImports(t *testing.T) {
	for _, f := range goFiles(t) {
		forbid := func(path, why string) {
			if f.imports(path) {
				t.Errorf("%s imports %s: %s", f.path, path, why)
			}
		}
		forbid("regexp", "tokens and short texts are matched by tables and scanners, in linear time")
		if f.isLibrary() {
			forbid("log", "the library is silent")
			forbid("net/http", "the library does not use the network")
		}
		if f.path == "score.go" || strings.HasPrefix(f.path, "internal/forest/") {
			forbid("golang.org/x/net/html", "it sees numbers and no page")
		}
		if strings.HasPrefix(f.path, "internal/lexicon/") {
			forbid("golang.org/x/net", "it knows words and no page")
		}
	}
}

// isData reports whether a file holds what is known of the web, and nothing
// that acts on it.
func isData(path string) bool {
	outcomes, _ := filepath.Match("outcomes*.go", path)
	return outcomes || path == "rules.go" || path == "labels.go" || path == "families.go"
}

func TestDataDeclaresNoFunction(t *testing.T) {
	for _, f := range goFiles(t) {
		if !isData(f.path) {
			continue
		}
		for _, decl := range f.tree.Decls {
			if d, ok := decl.(*ast.FuncDecl); ok {
				t.Errorf("%s: %s is a function among data", f.at(d), d.Name.Name)
			}
		}
	}
}

func TestLibraryIsSilent(t *testing.T) {
	for _, f := range goFiles(t) {
		if !f.isLibrary() {
			continue
		}
		ast.Inspect(f.tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			switch fun := call.Fun.(type) {
			case *ast.SelectorExpr:
				pkg, ok := fun.X.(*ast.Ident)
				if ok && pkg.Name == "fmt" && strings.HasPrefix(fun.Sel.Name, "Print") {
					t.Errorf("%s: the library prints", f.at(n))
				}
			case *ast.Ident:
				if fun.Name == "print" || fun.Name == "println" {
					t.Errorf("%s: the library prints", f.at(n))
				}
			}
			return true
		})
	}
}

func TestNoInit(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, decl := range f.tree.Decls {
			if d, ok := decl.(*ast.FuncDecl); ok && d.Recv == nil && d.Name.Name == "init" {
				t.Errorf("%s: init runs whether or not it is wanted", f.at(d))
			}
		}
	}
}

// TestExportedNamesAreDocumented asks for a comment on each exported name of
// package pith. The constants of a type may share the comment of the type
// where each has its meaning behind it or in its name.
func TestExportedNamesAreDocumented(t *testing.T) {
	for _, f := range goFiles(t) {
		if !f.isRoot() {
			continue
		}
		for _, decl := range f.tree.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && d.Doc == nil && isExportedReceiver(d) && !speaksForItself(d.Name.Name) {
					t.Errorf("%s: %s has no comment", f.at(d), d.Name.Name)
				}
			case *ast.GenDecl:
				checkNames(t, f, d)
			}
		}
	}
}

func checkNames(t *testing.T, f *goFile, d *ast.GenDecl) {
	t.Helper()
	typed := false // the constants of a group: they have a documented type
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.TypeSpec:
			if s.Name.IsExported() && d.Doc == nil && s.Doc == nil {
				t.Errorf("%s: %s has no comment", f.at(s), s.Name.Name)
			}
		case *ast.ValueSpec:
			typed = typed || s.Type != nil
			exported := slices.ContainsFunc(s.Names, (*ast.Ident).IsExported)
			if exported && d.Doc == nil && s.Doc == nil && s.Comment == nil && !typed {
				t.Errorf("%s: %s has no comment", f.at(s), s.Names[0].Name)
			}
		}
	}
}

func isExportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	receiver := d.Recv.List[0].Type
	if star, ok := receiver.(*ast.StarExpr); ok {
		receiver = star.X
	}
	name, ok := receiver.(*ast.Ident)
	return ok && name.IsExported()
}

// speaksForItself reports whether a method's meaning is that of the
// interface of the standard library that it is there for.
func speaksForItself(name string) bool {
	return name == "Error" || name == "Unwrap" || name == "String"
}

// TestDocNamesEveryFile keeps the map in doc.go true: each file of the root
// package is named there, by itself or by a pattern.
func TestDocNamesEveryFile(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for word := range strings.FieldsFuncSeq(string(doc), func(r rune) bool { return strings.ContainsRune(" \t\n,;:()", r) }) {
		if strings.HasSuffix(word, ".go") {
			named = append(named, word)
		}
	}
	for _, f := range goFiles(t) {
		matches := func(pattern string) bool { ok, _ := filepath.Match(pattern, f.path); return ok }
		if f.isRoot() && f.path != "doc.go" && !slices.ContainsFunc(named, matches) {
			t.Errorf("doc.go does not name %s", f.path)
		}
	}
}
