package pith

import (
	"cmp"
	"slices"
	"sync"

	"github.com/pithmd/pith/internal/forest"
)

// verdict is what was decided about a block.
type verdict struct {
	keep bool
	rule ruleID  // that dropped it; 0 if its score did
	p    float32 // the probability that it is content
}

// choose decides which blocks are kept, by the ladder's first policy whose
// choice holds up.
func (p *page) choose() {
	p.score()
	p.admitPosts()
	for _, policy := range ladder {
		policy.choose(p)
		p.guard()
		if p.holdsUp() {
			if policy.name != ladder[0].name {
				p.warn(WarnFallback, policy.name)
			}
			break
		}
	}
	p.dropRepeats()
	p.dropContents()
	p.dropHeadline()
}

// admitPosts puts the rules for readers' comments out of force on a page that
// is seen to be a thread only by all of its features.
func (p *page) admitPosts() {
	if p.pageType() != Forum {
		return
	}
	for i := range p.verdicts {
		if v := &p.verdicts[i]; v.rule != 0 && ruleOf(v.rule).notForum {
			p.off[v.rule] = true // for pictures too
			v.rule = 0
		}
	}
}

// A policy is a way to choose among the blocks that no rule dropped. Each is
// a second look at the same marks, laxer than the one before.
type policy struct {
	name   string
	choose func(*page)
}

var ladder = [...]policy{
	{"cut", (*page).cut},
	{"best-container", (*page).keepBest},
	{"prose", (*page).keepProse},
	{"text", (*page).keepText},
}

// holdsUp reports whether the choice is not empty, or right to be: a page
// without prose may have nothing but chrome.
func (p *page) holdsUp() bool {
	var kept, prose, all int32
	for i := range p.blocks {
		v := &p.verdicts[i]
		if v.rule == 0 {
			all += p.blocks[i].length
		}
		if v.keep {
			kept += p.blocks[i].length
		}
		if v.rule == 0 && p.blocks[i].isProse() {
			prose += p.blocks[i].length
		}
	}
	return kept >= minContent || kept >= prose && (kept > 0 || all > tinyPage)
}

// tinyPage is how many words a page has at most that holds nothing but what
// somebody wants to see extracted.
const tinyPage = 50

// minContent is the least, in words, that is called content where the page
// has more to offer.
const minContent = 10

// score fills the probabilities. What a caller's Root or Keep names is sure.
func (p *page) score() {
	room := rooms.Get().(*scoringRoom)
	defer rooms.Put(room)
	room.features = p.featureRows(room.features)
	probs := make([]float32, len(p.blocks))
	p.scorer().Score(room.features, probs)
	room.context = p.contextRows(room.context, probs)
	p.scorer().Rescore(room.features, room.context, probs)
	p.scorer().Types(p.meanRow(room.features), &p.types)
	for i := range p.verdicts {
		v := &p.verdicts[i]
		v.p = probs[i]
		if p.forced[i] {
			v.p = 1
		}
	}
}

// scoringRoom is what scoring needs most memory for: a kilobyte for each
// block, which the next page can use again.
type scoringRoom struct{ features, context []float32 }

var rooms = sync.Pool{New: func() any { return new(scoringRoom) }}

func (p *page) scorer() Scorer {
	if p.opts.Scorer != nil {
		return p.opts.Scorer
	}
	return model{forest.Default()}
}

// focusBias is what a Focus takes from, or adds to, the weight of doubt: a
// recall-leaning choice counts a lost word for more than a wrong one. It is
// beta squared in the F measure whose expectation is maximised. Balanced lies
// below F1's own 1: scores are a little too sure, and in cross-validation
// 0.65 to 0.8 gave as good an F1 with fewer words too many.
var focusBias = [...]float64{Balanced: 0.8, Precision: 0.2, Recall: 3}

// productBias is a factor on the bias of product pages: shops show more beside
// a product than they say of it, all of it in the same words. In
// cross-validation it wins 0.01 on these pages, with each of two models;
// no factor for another type does as much.
const productBias = 0.6

// cut keeps the blocks above the probability at which the expected F measure
// is greatest: (1+b) * sum(p*w over kept) / (sum(w over kept) + b * sum(p*w
// over all)), where b is the bias of the Focus. For each page that is
// another one.
func (p *page) cut() {
	order := make([]int32, 0, len(p.blocks))
	var all float64
	for i := range p.blocks {
		v := &p.verdicts[i]
		v.keep = false
		if v.rule == 0 {
			order = append(order, int32(i))
			all += float64(v.p) * weight(&p.blocks[i])
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(p.verdicts[b].p, p.verdicts[a].p) })
	if all < minContent && !slices.Contains(p.forced, true) {
		return // whatever is doubtful here is not worth a page
	}
	bias := focusBias[p.opts.Focus]
	if p.pageType() == Product {
		bias *= productBias
	}
	var gain, size, best float64
	keep := 0
	for k, i := range order {
		w := weight(&p.blocks[i])
		gain += float64(p.verdicts[i].p) * w
		size += w
		if f := (1 + bias) * gain / (size + bias*all); f > best {
			best, keep = f, k+1
		}
	}
	for _, i := range order[:keep] {
		p.verdicts[i].keep = true
	}
}

// expectedF1 is the word F1 that the choice expects of itself.
func (p *page) expectedF1() float64 {
	var gain, size, all float64
	for i := range p.blocks {
		v, w := &p.verdicts[i], weight(&p.blocks[i])
		if v.rule == 0 {
			all += float64(v.p) * w
		}
		if v.keep {
			gain += float64(v.p) * w
			size += w
		}
	}
	if size+all == 0 {
		return 0
	}
	return 2 * gain / (size + all)
}

func weight(b *block) float64 { return float64(max(b.length, 1)) }

// keepBest keeps the container with most prose.
func (p *page) keepBest() {
	for i := range p.blocks {
		v := &p.verdicts[i]
		v.keep = v.rule == 0 && p.holds(p.sums.best, &p.blocks[i])
	}
}

// keepProse keeps all prose.
func (p *page) keepProse() {
	for i := range p.blocks {
		v := &p.verdicts[i]
		v.keep = v.rule == 0 && (p.blocks[i].isProse() || p.forced[i])
	}
}

// keepText keeps whatever no rule dropped.
func (p *page) keepText() {
	for i := range p.blocks {
		v := &p.verdicts[i]
		v.keep = v.rule == 0
	}
}
