package choose

import (
	"cmp"
	"math"
	"slices"

	"github.com/pithmd/pith/internal/meta"
)

// focusBias is what a word lost counts for, against one too many: beta squared
// in the F measure whose expectation is maximised. Balanced lies below F1's own
// 1: in cross-validation 0.85 to 1 gave the same F1, and the less the fewer
// words too many.
var focusBias = [...]float64{Balanced: 0.88, Precision: 0.2, Recall: 5}

// typeBias is a factor on the bias of pages of a type, 1 where it says nothing.
// Shops show more beside a product than they say of it, and boards more beside a
// thread, all of it in the same words; of a list or of what a service offers more is lost than
// wrongly kept. In cross-validation products win 0.01, lists 0.008, threads and
// services 0.002.
var typeBias = map[meta.Type]float64{meta.ProductType: 0.6, meta.ForumType: 0.8, meta.ListingType: 1.25, meta.ServiceType: 1.25}

// Scores of one page err together: where one card of a list is content after
// all, all of them are. So the measure is not that of the expected words but
// the mean of what it is under several leanings of the page, each of which
// shifts the log-odds of all its blocks. In cross-validation the choice is not
// much better, but what it expects of itself is nearer to what it gets
// (Article.Confidence).
//
// pageDoubt is the standard deviation of a page's leaning, in log-odds; 2 to
// 3.5 are as good.
const pageDoubt = 2.5

// leanings stand for all: the five nodes and weights of Gauss and Hermite's
// quadrature of the normal distribution. The factor is on the odds against.
var leanings = [...]struct{ factor, weight float64 }{
	{math.Exp(2.8569700138728 * pageDoubt), 0.0112574113277},
	{math.Exp(1.3556261799743 * pageDoubt), 0.2220759220056},
	{1, 0.5333333333333},
	{math.Exp(-1.3556261799743 * pageDoubt), 0.2220759220056},
	{math.Exp(-2.8569700138728 * pageDoubt), 0.0112574113277},
}

// expected is a number of words under each leaning.
type expected [len(leanings)]float64

// add adds what a block adds.
func (e *expected) add(s *share) {
	for k := range e {
		e[k] += s.words[k]
	}
}

// share is what a block adds to expected words.
type share struct {
	p, length float64
	words     expected
}

// set makes it that of a block which is content with probability p. Its
// log-odds are stretched so that p stays about what it is on average: the
// mean of the logistic function over a normal shift is close to that of the
// log-odds over sqrt(1 + pi/8 * variance) (MacKay 1992). Blocks that are alike,
// of which a page may have thousands, have the share of the one before.
func (s *share) set(p, length float64) {
	if s.p == p && s.length == length {
		return
	}
	s.p, s.length = p, length
	against := math.Exp(stretch * math.Log((1-p)/p))
	for k := range leanings {
		s.words[k] = length / (1 + against*leanings[k].factor)
	}
}

var stretch = math.Sqrt(1 + math.Pi/8*pageDoubt*pageDoubt)

// expectedF is the F measure, (1+b) * gain / (size + b * all), of a choice of so
// many words, of which gain are content, as all are that the page has: the mean
// over the leanings.
func expectedF(gain, all *expected, size, bias float64) float64 {
	var f float64
	for k := range leanings {
		if d := size + bias*all[k]; d > 0 {
			f += leanings[k].weight * (1 + bias) * gain[k] / d
		}
	}
	return f
}

