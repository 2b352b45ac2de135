package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pithmd/pith/bench/align"
)

// showPage prints what pith, or the peers if some are named, makes of one
// page, with the runs of words wrongly kept and wrongly lost.
func showPage(b *bench, id string, w io.Writer) error {
	for _, s := range setsCalled(b.set) {
		pages, err := readPages(b.corpora, s.name)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(pages, func(p *page) bool { return p.ID == id })
		if i < 0 {
			continue
		}
		src, err := pages[i].bytes()
		if err != nil {
			return err
		}
		for _, c := range b.contestants() {
			showOutput(w, c, pages[i], src)
		}
		return nil
	}
	return fmt.Errorf("%s has no page %q", b.set, id)
}

func showOutput(w io.Writer, c contestant, p *page, src []byte) {
	out, err := c.run(p, src)
	got, want := wordsOn(p)(out.text()), wordsOn(p)(p.reference())
	s, _ := referenceOf(p).score(got)
	fmt.Fprintf(w, "# %s on %s (%s)\n# %s\n# F1 %.4f, precision %.4f, recall %.4f", c.name, p.ID, p.Type, p.URL, s.f1, s.precision, s.recall)
	if err != nil {
		fmt.Fprintf(w, ", error: %v", err)
	}
	fmt.Fprintf(w, "\n\n%s\n", guardMarkdown(out))
	kept, lost := unmatched(got, want), unmatched(want, got)
	fmt.Fprintf(w, "\n# wrongly kept, %d runs of words\n", len(kept))
	writeRuns(w, kept)
	fmt.Fprintf(w, "\n# wrongly lost, %d runs of words\n", len(lost))
	writeRuns(w, lost)
	for _, s := range p.With {
		if hits, of := found(plain(out.text()), []string{s}); hits < of {
			fmt.Fprintf(w, "# lacks the snippet %q\n", s)
		}
	}
	for _, s := range p.Without {
		if hits, _ := found(plain(out.text()), []string{s}); hits > 0 {
			fmt.Fprintf(w, "# has the snippet %q\n", s)
		}
	}
}

// unmatched are the runs of words of a text that are not in another, in
// order; words of the same run are joined by blanks.
func unmatched(words, other []string) []string {
	single := make([][]string, len(words))
	for i, w := range words {
		single[i] = []string{w}
	}
	var runs []string
	var run []string
	for i, share := range align.Labels(single, other) {
		if share == 0 {
			run = append(run, words[i])
			continue
		}
		if len(run) > 0 {
			runs = append(runs, strings.Join(run, " "))
		}
		run = nil
	}
	if len(run) > 0 {
		runs = append(runs, strings.Join(run, " "))
	}
	return runs
}

func writeRuns(w io.Writer, runs []string) {
	for _, run := range runs {
		fmt.Fprintf(w, "  %s\n", run)
	}
}
