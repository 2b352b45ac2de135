package choose

import (
	"slices"

	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/page"
	"github.com/pithmd/pith/internal/score"
	"github.com/pithmd/pith/internal/thread"
)

// Verdict is what was decided about a block.
type Verdict struct {
	Keep  bool
	Rule  mark.RuleID // that dropped it; 0 if its score did
	Guard Guard       // that changed what the cut had decided or holds it fast, the last of them; 0 if none did
	P     float32     // the probability that it is content
}

// keep has a guard keep the block.
func (v *Verdict) keep(g Guard) {
	if !v.Keep {
		v.Keep, v.Guard = true, g
	}
}

// drop has a guard leave the block out, for a reason that is written among the
// rules.
func (v *Verdict) drop(g Guard, reason mark.RuleID) { v.Keep, v.Rule, v.Guard = false, reason, g }

// A Focus leans the choice to one side.
type Focus uint8

const (
	Balanced  Focus = iota
	Precision       // leave out what is doubtful
	Recall          // let in what is doubtful
)

// A Choice is which blocks of a page are its content.
type Choice struct {
	*page.Page
	Scores   *score.Scores
	focus    Focus
	Verdicts []Verdict // per block
	Off      []bool    // per rule: it does not apply to this page
	Policy   string    // the ladder's, if it was not the first
	expected float64   // see ExpectedF1

	NoteTargets []int32       // nodes that references to notes lead to
	Posts       []thread.Post // of a page that is a thread
}

// Choose decides which blocks of a page are kept.
func Choose(pg *page.Page, s *score.Scores, f Focus) *Choice {
	p := &Choice{Page: pg, Scores: s, focus: f, Verdicts: make([]Verdict, len(pg.Blocks)), Off: slices.Clone(pg.Off)}
	for i := range p.Verdicts {
		p.Verdicts[i] = Verdict{Rule: pg.Ruled[i], P: s.Blocks[i]}
	}
	p.decide()
	return p
}

// Mend has the guards mend a choice that somebody else has made, in balance.
func Mend(pg *page.Page, s *score.Scores, verdicts []Verdict) *Choice {
	p := &Choice{Page: pg, Scores: s, Verdicts: verdicts, Off: pg.Off}
	p.guard()
	p.findPosts()
	return p
}

// decide decides which blocks are kept, by the ladder's first policy whose
// choice holds up.
func (p *Choice) decide() {
	p.admitPosts()
	marks := slices.Clone(p.Verdicts)
	for _, policy := range ladder {
		copy(p.Verdicts, marks) // guards write what they drop among them
		policy.choose(p)
		p.guard()
		if p.holdsUp() {
			if policy.name != ladder[0].name {
				p.Policy = policy.name
			}
			break
		}
	}
	p.dropRepeats()
	p.dropRepeatedDeck()
	p.dropContents()
	p.dropHeadline()
	p.expected = p.expectedF1()
	p.dropHopeless()
	p.findPosts()
}

// surelyForum is how likely a page has to be a thread for none of its comments
// to be readers'. A short article with some is as like a thread as not.
const surelyForum = 0.55

// admitPosts puts the rules for readers' comments out of force on a page that
// is seen to be a thread only by all of its features.
func (p *Choice) admitPosts() {
	if p.Scores.Types[meta.ForumType-1] < surelyForum {
		return
	}
	for i := range p.Verdicts {
		if v := &p.Verdicts[i]; v.Rule != 0 && mark.RuleOf(v.Rule).NotForum {
			p.Off[v.Rule] = true // for pictures too
			v.Rule = 0
		}
	}
}

// A policy is a way to choose among the blocks that no rule dropped. Each is
// a second look at the same marks, laxer than the one before.
type policy struct {
	name   string
	choose func(*Choice)
}

var ladder = [...]policy{
	{"cut", (*Choice).cut},
	{"best-container", (*Choice).keepBest},
	{"prose", (*Choice).keepProse},
	{"text", (*Choice).keepText},
}

// holdsUp reports whether the choice is not empty, or right to be: a page
// without prose may have nothing but chrome.
func (p *Choice) holdsUp() bool {
	var kept, prose, all int32
	for i := range p.Blocks {
		v := &p.Verdicts[i]
		if v.Rule == 0 {
			all += p.Blocks[i].Length
		}
		if v.Keep {
			kept += p.Blocks[i].Length
		}
		if v.Rule == 0 && p.Blocks[i].IsProse() {
			prose += p.Blocks[i].Length
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

func weight(b *page.Block) float64 { return float64(max(b.Length, 1)) }

// keepBest keeps the container with most prose.
func (p *Choice) keepBest() {
	for i := range p.Blocks {
		v := &p.Verdicts[i]
		v.Keep = v.Rule == 0 && p.Holds(p.Sums.Best, &p.Blocks[i])
	}
}

// keepProse keeps all prose.
func (p *Choice) keepProse() {
	for i := range p.Blocks {
		v := &p.Verdicts[i]
		v.Keep = v.Rule == 0 && (p.Blocks[i].IsProse() || p.Forced[i])
	}
}

// keepText keeps whatever no rule dropped.
func (p *Choice) keepText() {
	for i := range p.Blocks {
		v := &p.Verdicts[i]
		v.Keep = v.Rule == 0
	}
}

// IsComment reports whether block i was left out because readers wrote it.
func (p *Choice) IsComment(i int32) bool {
	return p.Verdicts[i].Rule == mark.RuleReaderComments
}
