package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/cmd/pith/internal/output"
)

// How much of a dropped part the trace shows, in characters.
const (
	tracePath = 50
	traceText = 60
)

// trace prints what was left out of an article as a table.
func trace(to io.Writer, name string, a *pith.Article) {
	w := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	words := 0
	fmt.Fprintf(w, "RULE\tWORDS\tPATH\tTEXT\n")
	for _, b := range a.Blocks {
		if b.Kept {
			continue
		}
		words += b.Words
		path := []rune(output.Line(b.Path))
		if len(path) > tracePath {
			path = append([]rune{'…'}, path[len(path)-tracePath+1:]...)
		}
		text := []rune(output.Line(b.Text))
		if len(text) > traceText {
			text = append(text[:traceText-1], '…')
		}
		reason := b.Name
		if reason == "" {
			reason = fmt.Sprintf("score %.2f", b.Score)
		}
		fmt.Fprintf(w, "%s\t%d\t%s\t%s\n", reason, b.Words, string(path), string(text))
	}
	w.Flush() // like every write to standard error: there is nowhere to say that it failed
	fmt.Fprintf(to, "%s: %d words kept, %d left out\n", output.Line(label(name)), a.WordCount, words)
}
