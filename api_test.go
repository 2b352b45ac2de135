package pith

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/printer"
	gotoken "go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

// apiFile is what programs that import pith may rely on, a line each, in the
// manner of the files in Go's own api folder.
const apiFile = "api/pith.txt"

// TestAPI compares what the packages export with the committed list. A change that
// takes a line away, or makes another of it, breaks programs, and waits for the next
// major version.
func TestAPI(t *testing.T) {
	lines := slices.Concat(exportsOf(t, ".", "pith"), exportsOf(t, "markdown", "pith/markdown"), exportsOf(t, "site", "pith/site"))
	if len(lines) < 150 {
		t.Fatalf("only %d lines: the test does not see all", len(lines))
	}
	pagetest.Compare(t, apiFile, strings.Join(lines, "\n")+"\n")
}

// TestExportsOf lists a package that has one of each.
func TestExportsOf(t *testing.T) {
	dir := t.TempDir()
	const source = `package p
type T struct { A, b int; C []string ` + "`json:\"c\"`" + `; *D }
type D struct{}
type E error
type K int
const (
	X K = iota
	Y
	z
)
const V = "1"
const W E = "w"
var Err, other = 1, 2
func F(a, b int, c ...string) (err error) { return nil }
func (t *T) M(int) T { return T{} }
func (d D) m() {}
func f() {}
type I interface { Do(x int) error }
`
	if err := os.WriteFile(filepath.Join(dir, "p.go"), []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"pkg p, const V", `pkg p, const W E = "w"`, "pkg p, const X K #0", "pkg p, const Y K #1",
		"pkg p, func F(int, int, ...string) error", "pkg p, method (*T) M(int) T",
		"pkg p, type D struct", "pkg p, type E error", "pkg p, type I interface { Do(int) error }", "pkg p, type K int",
		"pkg p, type T struct", "pkg p, type T struct, A int", "pkg p, type T struct, C []string `json:\"c\"`", "pkg p, type T struct, embedded *D", "pkg p, var Err",
	}
	if got := exportsOf(t, dir, "p"); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// exportsOf lists what the package in a folder exports, in order.
func exportsOf(t *testing.T, dir, name string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	e := exports{fset: gotoken.NewFileSet(), prefix: "pkg " + name + ", "}
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(e.fset, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	pkg, err := doc.NewFromFiles(e.fset, files, name, doc.PreserveAST)
	if err != nil {
		t.Fatal(err)
	}
	e.values("const", pkg.Consts)
	e.values("var", pkg.Vars)
	e.funcs(pkg.Funcs)
	for _, typ := range pkg.Types {
		e.values("const", typ.Consts)
		e.values("var", typ.Vars)
		e.funcs(typ.Funcs)
		e.funcs(typ.Methods)
		e.typ(typ)
	}
	slices.Sort(e.lines)
	return e.lines
}

// exports gathers the lines of a package.
type exports struct {
	fset   *gotoken.FileSet
	prefix string
	lines  []string
}

func (e *exports) add(format string, args ...any) {
	e.lines = append(e.lines, e.prefix+fmt.Sprintf(format, args...))
}

// values lists constants or variables. One of a counted group has its number, and
// one of a type its value: programs may have written them down.
func (e *exports) values(kind string, groups []*doc.Value) {
	for _, group := range groups {
		typ, counted := "", false
		for i, spec := range group.Decl.Specs {
			s := spec.(*ast.ValueSpec)
			if s.Type != nil || len(s.Values) > 0 { // else it repeats the one before
				typ, counted = "", false
			}
			if s.Type != nil {
				typ = " " + e.text(s.Type)
			}
			for _, v := range s.Values {
				ast.Inspect(v, func(n ast.Node) bool {
					id, ok := n.(*ast.Ident)
					counted = counted || ok && id.Name == "iota"
					return true
				})
			}
			for k, name := range s.Names {
				value := ""
				if counted {
					value = fmt.Sprintf(" #%d", i)
				} else if k < len(s.Values) && typ != "" {
					value = " = " + e.text(s.Values[k])
				}
				if name.IsExported() {
					e.add("%s %s%s%s", kind, name.Name, typ, value)
				}
			}
		}
	}
}

func (e *exports) funcs(funcs []*doc.Func) {
	for _, f := range funcs {
		if f.Recv != "" {
			e.add("method (%s) %s%s", f.Recv, f.Name, e.signature(f.Decl.Type))
			continue
		}
		e.add("func %s%s", f.Name, e.signature(f.Decl.Type))
	}
}

// typ lists a type, and a struct's exported fields one by one: to have more of
// them breaks nobody.
func (e *exports) typ(typ *doc.Type) {
	for _, spec := range typ.Decl.Specs {
		s := spec.(*ast.TypeSpec)
		switch t := s.Type.(type) {
		case *ast.StructType:
			e.add("type %s struct", s.Name)
			for _, field := range t.Fields.List {
				if len(field.Names) == 0 {
					e.add("type %s struct, embedded %s", s.Name, e.text(field.Type))
				}
				for _, name := range field.Names {
					if name.IsExported() {
						e.add("type %s struct, %s %s%s", s.Name, name, e.text(field.Type), tagOf(field))
					}
				}
			}
		case *ast.InterfaceType:
			var methods []string
			for _, m := range t.Methods.List {
				for _, name := range m.Names {
					methods = append(methods, name.Name+e.signature(m.Type.(*ast.FuncType)))
				}
			}
			e.add("type %s interface { %s }", s.Name, strings.Join(methods, "; "))
		default:
			e.add("type %s %s", s.Name, e.text(t))
		}
	}
}

// tagOf is what a field is called in JSON, which others read too.
func tagOf(field *ast.Field) string {
	if field.Tag == nil {
		return ""
	}
	return " " + field.Tag.Value
}

// signature is a function's parameters and results without their names, which bind
// nobody.
func (e *exports) signature(f *ast.FuncType) string {
	types := func(fields *ast.FieldList) (list []string) {
		if fields == nil {
			return nil
		}
		for _, field := range fields.List {
			for range max(1, len(field.Names)) {
				list = append(list, e.text(field.Type))
			}
		}
		return list
	}
	s := "(" + strings.Join(types(f.Params), ", ") + ")"
	switch results := types(f.Results); len(results) {
	case 0:
		return s
	case 1:
		return s + " " + results[0]
	default:
		return s + " (" + strings.Join(results, ", ") + ")"
	}
}

// text is an expression as gofmt writes it, in one line.
func (e *exports) text(x ast.Expr) string {
	var b bytes.Buffer
	if err := printer.Fprint(&b, e.fset, x); err != nil {
		return err.Error()
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
