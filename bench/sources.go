package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// sourceOf is how one source of a field fared, in pages.
type sourceOf struct {
	named   int // it gave a value
	correct int // one of its values was the reference's
	won     int // pith took its value
	right   int // and that was the reference's
	missed  int // it was correct where pith took another's value that was not
}

// measureSources counts, for each field and source of evidence, how often it
// was a candidate, won, and was right.
func measureSources(b *bench) (report, error) {
	var r report
	pages, err := b.pages(b.set)
	if err != nil {
		return r, err
	}
	outputs := make([]output, len(pages))
	err = eachPage(pages, 2, func(i int, p *page, src []byte) {
		out, _ := b.library.run(p, src)
		out.text, out.markdown = nil, nil // they hold the page's tree
		outputs[i] = out
	})
	if err != nil {
		return r, err
	}
	for _, f := range setsCalled(b.set)[0].fields {
		sources := map[string]*sourceOf{}
		count := 0
		for i, p := range pages {
			if want := plain(f.want(p)); want != "" {
				count++
				countSources(sources, &outputs[i], f, want)
			}
		}
		r.tables = append(r.tables, sourcesTable(b, f.name, count, sources))
	}
	return r, nil
}

// countSources counts one page. A source that gives several values counts
// once.
func countSources(sources map[string]*sourceOf, out *output, f field, want string) {
	answer := plain(f.got(out))
	correct := map[string]bool{}
	for rank, c := range out.evidence[f.evidence] {
		value := valueOf(&f, c.Value)
		s := sources[c.Source]
		if s == nil {
			s = &sourceOf{}
			sources[c.Source] = s
		}
		before, seen := correct[c.Source]
		correct[c.Source] = before || f.right(value, want)
		if !seen {
			s.named++
		}
		if rank == 0 {
			s.won++
			if f.right(answer, want) {
				s.right++
			}
		}
	}
	for name, ok := range correct {
		if ok {
			sources[name].correct++
			if !f.right(answer, want) {
				sources[name].missed++
			}
		}
	}
}

func sourcesTable(b *bench, field string, pages int, sources map[string]*sourceOf) table {
	t := table{
		title: fmt.Sprintf("%s: sources on %s, %d pages with it", field, b.set, pages),
		head:  []string{"", "candidate", "correct", "won", "right", "missed"},
	}
	names := slices.SortedFunc(maps.Keys(sources), func(a, b string) int {
		return cmp.Or(cmp.Compare(sources[b].won, sources[a].won), cmp.Compare(sources[b].named, sources[a].named), cmp.Compare(a, b))
	})
	for _, name := range names {
		s := sources[name]
		t.add(name, fmt.Sprint(s.named), fmt.Sprint(s.correct), fmt.Sprint(s.won), fmt.Sprint(s.right), fmt.Sprint(s.missed))
	}
	return t
}
