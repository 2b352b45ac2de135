package pith

import (
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

// choose scores the blocks and decides which are kept.
func (p *page) choose() {
	room := rooms.Get().(*scoringRoom)
	defer rooms.Put(room)
	p.score(room, p.surroundings())
	p.decide()
}

// decide decides which blocks are kept, by the ladder's first policy whose
// choice holds up.
func (p *page) decide() {
	p.admitPosts()
	marks := slices.Clone(p.verdicts)
	for _, policy := range ladder {
		copy(p.verdicts, marks) // guards write what they drop among them
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

// surelyForum is how likely a page has to be a thread for none of its comments
// to be readers'. A short article with some is as like a thread as not.
const surelyForum = 0.55

// admitPosts puts the rules for readers' comments out of force on a page that
// is seen to be a thread only by all of its features.
func (p *page) admitPosts() {
	if p.types[Forum-1] < surelyForum {
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
func (p *page) score(room *scoringRoom, around *surroundings) {
	room.features = p.featureRows(room.features, around)
	probs := make([]float32, len(p.blocks))
	p.scorer().Score(room.features, probs)
	room.context = p.contextRows(room.context, probs)
	p.scorer().Rescore(room.features, room.context, probs)
	p.likeTypes(room.features)
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
