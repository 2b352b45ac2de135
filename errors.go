package pith

import (
	"errors"
	"fmt"

	"github.com/pithmd/pith/internal/load"
)

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

// NotHTMLError says that the first bytes of an input are those of a file that
// is no page, whatever its Content-Type says: what a server sends under an
// address that ends in .pdf, or a page whose compression nobody undid. The
// Article that comes with it is empty.
type NotHTMLError struct {
	Kind FileKind
}

func (e *NotHTMLError) Error() string { return "pith: input is no page: " + e.Kind.String() }

// FileKind is what an input is that is no page.
type FileKind uint8

const (
	UnknownFile FileKind = iota // a kind that only a later version tells
	BinaryFile                  // none of those below, and no text
	PDFFile                     // or PostScript
	GzipFile                    // a page or a file compressed with gzip, bzip2, xz or Zstandard
	ArchiveFile                 // ZIP, RAR, 7z, and what is made of them: Office, EPUB
	ImageFile                   // a picture
	MediaFile                   // sound or film
	FontFile                    // a typeface
	JSONFile                    // data for a program
)

var fileKindNames = [...]string{
	UnknownFile: "unknown", BinaryFile: "binary", PDFFile: "pdf", GzipFile: "gzip", ArchiveFile: "archive", ImageFile: "image",
	MediaFile: "media", FontFile: "font", JSONFile: "json",
}

// The kinds are numbered as package load numbers them.
var _ = [1]bool{}[uint8(JSONFile)-uint8(load.JSON)]

func (k FileKind) String() string { return nameOf(fileKindNames[:], uint8(k)) }

// MarshalText writes the kind by name.
func (k FileKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the name of a kind.
func (k *FileKind) UnmarshalText(text []byte) error {
	return readName(k, fileKindNames[:], "kind of file", text)
}

// OptionError says that a value in the Options is none that the option can
// have, whatever the page. Nothing was read.
type OptionError struct {
	Option string // its field, such as "URL", "Focus" or "Markdown.Bullet"
	Value  string
	Err    error // why, such as a *url.Error
}

func (e *OptionError) Error() string {
	return fmt.Sprintf("pith: Options.%s cannot be %q: %v", e.Option, e.Value, e.Err)
}

func (e *OptionError) Unwrap() error { return e.Err }

// SelectorError says that a CSS selector in the Options does not compile.
// Nothing was read. Several are joined: errors.As finds the first.
type SelectorError struct {
	Option   string // Keep, Drop or Root
	Selector string
	Err      error
}

func (e *SelectorError) Error() string {
	return fmt.Sprintf("pith: selector %q in Options.%s: %v", e.Selector, e.Option, e.Err)
}

func (e *SelectorError) Unwrap() error { return e.Err }
