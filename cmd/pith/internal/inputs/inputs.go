package inputs

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/pithmd/pith/cmd/pith/internal/fetch"
	"github.com/pithmd/pith/cmd/pith/internal/output"
	"github.com/pithmd/pith/internal/input/coding"
	"github.com/pithmd/pith/internal/input/fault"
)

// Stdin is the argument that means standard input.
const Stdin = "-"

// An Item is one page to read.
type Item struct {
	Name string // how it was given or found; no two items have the same
	Stem string // path with slashes of its output, without an extension
	URL  string // address of a record of an archive, whether or not it can be read
	Err  error  // why there is nothing to open

	file    string // the file that it is, "" for what is none
	fetched bool   // it is fetched from its address

	open func(context.Context) (*Page, error)
	page *Page // open already, for a record of an archive
}

// Refuse makes err the reason why there is nothing to open.
func (i *Item) Refuse(err error) {
	if i.Err == nil && i.page != nil {
		i.page.Close()
	}
	i.Err = err
}

// Open opens the page, which must be closed. It waits until there is room for
// one more page in memory, and until a server may be asked.
func (i *Item) Open(ctx context.Context) (*Page, error) {
	if i.Err != nil {
		return nil, i.Err
	}
	if i.page != nil {
		return i.page, nil
	}
	return i.open(ctx)
}

// A Page is an open page.
type Page struct {
	Body        io.Reader
	Address     string // "" if it is not known
	ContentType string // of the answer that it came with, or ""
	Refusal     error  // it came in the place of what was asked for, with a status of 400 or above
	Close       func()
}

// A Reader opens what inputs name.
type Reader struct {
	Client   *fetch.Client
	Stdin    io.Reader
	Slots    chan struct{} // bounds how many pages are in memory at once
	MaxBytes int64
	Skip     func(name string) bool // items that are not wanted

	// Repeated counts items that were found again.
	Repeated int
}

// A kind says how a source is read.
type kind uint8

const (
	file kind = iota
	address
	standardInput
	feed
	sitemap
	bad
)

// A source is an input as it was given: a page, or something that holds
// several.
type source struct {
	kind kind
	name string
	stem string
	err  error // of a bad one
}

// IsAddress reports whether an input is an address rather than a file.
func IsAddress(input string) bool { return strings.Contains(input, "://") }

// Items opens what holds several pages and yields all pages, each name once.
func (s *Set) Items(ctx context.Context, r *Reader) iter.Seq[*Item] {
	return func(yield func(*Item) bool) {
		f := &finder{Reader: r, seen: map[string]bool{}, yield: yield}
		for i := range s.sources {
			if !f.find(ctx, &s.sources[i]) {
				return
			}
		}
	}
}

// A finder goes through sources. Its methods return false when no more items
// are wanted.
type finder struct {
	*Reader
	seen  map[string]bool
	yield func(*Item) bool
}

// wants reports whether an item of this name is to be yielded. It must be
// asked once for each.
func (f *finder) wants(name string) bool {
	if f.seen[name] {
		f.Repeated++
		return false
	}
	f.seen[name] = true
	return f.Skip == nil || !f.Skip(name)
}

func (f *finder) item(i *Item) bool { return !f.wants(i.Name) || f.yield(i) }

// find yields the pages of one source.
func (f *finder) find(ctx context.Context, s *source) bool {
	if ctx.Err() != nil {
		return false
	}
	switch s.kind {
	case bad:
		return f.item(&Item{Name: s.name, Stem: s.stem, Err: s.err})
	case address:
		return f.item(f.addressItem(s.name))
	case feed, sitemap:
		return f.listed(ctx, s)
	case standardInput:
		return f.stdinItems(ctx, s)
	}
	return f.fileItems(ctx, s)
}

func (r *Reader) addressItem(addr string) *Item {
	return &Item{Name: fetch.Redacted(addr), Stem: output.AddressStem(fetch.Redacted(addr)), fetched: true, open: func(ctx context.Context) (*Page, error) {
		p, err := r.Client.Answer(ctx, addr, fetch.Pages)
		if p == nil {
			return nil, err
		}
		return &Page{Body: bytes.NewReader(p.Body), Address: p.Address, ContentType: p.ContentType, Refusal: err, Close: p.Close}, nil
	}}
}

// fileItems yields a file, or the pages of an archive.
func (f *finder) fileItems(ctx context.Context, s *source) bool {
	r, err := os.Open(s.name)
	if err != nil {
		return f.item(&Item{Name: s.name, Stem: s.stem, Err: unopened(s.name, err)})
	}
	defer r.Close()
	if body := bufio.NewReaderSize(r, peeked); isArchive(body) {
		return f.archived(ctx, s.name, body)
	}
	return f.item(&Item{Name: s.name, Stem: s.stem, file: s.name, open: func(ctx context.Context) (*Page, error) {
		return f.openFile(ctx, s.name)
	}})
}

func (r *Reader) openFile(ctx context.Context, name string) (*Page, error) {
	if err := r.takeSlot(ctx); err != nil {
		return nil, err
	}
	f, err := os.Open(name)
	if err != nil {
		<-r.Slots
		return nil, unopened(name, err)
	}
	closeAll := func() { f.Close(); <-r.Slots }
	body, err := coding.Undo(nil, f)
	if err != nil {
		closeAll()
		return nil, err
	}
	return &Page{Body: whole{body}, Close: closeAll}, nil
}

// stdinItems yields standard input, or the pages of an archive in it.
func (f *finder) stdinItems(ctx context.Context, s *source) bool {
	in := bufio.NewReaderSize(f.Stdin, peeked)
	if isArchive(in) {
		return f.archived(ctx, s.name, in)
	}
	return f.item(&Item{Name: s.name, Stem: s.stem, open: func(ctx context.Context) (*Page, error) {
		if err := f.takeSlot(ctx); err != nil {
			return nil, err
		}
		body, err := coding.Undo(nil, in)
		if err != nil {
			<-f.Slots
			return nil, err
		}
		return &Page{Body: whole{body}, Close: func() { <-f.Slots }}, nil
	}})
}

func (r *Reader) takeSlot(ctx context.Context) error {
	select {
	case r.Slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// whole gives the errors of reading a file their code.
type whole struct{ r io.Reader }

func (w whole) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	switch {
	case err == nil || err == io.EOF:
		return n, err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return n, fault.New(fault.Truncated, "breaks off in the middle")
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err // the name stands before it
	}
	return n, fault.As(fault.File, err)
}

// unopened says why a file cannot be opened, and what may have been meant.
func unopened(name string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	f := &fault.Error{Code: fault.File, Text: err.Error(), Err: err}
	if errors.Is(err, fs.ErrNotExist) && looksLikeHost(name) {
		f.Text += " (an address begins with https://)"
	}
	return f
}

// looksLikeHost reports whether a name may be an address without its scheme.
func looksLikeHost(name string) bool {
	host, path, below := strings.Cut(filepath.ToSlash(name), "/")
	dot := strings.LastIndexByte(host, '.')
	return strings.HasPrefix(name, "www.") || below && path != "" && dot > 0 && dot < len(host)-1
}
