package site

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/pithmd/pith"
)

// A Golden is a page beside what must come of it by rules: a file HOST--CASE.html and a
// file HOST--CASE.md in one folder. The page is read as if it came from
// https://HOST/CASE.
type Golden struct {
	Name string // HOST--CASE
	Host string
	Case string
	Page []byte
	Want string // "" if there is no such file yet
}

// GoldenError says that a page is no more what it was, or never was anything.
type GoldenError struct {
	Name      string
	Line      int // from which on they differ, counted from 1; 0 where nothing is wanted yet
	Want, Got string
}

func (e *GoldenError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("site: %s.html has no %s.md that says what must come of it", e.Name, e.Name)
	}
	return fmt.Sprintf("site: %s.html differs from its .md in line %d: want %q, got %q", e.Name, e.Line, lineOf(e.Want, e.Line), lineOf(e.Got, e.Line))
}

// lineOf is a line of a text; beyond its last it is one that no text has.
func lineOf(text string, n int) string {
	lines := strings.Split(text, "\n")
	if n > len(lines) {
		return "\n"
	}
	return lines[n-1]
}

// ErrNoGoldens says that a folder has no pages to check rules with.
var ErrNoGoldens = errors.New("site: no files HOST--CASE.html")

// Goldens reads the pages of a folder.
func Goldens(folder fs.FS) ([]Golden, error) {
	files, err := fs.Glob(folder, "*.html")
	if err != nil {
		return nil, err
	}
	var goldens []Golden
	for _, file := range files {
		g := Golden{Name: strings.TrimSuffix(path.Base(file), ".html")}
		var ok bool
		if g.Host, g.Case, ok = strings.Cut(g.Name, "--"); !ok || g.Host == "" || g.Case == "" {
			return nil, fmt.Errorf("site: %s is not called HOST--CASE.html", file)
		}
		if g.Page, err = fs.ReadFile(folder, file); err != nil {
			return nil, err
		}
		want, err := fs.ReadFile(folder, g.Name+".md")
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		g.Want = string(want)
		goldens = append(goldens, g)
	}
	if len(goldens) == 0 {
		return nil, ErrNoGoldens
	}
	return goldens, nil
}

// Markdown is what comes of a golden's page: front matter, with the address of the next
// page too, and the text.
func (r *Rules) Markdown(g *Golden) (string, error) {
	a, err := r.Extract(bytes.NewReader(g.Page), &pith.Options{
		URL: "https://" + g.Host + "/" + g.Case, ContentType: "text/html", Markdown: pith.MarkdownOptions{FrontMatter: true},
	})
	if err != nil {
		return "", fmt.Errorf("site: %s.html: %w", g.Name, err)
	}
	text := a.Markdown()
	if a.NextPage != "" {
		text = strings.Replace(text, "---\n\n", fmt.Sprintf("next_page: %q\n---\n\n", a.NextPage), 1)
	}
	return text, nil
}

// Check reads the goldens of a folder by the rules. What differs is a *GoldenError, and
// several are joined; a page whose host has no rule is an error too.
func (r *Rules) Check(folder fs.FS) error {
	goldens, err := Goldens(folder)
	if err != nil {
		return err
	}
	var bad []error
	for i := range goldens {
		bad = append(bad, r.check(&goldens[i]))
	}
	return errors.Join(bad...)
}

func (r *Rules) check(g *Golden) error {
	if r.find("https://"+g.Host) == nil {
		return fmt.Errorf("site: %s.html: there is no rule for %s", g.Name, g.Host)
	}
	got, err := r.Markdown(g)
	if err != nil || got == g.Want {
		return err
	}
	e := &GoldenError{Name: g.Name, Want: g.Want, Got: got}
	if g.Want == "" {
		return e
	}
	for e.Line = 1; lineOf(g.Want, e.Line) == lineOf(got, e.Line); {
		e.Line++
	}
	return e
}
