package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

func worstTable(n int, name string, s *setResults) table {
	order := make([]int, len(s.pages))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(s.results[i][0].f1, s.results[j][0].f1) })
	t := table{title: "worst pages of " + name + " on " + s.name, head: []string{"id", "type", "F1", "precision", "recall", "address"}}
	for _, i := range order[:min(n, len(order))] {
		p, of := s.pages[i], s.results[i][0].score
		t.add(p.ID, p.Type, fmt.Sprintf("%.4f", of.f1), fmt.Sprintf("%.4f", of.precision), fmt.Sprintf("%.4f", of.recall), p.URL)
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
