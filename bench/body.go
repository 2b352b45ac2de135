package main

import (
	"errors"
	"fmt"
	"slices"
	"sync"
)

// fewPages is below how many pages a language has no column and no figure of
// its own.
const fewPages = 10

// bodyResult is one contestant's answer to one page.
type bodyResult struct {
	score            // of words
	grams            score
	hits, snippets   int      // of the snippets that belong to the body
	slips, strangers int      // of those that do not
	opinion          *opinion // the contestant's own, if it has one
	err              error
}

// setResults are the answers to the pages of a set.
type setResults struct {
	set
	pages   []*page
	results [][]bodyResult // by page and contestant
}

// measureBody compares the text of each page's body with the reference.
func measureBody(b *bench) (report, error) {
	var (
		r   report
		all = b.contestants()
		sum = overview(all)
	)
	known, err := fittedDomains(b.corpora)
	if err != nil {
		return r, err
	}
	err = b.eachSet(&r, func(s set) bool { return s.body && (b.scored == nil || b.scoredSets[s.name]) }, func(s set, pages []*page) error {
		res, err := readBodies(s, pages, all)
		if err != nil {
			return err
		}
		b.reportBodies(&r, &sum, res, all, known)
		return nil
	})
	if err == nil && len(setsCalled(b.set)) > 1 {
		r.tables = append(r.tables, sum)
	}
	return r, err
}

func readBodies(s set, pages []*page, all []contestant) (*setResults, error) {
	res := &setResults{s, pages, make([][]bodyResult, len(pages))}
	err := eachPage(pages, 2, func(i int, p *page, src []byte) {
		want := referenceOf(p)
		res.results[i] = make([]bodyResult, len(all))
		for j, c := range all {
			res.results[i][j] = readBody(c, p, src, want)
		}
	})
	return res, err
}

func readBody(c contestant, p *page, src []byte, want reference) bodyResult {
	out, err := c.run(p, src)
	text := out.text()
	res := bodyResult{opinion: out.opinion, err: err}
	res.score, res.grams = want.score(wordsOn(p)(text))
	text = plain(text)
	res.hits, res.snippets = found(text, p.With)
	res.slips, res.strangers = found(text, p.Without)
	return res
}

// reportBodies makes the tables of a set: of all its pages whose reference is
// to be trusted, of those of them on domains that the model never saw, and of
// the others.
func (b *bench) reportBodies(r *report, sum *table, s *setResults, all []contestant, known map[string]bool) {
	for _, part := range s.parts(known) {
		tallies := make([]*tally, len(all))
		for j, c := range all {
			tallies[j] = tallyOf(s, j, part.wanted)
			if part.figures != "" {
				tallies[j].keep(r, c.name, part.figures, s.news)
			}
		}
		if tallies[0].pages == 0 {
			continue
		}
		sum.add(overviewRow(s.name+part.name, tallies, func(t *tally) mean { return t.f1 })...)
		if s.news && part.figures != "" {
			sum.add(overviewRow(s.name+part.name+", 4-grams", tallies, (*tally).grams)...)
		}
		r.tables = append(r.tables, bodyTable(s.set, part.name, all, tallies))
		if len(tallies[0].byLanguage) > 1 && part.figures != "" {
			r.tables = append(r.tables, languageTable(s.name+part.name, all, tallies))
		}
		if b.verbose && part.name == "" {
			r.tables = append(r.tables, tallies[0].reliability(all[0].name))
		}
	}
	for j, c := range all {
		noteErrors(r, c.name+" on "+s.name, s.pages, func(i int) error { return s.results[i][j].err })
	}
	if b.worst > 0 {
		r.tables = append(r.tables, worstTable(b.worst, all[0].name, s))
	}
}

// part is some of the pages of a set. Without a prefix it has no figures.
type part struct {
	name, figures string
	wanted        func(p *page) bool
}

func (s *setResults) parts(known map[string]bool) []part {
	prefix := "body/" + s.name + "/"
	parts := []part{{"", prefix, func(p *page) bool { return p.Suspect == "" }}}
	if !s.fitted {
		parts = append(parts, part{", domains not fitted on", prefix + "elsewhere/", func(p *page) bool { return p.Suspect == "" && !known[p.domain()] }})
	}
	return append(parts, part{", suspect references", "", func(p *page) bool { return p.Suspect != "" }})
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
func bodyTable(s set, name string, all []contestant, tallies []*tally) table {
	role := "measured"
	if s.fitted {
		role = "fitted on"
	}
	types := kinds(tallies[0].byType)
	t := table{
		title: fmt.Sprintf("body: %s%s, %d pages, %s, word F1", s.name, name, tallies[0].pages, role),
		head:  []string{"", "F1", "precision", "recall"},
	}
	if s.unsaid != "" {
		t.title += "; its references leave out: " + s.unsaid
	}
	if s.news {
		t.head = append(t.head, "4-gram F1")
	}
	t.head = append(append(t.head, types...), "with", "without", "type", "ECE")
	for j, c := range all {
		of := tallies[j]
		row := []string{c.name, of.f1.String(), of.precision.String(), of.recall.String()}
		if s.news {
			row = append(row, of.grams().String())
		}
		for _, kind := range types {
			row = append(row, of.byType[kind].String())
		}
		t.add(append(row, of.with.String(), of.without.String(), of.kind.String(), of.ece().String())...)
	}
	return t
}

// languageTable has a column for each language with more than a few pages.
func languageTable(name string, all []contestant, tallies []*tally) table {
	t := table{title: "body by language: " + name + ", word F1", head: []string{""}}
	langs := slices.DeleteFunc(kinds(tallies[0].byLanguage), func(lang string) bool { return tallies[0].byLanguage[lang].n < fewPages })
	t.head = append(t.head, langs...)
	for j, c := range all {
		row := []string{c.name}
		for _, lang := range langs {
			row = append(row, tallies[j].byLanguage[lang].String())
		}
		t.add(row...)
	}
	count := []string{"pages"}
	for _, lang := range langs {
		count = append(count, fmt.Sprint(tallies[0].byLanguage[lang].n))
	}
	t.add(count...)
	return t
}

// overview has a row for each part of a set and a column for each contestant.
func overview(all []contestant) table {
	t := table{title: "body: word F1 of all sets, and F1 of 4-grams where it says so", head: []string{"", "pages"}}
	for _, c := range all {
		t.head = append(t.head, c.name)
	}
	return t
}

func overviewRow(name string, tallies []*tally, figure func(*tally) mean) []string {
	row := []string{name, fmt.Sprint(tallies[0].pages)}
	for _, t := range tallies {
		row = append(row, figure(t).String())
	}
	return row
}
