package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
	"github.com/spf13/pflag"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/cmd/pith/internal/inputs"
	"github.com/pithmd/pith/cmd/pith/internal/output"
)

// run is the whole command: it reads a command line and does what it says.
func run(ctx context.Context, args []string, e *env) int {
	exit := exitRead
	interruptible := *e
	interruptible.in = &interruptibleReader{ctx: ctx, r: e.in}
	root := rootCommand(&interruptible, &exit)
	root.SetArgs(args)
	err := singleDash(root, args)
	if err == nil {
		err = root.ExecuteContext(ctx)
	}
	var failed *failure
	switch {
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		fmt.Fprintln(e.errs, "pith: interrupted")
		return exitFailed
	case errors.As(err, &failed):
		fmt.Fprintf(e.errs, "pith: %s\n", output.Line(failed.Error()))
		return exitFailed
	case err != nil:
		fmt.Fprintf(e.errs, "pith: %s\nRun pith --help for help.\n", output.Line(err.Error()))
		return exitUsage
	}
	return exit
}

// An interruptibleReader fails when the context is done, whether or not what it
// reads ever says more: standard input may be somebody's keyboard, or a program
// that is waiting itself.
type interruptibleReader struct {
	ctx   context.Context
	r     io.Reader
	begin sync.Once
	pipe  *io.PipeReader
}

func (i *interruptibleReader) Read(p []byte) (int, error) {
	i.begin.Do(func() { // not before it is asked: nothing is to be taken that nobody reads
		var in *io.PipeWriter
		i.pipe, in = io.Pipe()
		context.AfterFunc(i.ctx, func() { in.CloseWithError(i.ctx.Err()) })
		go func() {
			_, err := io.Copy(in, i.r)
			in.CloseWithError(err)
		}()
	})
	return i.pipe.Read(p)
}

// A failure is an error that the command line is not to blame for.
type failure struct{ err error }

func (f *failure) Error() string { return f.err.Error() }

func (f *failure) Unwrap() error { return f.err }

// A verb is what a command does with each page.
type verb struct {
	name, short, long, example string
	pageFlags                  []func(*settings) *group // of what is done with a page
	read                       func(*job, *opened) *reading
	extension                  func(*settings) string             // of the files that it writes
	check                      func(*settings, *inputs.Set) error // what it cannot do with these inputs, or nil
}

// The verbs. The first is what pith does where none is named.
func verbs() []*verb {
	return []*verb{
		{"extract", "Write what the author of each page wrote", extractLong, extractExample,
			[]func(*settings) *group{choiceFlags, siteFlags, joinFlags, extractFlags, formatFlags, markdownFlags}, extract, formatExtension, nil},
		{"convert", "Write all that a reader of each page sees, nothing chosen", convertLong, convertExample,
			[]func(*settings) *group{convertFlags, markdownFlags}, convert, formatExtension, nil},
		{"explain", "Show what was kept and left out of each page, and why", explainLong, explainExample,
			[]func(*settings) *group{choiceFlags, siteFlags, markdownFlags}, explain, reportExtension, checkReport},
	}
}

func rootCommand(e *env, exit *int) *cobra.Command {
	all := verbs()
	root := verbCommand(all[0], e, exit)
	root.Use = "pith [FILE|DIRECTORY|PATTERN|URL|-]..."
	root.Short = "Takes a web page and returns what its author wrote"
	root.Long = rootLong + "\n\n" + extractLong
	root.Version = version()
	root.SetVersionTemplate("pith {{.Version}}\n")
	root.SetFlagErrorFunc(suggest)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetIn(e.in)
	root.SetOut(e.out)
	root.SetErr(e.errs)
	for _, v := range all {
		root.AddCommand(verbCommand(v, e, exit))
	}
	root.AddCommand(diffCommand(e), serveCommand(e), siteCommand(e, exit), manCommand(), manifestTopic())
	return root
}

// verbCommand makes the command of a verb, with settings of its own.
func verbCommand(v *verb, e *env, exit *int) *cobra.Command {
	s := &settings{verb: v}
	cmd := &cobra.Command{
		Use:     v.name + " [FILE|DIRECTORY|PATTERN|URL|-]...",
		Short:   v.short,
		Long:    v.long,
		Example: v.example,
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			s.args = args
			if err := s.check(e, cmd.Flags().Changed); err != nil {
				return err
			}
			code, err := s.run(cmd.Context(), e)
			*exit = code
			return err
		},
	}
	var groups []*group
	for _, flags := range slices.Concat([]func(*settings) *group{inputFlags, fetchFlags}, v.pageFlags, []func(*settings) *group{outputFlags}) {
		groups = append(groups, flags(s))
	}
	addGroups(cmd, groups)
	return cmd
}

// manCommand writes the manual pages, for those who package the command.
func manCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "man DIRECTORY",
		Short:  "Write the manual pages into a directory",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			root.DisableAutoGenTag = true // its date would make the pages of each day differ
			for _, c := range append(root.Commands(), root) {
				c.Long = plainForMan.Replace(c.Long)
			}
			if err := doc.GenManTree(root, &doc.GenManHeader{Title: "PITH", Section: "1", Source: "pith", Manual: "pith"}, args[0]); err != nil {
				return &failure{err}
			}
			return nil
		},
	}
}

// plainForMan writes a text so that the maker of manual pages, which takes it
// for Markdown, leaves it as it is.
var plainForMan = strings.NewReplacer("*", `\*`, "<", `\<`)

// version is that of the library, and which model gives its answers.
func version() string {
	m := pith.Model()
	return fmt.Sprintf("%s, model %.12s of %s, %s", pith.Version, m.Digest, m.Date, runtime.Version())
}

// A group is flags that belong together, and stand together in the help.
type group struct {
	title string
	*pflag.FlagSet
}

func newGroup(title string) *group {
	g := &group{title, pflag.NewFlagSet(title, pflag.ContinueOnError)}
	g.SortFlags = false
	return g
}
