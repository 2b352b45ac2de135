package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// errDiffers says that pith's answers are not what they were.
var errDiffers = errors.New("pages differ")

// measureSame writes a digest of every answer to every page (-o), or compares
// the answers with the digests of an earlier run (-against): two states of the
// code answer alike where no page differs.
func measureSame(b *bench) (report, error) {
	var r report
	if (b.digests == "") == (b.against == "") {
		return r, errors.New("say either -o FILE or -against FILE")
	}
	pages, err := everyPage(b.corpora)
	if err != nil {
		return r, err
	}
	lines := make([]digestLine, len(spread(pages, b.limit)))
	err = eachRaw(spread(pages, b.limit), 2, func(i int, p *page, raw []byte) { lines[i] = digestOf(p, raw) })
	if err != nil {
		return r, err
	}
	if b.digests != "" {
		r.note("%d pages written to %s", len(lines), b.digests)
		return r, writeDigests(b.digests, lines)
	}
	before, err := readDigests(b.against)
	if err != nil {
		return r, err
	}
	differ := 0
	for _, d := range compareDigests(before, lines, len(lines) < len(pages)) {
		r.note("%s", d)
		differ++
	}
	r.note("%d pages differ", differ)
	if differ > 0 {
		return r, errDiffers
	}
	return r, nil
}

// digestLine is a page and the digests of its answers, by their names.
type digestLine struct {
	page    string // its set and its ID
	digests []namedDigest
}

type namedDigest struct{ name, digest string }

// digestOf digests all answers to a page. A panic is an answer.
func digestOf(p *page, raw []byte) (line digestLine) {
	line.page = p.set + "/" + p.ID
	defer func() {
		if r := recover(); r != nil {
			line.digests = []namedDigest{{"panic", digest(fmt.Sprint(r))}}
		}
	}()
	for _, a := range answersOf(p, raw) {
		line.digests = append(line.digests, namedDigest{a.name, digest(a.text)})
	}
	return line
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}

// String is the line as it stands in the file.
func (l digestLine) String() string {
	var b strings.Builder
	b.WriteString(l.page)
	for _, d := range l.digests {
		b.WriteString("\t" + d.name + "=" + d.digest)
	}
	return b.String()
}

func parseDigests(line string) digestLine {
	fields := strings.Split(line, "\t")
	l := digestLine{page: fields[0]}
	for _, f := range fields[1:] {
		name, digest, _ := strings.Cut(f, "=")
		l.digests = append(l.digests, namedDigest{name, digest})
	}
	return l
}

func writeDigests(file string, lines []digestLine) error {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.String() + "\n")
	}
	return os.WriteFile(file, []byte(b.String()), 0o644)
}

func readDigests(file string) ([]digestLine, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []digestLine
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		all = append(all, parseDigests(lines.Text()))
	}
	return all, lines.Err()
}

// compareDigests says of each page that differs which answers do. Pages that
// only one side has differ; where the second is a sample, those that only the
// first has do not count.
func compareDigests(before, after []digestLine, sample bool) []string {
	old := make(map[string]digestLine, len(before))
	for _, l := range before {
		old[l.page] = l
	}
	var differ []string
	for _, l := range after {
		was, ok := old[l.page]
		delete(old, l.page)
		if !ok {
			differ = append(differ, l.page+"\tnot there before")
		} else if names := l.otherThan(was); len(names) > 0 {
			differ = append(differ, l.page+"\t"+strings.Join(names, " "))
		}
	}
	for _, l := range before {
		if _, gone := old[l.page]; gone && !sample {
			differ = append(differ, l.page+"\tnot there now")
		}
	}
	return differ
}

// otherThan names the answers that another line has not, or not so.
func (l digestLine) otherThan(o digestLine) []string {
	var names []string
	for _, d := range l.digests {
		if !slices.Contains(o.digests, d) {
			names = append(names, d.name)
		}
	}
	for _, d := range o.digests {
		if !slices.ContainsFunc(l.digests, func(n namedDigest) bool { return n.name == d.name }) {
			names = append(names, d.name)
		}
	}
	return names
}

// everyPage lists the pages of all corpora: of each folder that has
// pages.jsonl, of cases, and of trafilatura's module where it is there.
func everyPage(dir string) ([]*page, error) {
	sets, err := filepath.Glob(filepath.Join(dir, "*", "pages.jsonl"))
	if err != nil {
		return nil, err
	}
	var all []*page
	for _, file := range sets {
		pages, err := readPages(dir, filepath.Base(filepath.Dir(file)))
		if err != nil {
			return nil, err
		}
		all = append(all, pages...)
	}
	cases, err := casePages(dir)
	if err != nil && !errors.Is(err, errNoCorpus) {
		return nil, err
	}
	foreign, err := readTrafilatura()
	if err != nil && !errors.Is(err, errNoCorpus) {
		return nil, err
	}
	all = append(append(all, cases...), foreign...)
	if len(all) == 0 {
		return nil, fmt.Errorf("%w: nothing in %s", errNoCorpus, dir)
	}
	return all, nil
}
