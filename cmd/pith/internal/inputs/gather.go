package inputs

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/pithmd/pith/cmd/pith/internal/fetch"
	"github.com/pithmd/pith/cmd/pith/internal/output"
	"github.com/pithmd/pith/internal/input/fault"
)

// A Spec is what the command line names.
type Spec struct {
	Args     []string // files, directories, patterns, addresses, "-"
	Lists    []string // files with an input on each line, "-" for standard input
	Feeds    []string // files or addresses
	Sitemaps []string
	Stdin    io.Reader // for a list
	Skip     string    // a directory that others are not searched in, for it is written to
}

// A Set is all inputs of a run, as far as they can be known before anything
// is fetched.
type Set struct {
	Notes []string // what a reader of messages wants to know

	sources []source
	skip    string // absolute, or ""
}

// Gather finds the inputs. It reads names of files, not the pages in them.
func Gather(spec *Spec) (*Set, error) {
	s := &Set{}
	if spec.Skip != "" {
		s.skip, _ = filepath.Abs(spec.Skip)
	}
	for _, arg := range spec.Args {
		s.add(arg, true)
	}
	for _, list := range spec.Lists {
		if err := s.addList(list, spec.Stdin); err != nil {
			return nil, err
		}
	}
	for _, name := range spec.Feeds {
		s.sources = append(s.sources, source{kind: feed, name: name})
	}
	for _, name := range spec.Sitemaps {
		s.sources = append(s.sources, source{kind: sitemap, name: name})
	}
	return s, nil
}

// Several reports whether there may be more than one page.
func (s *Set) Several() bool {
	return len(s.sources) != 1 || s.sources[0].kind == feed || s.sources[0].kind == sitemap || s.sources[0].kind == file && mayBeArchive(s.sources[0].name)
}

// Count is the number of inputs, and of pages unless some hold several.
func (s *Set) Count() int { return len(s.sources) }

// Files yields the files among the inputs.
func (s *Set) Files(yield func(string) bool) {
	for i := range s.sources {
		if s.sources[i].kind == file && !yield(s.sources[i].name) {
			return
		}
	}
}

// add adds what an argument or a line of a list names.
func (s *Set) add(input string, patterns bool) {
	switch {
	case input == Stdin:
		s.sources = append(s.sources, source{kind: standardInput, name: input, stem: "stdin"})
		return
	case IsAddress(input):
		s.sources = append(s.sources, source{kind: address, name: input})
		return
	}
	info, err := os.Stat(input)
	switch {
	case err == nil && info.IsDir():
		s.addDir(input)
	case err != nil && patterns && strings.ContainsAny(input, "*?[{"):
		s.addPattern(input)
	default:
		s.addFile(input, filepath.Base(input))
	}
}

// addFile adds a file whose output has the path rel, but for the extension.
func (s *Set) addFile(name, rel string) {
	s.sources = append(s.sources, source{kind: file, name: name, stem: output.FileStem(stemOf(rel))})
}

// stemOf is a path without the extension, and without that of compression
// behind it.
func stemOf(rel string) string {
	rel = filepath.ToSlash(rel)
	rel = strings.TrimSuffix(rel, ".gz")
	return strings.TrimSuffix(rel, filepath.Ext(rel))
}

// addPattern adds the files that match a pattern, below what it has before
// its first special character.
func (s *Set) addPattern(pattern string) {
	broken := func(why string) {
		s.sources = append(s.sources, source{kind: bad, name: pattern, stem: "pattern", err: fault.New(fault.Input, "%s", why)})
	}
	names, err := doublestar.FilepathGlob(pattern, doublestar.WithFilesOnly())
	if err != nil {
		broken("the pattern cannot be read: *, **, ?, [a-z] and {a,b} are known")
		return
	}
	if len(names) == 0 {
		broken("no file is called so, and none matches it as a pattern")
		return
	}
	base, _ := doublestar.SplitPattern(filepath.ToSlash(pattern))
	for _, name := range names {
		rel, err := filepath.Rel(filepath.FromSlash(base), name)
		if err != nil {
			rel = filepath.Base(name)
		}
		s.addFile(name, rel)
	}
}

// addDir adds the pages and archives in a directory and below it, in the
// order of their names. What is hidden, and what is no page, is passed over.
func (s *Set) addDir(dir string) {
	passed, before := 0, len(s.sources)
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			rel, _ := filepath.Rel(dir, name)
			s.sources = append(s.sources, source{kind: bad, name: name, stem: output.FileStem(rel), err: unopened(name, err)})
			return nil
		}
		hidden := strings.HasPrefix(d.Name(), ".") && name != dir
		switch {
		case d.IsDir() && (hidden || s.isSkipped(name, dir)):
			return fs.SkipDir
		case d.IsDir() || hidden || !isRegular(name, d):
		case isPageFile(name):
			rel, _ := filepath.Rel(dir, name)
			s.addFile(name, rel)
		default:
			passed++
		}
		return nil
	})
	if err != nil {
		s.sources = append(s.sources, source{kind: bad, name: dir, stem: "directory", err: unopened(dir, err)})
	}
	if passed > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf("%s: passed over %d files that are neither pages nor archives", dir, passed))
	}
	if len(s.sources) == before {
		s.sources = append(s.sources, source{kind: bad, name: dir, stem: "directory", err: fault.New(fault.Input, "there is no page in the directory")})
	}
}

// isSkipped reports whether a directory below another is the one that is
// written to.
func (s *Set) isSkipped(name, root string) bool {
	abs, err := filepath.Abs(name)
	return err == nil && name != root && abs == s.skip
}

// isRegular reports whether an entry is a file, or a link to one.
func isRegular(name string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink != 0 {
		info, err := os.Stat(name)
		return err == nil && info.Mode().IsRegular()
	}
	return d.Type().IsRegular()
}

// addList adds what the lines of a list name. Empty lines and those that
// begin with # count for nothing.
func (s *Set) addList(list string, stdin io.Reader) error {
	in := stdin
	if list != Stdin {
		f, err := os.Open(list)
		if err != nil {
			return fmt.Errorf("%s: %w", list, unopened(list, err))
		}
		defer f.Close()
		in = f
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case line == Stdin:
			s.sources = append(s.sources, source{kind: bad, name: line, stem: "stdin", err: fault.New(fault.Input, "a list cannot name standard input")})
		default:
			s.add(line, false)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", fetch.Redacted(list), err)
	}
	return nil
}
