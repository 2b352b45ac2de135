package pith

import (
	"errors"

	"github.com/pithmd/pith/internal/outcome"
)

// Outcome is what kind of answer the page is. Of those that stand in the place
// of the page that was asked for, from ConsentWall on, an *OutcomeError tells
// too.
type Outcome uint8

const (
	UnknownOutcome Outcome = iota // nothing was read, or a later version tells it
	Content                       // what the page is about
	Empty                         // nothing worth keeping
	Paywalled                     // the beginning of what subscribers read
	ConsentWall                   // a request for consent
	BotChallenge                  // a test whether a human asks
	LoginWall                     // a request to log in
	NotFound                      // an error page, whatever its status code
	EmptyShell                    // a page that a script would have filled
)

func (o Outcome) String() string { return outcome.Kind(o).String() }

// MarshalText writes the outcome by name, such as "consent-wall".
func (o Outcome) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads the name of an outcome.
func (o *Outcome) UnmarshalText(text []byte) error {
	return readName(o, outcome.OutcomeNames[:], "outcome", text)
}

// ErrNoContent is returned, with an Article that has the page's metadata,
// for a page in which nothing was found that an author wrote. Where a wall, a
// challenge, an error page or a shell is why, there is an *OutcomeError
// instead.
var ErrNoContent = errors.New("pith: no content found")

// OutcomeError says that a server answered with another page than the one that
// was asked for: a consent wall, a bot challenge, a log-in wall, an error page,
// an empty shell. The Article that comes with it has the page's metadata and
// the text that would have been chosen if it had been the right page. It is the
// caller's to try again in another way.
type OutcomeError struct {
	Outcome Outcome // from ConsentWall on
}

// saysOf is what the outcomes that are errors are called in messages.
var saysOf = map[Outcome]string{
	ConsentWall:  "asks for consent instead of showing the page",
	BotChallenge: "tests whether a human asks instead of showing the page",
	LoginWall:    "asks to log in instead of showing the page",
	NotFound:     "is an error page",
	EmptyShell:   "is an empty shell that a script would have filled",
}

func (e *OutcomeError) Error() string {
	if says, ok := saysOf[e.Outcome]; ok {
		return "pith: the answer " + says
	}
	return "pith: the answer is not the page: " + e.Outcome.String()
}

// fault is the error that an article's outcome is, nil if it is none.
func (a *Article) fault() error {
	switch {
	case saysOf[a.Outcome] != "":
		return &OutcomeError{a.Outcome}
	case a.Content == nil:
		return ErrNoContent
	}
	return nil
}
