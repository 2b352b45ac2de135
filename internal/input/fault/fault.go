package fault

import (
	"errors"
	"fmt"
)

// Code is what went wrong, as manifests have it.
type Code string

// The codes. Meanings has what each of them means.
const (
	Input     Code = "input"
	File      Code = "file"
	Network   Code = "network"
	Timeout   Code = "timeout"
	Status    Code = "status"
	Robots    Code = "robots"
	Truncated Code = "truncated"
	Encoding  Code = "encoding"
	NotPage   Code = "not-page"
	Limit     Code = "limit"
	NoContent Code = "no-content"
	Exists    Code = "exists"
	Write     Code = "write"
)

// Meanings says what each code means, in the order of reading an input. The
// help prints it.
var Meanings = []struct {
	Code    Code
	Meaning string
}{
	{Input, "it names nothing to read: an unknown scheme, a pattern without files, a broken feed"},
	{File, "a file or a record of a WARC cannot be read"},
	{Exists, "its output exists already, and --overwrite was not given"},
	{Robots, "robots.txt of the host does not allow it, and --robots=false was not given"},
	{Network, "no server, or no answer"},
	{Timeout, "the answer took longer than --timeout"},
	{Status, "the server answered other than 200 to 299"},
	{Truncated, "it breaks off; nothing is written, as a part would look like the whole"},
	{Encoding, "what it is compressed with cannot be undone"},
	{NotPage, "it is no HTML page but a picture, a PDF, a feed"},
	{Limit, "it is larger than a limit; its beginning was written"},
	{NoContent, "it was read, and is not what was asked for: the outcome tells what it is"},
	{Write, "its output cannot be written"},
}

// An Error is what went wrong with one input. Its text does not name the
// input: that stands before it.
type Error struct {
	Code Code
	Text string
	Err  error // what caused it, or nil
}

func (e *Error) Error() string { return e.Text }

func (e *Error) Unwrap() error { return e.Err }

// New makes an error of a code with a text as of fmt.Sprintf.
func New(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Text: fmt.Sprintf(format, args...)}
}

// As makes an error of a code that says what err says, unless err has a code
// already.
func As(code Code, err error) error {
	var e *Error
	if err == nil || errors.As(err, &e) {
		return err
	}
	return &Error{Code: code, Text: err.Error(), Err: err}
}

// CodeOf is the code of an error, "" if it has none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}
