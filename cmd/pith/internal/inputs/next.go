package inputs

import (
	"context"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/pithmd/pith/cmd/pith/internal/output"
)

// Next is the page at the next address that a page names, nil if it may not be read
// for that page's sake: of a fetched one only its own host is asked, of a file only its
// own directory, for a file that is called as the address ends. A page of an
// archive or of standard input has no next.
func (r *Reader) Next(from *Item, address, next string) *Item {
	here, err := url.Parse(address)
	there, err2 := url.Parse(next)
	switch {
	case err != nil || err2 != nil || here.Host != there.Host:
		return nil
	case from.fetched:
		return r.addressItem(next)
	case from.file == "":
		return nil
	}
	base := path.Base(there.Path)
	name := filepath.Join(filepath.Dir(from.file), base)
	if base == "." || base == ".." || base == "/" || strings.ContainsRune(base, filepath.Separator) || name == from.file {
		return nil
	}
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	return &Item{Name: name, Stem: output.AddressStem(name), file: name, open: func(ctx context.Context) (*Page, error) { return r.openFile(ctx, name) }}
}
