package main

import (
	"fmt"
	"go/ast"
	goparser "go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// The pages on which trafilatura publishes its figures come with a peer: 983,
// most of them articles and half of them German, with snippets that belong to
// the body and snippets that do not. No model of pith was fitted on them.
const (
	trafilaturaSet    = "trafilatura"
	trafilaturaModule = "github.com/markusmobius/go-trafilatura"
	trafilaturaRows   = "scripts/comparison/data.go"
)

// trafilaturaFolders are where the module keeps the pages.
var trafilaturaFolders = []string{"test-files/comparison", "test-files/mock"}

// readTrafilatura reads the pages from the module of the peer. It wraps
// errNoCorpus without the module.
func readTrafilatura() ([]*page, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", trafilaturaModule).Output()
	dir := strings.TrimSpace(string(out))
	if err != nil || dir == "" {
		return nil, fmt.Errorf("%w: %s is not downloaded", errNoCorpus, trafilaturaModule)
	}
	src, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(trafilaturaRows)))
	if err != nil {
		return nil, err
	}
	rows, err := trafilaturaPages(src)
	if err != nil {
		return nil, err
	}
	var pages []*page
	for _, p := range rows {
		p.set = trafilaturaSet
		for _, folder := range trafilaturaFolders {
			p.file = filepath.Join(dir, filepath.FromSlash(folder), p.ID)
			if info, err := os.Stat(p.file); err == nil && info.Mode().IsRegular() {
				pages = append(pages, p)
				break
			}
		}
	}
	return pages, nil
}

// trafilaturaPages reads the rows of a map in a source file of Go, from
// addresses to structs, in the order of the files they name.
func trafilaturaPages(src []byte) ([]*page, error) {
	file, err := goparser.ParseFile(token.NewFileSet(), trafilaturaRows, src, 0)
	if err != nil {
		return nil, err
	}
	var pages []*page
	ast.Inspect(file, func(n ast.Node) bool {
		row, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		if fields, ok := row.Value.(*ast.CompositeLit); ok {
			pages = append(pages, trafilaturaPage(strings.Join(stringsIn(row.Key), ""), fields))
		}
		return false
	})
	slices.SortFunc(pages, func(a, b *page) int { return strings.Compare(a.ID, b.ID) })
	return pages, nil
}

func trafilaturaPage(address string, fields *ast.CompositeLit) *page {
	p := &page{URL: address, Type: "article"}
	for _, e := range fields.Elts {
		field, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		name, ok := field.Key.(*ast.Ident)
		if !ok {
			continue
		}
		switch values := stringsIn(field.Value); name.Name {
		case "File":
			p.ID = strings.Join(values, "")
		case "With":
			p.With = values
		case "Without":
			p.Without = values
		case "Title":
			p.Title = strings.Join(values, "")
		case "Authors":
			p.Author = strings.Join(values, ", ")
		case "Date":
			p.Date = strings.Join(values, "")
		}
	}
	return p
}

// stringsIn returns the string literals of an expression.
func stringsIn(e ast.Expr) (all []string) {
	ast.Inspect(e, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				all = append(all, s)
			}
		}
		return true
	})
	return all
}

// verdicts counts snippets: those of the body that were found and lost, and
// the others that were kept.
type verdicts struct {
	found, lost, kept int
	wrong             []string // what was lost and kept, in words
}

// judge looks for a page's snippets in a text.
func judge(p *page, text string) (v verdicts) {
	text = plain(text)
	for _, s := range p.With {
		hits, of := found(text, []string{s})
		v.found += hits
		if hits < of {
			v.lost++
			v.wrong = append(v.wrong, fmt.Sprintf("%s: lost %q", p.ID, s))
		}
	}
	for _, s := range p.Without {
		if hits, _ := found(text, []string{s}); hits > 0 {
			v.kept++
			v.wrong = append(v.wrong, fmt.Sprintf("%s: kept %q", p.ID, s))
		}
	}
	return v
}

func (v *verdicts) add(o verdicts) {
	v.found, v.lost, v.kept = v.found+o.found, v.lost+o.lost, v.kept+o.kept
	v.wrong = append(v.wrong, o.wrong...)
}

func (v verdicts) precision() float64 { return share(v.found, v.kept) }
func (v verdicts) recall() float64    { return share(v.found, v.lost) }
func (v verdicts) f1() float64        { return share(2*v.found, v.lost+v.kept) }

// share is the good among the good and the bad.
func share(good, bad int) float64 {
	if good == 0 {
		return 0
	}
	return float64(good) / float64(good+bad)
}

// measureTrafilatura counts snippets over all pages, as trafilatura does, but
// for case and blanks.
func measureTrafilatura(b *bench) (report, error) {
	var r report
	pages, err := b.pages(trafilaturaSet)
	if err != nil {
		return r, err
	}
	all := b.contestants()
	results := make([][]verdicts, len(pages)) // by page and contestant
	errs := make([][]error, len(pages))
	err = eachPage(pages, 2, func(i int, p *page, src []byte) {
		results[i], errs[i] = make([]verdicts, len(all)), make([]error, len(all))
		for j, c := range all {
			out, err := c.run(p, src)
			results[i][j], errs[i][j] = judge(p, out.text()), err
		}
	})
	if err != nil {
		return r, err
	}
	t := table{title: fmt.Sprintf("trafilatura: snippets of %d pages", len(pages)), head: []string{"", "F1", "precision", "recall"}}
	for j, c := range all {
		var sum verdicts
		for i := range pages {
			sum.add(results[i][j])
		}
		row := []string{c.name}
		for _, f := range []struct {
			name  string
			value float64
		}{{"f1", sum.f1()}, {"precision", sum.precision()}, {"recall", sum.recall()}} {
			row = append(row, fmt.Sprintf("%.4f", f.value))
			r.keep(c.name, "trafilatura/"+f.name, mean{f.value, 1})
		}
		t.add(row...)
		if b.verbose && j == 0 {
			r.notes = append(r.notes, sum.wrong...)
		}
		noteErrors(&r, c.name, pages, func(i int) error { return errs[i][j] })
	}
	r.tables = append(r.tables, t)
	return r, nil
}
