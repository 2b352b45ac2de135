package inputs

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/pithmd/pith/cmd/pith/internal/output"
	"github.com/pithmd/pith/internal/input/warc"
)

// archived yields the pages of a web archive. Their names are that of the
// archive and the place of the record in it.
func (f *finder) archived(ctx context.Context, name string, archive *bufio.Reader) bool {
	for p := range warc.Pages(archive) {
		item := &Item{Name: fmt.Sprintf("%s#%d", name, p.Offset), Stem: output.AddressStem(p.Address), URL: p.Address, Err: p.Err}
		if p.Body != nil {
			item.Err = nil
		}
		if !f.wants(item.Name) {
			continue
		}
		if p.Body != nil {
			// The record is read here, as the next can only be found behind
			// it; the slot that this takes goes on with the item.
			if err := f.takeSlot(ctx); err != nil {
				return false
			}
			body, err := io.ReadAll(io.LimitReader(whole{p.Body}, f.MaxBytes+1))
			item.page = &Page{Body: bytes.NewReader(body), Address: p.Address, ContentType: p.ContentType, Refusal: p.Err, Close: func() { <-f.Slots }}
			if err != nil {
				item.Refuse(err)
			}
		}
		if !f.yield(item) {
			return false
		}
	}
	return true
}
