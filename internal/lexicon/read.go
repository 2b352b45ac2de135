package lexicon

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

//go:embed lang/*.txt
var files embed.FS

const (
	folder  = "lang"
	anyCode = "any" // of the file that has what belongs to no language, and the list of the others
)

// contents are the files, cut into sections.
type contents struct {
	languages []*Language
	parts     [numSections][]part
}

// A part is what one file has in one section: the lines that say something.
type part struct {
	lang  *Language
	lines []string
}

// read reads any.txt and the files of the languages that it lists.
func read(from fs.FS) (*contents, error) {
	c := &contents{}
	if err := c.readFile(from, &Language{Code: anyCode, Name: "any"}); err != nil {
		return nil, err
	}
	for _, lang := range c.languages {
		if err := c.readFile(from, lang); err != nil {
			return nil, err
		}
	}
	return c, c.checkListed(from)
}

// checkListed looks for files of languages that any.txt does not list.
func (c *contents) checkListed(from fs.FS) error {
	names, err := fs.Glob(from, path.Join(folder, "*.txt"))
	for _, name := range names {
		code := strings.TrimSuffix(path.Base(name), ".txt")
		if code != anyCode && !slices.ContainsFunc(c.languages, func(l *Language) bool { return l.Code == code }) {
			err = errors.Join(err, fmt.Errorf("%s: the language is not listed in %s.txt", name, anyCode))
		}
	}
	return err
}

// readFile adds the sections of a language's file. Errors name the file and
// the line.
func (c *contents) readFile(from fs.FS, lang *Language) error {
	name := path.Join(folder, lang.Code+".txt")
	text, err := fs.ReadFile(from, name)
	if err != nil {
		return err
	}
	r := reader{contents: c, lang: lang}
	number := 0
	for line := range strings.SplitSeq(string(text), "\n") {
		number++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		if err := r.add(line); err != nil {
			return fmt.Errorf("%s:%d: %w", name, number, err)
		}
	}
	if err := r.end(); err != nil {
		return fmt.Errorf("%s:%d: %w", name, number, err)
	}
	return nil
}

// A reader reads one file into the contents.
type reader struct {
	*contents
	lang    *Language
	section Section
	part    *part // of the section that is open, nil before the first
}

// add reads a line that says something.
func (r *reader) add(line string) error {
	name, isName := strings.CutPrefix(line, "[")
	name, isClosed := strings.CutSuffix(name, "]")
	switch {
	case isName && isClosed:
		return r.begin(name)
	case r.part == nil:
		return errors.New("this stands before the first section")
	case r.section == languages:
		return r.addLanguage(line)
	}
	r.part.lines = append(r.part.lines, line)
	return nil
}

// begin ends a section and begins the next.
func (r *reader) begin(name string) error {
	if err := r.end(); err != nil {
		return err
	}
	s, ok := sectionNamed(name)
	if !ok {
		return fmt.Errorf("there is no section %q", name)
	}
	parts := r.parts[s]
	if len(parts) > 0 && parts[len(parts)-1].lang == r.lang {
		return fmt.Errorf("the file has [%s] twice", name)
	}
	parts = append(parts, part{lang: r.lang})
	r.section, r.part, r.parts[s] = s, &parts[len(parts)-1], parts
	return nil
}

// end looks at the section that ends.
func (r *reader) end() error {
	switch {
	case r.part == nil || r.section == languages:
		return nil
	case len(r.part.lines) == 0:
		return fmt.Errorf("nothing stands in [%s]", r.section)
	case r.section.lines() != 0 && r.section.lines() != len(r.part.lines):
		return fmt.Errorf("[%s] has %d lines, not %d", r.section, len(r.part.lines), r.section.lines())
	}
	return nil
}

// addLanguage reads a line such as "no | Norwegian | nb | nn".
func (r *reader) addLanguage(line string) error {
	words := slices.Collect(PhrasesOf(line))
	switch {
	case r.lang.Code != anyCode:
		return fmt.Errorf("only %s.txt lists the languages", anyCode)
	case len(words) < 2 || slices.Contains(words, ""):
		return fmt.Errorf("%q is not a code and a name", line)
	}
	r.languages = append(r.languages, &Language{Code: words[0], Name: words[1], Also: words[2:]})
	return nil
}
