// Pith prints what the author of a page wrote, as Markdown.
//
//	pith [flags] [FILE|URL|-]...
//
// Run pith -h for the flags.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/pithmd/pith"
)

// What run returns to the shell.
const (
	exitRead   = 0 // every input was read
	exitFailed = 1 // some input was not, or not wholly
	exitUsage  = 2 // the command line makes no sense
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole command: inputs are read from files, addresses and in,
// articles are written to out and complaints to errs.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	c := command{in: in, out: out, errs: errs}
	flags := c.flags()
	err := c.parse(flags, args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		usage(flags, out)
		return exitRead
	case err != nil:
		fmt.Fprintf(errs, "pith: %v\nRun pith -h for help.\n", err)
		return exitUsage
	}
	return c.readAll()
}

// A command is what the command line asks for, and where it goes.
type command struct {
	in        io.Reader
	out, errs io.Writer

	inputs  []string
	opts    pith.Options
	format  string
	dir     string
	timeout time.Duration
	target  targets
}

// The words that -format takes, and the extensions of the files that -o
// writes.
var extensions = map[string]string{"markdown": ".md", "text": ".txt", "html": ".html", "json": ".json"}

func (c *command) flags() *flag.FlagSet {
	f := flag.NewFlagSet("pith", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	o := &c.opts
	f.StringVar(&c.format, "format", "markdown", "`one` of markdown, text, html, json")
	f.StringVar(&o.URL, "url", "", "`address` that a file or standard input was fetched from")
	f.StringVar(&c.dir, "o", "", "write a file for each input into this `directory`")
	f.BoolVar(&o.Markdown.FrontMatter, "front-matter", false, "begin Markdown with the metadata as YAML")
	f.BoolVar(&o.Markdown.Title, "title", true, "begin with the title as a heading; -title=false leaves it out")
	f.TextVar(&o.Focus, "focus", pith.Balanced, "`lean` of the choice: balanced, precision, recall")
	f.TextVar(&o.Type, "type", pith.Auto, "the page's `type` if you know it: article, forum, product, collection, listing, documentation, service")
	f.Func("keep", "CSS `selector` of what to keep whatever its score; may be given again", func(s string) error {
		o.Keep = append(o.Keep, s)
		return nil
	})
	f.Func("drop", "CSS `selector` of what to leave out; may be given again", func(s string) error {
		o.Drop = append(o.Drop, s)
		return nil
	})
	f.StringVar(&o.Root, "root", "", "CSS `selector` of the content, if you know it")
	f.BoolVar(&o.Comments, "comments", false, "add the readers' comments, behind a rule")
	f.BoolVar(&o.NoImages, "no-images", false, "leave out images")
	f.BoolVar(&o.NoLinks, "no-links", false, "leave the text of links")
	f.BoolVar(&o.NoTables, "no-tables", false, "leave the text of tables")
	f.BoolVar(&o.Trace, "trace", false, "say what was left out and why: a table on standard error, \"dropped\" in json")
	f.DurationVar(&c.timeout, "timeout", 30*time.Second, "the `time` that fetching a page may take")
	f.Int64Var(&o.MaxBytes, "max-bytes", 16<<20, "read this `many` bytes of a page at most")
	return f
}

// parse reads the command line. Flags may stand between and behind the
// inputs too; behind "--" everything is an input.
func (c *command) parse(f *flag.FlagSet, args []string) error {
	var behind []string
	if i := slices.Index(args, "--"); i >= 0 {
		args, behind = args[:i], args[i+1:]
	}
	for {
		if err := f.Parse(args); err != nil {
			return err
		}
		if args = f.Args(); len(args) == 0 {
			break
		}
		c.inputs, args = append(c.inputs, args[0]), args[1:]
	}
	c.inputs = append(c.inputs, behind...)
	if len(c.inputs) == 0 {
		if isTerminal(c.in) {
			return errors.New("no input: name a file or an address, or - for standard input")
		}
		c.inputs = []string{"-"}
	}
	return c.check()
}

// check finds what is wrong with flags that were read.
func (c *command) check() error {
	stdin := 0
	for _, input := range c.inputs {
		if input == "-" {
			stdin++
		}
	}
	switch {
	case extensions[c.format] == "":
		return fmt.Errorf("no format is called %q: use markdown, text, html or json", c.format)
	case c.timeout <= 0:
		return errors.New("-timeout must be more than nothing")
	case c.opts.MaxBytes <= 0:
		return errors.New("-max-bytes must be more than nothing")
	case stdin > 1:
		return errors.New("standard input can be read only once")
	case c.opts.URL != "" && len(c.inputs) > 1:
		return errors.New("-url is the address of one input, and there are several")
	case c.opts.URL != "" && isAddress(c.inputs[0]):
		return errors.New("-url is the address of a file or of standard input")
	}
	return nil
}

// isTerminal reports whether somebody would have to type the page.
func isTerminal(in io.Reader) bool {
	f, ok := in.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && info.Name() != os.DevNull
}

// usage prints the help.
func usage(f *flag.FlagSet, w io.Writer) {
	f.SetOutput(w)
	fmt.Fprint(w, strings.TrimLeft(`
usage: pith [flags] [FILE|URL|-]...

Prints what the author of a page wrote. Inputs are files, http or https
addresses, and - for standard input, which is also read if none is named.

Several inputs are printed one after the other. A line goes before each:
"<!-- INPUT -->" in markdown and html, "==> INPUT <==" in text. In json each
is one object on one line: the article's fields, with "markdown", "input",
and "comments" and "error" if there are any. With -o each input becomes a
file of its own, named after it, with -2, -3, ... where two would be called
the same; no input is ever written over.

Exit status: 0 if all was read, 1 if some input was not or only in part,
2 if the command line makes no sense.

flags:
`, "\n"))
	f.PrintDefaults()
}
