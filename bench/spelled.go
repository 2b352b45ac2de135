package main

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/pithmd/pith"
)

// Spellings are pages that say one text in the mark-up of many generators, so
// that what must come out is known word for word: spellings/README.md.
//
//go:embed spellings/list.txt spellings/source/*.md spellings/written spellings/head.html spellings/foot.html
var spellingFiles embed.FS

// A spelled is the text in one spelling, a row of spellings/list.txt.
type spelled struct {
	kind, name, half, origin string
	named, nameless          bool // the page names the program's file; it does not name its language
	upright                  bool // it leaves it to a stylesheet to set a word in italics
}

// fileOfProgram is the name of the program in spellings/source/code.md.
const fileOfProgram = "low.py"

// spellingList reads the table of spellings.
func spellingList() ([]spelled, error) {
	list, err := spellingFiles.ReadFile("spellings/list.txt")
	if err != nil {
		return nil, err
	}
	var all []spelled
	for line := range strings.Lines(string(list)) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		if len(f) < 4 || f[2] != "developed" && f[2] != "once" {
			return nil, fmt.Errorf("spellings/list.txt: %q", line)
		}
		s := spelled{kind: f[0], name: f[1], half: f[2], origin: f[3]}
		for _, word := range f[4:] {
			s.named = s.named || word == "named"
			s.nameless = s.nameless || word == "nameless"
			s.upright = s.upright || word == "upright"
		}
		all = append(all, s)
	}
	return all, nil
}

// measureSpellings counts the spellings of each kind that come out word for
// word, those that were developed on and those that were looked at once apart.
// What failed of the latter is listed with -once alone.
func measureSpellings(b *bench) (report, error) {
	var r report
	all, err := spellingList()
	if err != nil {
		return r, err
	}
	right, keys, missing := map[[2]string]*mean{}, [][2]string(nil), 0
	for _, s := range all {
		pages, err := s.pages(b.made)
		if err != nil {
			return r, err
		}
		if len(pages) == 0 {
			missing++
		}
		for _, p := range pages {
			if b.dumped != "" {
				if err := os.WriteFile(filepath.Join(b.dumped, p.name+".html"), []byte(p.page), 0o666); err != nil {
					return r, err
				}
			}
			wrong := s.wrong(p)
			key := [2]string{s.kind, s.half}
			if right[key] == nil {
				right[key] = new(mean)
				keys = append(keys, key)
			}
			right[key].addIf(wrong == "")
			if wrong != "" && b.verbose && (s.half == "developed" || b.once) {
				r.note("%s: %s", p.name, wrong)
			}
		}
	}
	t := table{title: "spellings: right of all", head: []string{"", "half", "right", "of", "share"}}
	for _, key := range keys {
		m := *right[key]
		t.add(key[0], key[1], strconv.Itoa(int(m.sum)), strconv.Itoa(m.n), m.String())
		r.keep(b.library.name, "spellings/"+key[0]+"/"+key[1], m)
	}
	r.tables = append(r.tables, t)
	if missing > 0 {
		r.note("%d spellings were not made: see spellings/README.md", missing)
	}
	return r, nil
}

// A spelledPage is a page, and what Markdown says what it says.
type spelledPage struct {
	name, page string
	want       []string // any of them is right
}

// wrong says where what comes of a page differs for a reader from what it
// says, and is empty where it does not.
func (s *spelled) wrong(p spelledPage) string {
	article, err := pith.Extract(strings.NewReader(p.page), &pith.Options{URL: caseURL})
	if err != nil {
		return err.Error()
	}
	got, differs := article.Markdown(), differentMarkdown(caseURL)
	if s.isWhole() {
		got = strings.Replace(withoutHeadings(got), "```py\n", "```python\n", 1) // as some pages call it
		got = strings.ReplaceAll(got, " [^", "[^")                               // as some pages set it apart
	} else {
		differs = differentPart
	}
	first := ""
	for _, want := range p.want {
		wrong := differs(got, want)
		if wrong == "" {
			return ""
		}
		first = cmp.Or(first, wrong)
	}
	return first
}

// isWhole reports whether the pages of a kind say the whole of its source.
func (s *spelled) isWhole() bool { return s.kind == "notes" || s.kind == "code" }

// pages are the pages of a spelling that there are.
func (s *spelled) pages(made string) ([]spelledPage, error) {
	if !s.isWhole() {
		return s.partedPages(made)
	}
	page, err := s.page(made)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	want, err := spellingFiles.ReadFile("spellings/source/" + s.kind + ".md")
	if err != nil {
		return nil, err
	}
	text := strings.ReplaceAll(string(want), "^2^", "²")
	if s.nameless {
		text = strings.Replace(text, "```python", "```", 1)
	}
	if s.named {
		text = strings.Replace(text, "```", "**"+fileOfProgram+"**\n\n```", 1)
	}
	wants := []string{text}
	if s.upright {
		wants = append(wants, strings.ReplaceAll(text, "*nobody*", "nobody"))
	}
	return []spelledPage{{s.kind + "--" + s.name, page, wants}}, nil
}

