package crawl

import (
	"compress/gzip"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"path"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

// namespace is that of all metrics.
const namespace = "pith"

var (
	archivesDone = beam.NewCounter(namespace, "archives-done")
	pagesRead    = beam.NewCounter(namespace, "pages")
	wordsWritten = beam.NewCounter(namespace, "words")
	perPage      = beam.NewDistribution(namespace, "milliseconds-per-page")
)

// The files of a shard beside those that are called as outcomes.
const (
	deadLetters = "dead-letters"
	doneMark    = "done.json"
)

// A Done is what the mark of a complete shard says.
type Done struct {
	Archive string           `json:"archive"`
	Lines   map[string]int64 `json:"lines"` // of each file, by its name without an extension
	Words   int64            `json:"words"`
	Seconds float64          `json:"seconds"` // that it took
}

// shardOf is the directory of an archive's shard. Its name has the archive's
// own, for people, and a hash of the whole of it, as two directories may have
// archives of one name.
func shardOf(out, archive string) string {
	h := fnv.New64a()
	io.WriteString(h, archive)
	return fmt.Sprintf("%s/%s-%016x", strings.TrimSuffix(out, "/"), path.Base(archive), h.Sum64())
}

// isDone reports whether the shard of an archive is complete. A mark that
// breaks off is none.
func isDone(ctx context.Context, out, archive string) (bool, error) {
	files, err := filesystem.New(ctx, out)
	if err != nil {
		return false, err
	}
	defer files.Close()
	mark, err := filesystem.Read(ctx, files, shardOf(out, archive)+"/"+doneMark)
	if err != nil {
		return false, nil // file systems do not say alike that there is none, and doing it again harms nothing
	}
	var d Done
	return json.Unmarshal(mark, &d) == nil && d.Archive == archive, nil
}

// A shard is being written. Its files have names of their own until all are
// complete, as the runner may have two workers make the same one.
type shard struct {
	fs    filesystem.Interface
	dir   string
	own   string // begins the names of the files
	files map[string]*shardFile
	done  Done
	begin time.Time
}

// A shardFile is a file of a shard.
type shardFile struct {
	to  io.WriteCloser
	zip *gzip.Writer
}

func newShard(ctx context.Context, out, archive string) (*shard, error) {
	fs, err := filesystem.New(ctx, out)
	if err != nil {
		return nil, err
	}
	return &shard{
		fs: fs, dir: shardOf(out, archive), own: "part-" + rand.Text() + "-", files: map[string]*shardFile{},
		done: Done{Archive: archive, Lines: map[string]int64{}}, begin: time.Now(),
	}, nil
}

// write adds a page to the file of its outcome.
func (s *shard) write(ctx context.Context, p *Page) error {
	s.done.Words += p.Words
	pagesRead.Inc(ctx, 1)
	wordsWritten.Inc(ctx, p.Words)
	return s.add(ctx, p.Outcome, p)
}

// bury adds a dead letter.
func (s *shard) bury(ctx context.Context, d *DeadLetter) error {
	return s.add(ctx, deadLetters, d)
}

// add adds a line to a file, which begins with its first.
func (s *shard) add(ctx context.Context, name string, line any) error {
	f := s.files[name]
	if f == nil {
		to, err := s.fs.OpenWrite(ctx, s.dir+"/"+s.own+name)
		if err != nil {
			return err
		}
		f = &shardFile{to: to, zip: gzip.NewWriter(to)}
		s.files[name] = f
	}
	s.done.Lines[name]++
	beam.NewCounter(namespace, name).Inc(ctx, 1)
	enc := json.NewEncoder(f.zip)
	enc.SetEscapeHTML(false)
	return enc.Encode(line)
}

// finish completes the shard. The mark comes last.
func (s *shard) finish(ctx context.Context) error {
	for name, f := range s.files {
		delete(s.files, name)
		if err := errors.Join(f.zip.Close(), f.to.Close()); err != nil {
			return err
		}
		if err := filesystem.Rename(ctx, s.fs, s.dir+"/"+s.own+name, s.dir+"/"+name+".jsonl.gz"); err != nil {
			return err
		}
	}
	s.done.Seconds = time.Since(s.begin).Seconds()
	mark, err := json.Marshal(s.done)
	if err != nil {
		return err
	}
	archivesDone.Inc(ctx, 1)
	return filesystem.Write(ctx, s.fs, s.dir+"/"+doneMark, append(mark, '\n'))
}

// close gives up what is not complete. Its files are removed where that is
// possible; where the worker has died they stay, and nobody reads them.
func (s *shard) close() {
	for name, f := range s.files {
		f.to.Close()
		if fs, ok := s.fs.(filesystem.Remover); ok {
			_ = fs.Remove(context.Background(), s.dir+"/"+s.own+name) // it is in nobody's way
		}
	}
	s.fs.Close()
}
