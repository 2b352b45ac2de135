package main

import (
	"math"
	"slices"

	"github.com/pithmd/pith/internal/forest"
)

// nameCounts is what the corpus says of one name: how much of the text in
// elements of that name is content, by domain. Each page counts the same.
type nameCounts struct {
	domains map[string]*[2]float64 // words that are content, and words that are not
}

// nameTable has the counts of all names.
type nameTable struct {
	names map[uint32]*nameCounts
	fold  map[string]int // of each domain
}

// The weight of a name is a log-odds ratio against the corpus, held back by
// counts that are not there, in units of pages.
const (
	minDomains = 10  // a name must be in use
	priorPages = 1.5 // of the corpus' own share
	minWeight  = 0.2 // less is noise, and not worth its bytes
	maxWeight  = 3.0 // times forest.WeightScale, what an int8 holds
)

func newNameTable() *nameTable {
	return &nameTable{names: map[uint32]*nameCounts{}, fold: map[string]int{}}
}

// add counts a page, by the names of its blocks, their labels and weights.
func (t *nameTable) add(p *page, names [][]uint32, labels, weights []float32) {
	t.fold[p.group] = p.fold
	seen := map[uint32]*[2]float64{}
	for k, of := range names {
		for _, name := range of {
			c := seen[name]
			if c == nil {
				c = new([2]float64)
				seen[name] = c
			}
			c[0] += float64(labels[k] * weights[k])
			c[1] += float64(weights[k])
		}
	}
	for name, s := range seen {
		c := t.names[name]
		if c == nil {
			c = &nameCounts{domains: map[string]*[2]float64{}}
			t.names[name] = c
		}
		d := c.domains[p.group]
		if d == nil {
			d = &[2]float64{}
			c.domains[p.group] = d
		}
		d[0] += s[0]
		d[1] += s[1] - s[0]
	}
}

// weights computes the weights from all domains but those of a fold (-1 for
// none), and for the pages of each other fold from what is left without that
// fold too: a page must not learn from itself. To leave out only its own
// domain would tell the page's labels by what is missing.
func (t *nameTable) weights(fold int, prior float64) *weightTable {
	w := &weightTable{all: t.without(fold, fold, prior)}
	for k := range w.inner {
		w.inner[k] = t.without(fold, k, prior)
	}
	return w
}

// without computes weights from the domains outside two folds.
func (t *nameTable) without(a, b int, prior float64) map[uint32]float32 {
	weights := map[uint32]float32{}
	for name, c := range t.names {
		var content, other float64
		n := 0
		for _, domain := range sortedKeys(c.domains) {
			if f := t.fold[domain]; f != a && f != b {
				d := c.domains[domain]
				content, other, n = content+d[0], other+d[1], n+1
			}
		}
		if n >= minDomains {
			if w := weight(content, other, prior); w >= minWeight || w <= -minWeight {
				weights[name] = w
			}
		}
	}
	return weights
}

func weight(content, other, prior float64) float32 {
	p := (content + priorPages*prior) / (content + other + priorPages)
	v := math.Log(p/(1-p)) - math.Log(prior/(1-prior))
	v = min(max(v, -maxWeight), maxWeight)
	// As the packed table keeps it.
	return float32(math.Round(v*forest.WeightScale)) / forest.WeightScale
}

// weightTable is the weights for one fold.
type weightTable struct {
	all   map[uint32]float32
	inner [folds]map[uint32]float32 // without one fold more
}

// seenBy is the weights that a page may see: the first table for the pages of
// the fold that was left out, for others the one without their own fold.
func (w *weightTable) seenBy(p *page, fold int) map[uint32]float32 {
	if p.fold == fold {
		return w.all
	}
	return w.inner[p.fold]
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
