package pith

import (
	"slices"
)

// verdict is what was decided about a block.
type verdict struct {
	keep bool
	rule ruleID  // that dropped it; 0 if its score did
	p    float32 // the probability that it is content
}

// A focus leans the choice to one side.
type focus uint8

const (
	focusBalanced  focus = iota
	focusPrecision       // leave out what is doubtful
	focusRecall          // let in what is doubtful
)

// A choice is which blocks of a page are its content.
type choice struct {
	*page
	scores   *scores
	focus    focus
	verdicts []verdict // per block
	off      []bool    // per rule: it does not apply to this page
	policy   string    // the ladder's, if it was not the first
}

// choose decides which blocks of a page are kept.
func choose(pg *page, s *scores, f focus) *choice {
	p := &choice{page: pg, scores: s, focus: f, verdicts: make([]verdict, len(pg.blocks)), off: slices.Clone(pg.off)}
	for i := range p.verdicts {
		p.verdicts[i] = verdict{rule: pg.ruled[i], p: s.blocks[i]}
	}
	p.decide()
	return p
}

// mend has the guards mend a choice that somebody else has made, in balance.
func mend(pg *page, s *scores, verdicts []verdict) *choice {
	p := &choice{page: pg, scores: s, verdicts: verdicts, off: pg.off}
	p.guard()
	return p
}

// decide decides which blocks are kept, by the ladder's first policy whose
// choice holds up.
func (p *choice) decide() {
	p.admitPosts()
	marks := slices.Clone(p.verdicts)
	for _, policy := range ladder {
		copy(p.verdicts, marks) // guards write what they drop among them
		policy.choose(p)
		p.guard()
		if p.holdsUp() {
			if policy.name != ladder[0].name {
				p.policy = policy.name
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
func (p *choice) admitPosts() {
	if p.scores.types[typeForum-1] < surelyForum {
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
	choose func(*choice)
}

var ladder = [...]policy{
	{"cut", (*choice).cut},
	{"best-container", (*choice).keepBest},
	{"prose", (*choice).keepProse},
	{"text", (*choice).keepText},
}

// holdsUp reports whether the choice is not empty, or right to be: a page
// without prose may have nothing but chrome.
func (p *choice) holdsUp() bool {
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

func weight(b *block) float64 { return float64(max(b.length, 1)) }

// keepBest keeps the container with most prose.
func (p *choice) keepBest() {
	for i := range p.blocks {
		v := &p.verdicts[i]
		v.keep = v.rule == 0 && p.holds(p.sums.best, &p.blocks[i])
	}
}

// keepProse keeps all prose.
func (p *choice) keepProse() {
	for i := range p.blocks {
		v := &p.verdicts[i]
		v.keep = v.rule == 0 && (p.blocks[i].isProse() || p.forced[i])
	}
}

// keepText keeps whatever no rule dropped.
func (p *choice) keepText() {
	for i := range p.blocks {
		v := &p.verdicts[i]
		v.keep = v.rule == 0
	}
}

// isComment reports whether block i was left out because readers wrote it.
func (p *choice) isComment(i int32) bool {
	return p.verdicts[i].rule == ruleReaderComments
}
