package main

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"time"
)

// growthPages is how many pages growth repeats, and growthSize the most
// bytes each has, so that 100 times as much stays below any limit of size.
const (
	growthPages = 5
	growthSize  = 100 << 10
)

// errNoBody says that a page cannot be made longer.
var errNoBody = errors.New("page has no <body>")

// growthTimes are how many times the body of a page is repeated.
var growthTimes = [...]int{10, 100}

// measureGrowth repeats the body of pages 10 and 100 times and compares the
// time for a byte with that of the page itself. Its figures are ratios to the same
// of html.Parse, because the memory of a long page costs more a byte, whoever asks
// for it.
func measureGrowth(b *bench) (report, error) {
	var r report
	all, err := b.pages(b.set)
	if err != nil {
		return r, err
	}
	pages, sources, err := mediumPages(all, growthPages)
	if err != nil {
		return r, err
	}
	t := table{
		title: fmt.Sprintf("growth: %s, %d pages, time for a byte of a page repeated, as a ratio to the page itself", b.set, len(pages)),
		head:  []string{"", "x10", "x100"},
	}
	var usual [len(growthTimes)]float64
	for _, c := range []contestant{parser, b.library} {
		row := []string{c.name}
		for k, times := range growthTimes {
			m, ok := medianGrowth(&r, c, pages, sources, times, b.rounds)
			if !ok {
				row = append(row, "-")
				continue
			}
			row = append(row, fmt.Sprintf("%.2f", m))
			if c.name == parser.name {
				usual[k] = m
			} else if usual[k] > 0 {
				r.keepRatio(c.name, fmt.Sprintf("growth/%d", times), m/usual[k])
			}
		}
		t.add(row...)
	}
	r.tables = append(r.tables, t)
	return r, nil
}

// medianGrowth is the growth of the median page, false if none can be repeated so often.
func medianGrowth(r *report, c contestant, pages []*page, sources [][]byte, times, rounds int) (float64, bool) {
	var ratios []float64
	for i, p := range pages {
		ratio, err := growthOf(c, p, sources[i], times, rounds)
		if err != nil {
			if times == growthTimes[0] {
				r.note("growth of %s: %s: %v", c.name, p.ID, err)
			}
			continue
		}
		ratios = append(ratios, ratio)
	}
	if len(ratios) == 0 {
		return 0, false
	}
	return median(ratios), true
}

// mediumPages are pages long enough to be timed and short enough to be
// repeated.
func mediumPages(all []*page, n int) (pages []*page, sources [][]byte, err error) {
	for _, p := range all {
		src, err := p.bytes()
		if err != nil {
			return nil, nil, err
		}
		if len(src) < growthSize/2 || len(src) > growthSize {
			continue
		}
		if _, err := repeatBody(src, 1); err != nil {
			continue
		}
		pages, sources = append(pages, p), append(sources, src)
		if len(pages) == n {
			break
		}
	}
	return pages, sources, nil
}

// growthOf is the time for a byte of the page repeated, relative to the page
// itself: the best of the rounds of each, as noise only adds. The collector
// rests during a run: a short page is done before it would ever start, so a
// long one would be charged for what the short one gets for nothing.
func growthOf(c contestant, p *page, src []byte, times, rounds int) (float64, error) {
	long, err := repeatBody(src, times)
	if err != nil {
		return 0, err
	}
	perByte := func(src []byte, rounds int) (float64, error) {
		defer debug.SetGCPercent(debug.SetGCPercent(-1))
		best := time.Duration(0)
		for range rounds {
			runtime.GC()
			s, err := spend(c, p, src)
			if err != nil {
				return 0, err
			}
			if best == 0 || s.time < best {
				best = s.time
			}
		}
		return float64(best) / float64(len(src)), nil
	}
	short, err := perByte(src, 4*rounds)
	if err != nil {
		return 0, err
	}
	longer, err := perByte(long, max(3, 20*rounds/times))
	return longer / short, err
}

// repeatBody repeats what stands in <body>.
func repeatBody(src []byte, times int) ([]byte, error) {
	lower := bytes.ToLower(src)
	if len(lower) != len(src) {
		return nil, errNoBody // places in one are not places in the other
	}
	start := bytes.Index(lower, []byte("<body"))
	end := bytes.LastIndex(lower, []byte("</body"))
	if start < 0 || end < start {
		return nil, errNoBody
	}
	tag := bytes.IndexByte(src[start:end], '>')
	if tag < 0 {
		return nil, errNoBody
	}
	start += tag + 1
	return slices.Concat(src[:start], bytes.Repeat(src[start:end], times), src[end:]), nil
}
