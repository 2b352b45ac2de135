package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/pithmd/pith/cmd/pith/internal/fetch"
	"github.com/pithmd/pith/cmd/pith/internal/inputs"
	"github.com/pithmd/pith/cmd/pith/internal/manifest"
	"github.com/pithmd/pith/cmd/pith/internal/output"
	"github.com/pithmd/pith/internal/input/fault"
)

// waiting is how many inputs for each worker may be under way at once: most
// of them wait for their host, or for an earlier one to be written.
const waiting = 32

// A work is a run in progress.
type work struct {
	*job
	set    *inputs.Set
	reader *inputs.Reader
	out    output.Output
	log    *manifest.Log // nil if none is kept
	err    *console
	cancel context.CancelFunc

	read, failed, notContent int
	fatal                    error // why the run cannot go on
	cut                      bool  // an input was not read, and those behind it must not look like it
}

// A task is one input on its way through the run.
type task struct {
	number int // in the order of the inputs
	item   *inputs.Item
	file   string // where it will be written
	*reading
}

// all reads all inputs, several at once, and writes what was read.
func (w *work) all(ctx context.Context) {
	ctx, w.cancel = context.WithCancel(ctx)
	defer w.cancel()
	places := make(chan struct{}, waiting*w.workers)
	done := make(chan *task, cap(places))
	go w.start(ctx, places, done)
	held, next := map[int]*task{}, 0
	for t := range done {
		if !w.out.Ordered() {
			w.finish(t)
			<-places
			continue
		}
		for held[t.number] = t; held[next] != nil; next++ {
			w.finish(held[next])
			delete(held, next)
			<-places
		}
	}
	w.err.end()
}

// start sets the inputs to work, one after the other, and closes done behind
// the last.
func (w *work) start(ctx context.Context, places chan struct{}, done chan<- *task) {
	var under sync.WaitGroup
	defer close(done)
	defer under.Wait()
	take := func() bool {
		select {
		case places <- struct{}{}:
			return true
		case <-ctx.Done():
			return false
		}
	}
	// The place is taken before the item is looked for: one of an archive
	// comes with its page in memory, and must not wait for those before it.
	if !take() {
		return
	}
	number := 0
	for item := range w.set.Items(ctx, w.reader) {
		t := &task{number: number, item: item}
		file, err := w.out.Place(item.Stem)
		t.file = file
		under.Go(func() {
			if item.Err == nil && err != nil {
				item.Refuse(err)
			}
			t.reading = w.one(ctx, item)
			done <- t
		})
		number++
		if w.limit > 0 && number == w.limit || !take() {
			return
		}
	}
}

// finish writes what was read of an input, and what became of it.
func (w *work) finish(t *task) {
	w.cut = w.cut || t.ended && w.out.Ordered()
	if w.fatal != nil || t.ended || w.cut {
		return
	}
	w.judge(t)
	entry := manifest.Entry{
		Input: t.item.Name, URL: t.address, Outcome: t.outcome, Error: string(t.code), Message: output.Line(t.message),
		Parts: t.parts, Bytes: t.bytes, Millis: t.took.Milliseconds(), Words: t.words,
	}
	if !t.written || !w.wants(t.outcome) || len(t.text) == 0 {
		entry.Words = 0
		w.keep(entry)
		return
	}
	kept := false
	err := w.out.Write(t.file, t.text, func(end int64) error {
		entry.Output, entry.End = t.file, end
		kept = true
		w.keep(entry)
		return w.fatal
	})
	switch {
	case err == nil || w.fatal != nil:
	case w.out.Ordered():
		w.stop(fmt.Errorf("%s: %w", cmp.Or(w.settings.out, "standard output"), bare(err)))
	default:
		w.failed++
		w.err.fail(t.item.Name, "cannot be written: "+err.Error())
		if !kept {
			entry.Output, entry.Error, entry.Message = "", string(fault.Write), output.Line(err.Error())
			w.keep(entry)
		}
	}
}

// judge counts what became of an input, and says what a person should know.
func (w *work) judge(t *task) {
	switch {
	case t.failed():
		w.failed++
		w.err.fail(t.item.Name, t.message)
	case t.code != "" && w.wants(t.outcome):
		w.notContent++
		w.err.fail(t.item.Name, t.message)
	}
	w.read++
	if a := t.article; a != nil && w.wants(t.outcome) {
		for _, warning := range a.Warnings {
			w.err.warn(t.item.Name, "warning: "+string(warning.Code)+" "+warning.Detail)
		}
		if w.opts.Explain && !strings.HasPrefix(w.settings.format, "json") {
			w.err.table(func(to io.Writer) { trace(to, t.item.Name, a) })
		}
	}
	if w.set.Several() {
		w.err.count(w.read, w.failed, w.set.Count())
	}
}

// wants reports whether pages of this outcome are to be written.
func (w *work) wants(outcome string) bool {
	return len(w.only) == 0 || slices.Contains(w.only, outcome)
}

// keep adds an entry to the manifest, if there is one.
func (w *work) keep(e manifest.Entry) {
	if w.log == nil {
		return
	}
	if err := w.log.Add(e); err != nil {
		w.stop(fmt.Errorf("--manifest: %w", err))
	}
}

// stop ends the run before its end.
func (w *work) stop(why error) {
	if w.fatal == nil {
		w.fatal = why
		w.cancel()
	}
}

// exit is the exit status of a run that came to its end.
func (w *work) exit() int {
	switch {
	case w.failed > 0 || w.notContent > 0 && w.read > 1:
		return exitFailed
	case w.notContent > 0:
		return exitNotPage
	}
	return exitRead
}

// client makes what fetches pages.
func (s *settings) client(e *env, slots chan struct{}) *fetch.Client {
	return fetch.New(fetch.Options{
		UserAgent: s.userAgent, Header: s.header, Jar: s.jar, Timeout: s.timeout, Retries: s.retries, Delay: s.delay,
		PerHost: s.perHost, Robots: s.robots, MaxBytes: s.opts.MaxBytes, Clock: e.clock, Slots: slots,
	})
}

// bare takes the name of the file out of an error: it stands before it.
func bare(err error) error {
	var path interface{ Unwrap() error }
	if errors.As(err, &path) && path.Unwrap() != nil {
		return path.Unwrap()
	}
	return err
}
