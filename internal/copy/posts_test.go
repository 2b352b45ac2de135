package copy

import (
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/thread"
)

// framedPost is a post of a board that lays out each in a table, and its text in another.
func framedPost(name, day, text string) string {
	return `<table class=post><tr><td><b>` + name + `</b><td><div><em>` + day + ` May 2021</em></div><div><table><tr><td class=text>` + text + `</table></div></table>`
}

// TestFramesGoWhole has texts left out of every other post, so that only some tables hold
// all that a post says: no row may go without its table, for what else stands in one nobody writes.
func TestFramesGoWhole(t *testing.T) {
	const kept = "kept, because the hull was dry in every winter of the ten that I know of"
	page := "<html lang=en><body>" + framedPost("ada", "4", kept) + framedPost("bo", "5", "Left out, and nobody knows why it was.") +
		framedPost("cleo", "6", kept) + framedPost("dora", "7", "Left out, as all is that nobody reads.")
	p := &choose.Choice{Page: pageOf(t, page, "https://board.example/t/1")}
	p.Verdicts, p.Off = make([]choose.Verdict, len(p.Blocks)), p.Page.Off
	isKept := func(k int32) bool {
		return !strings.HasPrefix(strings.TrimSpace(p.Nodes[p.Blocks[k].First].Data), "Left out")
	}
	content := Kept(p, isKept, nil, thread.Find(p.Page, func(int32) bool { return true }))
	if n := strings.Count(dom.TextOf(content), "kept"); n != 2 {
		t.Errorf("%d of 2 texts", n)
	}
	for d := range content.Descendants() {
		if d.Data == "div" && d.Parent.Data == "table" || d.Data == "td" && d.Parent.Data != "tr" {
			t.Errorf("<%s> in <%s>", d.Data, d.Parent.Data)
		}
	}
}