// cut keeps the blocks above the probability at which the expected F measure
// is greatest. For each page that is another one.
func (p *Choice) cut() {
	order := make([]int32, 0, len(p.Blocks))
	var words float64
	for i := range p.Blocks {
		v := &p.Verdicts[i]
		v.Keep = false
		if v.Rule == 0 {
			order = append(order, int32(i))
			words += float64(v.P) * weight(&p.Blocks[i])
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(p.Verdicts[b].P, p.Verdicts[a].P) })
	if words < minContent && p.mayBeEmpty() {
		return // whatever is doubtful here is not worth a page
	}
	bias := focusBias[Balanced]
	if int(p.focus) < len(focusBias) { // an unknown one leans to no side
		bias = focusBias[p.focus]
	}
	if factor, ok := typeBias[p.Scores.PageType()]; ok {
		bias *= factor
	}
	gains := make([]expected, len(order)+1) // of the blocks before each
	var own share
	for k, i := range order {
		own.set(float64(p.Verdicts[i].P), weight(&p.Blocks[i]))
		gains[k+1] = gains[k]
		gains[k+1].add(&own)
	}
	var size, best float64
	keep := 0
	for k, i := range order {
		size += weight(&p.Blocks[i])
		if f := expectedF(&gains[k+1], &gains[len(order)], size, bias); f > best {
			best, keep = f, k+1
		}
	}
	if best < minExpected && p.focus != Recall && p.isBare() {
		return
	}
	for _, i := range order[:keep] {
		p.Verdicts[i].Keep = true
	}
}

// mayBeEmpty reports whether nothing may be the right choice: not where the caller says
// what is content, nor on the page of a product, which says a few words at least. In
// cross-validation products of wcxb-dev and of annotated win up to 0.002.
func (p *Choice) mayBeEmpty() bool {
	return !slices.Contains(p.Forced, true) && p.Scores.PageType() != meta.ProductType
}

// minExpected is the least expected F of a choice on a bare page. Under it
// stands the footer of a shop whose goods a script loads.
const minExpected = 0.5

const (
	maxBare        = 1000 // words of a page that is its template alone, at most
	maxBareInProse = 0.1  // of them in prose or sentences
)

// isBare reports whether a page has hardly a sentence that a rule leaves, and
// neither the words of a long list nor so few that somebody wants just them
// extracted.
func (p *Choice) isBare() bool {
	var words, said int32
	for i := range p.Blocks {
		b := &p.Blocks[i]
		switch {
		case p.Verdicts[i].Rule != 0:
			continue
		case p.Forced[i]:
			return false
		case b.IsProse() || p.isParagraph(b):
			said += b.Length
		}
		words += b.Length
	}
	return words > tinyPage && words <= maxBare && float64(said) < maxBareInProse*float64(words)
}

// A choice that expects less of itself is wrong as a whole more often than not: a
// log-in form, a form for a message, a page that a script fills. In
// cross-validation 11 of 16 choices under the first, and 11 of 15 of services
// under the second, are of pages without content, and those that have some would
// have had 0.1 and 0.5.
const (
	minHope        = 0.1
	minServiceHope = 0.4
)

// dropHopeless leaves out all of a choice that expects next to nothing of itself.
func (p *Choice) dropHopeless() {
	least := minHope
	if p.Scores.PageType() == meta.ServiceType {
		least = minServiceHope
	}
	if p.expected >= least || p.focus == Recall || !p.mayBeEmpty() || p.Sums.Length[len(p.Blocks)] <= tinyPage {
		return
	}
	for i := range p.Verdicts {
		p.Verdicts[i].Keep = false
	}
	p.expected = 1 - p.expected
}

// ExpectedF1 is the word F1 that the choice expects of itself. That of an empty
// one is how sure it is that the likeliest block is none, or how little it
// expected of all that it would have kept: it is right as a whole or wrong. A page
// without a block tells nothing; a script may bring its text.
func (p *Choice) ExpectedF1() float64 { return p.expected }

func (p *Choice) expectedF1() float64 {
	var gain, all expected
	var size, likeliest float64
	var own share
	for i := range p.Blocks {
		v := &p.Verdicts[i]
		if v.Rule != 0 && !v.Keep {
			continue
		}
		own.set(float64(v.P), weight(&p.Blocks[i]))
		if v.Rule == 0 {
			all.add(&own)
			likeliest = max(likeliest, float64(v.P))
		}
		if v.Keep {
			gain.add(&own)
			size += own.length
		}
	}
	if size == 0 && likeliest > 0 {
		return 1 - likeliest
	}
	return expectedF(&gain, &all, size, 1)
}