// withoutHeadings leaves out the page's own headings, which generators number
// and repeat as they like.
func withoutHeadings(md string) string {
	var b strings.Builder
	for line := range strings.Lines(md) {
		if !strings.HasPrefix(line, "#") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// page is the page of a spelling, which a generator made in the folder made or
// which is put together from what was written by hand.
func (s *spelled) page(made string) (string, error) {
	if s.origin == "made" {
		b, err := os.ReadFile(filepath.Join(made, s.kind+"--"+s.name+".html"))
		return string(b), err
	}
	text, err := s.written()
	if err != nil {
		return "", err
	}
	parts := map[string]string{}
	for part := range strings.SplitSeq("\n"+text, "\n-- ") {
		name, text, _ := strings.Cut(part, "\n")
		parts[name] = text
	}
	source, err := spellingFiles.ReadFile("spellings/source/" + s.kind + ".md")
	if err != nil {
		return "", err
	}
	f, err := frameOf(s.name)
	if err != nil {
		return "", err
	}
	if s.kind == "notes" {
		return f.around(pageOfNotes(string(source), parts, f)), nil
	}
	return f.around(pageOfCode(string(source), parts, f)), nil
}

// written is what was written by hand of a spelling.
func (s *spelled) written() (string, error) {
	text, ok, err := writtenIn(s.kind, s.name)
	if err == nil && !ok {
		err = fmt.Errorf("spellings/written/%s.txt has no %s", s.kind, s.name)
	}
	return text, err
}

// writtenIn is what a file of spellings/written says of a spelling, if it does.
func writtenIn(file, spelling string) (text string, ok bool, err error) {
	all, err := spellingFiles.ReadFile("spellings/written/" + file + ".txt")
	if err != nil {
		return "", false, err
	}
	_, rest, ok := strings.Cut(string(all), "\n== "+spelling+"\n")
	rest, _, _ = strings.Cut(rest, "\n== ")
	return rest, ok, nil
}

// pageOfNotes writes the paragraphs and the notes of a source as the parts of
// a spelling say.
func pageOfNotes(source string, parts map[string]string, f frame) string {
	var body, notes strings.Builder
	inline := strings.NewReplacer("^2^", "<sup>2</sup>", "*nobody*", "<em>nobody</em>",
		"[a list of such walls](https://example.com/walls)", `<a href="https://example.com/walls">a list of such walls</a>`)
	plain := strings.NewReplacer("*", "", "[", "", "](https://example.com/walls)", "")
	paragraphs := strings.Split(strings.TrimSpace(source), "\n\n")
	said := map[string]*strings.Replacer{}
	for _, p := range paragraphs {
		label, text, ok := strings.Cut(strings.TrimPrefix(p, "[^"), "]: ")
		if !ok || !strings.HasPrefix(p, "[^") {
			continue
		}
		n := numberOf(label)
		said[label] = strings.NewReplacer("{n}", label, "{raised}", string([]rune("⁰¹²³")[n]), "{id}", []string{"", "a35qx2ld", "hxtnxj1c", "kk2b1"}[n],
			"{note}", inline.Replace(text), "{text}", plain.Replace(text), "{escaped}", html.EscapeString(inline.Replace(text)))
		said[label].WriteString(&notes, picked(parts["note"], n))
	}
	for i, p := range paragraphs {
		if strings.HasPrefix(p, "[^") {
			continue
		}
		p, after := f.saidAt(i+1, inline.Replace(p)), ""
		for label, say := range said {
			if strings.Contains(p, "[^"+label+"]") {
				p = strings.Replace(p, "[^"+label+"]", strings.TrimRight(say.Replace(picked(parts["ref"], numberOf(label))), "\n"), 1)
				after += say.Replace(picked(parts["after"], numberOf(label)))
			}
		}
		body.WriteString(p + after)
	}
	return strings.NewReplacer("{body}", body.String(), "{notes}", notes.String()).Replace(parts["page"])
}

// numberOf is the number of a note of the source.
func numberOf(label string) int {
	n, _ := strconv.Atoi(label)
	return n
}

// picked is a template in which the nth of the ways that stand between braces and bars,
// {a|b|c}, has taken their place: letters, signs and digits of other scripts.
func picked(template string, n int) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(template, "{")
		inside, after, closed := strings.Cut(rest, "}")
		ways := strings.Split(inside, "|")
		b.WriteString(before)
		switch {
		case !ok:
			return b.String()
		case !closed || len(ways) < n || len(ways) < 2:
			b.WriteString("{")
			template = rest
		default:
			b.WriteString(ways[n-1])
			template = after
		}
	}
}
