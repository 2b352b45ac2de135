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
	for _, d := range a.Dropped {
		words += d.Words
		path := []rune(output.Line(d.Path))
		if len(path) > tracePath {
			path = append([]rune{'…'}, path[len(path)-tracePath+1:]...)
		}
		text := []rune(output.Line(d.Text))
		if len(text) > traceText {
			text = append(text[:traceText-1], '…')
		}
		fmt.Fprintf(w, "%s\t%d\t%s\t%s\n", d.Reason, d.Words, string(path), string(text))
	}
	w.Flush() // like every write to standard error: there is nowhere to say that it failed
	fmt.Fprintf(to, "%s: %d words kept, %d left out\n", output.Line(label(name)), a.WordCount, words)
}
