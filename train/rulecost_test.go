package main

import (
	"sort"
	"testing"
)

// maxRuleCost is how much content a rule may drop over the whole corpus, in
// pages' worth of words. What readers cannot see is dropped as a policy, the headline is the title, and
// threads whose posts are called comments are the price of dropping comments.
const maxRuleCost = 0.5

var costly = map[string]float64{"hidden-trick": 1, "hidden-text": 2.5, "hidden-copy": 1, "headline": 1, "reader-comments": 2}

// TestRuleCost holds each rule against the references: it prints how much of
// what annotators kept it drops, and of what they did not.
func TestRuleCost(t *testing.T) {
	sets, err := readManifest(manifestFile, "wcxb-dev")
	if err != nil {
		t.Fatal(err)
	}
	sets[0].types = nil // each page counts the same here
	pages, _, err := readCorpus("../../shared/corpora", sets)
	if err != nil {
		t.Skip(err)
	}
	tr := &trainer{pages: pages}
	type cost struct {
		good, bad float64
		pages     map[string]float64
	}
	all := make([]map[string]*cost, len(pages))
	tr.eachPage(func(i int, p *page) error {
		blocks, err := p.blocks(&recorder{})
		if err != nil {
			return err
		}
		labels, weights, _ := p.label(blocks)
		all[i] = map[string]*cost{}
		for k, b := range blocks {
			if b.Rule == "" {
				continue
			}
			c := all[i][b.Rule]
			if c == nil {
				c = &cost{}
				all[i][b.Rule] = c
			}
			c.good += float64(labels[k] * weights[k])
			c.bad += float64((1 - labels[k]) * weights[k])
		}
		return nil
	})
	sum := map[string]*cost{}
	for i := range all {
		for r, c := range all[i] {
			s := sum[r]
			if s == nil {
				s = &cost{pages: map[string]float64{}}
				sum[r] = s
			}
			s.good += c.good
			s.bad += c.bad
			if c.good > 0.02 {
				s.pages[pages[i].ID+"/"+pages[i].Type] = c.good
			}
		}
	}
	var names []string
	for r := range sum {
		names = append(names, r)
	}
	sort.Slice(names, func(i, j int) bool { return sum[names[i]].good > sum[names[j]].good })
	for _, r := range names {
		s := sum[r]
		t.Logf("%-22s content %6.2f  other %6.2f  %v", r, s.good, s.bad, s.pages)
		if limit := max(maxRuleCost, costly[r]); s.good > limit {
			t.Errorf("%s drops content worth %.2f pages, more than %.2f", r, s.good, limit)
		}
	}
}
