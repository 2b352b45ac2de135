package crawl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/internal/input/fault"
	"github.com/pithmd/pith/internal/input/warc"
)

// Beam finds the functions of a pipeline by their names, on workers too, which
// is why they are told to it before main begins.
func init() {
	register.DoFn3x1[context.Context, string, func(string), error](&pendingFn{})
	register.DoFn6x1[context.Context, string, func(Page), func(Page), func(Page), func(DeadLetter), error](&extractFn{})
	register.Emitter1[string]()
	register.Emitter1[Page]()
	register.Emitter1[DeadLetter]()
}

// Options say how pages are read and where they are written. They go to the
// workers with the pipeline.
//
// While an archive is worked on, one of its pages is in memory: its bytes, at
// most MaxBytes, a few times that, and about 1.5 KB for each of at most
// MaxNodes nodes. A record of more than 4 MiB waits in a temporary file. So a
// bundle takes at most 200 MB with 2 MiB and 65,536 nodes, whatever the
// archive has in it, and a worker that times the number of its bundles.
type Options struct {
	Out      string // directory of all shards, on a file system that Beam knows
	MaxBytes int64  // as pith.Options has it; of a longer page the beginning is read
	MaxNodes int    // as pith.Options has it
}

// Outcomes are what archives had in them.
type Outcomes struct {
	Content   beam.PCollection // of Page: what was asked for
	Paywalled beam.PCollection // of Page: the beginning of what subscribers read
	Instead   beam.PCollection // of Page: walls, challenges, error pages, shells and empty pages
	Dead      beam.PCollection // of DeadLetter: records that cannot be read
}

// Extract extracts the pages of archives, which are given by their names, and
// writes them below o.Out. Archives whose shard is there are left out, here
// and in the Outcomes.
func Extract(s beam.Scope, o Options, archives beam.PCollection) Outcomes {
	s = s.Scope("crawl.Extract")
	pending := beam.ParDo(s, &pendingFn{Out: o.Out}, archives)
	// Whatever found the names would do all the work, if they were not dealt out again.
	pending = beam.Reshuffle(s, pending)
	content, paywalled, instead, dead := beam.ParDo4(s, &extractFn{Options: o}, pending)
	return Outcomes{content, paywalled, instead, dead}
}

// pendingFn passes on archives that have no shard yet.
type pendingFn struct {
	Out string
}

var skipped = beam.NewCounter(namespace, "archives-done-before")

func (f *pendingFn) ProcessElement(ctx context.Context, archive string, emit func(string)) error {
	done, err := isDone(ctx, f.Out, archive)
	switch {
	case err != nil:
		return err
	case done:
		skipped.Inc(ctx, 1)
	default:
		emit(archive)
	}
	return nil
}

// extractFn makes the shard of an archive.
type extractFn struct {
	Options
}

func (f *extractFn) ProcessElement(ctx context.Context, archive string, content, paywalled, instead func(Page), dead func(DeadLetter)) error {
	files, err := filesystem.New(ctx, archive)
	if err != nil {
		return err
	}
	defer files.Close()
	r, err := files.OpenRead(ctx, archive)
	if err != nil {
		return fmt.Errorf("%s: %w", archive, err) // the runner tries again
	}
	defer r.Close()
	s, err := newShard(ctx, f.Out, archive)
	if err != nil {
		return err
	}
	defer s.close()

	line := &watchedReader{r: r}
	for record := range warc.Pages(line) {
		p, err := f.read(ctx, &record)
		if failed := errors.Join(line.err, ctx.Err()); failed != nil {
			return fmt.Errorf("%s: %w", archive, failed) // what looks broken may be whole when it is read again
		}
		if err != nil {
			d := DeadLetter{Archive: archive, Offset: record.Offset, URL: record.Address, Code: string(codeOf(err)), Error: err.Error()}
			if err := s.bury(ctx, &d); err != nil {
				return err
			}
			dead(d)
			continue
		}
		p.Archive = archive
		if err := s.write(ctx, p); err != nil {
			return err
		}
		switch p.Outcome {
		case pith.Content.String():
			content(*p)
		case pith.Paywalled.String():
			paywalled(*p)
		default:
			instead(*p)
		}
	}
	if line.err != nil {
		return fmt.Errorf("%s: %w", archive, line.err)
	}
	return s.finish(ctx)
}

// read makes a Page of a record, or says why it cannot be read.
func (f *extractFn) read(ctx context.Context, record *warc.Page) (p *Page, err error) {
	if record.Body == nil {
		return nil, record.Err
	}
	defer func() { // one page of three thousand million must not stop the others
		if r := recover(); r != nil {
			p, err = nil, fault.New(panicked, "pith fails: %v", r)
		}
	}()
	begin := time.Now()
	body := &watchedReader{r: record.Body}
	a, err := pith.Extract(body, &pith.Options{URL: record.Address, ContentType: record.ContentType, MaxBytes: f.MaxBytes, MaxNodes: f.MaxNodes})
	if body.err != nil {
		return nil, fault.As(fault.Truncated, body.err)
	}
	if p, err = newPage(record, a, err); err != nil {
		return nil, err
	}
	perPage.Update(ctx, time.Since(begin).Milliseconds())
	return p, nil
}

// panicked is the code of a record on which pith fails, beside those of
// package fault.
const panicked fault.Code = "panic"

// codeOf is the code of what is wrong with a record.
func codeOf(err error) fault.Code {
	if code := fault.CodeOf(err); code != "" {
		return code
	}
	return fault.File
}

// A watchedReader remembers why it could not be read: where the line to an
// archive breaks, gowarc finds a broken archive.
type watchedReader struct {
	r   io.Reader
	err error
}

func (w *watchedReader) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		w.err = err
	}
	return n, err
}
