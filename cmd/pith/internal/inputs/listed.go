package inputs

import (
	"bufio"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"strings"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html/charset"

	"github.com/pithmd/pith/cmd/pith/internal/fetch"
	"github.com/pithmd/pith/cmd/pith/internal/output"
	"github.com/pithmd/pith/internal/input/fault"
)

// maxSitemapDepth is how deep sitemaps may list sitemaps. The protocol has
// one level; sites have two.
const maxSitemapDepth = 3

// listed yields the pages that a feed or sitemap lists. One that cannot be
// read is an item with an error.
func (f *finder) listed(ctx context.Context, s *source) bool {
	failed := func(name string, err error) bool {
		return f.item(&Item{Name: fetch.Redacted(name), Stem: output.AddressStem(fetch.Redacted(name)), Err: err})
	}
	visited := map[string]bool{}
	var visit func(name string, depth int) bool
	visit = func(name string, depth int) bool {
		if visited[name] {
			return true
		}
		visited[name] = true
		body, base, err := f.load(ctx, name)
		if err != nil {
			return failed(name, err)
		}
		read := readFeed
		if s.kind == sitemap {
			read = readSitemap
		}
		pages, more, err := read(body)
		if err != nil {
			return failed(name, err)
		}
		for _, page := range pages {
			if !f.item(f.addressItem(resolved(base, page))) {
				return false
			}
		}
		for _, next := range more {
			if depth == maxSitemapDepth {
				return failed(next, fault.New(fault.Input, "a sitemap in more than %d others is not read", maxSitemapDepth))
			}
			if !visit(resolved(base, next), depth+1) {
				return false
			}
		}
		return true
	}
	return visit(s.name, 0)
}

// load reads a feed or sitemap. Its address is "" if it is a file.
func (r *Reader) load(ctx context.Context, name string) (body []byte, base string, err error) {
	if IsAddress(name) {
		p, err := r.Client.Get(ctx, name, fetch.Anything)
		if err != nil {
			return nil, "", err
		}
		defer p.Close()
		return p.Body, p.Address, nil
	}
	p, err := r.openFile(ctx, name)
	if err != nil {
		return nil, "", err
	}
	defer p.Close()
	body, err = io.ReadAll(io.LimitReader(p.Body, r.MaxBytes+1))
	return body, "", err
}

func resolved(base, address string) string {
	address = strings.TrimSpace(address)
	b, err := url.Parse(base)
	if err != nil || base == "" {
		return address
	}
	u, err := b.Parse(address)
	if err != nil {
		return address
	}
	return u.String()
}

// readFeed reads RSS, Atom or a JSON feed.
func readFeed(body []byte) (pages, more []string, err error) {
	f, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		return nil, nil, fault.New(fault.Input, "is no feed: %v", err)
	}
	for _, item := range f.Items {
		if item.Link != "" {
			pages = append(pages, item.Link)
		}
	}
	if len(pages) == 0 {
		return nil, nil, fault.New(fault.Input, "the feed lists no pages")
	}
	return pages, nil, nil
}

// readSitemap reads a sitemap, or a list of sitemaps: XML, or an address on
// each line.
func readSitemap(body []byte) (pages, more []string, err error) {
	if bytes.HasPrefix(bytes.TrimSpace(body), []byte("http")) {
		lines := bufio.NewScanner(bytes.NewReader(body))
		for lines.Scan() {
			if line := strings.TrimSpace(lines.Text()); line != "" {
				pages = append(pages, line)
			}
		}
		return pages, nil, lines.Err()
	}
	type entry struct {
		Loc string `xml:"loc"`
	}
	d := xml.NewDecoder(bytes.NewReader(body))
	d.CharsetReader = charset.NewReaderLabel
	d.Strict = false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, fault.New(fault.Input, "is no sitemap: %v", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "url" && start.Name.Local != "sitemap" {
			continue
		}
		var e entry
		if err := d.DecodeElement(&e, &start); err != nil {
			return nil, nil, fault.New(fault.Input, "is no sitemap: %v", err)
		}
		if e.Loc == "" {
			continue
		}
		if start.Name.Local == "url" {
			pages = append(pages, e.Loc)
		} else {
			more = append(more, e.Loc)
		}
	}
	if len(pages)+len(more) == 0 {
		return nil, nil, fault.New(fault.Input, "the sitemap lists no pages")
	}
	return pages, more, nil
}
