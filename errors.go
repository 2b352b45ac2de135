package pith

import (
	"errors"
	"fmt"
)

// ErrNoContent is returned, with an Article that has the page's metadata,
// for a page in which nothing was found that an author wrote.
var ErrNoContent = errors.New("pith: no content found")

// joined is one error as it is, and several as errors.Join does.
func joined(errs []error) error {
	if len(errs) == 1 {
		return errs[0]
	}
	return errors.Join(errs...)
}

// LimitError says that an input went over a limit. What was read before is
// extracted, and the Article comes with the error.
type LimitError struct {
	Limit string // the option's name: "MaxBytes", "MaxNodes" or "MaxDepth"
	Max   int64  // its value
}

func (e *LimitError) Error() string {
	over := "is larger"
	if e.Limit == "MaxDepth" {
		over = "nests deeper"
	}
	return fmt.Sprintf("pith: input %s than %s = %d", over, e.Limit, e.Max)
}

// SelectorError says that a CSS selector in the Options does not compile.
type SelectorError struct {
	Option   string // Keep, Drop or Root
	Selector string
	Err      error
}

func (e *SelectorError) Error() string {
	return fmt.Sprintf("pith: selector %q in Options.%s: %v", e.Selector, e.Option, e.Err)
}

func (e *SelectorError) Unwrap() error { return e.Err }
