package outcome

import (
	"fmt"

	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/choose"
)

// An answer is a page of which the content has been chosen, seen as what a
// server answered.
type answer struct {
	*choose.Choice
	kept  []int32 // words that were kept of the blocks before each
	shown []int32 // words of the blocks before each that a reader sees, kept or not
}

// Kind is what kind of answer a page is.
type Kind uint8

const (
	Unknown      Kind = iota // not looked at
	Content                  // what the page is about
	Empty                    // nothing worth keeping
	Paywalled                // the beginning of what subscribers read
	ConsentWall              // a request for consent instead of the page
	BotChallenge             // a test whether a human asks
	LoginWall                // a request to log in
	NotFound                 // an error page, whatever its status code
	EmptyShell               // a page that a script would have filled
)

// OutcomeNames are the outcomes' names.
var OutcomeNames = [...]string{
	Unknown: "unknown", Content: "content", Empty: "empty", Paywalled: "paywalled", ConsentWall: "consent-wall",
	BotChallenge: "bot-challenge", LoginWall: "login-wall", NotFound: "not-found", EmptyShell: "empty-shell",
}

func (k Kind) String() string {
	if int(k) < len(OutcomeNames) {
		return OutcomeNames[k]
	}
	return fmt.Sprintf("unknown(%d)", uint8(k))
}

// Of tells what stands in the place of content, if something does. So
// many words are kept; any says whether something else is, such as a picture.
func Of(p *choose.Choice, words int, any bool) Kind {
	if s := newAnswer(p).sign(words); s != nil {
		return s.outcome
	}
	if !any {
		return Empty
	}
	return Content
}

func newAnswer(p *choose.Choice) *answer {
	n := len(p.Blocks) + 1
	sums := make([]int32, 2*n)
	a := &answer{Choice: p, kept: sums[:n], shown: sums[n:]}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		a.kept[i+1], a.shown[i+1] = a.kept[i], a.shown[i]
		if p.Verdicts[i].Keep {
			a.kept[i+1] += b.Length
		}
		if b.IsShown() {
			a.shown[i+1] += b.Length
		}
	}
	return a
}

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
	from, to := a.BlocksIn(i)
	return a.shown[to] - a.shown[from]
}

// keptFrom counts the words that were kept from a block on.
func (a *answer) keptFrom(block int32) int32 { return a.kept[len(a.kept)-1] - a.kept[block] }

// keptBeside counts the words that were kept outside of an element.
func (a *answer) keptBeside(i int32) int32 {
	from, to := a.BlocksIn(i)
	return a.kept[from] + a.keptFrom(to)
}

// pageTitle is the whole of <title>, or else the headline.
func (a *answer) pageTitle() string {
	for i := range a.Nodes {
		if n := &a.Nodes[i]; n.DataAtom == atom.Title && n.Namespace == "" && n.FirstChild != nil {
			return n.FirstChild.Data
		}
	}
	return a.Meta.Title
}
