package report

import (
	"bytes"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/cmd/pith/internal/output"
)

// How much of a part the report of text shows.
const (
	textRunes    = 60
	textFeatures = 2
)

// Text is the report for a terminal: a line for each part of the page, in
// order.
func Text(p *Page) []byte {
	var b bytes.Buffer
	var t tally
	for i := range p.Article.Blocks {
		t.add(&block{Block: &p.Article.Blocks[i]})
	}
	fmt.Fprintf(&b, "%s\n%s: %s\n", output.Line(titleOf(p.Article, p.Input)), output.Line(p.Input), verdict(p.Article))
	fmt.Fprintf(&b, "%s kept in %s, %d left out in %d\n\n", count(t.Kept, "word"), count(t.KeptParts, "part"), t.Dropped, t.DroppedParts)
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprint(w, "\tREASON\tSCORE\tMOVED BY\tWORDS\tTEXT\n")
	for i := range p.Article.Blocks {
		writeLine(w, &p.Article.Blocks[i])
	}
	w.Flush() // memory takes all
	return b.Bytes()
}

func writeLine(w *tabwriter.Writer, b *pith.Block) {
	sign, score := "-", ""
	if b.Kept {
		sign = "+"
	}
	var moved []string
	for _, f := range b.Features[:min(len(b.Features), textFeatures)] {
		moved = append(moved, fmt.Sprintf("%s %+.1f", f.Name, f.LogOdds))
	}
	if len(b.Features) > 0 {
		score = fmt.Sprintf("%.2f", b.Score)
	}
	text := []rune(output.Line(b.Text))
	if len(text) > textRunes {
		text = append(text[:textRunes-1], '…')
	}
	fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%d\t%s\n", sign, reasonOf(b), score, strings.Join(moved, ", "), b.Words, string(text))
}
