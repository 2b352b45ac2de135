package score

import (
	"bytes"
	"testing"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/load"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/page"
)

// pageOf reads a page up to the choice of content.
func pageOf(t *testing.T, text, address string) *page.Page {
	t.Helper()
	limits := dom.Limits{Nodes: 1 << 19, Depth: 512}
	d := load.Read(bytes.NewReader([]byte(text)), load.Request{Bytes: 1 << 20, Limits: limits})
	if d.ReadErr != nil {
		t.Fatal(d.ReadErr)
	}
	m := mark.Annotate(dom.New(d.Doc, d.Nodes, address, limits), &mark.Selectors{}, Default().Weight)
	return page.Read(m, meta.Read(m, meta.UnknownType))
}
