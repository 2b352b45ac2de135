package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/pithmd/pith/internal/input/fault"
)

// An Output is where pages go. Place is called for every input, in their
// order, before it is read; Write for those that have something to write.
type Output interface {
	// Place returns the file that an input with this stem will be written
	// to, "" for standard output. An error is the input's.
	Place(stem string) (name string, err error)

	// Write writes a page to where Place said. When only the last step is
	// left to do it calls done with the end of the page in a file that
	// several share, or 0.
	Write(name string, page []byte, done func(end int64) error) error

	// Ordered reports whether pages must be written in their inputs' order.
	Ordered() bool

	Close() error
}

// A Stream writes pages one behind the other.
type Stream struct {
	w    io.Writer
	file *os.File // nil for standard output
	name string
	end  int64
}

// NewStream writes to standard output.
func NewStream(w io.Writer) *Stream { return &Stream{w: w} }

// CreateStream writes to a new file, or to one that may be overwritten.
func CreateStream(name string, overwrite bool) (*Stream, error) {
	mode := os.O_WRONLY | os.O_CREATE | os.O_EXCL
	if overwrite {
		mode = os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	}
	f, err := os.OpenFile(name, mode, 0o666)
	if err != nil {
		return nil, err
	}
	return &Stream{w: f, file: f, name: name}, nil
}

// ResumeStream goes on with a file behind the byte end; what stands there was
// not done.
func ResumeStream(name string, end int64) (*Stream, error) {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && info.Size() < end {
		err = errors.New("is shorter than the manifest says")
	}
	if err == nil {
		err = f.Truncate(end)
	}
	if err == nil {
		_, err = f.Seek(end, io.SeekStart)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return &Stream{w: f, file: f, name: name, end: end}, nil
}

// Place returns the one file, or "" for standard output.
func (s *Stream) Place(string) (string, error) { return s.name, nil }

// Ordered is true: what is read by people has an order.
func (s *Stream) Ordered() bool { return true }

// Write writes a page behind the others.
func (s *Stream) Write(_ string, page []byte, done func(int64) error) error {
	if _, err := s.w.Write(page); err != nil {
		return err
	}
	s.end += int64(len(page))
	if s.file == nil {
		return done(0)
	}
	return done(s.end)
}

// Close closes the file, if there is one.
func (s *Stream) Close() error {
	if s.file == nil {
		return nil
	}
	return s.file.Close()
}

// A Tree writes each page into a file of its own, below a directory.
type Tree struct {
	Dir       string
	Extension string
	Overwrite bool
	IsInput   func(file string) bool // files that are not written over, whatever Overwrite says

	names Names
}

// Took marks a file as written by an earlier part of the run.
func (t *Tree) Took(file string) {
	if rel, err := filepath.Rel(t.Dir, file); err == nil {
		t.names.Take(filepath.ToSlash(rel))
	}
}

// Ordered is false: each page has a file of its own.
func (t *Tree) Ordered() bool { return false }

// Close does nothing: no file stays open.
func (t *Tree) Close() error { return nil }

// Place chooses a file by the stem, and looks whether it is there already.
func (t *Tree) Place(stem string) (string, error) {
	name := t.names.Choose(stem, t.Extension, func(name string) bool { return t.IsInput(t.file(name)) })
	file := t.file(name)
	if t.Overwrite {
		return file, nil
	}
	if _, err := os.Lstat(file); !errors.Is(err, fs.ErrNotExist) {
		return "", fault.New(fault.Exists, "%s exists: --overwrite writes over it, -o names another directory", file)
	}
	return file, nil
}

func (t *Tree) file(name string) string { return filepath.Join(t.Dir, filepath.FromSlash(name)) }

// Write writes into a file beside the one that is meant, and gives it its
// name as the last step.
func (t *Tree) Write(file string, page []byte, done func(int64) error) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	if err := os.WriteFile(partOf(file), page, 0o666); err != nil {
		return err
	}
	if err := done(0); err != nil {
		return err
	}
	return os.Rename(partOf(file), file)
}

// Finish does the last step of Write, if it was not done when a run ended.
func Finish(file string) error {
	err := os.Rename(partOf(file), file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// partOf is the file beside a file that it is written into.
func partOf(file string) string {
	dir, name := filepath.Split(file)
	return path.Join(filepath.ToSlash(dir), "."+name+".part")
}
