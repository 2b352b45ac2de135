package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/net/html"
)

// errNoCorpus says that a corpus is not on this machine: what needs it is
// skipped, and that is no failure.
var errNoCorpus = errors.New("no such corpus")

// page is a row of a corpus' pages.jsonl: a page and what its author wrote.
// Which fields are filled depends on the corpus.
type page struct {
	ID           string   `json:"id"`
	URL          string   `json:"url"`
	Type         string   `json:"type"`
	Lang         string   `json:"lang"`          // BCP 47, or und
	Domain       string   `json:"domain"`        // registrable
	From         string   `json:"set"`           // the set that a page of annotated comes from
	Suspect      string   `json:"suspect"`       // why the reference is not to be trusted: all extractors miss it alike
	Ref          string   `json:"ref"`           // the body as text
	Optional     []string `json:"ref_optional"`  // texts that may be there or not
	ExpectedHTML string   `json:"expected_html"` // the body as HTML
	ExpectedMD   string   `json:"expected_md"`   // the body as Markdown
	With         []string `json:"with"`          // snippets of the body
	Without      []string `json:"without"`       // snippets of the rest
	Title        string   `json:"title"`
	Author       string   `json:"author"`
	Date         string   `json:"date"`     // YYYY-MM-DD
	Headline     string   `json:"headline"` // the blocks that say the title
	Byline       string   `json:"byline"`   // and those that say author and date
	Meta         struct {
		Title    string `json:"title"`
		Byline   string `json:"byline"`
		SiteName string `json:"siteName"`
	} `json:"meta"`

	set  string // the corpus it is of
	file string // of the page's bytes
}

// readPages reads the rows of a corpus. It wraps errNoCorpus if there is
// none in dir.
func readPages(dir, set string) ([]*page, error) {
	if set == trafilaturaSet {
		return readTrafilatura()
	}
	f, err := os.Open(filepath.Join(dir, set, "pages.jsonl"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: %s in %s", errNoCorpus, set, dir)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var pages []*page
	for d := json.NewDecoder(bufio.NewReader(f)); ; {
		p := new(page)
		if err := d.Decode(p); err == io.EOF {
			return pages, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: row %d: %w", f.Name(), len(pages)+1, err)
		}
		p.set = set
		p.file = filepath.Join(dir, set, "html", p.ID+".html.gz")
		pages = append(pages, p)
	}
}

// bytes reads the page as correct UTF-8.
func (p *page) bytes() ([]byte, error) {
	b, err := p.raw()
	return toUTF8(b), err
}

// raw reads the page as it was saved.
func (p *page) raw() ([]byte, error) {
	f, err := os.Open(p.file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if filepath.Ext(p.file) == ".gz" {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("%s: %w", p.file, err)
		}
	}
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.file, err)
	}
	return b, nil
}

// reference is the text of the body.
func (p *page) reference() string {
	if p.ExpectedHTML == "" {
		return p.Ref
	}
	doc, err := html.Parse(strings.NewReader(p.ExpectedHTML))
	if err != nil {
		return p.Ref
	}
	return textOf(doc)
}

// address is the page's address, nil where it is not known.
func (p *page) address() *url.URL {
	u, err := url.Parse(p.URL)
	if err != nil || u.Host == "" {
		return nil
	}
	return u
}

// example is one of the CommonMark specification's pairs.
type example struct {
	Markdown string `json:"markdown"`
	HTML     string `json:"html"`
	Number   int    `json:"example"`
	Section  string `json:"section"`
}

// readExamples reads the examples of the CommonMark specification.
func readExamples(dir string) ([]example, error) {
	b, err := os.ReadFile(filepath.Join(dir, "commonmark-spec.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: commonmark-spec.json in %s", errNoCorpus, dir)
	}
	if err != nil {
		return nil, err
	}
	var list []example
	return list, json.Unmarshal(b, &list)
}
