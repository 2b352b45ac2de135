package main

import (
	"fmt"
	"math"
)

// tally sums up one contestant's answers to a set of pages.
type tally struct {
	f1, precision, recall mean
	byType                map[string]*mean // F1
	with, without         mean             // snippets
	kind                  mean             // pages whose type is named as the corpus does
	said, is              [10]mean         // Confidence and F1 of the answers in each tenth of Confidence
}

func tallyOf(pages []*page, results [][]bodyResult, contestant int) *tally {
	t := &tally{byType: make(map[string]*mean)}
	for i, p := range pages {
		t.add(p, results[i][contestant])
	}
	return t
}

func (t *tally) add(p *page, res bodyResult) {
	t.f1.add(res.f1)
	t.precision.add(res.precision)
	t.recall.add(res.recall)
	if t.byType[p.Type] == nil {
		t.byType[p.Type] = new(mean)
	}
	t.byType[p.Type].add(res.f1)
	t.with.sum, t.with.n = t.with.sum+float64(res.hits), t.with.n+res.snippets
	t.without.sum, t.without.n = t.without.sum+float64(res.slips), t.without.n+res.strangers
	if says := res.opinion; says != nil {
		t.kind.addIf(says.kind.String() == p.Type)
		tenth := min(int(says.confidence*10), 9)
		t.said[tenth].add(says.confidence)
		t.is[tenth].add(res.f1)
	}
}

// ece is the expected calibration error: how far the mean Confidence of a
// tenth is from the mean F1 of its answers, over all answers.
func (t *tally) ece() float64 {
	var off mean
	for k, said := range t.said {
		off.sum += math.Abs(said.sum - t.is[k].sum)
		off.n += said.n
	}
	return off.value()
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

// keep records the figures under a prefix; those by type only where there
// are several types.
func (t *tally) keep(r *report, contestant, prefix string, types []string) {
	r.keep(contestant, prefix+"all", t.f1)
	r.keep(contestant, prefix+"precision", t.precision)
	r.keep(contestant, prefix+"recall", t.recall)
	for _, kind := range types {
		if len(types) > 1 {
			r.keep(contestant, prefix+kind, *t.byType[kind])
		}
	}
	r.keep(contestant, prefix+"with", t.with)
	if t.without.n > 0 {
		r.keepRatio(contestant, prefix+"without", t.without.value())
	}
	r.keep(contestant, prefix+"type", t.kind)
	if t.kind.n > 0 {
		r.keepRatio(contestant, prefix+"ece", t.ece())
	}
}
