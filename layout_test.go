package pith

import (
	"cmp"
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// What ARCHITECTURE.md promises of the code's shape, for all files that are
// not tests: of the root package, markdown, site, cmd, internal and beam. train,
// bench and the examples are modules of their own, as beam is.
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
func (f *goFile) isLibrary() bool {
	return !strings.HasPrefix(f.path, "cmd/") && !strings.HasPrefix(f.path, "internal/input/") && !f.isBeam()
}

// isBeam reports whether the file is of module beam.
func (f *goFile) isBeam() bool { return strings.HasPrefix(f.path, "beam/") }

// isPublic reports whether the file is of a package that users import: pith, or
// one of those beside it, which are held to the same.
func (f *goFile) isPublic() bool {
	return f.isRoot() || strings.HasPrefix(f.path, "markdown/") || strings.HasPrefix(f.path, "site/")
}

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
	for _, dir := range []string{"beam", "cmd", "internal", "markdown", "site"} {
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

// mayImport is who may import whom of the rooms under internal: arrows run one
// way, down the way of the data that ARCHITECTURE.md draws. The root may import
// all rooms but inspect and pagetest.
var mayImport = map[string][]string{
	"css":           {},
	"forest":        {"hashmap"},
	"hashmap":       {},
	"lexicon":       {},
	"pagetest":      {},
	"dom":           {"css", "hashmap"},
	"form":          {"css", "dom", "lexicon"},
	"load":          {"css", "dom", "hashmap"},
	"form/box":      {"dom", "form", "lexicon"},
	"mark":          {"css", "dom", "form", "hashmap", "lexicon"},
	"meta/date":     {"dom", "lexicon"},
	"meta/language": {"dom", "hashmap", "lexicon"},
	"meta/title":    {"dom"},
	"meta/ld":       {"dom"},
	"meta/person":   {"dom", "lexicon", "meta/date"},
	"meta/value":    {"dom"},
	"meta/survey":   {"dom", "mark", "meta/date", "meta/ld", "meta/person", "meta/value"},
	"meta":          {"dom", "form", "lexicon", "mark", "meta/date", "meta/language", "meta/ld", "meta/person", "meta/survey", "meta/title", "meta/value"},
	"page":          {"dom", "hashmap", "lexicon", "mark", "meta", "meta/language"},
	"score":         {"dom", "forest", "mark", "meta", "page"},
	"choose/notice": {"dom", "lexicon"},
	"thread":        {"dom", "form", "mark", "meta/date", "meta/person", "page"},
	"choose/cited":  {"dom", "form", "page"},
	"choose":        {"choose/cited", "choose/notice", "dom", "form", "form/box", "lexicon", "mark", "meta", "meta/date", "meta/person", "page", "score", "thread"},
	"explain":       {"choose", "css", "dom", "mark", "score"},
	"chunk":         {"dom", "render"},
	"copy":          {"choose", "choose/notice", "dom", "form", "mark", "meta", "meta/date", "meta/person", "page", "thread"},
	"outcome":       {"choose", "dom", "lexicon", "mark", "meta", "meta/title", "page"},
	"tidy/code":     {"css", "dom", "form"},
	"tidy/level":    {"css", "dom", "form"},
	"tidy/math":     {"dom", "form"},
	"tidy/media":    {"css", "dom", "form", "form/box", "lexicon", "tidy/math"},
	"tidy/notes":    {"css", "dom", "form"},
	"tidy/outline":  {"dom"},
	"tidy/rule":     {"dom"},
	"tidy/table":    {"dom", "form"},
	"tidy/text":     {"dom"},
	"tidy":          {"css", "dom", "form", "form/box", "meta", "meta/date", "tidy/code", "tidy/level", "tidy/math", "tidy/media", "tidy/notes", "tidy/outline", "tidy/rule", "tidy/table", "tidy/text"},
	"render":        {"dom", "form", "form/box"},
	"hydrate":       {"dom", "load"},
	"inspect":       {"choose", "copy", "dom", "hydrate", "load", "mark", "meta", "page", "score", "tidy"},
}

// commandMayImport is the same for the command's own packages, and for those
// under internal/input, by which the command and beam read: no room of the
// library knows either.
var commandMayImport = map[string][]string{
	"fault":    {},
	"manifest": {},
	"coding":   {"fault"},
	"output":   {"fault"},
	"fetch":    {"coding", "fault"},
	"warc":     {"coding", "fault"},
	"inputs":   {"coding", "fault", "fetch", "output", "warc"},
	"diff":     {},
	"report":   {"diff", "output"},
	"serve":    {"fault"},
}

// roomOf is the room that an import path or a file's folder is of, "" if it is
// none of the library's.
func roomOf(path string) string {
	if below(path, "internal/input/") != "" {
		return ""
	}
	return below(path, "internal/")
}

// commandRoomOf is the same for the command's packages.
func commandRoomOf(path string) string {
	return cmp.Or(below(path, "cmd/pith/internal/"), below(path, "internal/input/"))
}

// below is what a path has behind a folder of the module, "" if it is not in it.
func below(path, folder string) string {
	room, in := strings.CutPrefix(strings.TrimPrefix(path, "github.com/pithmd/pith/"), folder)
	if !in {
		return ""
	}
	return room
}

func TestArrowsRunOneWay(t *testing.T) {
	for _, f := range goFiles(t) {
		from := roomOf(filepath.ToSlash(filepath.Dir(f.path)))
		if _, known := mayImport[from]; from != "" && !known {
			t.Errorf("%s: the room %s is not in mayImport", f.path, from)
		}
		for _, spec := range f.tree.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			to := roomOf(path)
			switch {
			case to == "" || !strings.HasPrefix(path, "github.com/pithmd/pith/"):
			case from == "" && !f.isPublic():
				t.Errorf("%s imports %s, which is the library's own", f.path, to)
			case from == "":
				if to == "inspect" || to == "pagetest" {
					t.Errorf("%s imports %s, which is not for users", f.path, to)
				}
			case !slices.Contains(mayImport[from], to):
				t.Errorf("%s imports %s, which %s may not", f.path, to, from)
			}
		}
	}
}

func TestArrowsOfTheCommand(t *testing.T) {
	for _, f := range goFiles(t) {
		from := commandRoomOf(filepath.ToSlash(filepath.Dir(f.path)))
		for _, spec := range f.tree.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if to := commandRoomOf(path); to != "" && from != "" && !slices.Contains(commandMayImport[from], to) {
				t.Errorf("%s imports %s, which %s may not", f.path, to, from)
			}
			if to := commandRoomOf(path); to != "" && from == "" && !strings.HasPrefix(f.path, "cmd/pith/") && !(f.isBeam() && below(path, "internal/input/") != "") {
				t.Errorf("%s imports %s, which is the command's own", f.path, to)
			}
		}
	}
}

