package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/pithmd/pith/cmd/pith/internal/inputs"
	"github.com/pithmd/pith/cmd/pith/internal/manifest"
	"github.com/pithmd/pith/cmd/pith/internal/output"
	"github.com/pithmd/pith/internal/input/fault"
)

// run does what the settings say.
func (s *settings) run(ctx context.Context, e *env) (exit int, err error) {
	set, err := inputs.Gather(&inputs.Spec{
		Args: s.args, Lists: s.lists, Feeds: s.feeds, Sitemaps: s.sitemaps, Stdin: e.in, Skip: s.out,
	})
	if err != nil {
		return exitFailed, &failure{err}
	}
	if s.verb.check != nil {
		if err := s.verb.check(s, set); err != nil {
			return exitUsage, err
		}
	}
	slots := make(chan struct{}, s.workers)
	w := &work{
		set:    set,
		err:    &console{w: e.errs, clock: e.clock, progress: e.errTerminal && !e.outTerminal || e.errTerminal && s.out != "", quiet: s.quiet},
		reader: &inputs.Reader{Client: s.client(e, slots), Stdin: e.in, Slots: slots, MaxBytes: s.opts.MaxBytes},
	}
	for _, note := range set.Notes {
		w.err.note(note)
	}
	before, err := s.openManifest(w)
	if err != nil {
		return exitFailed, &failure{err}
	}
	if w.log != nil {
		defer w.log.Close()
	}
	if w.out, err = s.openOutput(e, set, before); err != nil {
		return exitFailed, &failure{err}
	}
	defer w.out.Close()
	w.job = &job{settings: s, clock: e.clock, several: set.Several() && w.out.Ordered(), reader: w.reader}
	w.all(ctx)
	return w.report(ctx)
}

// report says what a person should know of a run at its end.
func (w *work) report(ctx context.Context) (exit int, err error) {
	if n := w.reader.Repeated; n > 0 {
		w.err.note(fmt.Sprintf("%d inputs were named more than once, and read once", n))
	}
	switch {
	case w.fatal != nil:
		return exitFailed, &failure{w.fatal}
	case ctx.Err() != nil && w.resumable():
		return exitFailed, &failure{fmt.Errorf("interrupted: with --resume the same command goes on")}
	case ctx.Err() != nil:
		return exitFailed, &failure{errors.New("interrupted")}
	case w.read > 1 && w.failed+w.notContent > 0:
		w.err.note(fmt.Sprintf("of %d inputs %d failed, and %d more are not content", w.read, w.failed, w.notContent))
	}
	return w.exit(), nil
}

func (s *settings) resumable() bool { return s.manifest != "" && s.out != "" }

// past is what an earlier part of the run had done.
type past struct {
	outputs []string
	last    manifest.Entry
	end     map[string]int64 // of the outputs that several pages share
}

// openManifest begins the manifest, or reads it and goes on with it.
func (s *settings) openManifest(w *work) (*past, error) {
	p := &past{end: map[string]int64{}}
	if s.manifest == "" {
		return p, nil
	}
	if !s.resume {
		log, err := manifest.Create(s.manifest, s.overwrite)
		if errors.Is(err, fs.ErrExist) {
			return p, fmt.Errorf("--manifest: %s exists: --resume goes on with its run, --overwrite begins it anew", s.manifest)
		}
		if err != nil {
			return p, fmt.Errorf("--manifest: %w", err)
		}
		w.log = log
		return p, nil
	}
	done := map[string]bool{}
	log, err := manifest.Resume(s.manifest, func(e manifest.Entry) {
		failed := e.Error != "" && e.Error != string(fault.NoContent) && e.Output == ""
		done[e.Input] = !failed || !s.retryFailed
		p.last = e
		if e.End > 0 {
			p.end[e.Output] = e.End
		} else if e.Output != "" {
			p.outputs = append(p.outputs, e.Output)
		}
	})
	if err != nil {
		return p, fmt.Errorf("--manifest %s: %w", s.manifest, err)
	}
	w.log = log
	w.reader.Skip = func(name string) bool { return done[name] }
	return p, nil
}

// openOutput prepares what pages are written to.
func (s *settings) openOutput(e *env, set *inputs.Set, before *past) (output.Output, error) {
	switch {
	case s.out == "" && e.outTerminal:
		return output.NewStream(output.Terminal(e.out)), nil
	case s.out == "":
		return output.NewStream(e.out), nil
	case s.isOneFile():
		return s.openFile(set, before)
	}
	if err := os.MkdirAll(s.out, 0o777); err != nil {
		return nil, fmt.Errorf("-o: %w", err)
	}
	tree := &output.Tree{Dir: s.out, Extension: s.verb.extension(s), Overwrite: s.overwrite, IsInput: isOneOf(set)}
	for _, name := range before.outputs {
		tree.Took(name)
	}
	if before.last.Output != "" {
		if err := output.Finish(before.last.Output); err != nil {
			return nil, fmt.Errorf("-o: %w", err)
		}
	}
	return tree, nil
}

// formatExtension is that of the files of a format.
func formatExtension(s *settings) string {
	if s.field != "" {
		return ".txt"
	}
	return formatNamed(s.format).Extension
}

// isOneFile reports whether -o names one file for all pages.
func (s *settings) isOneFile() bool {
	if !strings.EqualFold(filepath.Ext(s.out), s.verb.extension(s)) {
		return false
	}
	info, err := os.Stat(s.out)
	return err != nil || !info.IsDir()
}

// openFile prepares one file for all pages.
func (s *settings) openFile(set *inputs.Set, before *past) (output.Output, error) {
	if isOneOf(set)(s.out) {
		return nil, fmt.Errorf("-o: %s is an input", s.out)
	}
	var out *output.Stream
	var err error
	if end, known := before.end[s.out]; known {
		out, err = output.ResumeStream(s.out, end)
	} else {
		out, err = output.CreateStream(s.out, s.overwrite)
	}
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("-o: %s exists: --overwrite writes over it", s.out)
	}
	if err != nil {
		return nil, fmt.Errorf("-o: %w", err)
	}
	return out, nil
}

// isOneOf reports whether a file is among the inputs, by whatever name.
func isOneOf(set *inputs.Set) func(string) bool {
	real := func(name string) string {
		if abs, err := filepath.Abs(name); err == nil {
			name = abs
		}
		if found, err := filepath.EvalSymlinks(name); err == nil {
			name = found
		}
		return name
	}
	files := map[string]bool{}
	for name := range set.Files {
		files[real(name)] = true
	}
	return func(name string) bool { return files[real(name)] }
}
