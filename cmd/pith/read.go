package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/pithmd/pith"
)

// readAll reads the inputs one after the other and writes what they hold.
func (c *command) readAll() int {
	if c.dir != "" {
		if err := os.MkdirAll(c.dir, 0o777); err != nil {
			return c.complain(c.dir, err)
		}
		c.target.spare(c.inputs)
	}
	exit := exitRead
	for _, input := range c.inputs {
		a, readErr := c.read(input)
		readErr = first(readErr)
		var (
			selector *pith.SelectorError
			option   *pith.OptionError
		)
		if errors.As(readErr, &selector) || errors.As(readErr, &option) {
			fmt.Fprintf(c.errs, "pith: %s\n", reason(readErr))
			return exitUsage
		}
		if readErr != nil {
			exit = c.complain(input, c.explain(readErr))
		}
		if !worthPrinting(a, readErr) {
			continue
		}
		if err := c.write(input, a, readErr); err != nil {
			return c.complain(cmp.Or(c.dir, "standard output"), err)
		}
	}
	return exit
}

// first is the first of several errors: what went wrong with the input comes
// before what that led to.
func first(err error) error {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		return several.Unwrap()[0]
	}
	return err
}

// worthPrinting reports whether there is an article, if only a part or its
// metadata. Of an input that broke off a part would look like the whole.
func worthPrinting(a *pith.Article, err error) bool {
	var (
		limit *pith.LimitError
		wall  *pith.OutcomeError
	)
	return a != nil && (err == nil || errors.Is(err, pith.ErrNoContent) || errors.As(err, &limit) || errors.As(err, &wall))
}

// read reads one input.
func (c *command) read(input string) (*pith.Article, error) {
	opts := c.opts
	switch {
	case input == "-":
		return pith.Extract(c.in, &opts)
	case isAddress(input):
		page, err := fetch(input, c.timeout)
		if err != nil {
			return nil, err
		}
		defer page.body.Close()
		opts.URL, opts.ContentType = page.address, page.contentType
		return pith.Extract(page.body, &opts)
	}
	f, err := os.Open(input)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return pith.Extract(io.Reader(f), &opts)
}

// complain says on standard error what is wrong with an input.
func (c *command) complain(input string, err error) int {
	fmt.Fprintf(c.errs, "pith: %s: %s\n", nameOf(input), reason(err))
	return exitFailed
}

// nameOf is what an input is called in messages.
func nameOf(input string) string {
	if input == "-" {
		return "standard input"
	}
	return input
}

// explain says an error in the words of the command line.
func (c *command) explain(err error) error {
	var (
		limit   *pith.LimitError
		timeout interface{ Timeout() bool }
	)
	switch {
	case errors.As(err, &limit) && limit.Limit == "MaxNodes":
		return fmt.Errorf("more than %d elements and texts, only the beginning was read", limit.Max)
	case errors.As(err, &limit):
		return fmt.Errorf("longer than -max-bytes %d, only the beginning was read", limit.Max)
	case errors.As(err, &timeout) && timeout.Timeout():
		return fmt.Errorf("took longer than -timeout %v", c.timeout)
	}
	return err
}

// reason is an error without the name of the input, which stands before it.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return strings.TrimPrefix(err.Error(), "pith: ")
}
