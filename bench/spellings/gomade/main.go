// Gomade writes what Go's highlighter and Markdown renderer make of the sources
// of the spellings: go run . SOURCE OUT.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: gomade SOURCE OUT")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "gomade:", err)
		os.Exit(1)
	}
}

func run(source, out string) error {
	notes, err := os.ReadFile(filepath.Join(source, "notes.md"))
	if err != nil {
		return err
	}
	md, err := os.ReadFile(filepath.Join(source, "code.md"))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	var page bytes.Buffer
	renderer := goldmark.New(goldmark.WithExtensions(extension.Footnote), goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()))
	if err := renderer.Convert(bytes.ReplaceAll(notes, []byte("^2^"), []byte("<sup>2</sup>")), &page); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "notes--goldmark.html"), page.Bytes(), 0o666); err != nil {
		return err
	}
	before, rest, _ := strings.Cut(string(md), "```python\n")
	code, after, _ := strings.Cut(rest, "```\n")
	for name, options := range map[string][]html.Option{
		"code--chroma-table":  {html.WithClasses(true), html.WithLineNumbers(true), html.LineNumbersInTable(true)},
		"code--chroma-inline": {html.WithClasses(true), html.WithLineNumbers(true), html.WithLinkableLineNumbers(true, "l")},
		"code--chroma-styles": {html.WithLineNumbers(true), html.LineNumbersInTable(true)},
	} {
		tokens, err := lexers.Get("python").Tokenise(nil, code)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if err := html.New(options...).Format(&b, styles.Get("monokai"), tokens); err != nil {
			return err
		}
		// Hugo puts it into a box that names the language.
		page := "<p>" + strings.TrimSpace(before) + "</p>\n<div class=\"highlight\" data-lang=\"python\">" + b.String() + "</div>\n<p>" + strings.TrimSpace(after) + "</p>\n"
		if err := os.WriteFile(filepath.Join(out, name+".html"), []byte(page), 0o666); err != nil {
			return err
		}
	}
	return nil
}
