package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// tally sums up one contestant's answers to some pages.
type tally struct {
	pages                     int
	f1, precision, recall     mean
	gramPrecision, gramRecall mean
	byType, byLanguage        map[string]*mean // F1
	with, without             mean             // snippets
	kind                      mean             // pages whose type is named as the corpus does
	said, is                  [10]mean         // Confidence and F1 of the answers in each tenth of Confidence
}

// tallyOf sums up the answers of a contestant to the pages that are wanted.
func tallyOf(s *setResults, contestant int, wanted func(p *page) bool) *tally {
	t := &tally{byType: make(map[string]*mean), byLanguage: make(map[string]*mean)}
	for i, p := range s.pages {
		if wanted(p) {
			t.add(p, s.results[i][contestant])
		}
	}
	return t
}

func (t *tally) add(p *page, res bodyResult) {
	t.pages++
	t.f1.add(res.f1)
	t.precision.add(res.precision)
	t.recall.add(res.recall)
	t.gramPrecision.add(res.grams.precision)
	t.gramRecall.add(res.grams.recall)
	addTo(t.byType, p.Type, res.f1)
	addTo(t.byLanguage, p.Lang, res.f1)
	t.with.sum, t.with.n = t.with.sum+float64(res.hits), t.with.n+res.snippets
	t.without.sum, t.without.n = t.without.sum+float64(res.slips), t.without.n+res.strangers
	if says := res.opinion; says != nil {
		if p.Type != "" {
			t.kind.addIf(says.kind.String() == p.Type)
		}
		tenth := min(int(says.confidence*10), 9)
		t.said[tenth].add(says.confidence)
		t.is[tenth].add(res.f1)
	}
}

// addTo adds a value to the mean of its kind, where it is of one.
func addTo(means map[string]*mean, kind string, v float64) {
	if kind == "" {
		return
	}
	if means[kind] == nil {
		means[kind] = new(mean)
	}
	means[kind].add(v)
}

// grams is the F1 of 4-grams, of the mean precision and the mean recall as
// article-extraction-benchmark has it.
func (t *tally) grams() mean {
	p, r := t.gramPrecision.value(), t.gramRecall.value()
	if p+r == 0 {
		return mean{0, t.pages}
	}
	return mean{2 * p * r / (p + r) * float64(t.pages), t.pages}
}

// ece is the expected calibration error: how far the mean Confidence of a
// tenth is from the mean F1 of its answers, over all answers.
func (t *tally) ece() mean {
	var off mean
	for k, said := range t.said {
		off.sum += math.Abs(said.sum - t.is[k].sum)
		off.n += said.n
	}
	return off
}

// reliability sets what a contestant says of its answers against what they
// are worth: in each row the answers of one tenth.
func (t *tally) reliability(name string) table {
	rows := table{title: "confidence of " + name, head: []string{"", "pages", "confidence", "F1"}}
	for k := range t.said {
		rows.add(fmt.Sprintf("%.1f", float64(k)/10), fmt.Sprint(t.said[k].n), t.said[k].String(), t.is[k].String())
	}
	return rows
}

// kinds lists the keys of means, the most common first.
func kinds(means map[string]*mean) []string {
	var all []string
	for kind := range means {
		all = append(all, kind)
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(cmp.Compare(means[b].n, means[a].n), cmp.Compare(a, b)) })
	return all
}

// keep records the figures under a prefix; those by type and by language only
// where there are several.
func (t *tally) keep(r *report, contestant, prefix string, news bool) {
	r.keep(contestant, prefix+"all", t.f1)
	r.keep(contestant, prefix+"precision", t.precision)
	r.keep(contestant, prefix+"recall", t.recall)
	if news {
		r.keep(contestant, prefix+"4-gram", t.grams())
	}
	for _, kind := range kinds(t.byType) {
		if len(t.byType) > 1 {
			r.keep(contestant, prefix+kind, *t.byType[kind])
		}
	}
	for _, lang := range kinds(t.byLanguage) {
		if m := t.byLanguage[lang]; len(t.byLanguage) > 1 && m.n >= fewPages {
			r.keep(contestant, prefix+"lang/"+lang, *m)
		}
	}
	r.keep(contestant, prefix+"with", t.with)
	if t.without.n > 0 {
		r.keepRatio(contestant, prefix+"without", t.without.value())
	}
	r.keep(contestant, prefix+"type", t.kind)
	if t.said != [10]mean{} {
		r.keepRatio(contestant, prefix+"ece", t.ece().value())
	}
}
