package page

import (
	"bytes"
	"testing"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/load"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
)

// pageOf reads a page up to the choice of content.
func pageOf(t *testing.T, text, address string) *Page {
	t.Helper()
	limits := dom.Limits{Nodes: 1 << 19, Depth: 512}
	d := load.Read(bytes.NewReader([]byte(text)), load.Request{Bytes: 1 << 20, Limits: limits})
	if d.ReadErr != nil {
		t.Fatal(d.ReadErr)
	}
	m := mark.Annotate(dom.New(d.Doc, d.Nodes, address, limits), &mark.Selectors{}, func(uint32) float32 { return 0 })
	return Read(m, meta.Read(m, meta.UnknownType))
}
