package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
)

// Cases are small pages and what must come of them: see the README of the
// folder, which this file follows.
const (
	casesSet     = "cases"
	caseURL      = "https://example.org/p/harbour" // unless a case names another
	caseURLLabel = "# url: "
	caseLineEnd  = "⏎"
)

// casePages lists the pages of the cases, by name. It wraps errNoCorpus where
// there are none.
func casePages(dir string) ([]*page, error) {
	files, err := filepath.Glob(filepath.Join(dir, casesSet, "*.html"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%w: %s in %s", errNoCorpus, casesSet, dir)
	}
	var pages []*page
	for _, file := range files {
		base := strings.TrimSuffix(file, ".html")
		address, err := caseAddress(base)
		if err != nil {
			return nil, err
		}
		pages = append(pages, &page{ID: filepath.Base(base), URL: address, set: casesSet, file: file})
	}
	return pages, nil
}

// caseAddress is the address that a case's file of musts names, or the one
// that all others have.
func caseAddress(base string) (string, error) {
	for _, ending := range []string{".must", ".meta.must"} {
		musts, err := readIfThere(base + ending)
		if err != nil {
			return "", err
		}
		for line := range strings.Lines(musts) {
			if address, ok := strings.CutPrefix(line, caseURLLabel); ok {
				return strings.TrimSpace(address), nil
			}
		}
	}
	return caseURL, nil
}

func readIfThere(file string) (string, error) {
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(b), err
}

// measureCases counts the cases that come out right, by what they go through.
func measureCases(b *bench) (report, error) {
	var r report
	pages, err := casePages(b.corpora)
	if err != nil {
		return r, err
	}
	passed, prefixes := map[string]*mean{}, []string(nil)
	for _, p := range pages {
		prefix, _, _ := strings.Cut(p.ID, "--")
		if passed[prefix] == nil {
			passed[prefix] = new(mean)
			prefixes = append(prefixes, prefix)
		}
		wrong, err := runCase(p, prefix)
		if err != nil {
			return r, fmt.Errorf("%s: %w", p.ID, err)
		}
		passed[prefix].addIf(wrong == "")
		if wrong != "" && b.verbose {
			r.note("%s: %s", p.ID, wrong)
		}
	}
	t := table{title: fmt.Sprintf("cases: %d small pages", len(pages)), head: []string{"", "passed", "failed", "share"}}
	for _, prefix := range prefixes {
		m := *passed[prefix]
		t.add(prefix, fmt.Sprint(int(m.sum)), fmt.Sprint(m.n-int(m.sum)), m.String())
		r.keep(b.library.name, "cases/"+prefix, m)
	}
	r.tables = append(r.tables, t)
	return r, nil
}

// runCase says what is wrong first with what comes of a case, if anything is.
func runCase(p *page, prefix string) (wrong string, err error) {
	raw, err := p.raw()
	if err != nil {
		return "", err
	}
	base := strings.TrimSuffix(p.file, ".html")
	checks := 0
	for _, expected := range []struct {
		ending string
		meta   bool
		check  func(got, want string) string
	}{
		{".md", false, differentMarkdown(p.URL)},
		{".must", false, brokenMust},
		{".meta.must", true, brokenMust},
	} {
		want, err := readIfThere(base + expected.ending)
		if err != nil {
			return "", err
		}
		if want == "" {
			continue
		}
		checks++
		got, err := guardConvert(func(string) (string, error) { return markdownOfCase(p, raw, prefix, expected.meta) }, "")
		if err != nil {
			return err.Error(), nil
		}
		if wrong := expected.check(got, want); wrong != "" {
			return wrong, nil
		}
	}
	if checks == 0 {
		return "", errors.New("nothing says what must come of it")
	}
	return "", nil
}

// brokenMust names the first line of a file of musts that a text breaks: what
// stands after "+ " must be in it to the letter, and after "- " must not.
func brokenMust(md, musts string) string {
	for line := range strings.Lines(musts) {
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		sign, snippet, ok := strings.Cut(line, " ")
		snippet = strings.ReplaceAll(snippet, caseLineEnd, "\n")
		switch there := strings.Contains(md, snippet); {
		case !ok || snippet == "" || sign != "+" && sign != "-":
			return fmt.Sprintf("%q says neither what must be there nor what must not", line)
		case sign == "+" && !there:
			return fmt.Sprintf("lacks %q", snippet)
		case sign == "-" && there:
			return fmt.Sprintf("has %q", snippet)
		}
	}
	return ""
}

// differentMarkdown says where two Markdown texts differ for a reader, who
// sees what a renderer makes of them on the page's address.
func differentMarkdown(base string) func(got, want string) string {
	return func(got, want string) string {
		return different(rendered(got, base), rendered(want, base))
	}
}

// different says what stands on the first line that two texts do not have in common.
func different(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		if lineAt(g, i) != lineAt(w, i) {
			return fmt.Sprintf("got %s, want %s", lineAt(g, i), lineAt(w, i))
		}
	}
	return ""
}

// lineAt is a line, quoted, or says that there is none.
func lineAt(lines []string, i int) string {
	if i >= len(lines) {
		return "nothing more"
	}
	return fmt.Sprintf("%q", lines[i])
}

// rendered is the HTML of GitHub's Markdown with footnotes, in one spelling,
// its addresses in full.
func rendered(md, base string) string {
	var (
		out      bytes.Buffer
		src      = []byte(md)
		markdown = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(html.WithUnsafe()))
		doc      = markdown.Parser().Parse(text.NewReader(src))
	)
	err := ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if link, ok := n.(*ast.Link); ok && entering {
			link.Destination = inFull(base, link.Destination)
		} else if image, ok := n.(*ast.Image); ok && entering {
			image.Destination = inFull(base, image.Destination)
		}
		return ast.WalkContinue, nil
	})
	if err = errors.Join(err, markdown.Renderer().Render(&out, src, doc)); err != nil {
		return err.Error()
	}
	return normalise(out.String())
}

// inFull resolves an address, but for one of a part of the same page: whether
// a link leads there or away can be seen.
func inFull(base string, address []byte) []byte {
	b, err := url.Parse(base)
	if err != nil || len(address) == 0 || address[0] == '#' {
		return address
	}
	u, err := b.Parse(string(address))
	if err != nil {
		return address
	}
	return []byte(u.String())
}
