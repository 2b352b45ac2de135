package lexicon

import (
	"iter"
	"slices"
	"strings"
	"sync"
)

// A Language is one that there is a file for. any.txt is of the language with
// the code "any".
type Language struct {
	Code string   // ISO 639, as in the file's name
	Name string   // in English
	Also []string // other codes that mean the same, such as nb and nn for no
}

// Is reports whether a code, in lower case and without a region, is of the
// language.
func (l *Language) Is(code string) bool { return l.Code == code || slices.Contains(l.Also, code) }

// Languages are all languages, in the order in which their phrases come.
func Languages() []*Language { return all().languages }

// Lines yields the lines that a section has in the files, with the language
// of each.
func Lines(s Section) iter.Seq2[*Language, string] {
	return func(yield func(*Language, string) bool) {
		for _, p := range all().parts[s] {
			for _, line := range p.lines {
				if !yield(p.lang, line) {
					return
				}
			}
		}
	}
}

// Phrases yields what a section's lines have between bars, in the same order.
func Phrases(s Section) iter.Seq2[*Language, string] {
	return func(yield func(*Language, string) bool) {
		for lang, line := range Lines(s) {
			for phrase := range PhrasesOf(line) {
				if !yield(lang, phrase) {
					return
				}
			}
		}
	}
}

// LineFor returns a line of a section, counted from 0, in the language that a page's
// code is of ("pt-BR"), and in English where there is none.
func LineFor(s Section, code string, line int) string {
	code, _, _ = strings.Cut(strings.ToLower(code), "-")
	parts := all().parts[s]
	at := slices.IndexFunc(parts, func(p part) bool { return p.lang.Is(code) })
	return parts[max(at, 0)].lines[line] // English comes first
}

// PhrasesOf yields what a line has between bars.
func PhrasesOf(line string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for phrase := range strings.SplitSeq(line, "|") {
			if !yield(strings.TrimSpace(phrase)) {
				return
			}
		}
	}
}

// List returns the phrases of a section in all languages. One that several
// languages have is there once, where it comes first.
func List(s Section) []string {
	var list []string
	seen := map[string]bool{}
	for _, phrase := range Phrases(s) {
		if !seen[phrase] {
			seen[phrase] = true
			list = append(list, phrase)
		}
	}
	return list
}

// Set returns the same for looking up.
func Set(sections ...Section) map[string]bool {
	set := map[string]bool{}
	for _, s := range sections {
		for _, phrase := range Phrases(s) {
			set[phrase] = true
		}
	}
	return set
}

// all is the contents of the files. A file that cannot be read is a fault of
// the program, which the tests find.
var all = sync.OnceValue(func() *contents {
	c, err := read(files)
	if err != nil {
		panic(err)
	}
	return c
})
