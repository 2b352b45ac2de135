package pith

import (
	"fmt"

	"golang.org/x/net/html/atom"
)

// An answer is a page of which the content has been chosen, seen as what a
// server answered.
type answer struct {
	*choice
	kept  []int32 // words that were kept of the blocks before each
	shown []int32 // words of the blocks before each that a reader sees, kept or not
}

// outcomeKind is what kind of answer a page is.
type outcomeKind uint8

const (
	outcomeContent      outcomeKind = iota // what the page is about
	outcomeEmpty                           // nothing worth keeping
	outcomePaywalled                       // the beginning of what subscribers read
	outcomeConsentWall                     // a request for consent instead of the page
	outcomeBotChallenge                    // a test whether a human asks
	outcomeLoginWall                       // a request to log in
	outcomeNotFound                        // an error page, whatever its status code
	outcomeEmptyShell                      // a page that a script would have filled
)

var outcomeNames = [...]string{
	outcomeContent: "content", outcomeEmpty: "empty", outcomePaywalled: "paywalled", outcomeConsentWall: "consent-wall",
	outcomeBotChallenge: "bot-challenge", outcomeLoginWall: "login-wall", outcomeNotFound: "not-found", outcomeEmptyShell: "empty-shell",
}

func (k outcomeKind) String() string {
	if int(k) < len(outcomeNames) {
		return outcomeNames[k]
	}
	return fmt.Sprintf("unknown(%d)", uint8(k))
}

// outcomeOf tells what stands in the place of content, if something does. So
// many words are kept; any says whether something else is, such as a picture.
func outcomeOf(p *choice, words int, any bool) outcomeKind {
	if s := newAnswer(p).sign(words); s != nil {
		return s.outcome
	}
	if !any {
		return outcomeEmpty
	}
	return outcomeContent
}

func newAnswer(p *choice) *answer {
	n := len(p.blocks) + 1
	sums := make([]int32, 2*n)
	a := &answer{choice: p, kept: sums[:n], shown: sums[n:]}
	for i := range p.blocks {
		b := &p.blocks[i]
		a.kept[i+1], a.shown[i+1] = a.kept[i], a.shown[i]
		if p.verdicts[i].keep {
			a.kept[i+1] += b.length
		}
		if b.isShown() {
			a.shown[i+1] += b.length
		}
	}
	return a
}

// isShown reports whether a reader sees the block without doing anything.
func (b *block) isShown() bool { return b.place&(inHidden|inNoscript) == 0 }

// sign finds the first sign of outcomes.go that the page shows, so many of
// whose words were kept.
func (a *answer) sign(words int) *outcomeSign {
	for i := range outcomeSigns {
		if s := &outcomeSigns[i]; words <= s.most && s.shows(a, s) {
			return s
		}
	}
	return nil
}

// shownIn counts the words in an element that a reader sees.
func (a *answer) shownIn(i int32) int32 {
	from, to := a.blocksIn(i)
	return a.shown[to] - a.shown[from]
}

// keptFrom counts the words that were kept from a block on.
func (a *answer) keptFrom(block int32) int32 { return a.kept[len(a.kept)-1] - a.kept[block] }

// keptBeside counts the words that were kept outside of an element.
func (a *answer) keptBeside(i int32) int32 {
	from, to := a.blocksIn(i)
	return a.kept[from] + a.keptFrom(to)
}

// pageTitle is the whole of <title>, or else the headline.
func (p *answer) pageTitle() string {
	for i := range p.nodes {
		if n := &p.nodes[i]; n.DataAtom == atom.Title && n.Namespace == "" && n.FirstChild != nil {
			return n.FirstChild.Data
		}
	}
	return p.meta.Title
}
