package main

import (
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// page is an annotated page of a set.
type page struct {
	ID      string          `json:"id"`
	URL     string          `json:"url"`
	Domain  string          `json:"domain"` // where there is no address
	Type    string          `json:"type"`   // "" if nobody knows
	Lang    string          `json:"lang"`
	Ref     string          `json:"ref"`
	Suspect json.RawMessage `json:"suspect"` // there if the annotation is doubted

	set   *set
	open  map[string]string // the fields that the set leaves unsaid
	group string            // a registrable domain, or what stands for it
	fold  int
	html  []byte
	first int // its first row in the matrices
	rows  int
}

// folds is how many parts cross-validation has. A domain is in one of them,
// whichever sets its pages are of.
const folds = 5

// readCorpus reads the annotated pages of the sets, in their order, and a
// digest of what was read.
func readCorpus(dir string, sets []*set) ([]*page, string, error) {
	digest := sha256.New()
	var pages []*page
	for _, s := range sets {
		more, err := s.read(filepath.Join(dir, s.Folder), digest)
		if err != nil {
			return nil, "", fmt.Errorf("%s: %w", s.Folder, err)
		}
		pages = append(pages, more...)
	}
	return pages, hex.EncodeToString(digest.Sum(nil)[:8]), nil
}

// read reads the pages of a folder, and writes all that it reads to digest.
func (s *set) read(dir string, digest io.Writer) ([]*page, error) {
	f, err := os.Open(filepath.Join(dir, "pages.jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var pages []*page
	lines := bufio.NewScanner(io.TeeReader(f, digest))
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		p, err := s.page(lines.Bytes())
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", len(pages)+1, err)
		}
		if p.html, err = readGzip(filepath.Join(dir, "html", p.ID+".html.gz")); err != nil {
			return nil, err
		}
		digest.Write(p.html)
		pages = append(pages, p)
	}
	return pages, lines.Err()
}

// page reads a line of pages.jsonl.
func (s *set) page(line []byte) (*page, error) {
	p := &page{set: s, open: map[string]string{}}
	if err := json.Unmarshal(line, p); err != nil {
		return nil, err
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(line, &all); err != nil {
		return nil, err
	}
	for _, field := range s.Unsaid {
		text, err := textOf(all[field])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", field, err)
		}
		p.open[field] = text
	}
	p.group = p.groupOf()
	h := fnv.New32a()
	h.Write([]byte(p.group))
	p.fold = int(h.Sum32() % folds)
	return p, nil
}

// textOf is a field that is a text, a list of texts, or not there.
func textOf(field json.RawMessage) (string, error) {
	if field == nil {
		return "", nil
	}
	var text string
	if json.Unmarshal(field, &text) == nil {
		return text, nil
	}
	var list []string
	err := json.Unmarshal(field, &list)
	return strings.Join(list, "\n"), err
}

func readGzip(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// groupOf is what keeps pages in one fold: the registrable domain, for pages
// of one site look alike and are never on both sides of one. Pages of a set
// of which nobody knows where they stood are a group together.
func (p *page) groupOf() string {
	if d := domainOf(p.URL); d != "" {
		return d
	}
	if d := domainOf("//" + p.Domain); d != "" {
		return d
	}
	return "set:" + p.set.Folder
}

// domainOf is the registrable domain of an address, of an archived one where
// an archive's address has it in its path, or "".
func domainOf(address string) string {
	if i := max(strings.LastIndex(address, "/http://"), strings.LastIndex(address, "/https://")); i > 0 {
		address = address[i+1:]
	}
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}

// words are the words of a text as the page's set counts them.
func (p *page) words(text string) []string { return p.set.Words.words(text) }
