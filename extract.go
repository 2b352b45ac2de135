package pith

import (
	"io"

	"golang.org/x/net/html"
)

// Extract reads a page and returns what its author wrote. The bytes may be
// of any charset and of any quality.
//
// An error comes with an Article that has what could be read: a *LimitError
// for input longer than Options.MaxBytes, ErrNoContent for a page without
// content, a *SelectorError for a selector that does not compile (then the
// Article is nil), or an error of the reader.
func Extract(r io.Reader, o *Options) (*Article, error) {
	panic("todo")
}

// ExtractNode is Extract for a parsed document, which it does not change.
// It should have been parsed with scripting off, or <noscript> is lost.
func ExtractNode(doc *html.Node, o *Options) (*Article, error) {
	panic("todo")
}