// maxRoomLines is how long a room may be. What is longer is a corridor.
const maxRoomLines = 3100

func TestRoomsAreSmall(t *testing.T) {
	lines := map[string]int{}
	for _, f := range goFiles(t) {
		if room := roomOf(filepath.ToSlash(filepath.Dir(f.path))); room != "" {
			lines[room] += f.fset.File(f.tree.Pos()).LineCount() - 1
		}
	}
	for room, n := range lines {
		if n > maxRoomLines {
			t.Errorf("%s has %d lines, more than %d", room, n, maxRoomLines)
		}
		if _, err := os.Stat(filepath.Join("internal", room, "doc.go")); err != nil {
			t.Errorf("%s has no doc.go that says what comes in and what goes out", room)
		}
	}
}

// rootFiles are the files of package pith: the API, and the pipeline in
// extract.go.
var rootFiles = []string{
	"article.go", "chunk.go", "convert.go", "date.go", "doc.go", "errors.go", "explain.go", "extract.go", "frontmatter.go",
	"json.go", "markdown.go", "memory.go", "options.go", "outcome.go",
}

func TestRootIsTheAPI(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.isRoot() && !slices.Contains(rootFiles, f.path) {
			t.Errorf("%s is no part of the API: give it a room", f.path)
		}
	}
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
		if strings.HasPrefix(f.path, "internal/forest/") {
			forbid("golang.org/x/net/html", "it sees numbers and no page")
		}
	}
}

// libraryModules are the modules that a program takes in with package pith.
var libraryModules = []string{
	"github.com/pithmd/pith", "golang.org/x/net", "golang.org/x/text", "github.com/JohannesKaufmann/html-to-markdown/v2",
	"github.com/JohannesKaufmann/dom", // the engine's own
	"github.com/andybalholm/cascadia", "github.com/gogs/chardet",
}

func TestLibraryNeedsFewModules(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", ".", "./markdown", "./site").Output()
	if err != nil {
		t.Fatal(err)
	}
	for module := range strings.FieldsSeq(string(out)) {
		if !slices.Contains(libraryModules, module) {
			t.Errorf("a public package needs %s: ARCHITECTURE.md has no reason for it", module)
		}
	}
}

// isData reports whether a file holds what is known of the web, and nothing
// that acts on it.
func isData(path string) bool {
	switch path {
	case "internal/mark/rules.go", "internal/mark/labels.go", "internal/mark/families.go", "internal/outcome/outcomes.go":
		return true
	}
	return false
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
			// Beam has to know the functions of a pipeline before main begins.
			if d, ok := decl.(*ast.FuncDecl); ok && d.Recv == nil && d.Name.Name == "init" && !f.isBeam() {
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
		if !f.isPublic() {
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
