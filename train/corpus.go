package main

import (
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash/fnv"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/net/publicsuffix"
)

// page is an annotated page of the corpus.
type page struct {
	ID   string `json:"id"`
	URL  string `json:"url"`
	Type string `json:"type"`
	Ref  string `json:"ref"`

	domain string
	fold   int
	html   []byte
	first  int // its first row in the matrices
	rows   int
}

// folds is how many parts cross-validation has. A domain is in one of them.
const folds = 5

// readCorpus reads the annotated pages of a folder, in their order, and a
// digest of what was read.
func readCorpus(dir string) ([]*page, string, error) {
	f, err := os.Open(filepath.Join(dir, "pages.jsonl"))
	if err != nil {
		return nil, "", err
	}
	defer f.Close()
	digest := sha256.New()
	var pages []*page
	lines := bufio.NewScanner(io.TeeReader(f, digest))
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		p := &page{}
		if err := json.Unmarshal(lines.Bytes(), p); err != nil {
			return nil, "", err
		}
		if p.html, err = readGzip(filepath.Join(dir, "html", p.ID+".html.gz")); err != nil {
			return nil, "", err
		}
		digest.Write(p.html)
		p.domain = domainOf(p.URL)
		h := fnv.New32a()
		h.Write([]byte(p.domain))
		p.fold = int(h.Sum32() % folds)
		pages = append(pages, p)
	}
	return pages, hex.EncodeToString(digest.Sum(nil)[:8]), lines.Err()
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

// domainOf is the registrable domain of an address: pages of one site look
// alike, so they are never on both sides of a fold.
func domainOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	host := strings.ToLower(u.Hostname())
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}

// words are the \w+ words of a text in lower case, as WCXB counts them.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r != '_' && !unicode.IsLetter(r) && !unicode.IsNumber(r)
	})
}
