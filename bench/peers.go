package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"
	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	htmltable "github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	distiller "github.com/markusmobius/go-domdistiller"
	"github.com/markusmobius/go-trafilatura"
	"github.com/pithmd/pith"
	"golang.org/x/net/html"
)

// A contestant extracts articles. Each gets the same bytes of correct UTF-8.
type contestant struct {
	name    string
	extract func(p *page, src []byte) (output, error)
	noMeta  bool // it reads no metadata
}

// output is what a contestant makes of a page. Text and markdown are
// rendered when asked for, once.
type output struct {
	text     func() string
	markdown func() string

	// Metadata, empty where it is not known; date as YYYY-MM-DD.
	title, author, byline, site, date string
	license, next, language           string
	tags                              []string
	paywalled                         bool
	opinion                           *opinion

	evidence map[string][]pith.Candidate // where pith found it
}

// opinion is what a contestant says of a page and its own answer.
type opinion struct {
	kind       pith.PageType
	confidence float64 // what it expects its F1 to be
}

// errPanic says that a contestant panicked; its result counts as empty.
var errPanic = errors.New("panic")

// run extracts and never panics; an error comes with an empty output.
func (c contestant) run(p *page, src []byte) (out output, err error) {
	empty := func() string { return "" }
	defer func() {
		if r := recover(); r != nil {
			out, err = output{}, fmt.Errorf("%w: %v", errPanic, r)
		}
		if out.text == nil {
			out.text, out.markdown = empty, empty
		}
	}()
	return c.extract(p, src)
}

// peers are the others, in the order of the tables.
var peers = []contestant{
	{name: "go-trafilatura+fallbacks", extract: func(p *page, src []byte) (output, error) { return extractTrafilatura(p, src, true) }},
	{name: "go-trafilatura", extract: func(p *page, src []byte) (output, error) { return extractTrafilatura(p, src, false) }},
	{name: "go-readability", extract: extractReadability},
	{name: "go-domdistiller", extract: extractDistiller},
	{name: "html-to-markdown", extract: extractWhole, noMeta: true},
}

func extractReadability(p *page, src []byte) (output, error) {
	doc, err := html.Parse(bytes.NewReader(src))
	if err != nil {
		return output{}, err
	}
	a, err := readability.FromDocument(doc, p.address())
	if err != nil {
		return output{}, err
	}
	out := ofNode(a.Node, p)
	out.title, out.author, out.byline, out.site = a.Title(), a.Byline(), a.Byline(), a.SiteName()
	if t, err := a.PublishedTime(); err == nil {
		out.date = day(t)
	}
	return out, nil
}

func extractTrafilatura(p *page, src []byte, fallback bool) (output, error) {
	doc, err := html.Parse(bytes.NewReader(src))
	if err != nil {
		return output{}, err
	}
	r, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		OriginalURL: p.address(), EnableFallback: fallback, ExcludeComments: true, IncludeLinks: true, IncludeImages: true,
	})
	if err != nil {
		return output{}, err
	}
	out := ofNode(r.ContentNode, p)
	m := r.Metadata
	out.title, out.site, out.date = m.Title, m.Sitename, day(m.Date)
	out.author = strings.ReplaceAll(m.Author, "; ", ", ")
	out.byline = out.author
	return out, nil
}

func extractDistiller(p *page, src []byte) (output, error) {
	doc, err := html.Parse(bytes.NewReader(src))
	if err != nil {
		return output{}, err
	}
	r, err := distiller.Apply(doc, &distiller.Options{OriginalURL: p.address(), SkipPagination: true})
	if err != nil {
		return output{}, err
	}
	out := ofNode(r.Node, p)
	m := r.MarkupInfo
	out.title, out.author, out.byline, out.site = r.Title, m.Author, m.Author, m.Publisher
	out.date, _, _ = strings.Cut(m.Article.PublishedTime, "T")
	return out, nil
}

// extractWhole keeps the whole page: what Markdown alone would give.
func extractWhole(p *page, src []byte) (output, error) {
	doc, err := html.Parse(bytes.NewReader(src))
	if err != nil {
		return output{}, err
	}
	return ofNode(doc, p), nil
}

// ofNode is the output of a contestant that gives a tree.
func ofNode(n *html.Node, p *page) output {
	if n == nil {
		return output{}
	}
	return output{
		text:     func() string { return textOf(n) },
		markdown: func() string { return plainMarkdown(n, p) },
	}
}

// plainMarkdown is html-to-markdown as it comes, with the plugins for what
// GitHub's Markdown has.
func plainMarkdown(n *html.Node, p *page) string {
	c := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(), commonmark.NewCommonmarkPlugin(), strikethrough.NewStrikethroughPlugin(), htmltable.NewTablePlugin(),
	))
	var opts []converter.ConvertOptionFunc
	if u := p.address(); u != nil {
		opts = append(opts, converter.WithDomain(u.Scheme+"://"+u.Host))
	}
	md, err := c.ConvertNode(n, opts...)
	if err != nil {
		return ""
	}
	return string(md)
}

// day is a date as the corpora write it.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// choosePeers finds peers by their names, separated by commas; "all" and
// "none" are what they say.
func choosePeers(list string) ([]contestant, error) {
	switch list {
	case "all":
		return peers, nil
	case "none", "":
		return nil, nil
	}
	var chosen []contestant
	for name := range strings.SplitSeq(list, ",") {
		known := false
		for _, c := range peers {
			if c.name == name {
				chosen, known = append(chosen, c), true
			}
		}
		if !known {
			return nil, fmt.Errorf("no peer is called %q", name)
		}
	}
	return chosen, nil
}
