package report

import (
	"bytes"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/cmd/pith/internal/output"
)

// How much of a part the report of text shows: characters, and features in
// each direction.
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
	fmt.Fprint(w, "\tDECIDED BY\tSCORE\tPUSHED UP BY\tPUSHED DOWN BY\tWORDS\tTEXT\n")
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
	if len(b.Features) > 0 {
		score = fmt.Sprintf("%.2f", b.Score)
	}
	text := []rune(output.Line(b.Text))
	if len(text) > textRunes {
		text = append(text[:textRunes-1], '…')
	}
	decided := reasonOf(b)
	switch {
	case b.By == pith.ByCut && b.Kept:
		decided = "score above the cut"
	case b.By == pith.ByCut:
		decided = "score below the cut"
	}
	fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%d\t%s\n", sign, decided, score, pushedBy(b, 1), pushedBy(b, -1), b.Words, string(text))
}

// pushedBy names the weightiest features that pushed a block's score up, if
// sign is 1, or down, if it is -1. Where all that are known went the other way the
// rest of them may have gone this one.
func pushedBy(b *pith.Block, sign float64) string {
	var by []string
	for _, f := range b.Features {
		if f.LogOdds*sign > 0 && len(by) < textFeatures {
			by = append(by, fmt.Sprintf("%s %+.1f", f.Name, f.LogOdds))
		}
	}
	if len(by) == 0 && b.Others*sign > 0 {
		return fmt.Sprintf("others %+.1f", b.Others)
	}
	return strings.Join(by, ", ")
}
