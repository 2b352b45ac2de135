package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/site"
)

const (
	// fewestOfSite is how many pages of a domain there must be to tell what its
	// pages have in common: a text has to stand on two others.
	fewestOfSite = 3

	siteSets = "annotated,daniel,xmu-zh" // that have such domains
)

// siteWay is a way to use a memory, with what came of it.
type siteWay struct {
	name, figures string
	memory        func() pith.Memory
	results       []bodyResult
	dropped       [][]string // per page: texts that the memory dropped
}

// measureSite compares what pith makes of the pages of domains with several:
// without a memory of their site, with one that was shown all of them first, and
// with one that learns while it reads.
func measureSite(b *bench) (report, error) {
	var r report
	var missing []error
	one := *b
	for _, name := range strings.Split(cmp.Or(flagged(b.set), siteSets), ",") {
		one.set = name
		err := one.eachSet(&r, func(s set) bool { return s.body }, func(s set, pages []*page) error {
			pages = ofSites(pages)
			ways, err := readSites(pages)
			if err == nil {
				b.reportSites(&r, s, pages, ways)
			}
			return err
		})
		if errors.Is(err, errNoCorpus) {
			missing = append(missing, err)
			continue
		}
		if err != nil {
			return r, err
		}
	}
	if len(r.tables) == 0 {
		return r, errors.Join(missing...)
	}
	for _, err := range missing {
		r.note("skipped: %v", err)
	}
	return r, nil
}

// flagged is the set that a flag names, "" for the default.
func flagged(set string) string {
	if set == defaultSet {
		return ""
	}
	return set
}

// ofSites are the pages on domains with several, in the order of the corpus.
func ofSites(pages []*page) []*page {
	count := map[string]int{}
	for _, p := range pages {
		count[p.domain()]++
	}
	return slices.DeleteFunc(slices.Clone(pages), func(p *page) bool {
		return count[p.domain()] < fewestOfSite || p.address() == nil || p.Suspect != ""
	})
}

// readSites reads the pages in each way, one page after the other.
func readSites(pages []*page) ([]*siteWay, error) {
	shown := site.NewMemory(site.Limits{})
	var streamed site.Memory
	ways := []*siteWay{
		{name: "without", memory: func() pith.Memory { return nil }},
		{name: "all pages seen", figures: "seen/", memory: shown.Fixed},
		{name: "one pass", figures: "stream/", memory: func() pith.Memory { return &streamed }},
	}
	err := eachPage(pages, 1, func(_ int, p *page, src []byte) {
		o := optionsOf(p)
		o.Memory = shown
		pith.Extract(bytes.NewReader(src), o) // what it makes of the page is asked for later
	})
	if err != nil {
		return nil, err
	}
	for _, w := range ways {
		w.results, w.dropped = make([]bodyResult, len(pages)), make([][]string, len(pages))
		err := eachPage(pages, 1, func(i int, p *page, src []byte) {
			c := contestant{name: w.name, extract: func(p *page, src []byte) (output, error) {
				o := optionsOf(p)
				o.Memory = w.memory()
				o.Explain = o.Memory != nil
				a, err := pith.Extract(bytes.NewReader(src), o)
				w.dropped[i] = siteRepeats(a)
				return output{text: a.Text, markdown: a.Markdown}, err
			}}
			w.results[i] = readBody(c, p, src, referenceOf(p))
		})
		if err != nil {
			return nil, err
		}
	}
	return ways, nil
}

// siteRepeats are the texts of a page that the memory dropped.
func siteRepeats(a *pith.Article) (texts []string) {
	for _, b := range a.Blocks {
		if b.Name == "site-repeat" {
			texts = append(texts, b.Text)
		}
	}
	return texts
}

// reportSites makes the table of a set. Above are all its pages, below those on which the
// memory dropped something.
func (b *bench) reportSites(r *report, s set, pages []*page, ways []*siteWay) {
	t := table{title: fmt.Sprintf("site: %s, %d pages of domains with %d or more, word F1", s.name, len(pages), fewestOfSite),
		head: []string{"", "F1", "precision", "recall", "pages changed", "better", "worse"}}
	for _, w := range ways {
		var f1, precision, recall mean
		changed, better, worse := 0, 0, 0
		for i, res := range w.results {
			f1.add(res.f1)
			precision.add(res.precision)
			recall.add(res.recall)
			if len(w.dropped[i]) > 0 {
				changed++
			}
			before := ways[0].results[i].f1
			if res.f1 > before {
				better++
			} else if res.f1 < before {
				worse++
			}
			if b.verbose && len(w.dropped[i]) > 0 {
				r.note("%s %s %s: precision %.3f to %.3f, recall %.3f to %.3f: %s", w.name, pages[i].ID, pages[i].domain(), ways[0].results[i].precision, res.precision, ways[0].results[i].recall, res.recall, strings.Join(w.dropped[i], " | "))
			}
		}
		t.add(w.name, f1.String(), precision.String(), recall.String(), fmt.Sprint(changed), fmt.Sprint(better), fmt.Sprint(worse))
		if w.figures != "" {
			prefix := "site/" + s.name + "/" + w.figures
			r.keep("pith", prefix+"f1", f1)
			r.keep("pith", prefix+"precision", precision)
			r.keep("pith", prefix+"recall", recall)
		}
	}
	r.tables = append(r.tables, t)
}
