package main

import (
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
)

// targets names the files that -o writes.
type targets struct {
	taken  map[string]bool // names in lower case: some file systems do not tell them apart
	inputs []os.FileInfo
}

// spare makes sure that no input is written over.
func (t *targets) spare(inputs []string) {
	for _, input := range inputs {
		if info, err := os.Stat(input); err == nil {
			t.inputs = append(t.inputs, info)
		}
	}
}

// pathOf chooses a file for an input: its name, or that with -2, -3, ...
// where another input has it already. The same inputs in the same order
// always get the same files.
func (t *targets) pathOf(dir, input, extension string) string {
	if t.taken == nil {
		t.taken = map[string]bool{}
	}
	stem := stemOf(input)
	name := stem + extension
	for n := 2; t.taken[strings.ToLower(name)] || t.isInput(filepath.Join(dir, name)); n++ {
		name = stem + "-" + strconv.Itoa(n) + extension
	}
	t.taken[strings.ToLower(name)] = true
	return filepath.Join(dir, name)
}

func (t *targets) isInput(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	for _, input := range t.inputs {
		if os.SameFile(info, input) {
			return true
		}
	}
	return false
}

// maxStemBytes is well under what file systems take for a name, 255 bytes,
// with a number and an extension to come.
const maxStemBytes = 120

// stemOf is the name of an input's file without the extension: the name of a
// file, host and path of an address.
func stemOf(input string) string {
	stem := "stdin"
	if isAddress(input) {
		stem = input
		if u, err := url.Parse(input); err == nil {
			stem = u.Host + strings.TrimSuffix(u.Path, "/")
			if u.RawQuery != "" {
				stem += "-" + u.RawQuery
			}
		}
		stem = strings.TrimSuffix(strings.TrimSuffix(stem, ".html"), ".htm")
	} else if input != "-" {
		stem = filepath.Base(input)
		stem = strings.TrimSuffix(stem, filepath.Ext(stem))
	}
	stem = strings.Trim(strings.Map(inFileName, stem), "-.")
	for i := range stem {
		if i > maxStemBytes {
			stem = stem[:i]
			break
		}
	}
	if stem == "" {
		return "page"
	}
	return stem
}

// inFileName writes a character that a file name should not have as a dash.
func inFileName(r rune) rune {
	if r == '.' || r == '_' || r != '\uFFFD' && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return r
	}
	return '-'
}
