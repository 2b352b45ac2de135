// Pith prints what the author of a page wrote, as Markdown.
//
//	pith [command] [flags] [FILE|DIRECTORY|PATTERN|URL|-]...
//
// Run pith --help for the commands and flags.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/term"

	"github.com/pithmd/pith/cmd/pith/internal/fetch"
)

// What run returns to the shell.
const (
	exitRead    = 0 // every input was read
	exitFailed  = 1 // some input was not, or not wholly
	exitUsage   = 2 // the command line makes no sense
	exitNotPage = 3 // the only input was read, and is not content
)

// An env is what a run has around it.
type env struct {
	in        io.Reader
	out, errs io.Writer
	clock     fetch.Clock

	// Which of them a person sits at.
	inTerminal, outTerminal, errTerminal bool
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends it at once
	exit := run(ctx, os.Args[1:], &env{
		in: os.Stdin, out: os.Stdout, errs: os.Stderr, clock: fetch.SystemClock{},
		inTerminal: isTerminal(os.Stdin), outTerminal: isTerminal(os.Stdout), errTerminal: isTerminal(os.Stderr),
	})
	os.Exit(exit)
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }
