package main

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"slices"
	"time"

	"golang.org/x/net/html"
)

// cost is what one run took.
type cost struct {
	time          time.Duration
	bytes, allocs uint64
}

// over is the ratio of each part to that of a base.
func (c cost) over(base cost) [3]float64 {
	return [3]float64{
		float64(c.time) / float64(base.time),
		float64(c.bytes) / float64(base.bytes),
		float64(c.allocs) / float64(base.allocs),
	}
}

func (c *cost) add(o cost) {
	c.time += o.time
	c.bytes += o.bytes
	c.allocs += o.allocs
}

// parser is what the others are compared with: html.Parse alone.
var parser = contestant{name: "html.Parse", extract: func(_ *page, src []byte) (output, error) {
	_, err := html.Parse(bytes.NewReader(src))
	return output{}, err
}}

// spend measures one extraction from bytes to Markdown. Nothing else may
// run beside it.
func spend(c contestant, p *page, src []byte) (cost, error) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	out, err := c.run(p, src)
	io.WriteString(io.Discard, guardMarkdown(out))
	t := time.Since(start)
	runtime.ReadMemStats(&after)
	return cost{t, after.TotalAlloc - before.TotalAlloc, after.Mallocs - before.Mallocs}, err
}

// speedPages is how many pages speed runs over unless -n says otherwise.
const speedPages = 60

// measureSpeed races all contestants over the pages of the set that was asked
// for; over those of script-poor too unless another set was.
func measureSpeed(b *bench) (report, error) {
	var r report
	for _, set := range speedSets(b.set) {
		pages, sources, err := b.timedPages(set)
		if err != nil {
			return r, err
		}
		b.raceOn(&r, set, pages, sources)
	}
	return r, nil
}

// speedSets are the sets that speed and stages run over.
func speedSets(asked string) []string {
	if asked == defaultSet {
		return []string{defaultSet, scriptPoorSet}
	}
	return []string{asked}
}

// timedPages are the pages of a set and their bytes.
func (b *bench) timedPages(set string) (pages []*page, sources [][]byte, err error) {
	prepare := func(src []byte) []byte { return src }
	if set == scriptPoorSet {
		prepare = withoutScripts
	}
	for _, folder := range foldersOf(set) {
		some, err := b.pages(folder)
		if err != nil {
			return nil, nil, err
		}
		pages = append(pages, some...)
	}
	if b.limit == 0 {
		pages = spread(pages, speedPages)
	}
	sources = make([][]byte, len(pages))
	for i, p := range pages {
		src, err := p.bytes()
		if err != nil {
			return nil, nil, err
		}
		sources[i] = prepare(src)
	}
	return pages, sources, nil
}

// raceOn times all contestants on the same pages, page by page. Its figures are
// the ratios of the sums over all pages to that of html.Parse, the median of the
// rounds; a long page weighs more in them than a short one, so the ratio of the
// median page stands beside them.
func (b *bench) raceOn(r *report, set string, pages []*page, sources [][]byte) {
	all := append([]contestant{parser}, b.contestants()...)
	runs, errs := race(all, pages, sources, b.rounds)
	t := table{
		title: fmt.Sprintf("speed: %s, %d pages, %.1f MB, Markdown from bytes as a ratio to html.Parse, median of %d rounds",
			set, len(pages), megabytes(sources), b.rounds),
		head: []string{"", "time", "bytes", "allocations", "time of the median page"},
	}
	prefix := "speed/"
	if set == scriptPoorSet {
		prefix += set + "/"
	}
	for j, c := range all {
		total := medianRatios(runs[j], runs[0])
		row := []string{c.name}
		for k, name := range [...]string{"time", "bytes", "allocations"} {
			row = append(row, fmt.Sprintf("%.2f", total[k]))
			if !failedEverywhere(errs[j]) { // it is fast to do nothing
				r.keepRatio(c.name, prefix+name, total[k])
			}
		}
		t.add(append(row, fmt.Sprintf("%.2f", medianPage(runs[j], runs[0])))...)
		noteErrors(r, c.name, pages, func(i int) error { return errs[j][i] })
	}
	r.tables = append(r.tables, t)
}

func megabytes(sources [][]byte) float64 {
	size := 0
	for _, src := range sources {
		size += len(src)
	}
	return float64(size) / 1e6
}

// race gives the costs by contestant, round and page, and the errors by
// contestant and page.
func race(all []contestant, pages []*page, sources [][]byte, rounds int) (runs [][][]cost, errs [][]error) {
	runs, errs = make([][][]cost, len(all)), make([][]error, len(all))
	for round := range rounds + 1 {
		for j := range all {
			runs[j] = append(runs[j], make([]cost, len(pages)))
		}
		for i, p := range pages {
			for k := range all {
				j := (k + i + round) % len(all) // nobody always runs first
				c, err := spend(all[j], p, sources[i])
				runs[j][round][i] = c
				if round == 0 {
					errs[j] = append(errs[j], err)
				}
			}
		}
	}
	for j := range runs {
		runs[j] = runs[j][1:] // in the first, caches fill and peers set up
	}
	return runs, errs
}

// medianRatios compares the sums over the pages, round by round.
func medianRatios(runs, base [][]cost) [3]float64 {
	var ratios [3][]float64
	for round := range runs {
		var sum, baseSum cost
		for i := range runs[round] {
			sum.add(runs[round][i])
			baseSum.add(base[round][i])
		}
		for k, v := range sum.over(baseSum) {
			ratios[k] = append(ratios[k], v)
		}
	}
	return [3]float64{median(ratios[0]), median(ratios[1]), median(ratios[2])}
}

// medianPage is the ratio of times of the median page and round.
func medianPage(runs, base [][]cost) float64 {
	var ratios []float64
	for round := range runs {
		for i, c := range runs[round] {
			ratios = append(ratios, c.over(base[round][i])[0])
		}
	}
	return median(ratios)
}

func failedEverywhere(errs []error) bool {
	return !slices.ContainsFunc(errs, func(err error) bool { return err == nil })
}

func median(list []float64) float64 {
	values := slices.Sorted(slices.Values(list))
	mid := len(values) / 2
	switch {
	case len(values) == 0:
		return 0
	case len(values)%2 == 0:
		return (values[mid-1] + values[mid]) / 2
	}
	return values[mid]
}
