package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// bodyResult is one contestant's answer to one page.
type bodyResult struct {
	score
	hits, snippets   int      // of the snippets that belong to the body
	slips, strangers int      // of those that do not
	opinion          *opinion // the contestant's own, if it has one
	err              error
}

// measureBody compares the text of each page's body with the reference.
func measureBody(b *bench) (report, error) {
	var r report
	if b.set == trafilaturaSet {
		return r, fmt.Errorf("%s has snippets and no references: the measure is called %s too", b.set, b.set)
	}
	pages, err := b.pages(b.set)
	if err != nil {
		return r, err
	}
	all := b.contestants()
	results := make([][]bodyResult, len(pages)) // by page and contestant
	err = eachPage(pages, 2, func(i int, p *page, src []byte) {
		want := countWords(wordsOf(p.reference()))
		results[i] = make([]bodyResult, len(all))
		for j, c := range all {
			results[i][j] = readBody(c, p, src, want)
		}
	})
	if err != nil {
		return r, err
	}
	tallies := make([]*tally, len(all))
	for j := range all {
		tallies[j] = tallyOf(pages, results, j)
	}
	r.tables = append(r.tables, bodyTable(b, &r, pages, all, tallies))
	for j, c := range all {
		noteErrors(&r, c.name, pages, func(i int) error { return results[i][j].err })
	}
	if b.verbose {
		r.tables = append(r.tables, tallies[0].reliability(all[0].name))
	}
	if b.worst > 0 {
		r.tables = append(r.tables, worstTable(b.worst, all[0].name, pages, results))
	}
	return r, nil
}

func readBody(c contestant, p *page, src []byte, want multiset) bodyResult {
	out, err := c.run(p, src)
	text := out.text()
	res := bodyResult{score: scoreOf(countWords(wordsOf(text)), want), opinion: out.opinion, err: err}
	text = plain(text)
	res.hits, res.snippets = found(text, p.With)
	res.slips, res.strangers = found(text, p.Without)
	return res
}

// eachPage reads the pages and calls f with each as correct UTF-8, on several
// goroutines.
func eachPage(pages []*page, workers int, f func(i int, p *page, src []byte)) error {
	return eachRaw(pages, workers, func(i int, p *page, raw []byte) { f(i, p, toUTF8(raw)) })
}

// eachRaw reads the pages and calls f with each as it was saved, on several
// goroutines.
func eachRaw(pages []*page, workers int, f func(i int, p *page, raw []byte)) error {
	var (
		next = make(chan int)
		errs = make([]error, workers)
		wg   sync.WaitGroup
	)
	for w := range workers {
		wg.Go(func() {
			for i := range next {
				raw, err := pages[i].raw()
				if err != nil {
					errs[w] = errors.Join(errs[w], err)
					continue
				}
				f(i, pages[i], raw)
			}
		})
	}
	for i := range pages {
		next <- i
	}
	close(next)
	wg.Wait()
	return errors.Join(errs...)
}

// bodyTable has a row for each contestant: the means over all pages, then
// over those of each type, the snippets, and what it says of its answers.
func bodyTable(b *bench, r *report, pages []*page, all []contestant, tallies []*tally) table {
	types := typesOf(pages)
	t := table{title: fmt.Sprintf("body: %s, %d pages, word F1", b.set, len(pages)), head: []string{"", "F1", "precision", "recall"}}
	t.head = append(append(t.head, types...), "with", "without", "type", "ECE")
	for j, c := range all {
		of := tallies[j]
		row := []string{c.name, of.f1.String(), of.precision.String(), of.recall.String()}
		for _, kind := range types {
			row = append(row, of.byType[kind].String())
		}
		ece := "-"
		if of.kind.n > 0 {
			ece = fmt.Sprintf("%.4f", of.ece())
		}
		t.add(append(row, of.with.String(), of.without.String(), of.kind.String(), ece)...)
		of.keep(r, c.name, "body/"+b.set+"/", types)
	}
	return t
}

// typesOf lists the types of the pages, the most common first.
func typesOf(pages []*page) []string {
	count := make(map[string]int)
	var types []string
	for _, p := range pages {
		if count[p.Type]++; count[p.Type] == 1 {
			types = append(types, p.Type)
		}
	}
	slices.SortStableFunc(types, func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	return types
}

func worstTable(n int, name string, pages []*page, results [][]bodyResult) table {
	order := make([]int, len(pages))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(results[i][0].f1, results[j][0].f1) })
	t := table{title: "worst pages of " + name, head: []string{"id", "type", "F1", "precision", "recall", "address"}}
	for _, i := range order[:min(n, len(order))] {
		p, s := pages[i], results[i][0].score
		t.add(p.ID, p.Type, fmt.Sprintf("%.4f", s.f1), fmt.Sprintf("%.4f", s.precision), fmt.Sprintf("%.4f", s.recall), p.URL)
	}
	return t
}

// noteErrors says on how many pages a contestant panicked or gave an error,
// and what the first one was.
func noteErrors(r *report, name string, pages []*page, errOf func(i int) error) {
	panics, failures := 0, 0
	first := ""
	for i, p := range pages {
		err := errOf(i)
		if err == nil {
			continue
		}
		if failures++; errors.Is(err, errPanic) {
			panics++
		}
		if first == "" {
			first = fmt.Sprintf("%s: %v", p.ID, err)
		}
	}
	if failures > 0 {
		r.note("%s failed on %d of %d pages, %d of them a panic; the first: %s", name, failures, len(pages), panics, first)
	}
}
