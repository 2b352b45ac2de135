package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Cases are small pages and what must come of them (the README of the folder).
const (
	casesSet     = "cases"
	caseURL      = "https://example.org/p/harbour" // unless a case names another
	caseURLLabel = "# url: "
)

// casePages lists the pages of the cases, by name.
func casePages(dir string) ([]*page, error) {
	files, err := filepath.Glob(filepath.Join(dir, casesSet, "*.html"))
	if err != nil {
		return nil, err
	}
	var pages []*page
	for _, file := range files {
		base := strings.TrimSuffix(file, ".html")
		address, err := caseAddress(base)
		if err != nil {
			return nil, err
		}
		pages = append(pages, &page{ID: filepath.Base(base), URL: address, set: casesSet, file: file})
	}
	return pages, nil
}

// caseAddress is the address that a case's file of musts names, or the one
// that all others have.
func caseAddress(base string) (string, error) {
	for _, ending := range []string{".must", ".meta.must"} {
		b, err := os.ReadFile(base + ending)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		for line := range strings.Lines(string(b)) {
			if address, ok := strings.CutPrefix(line, caseURLLabel); ok {
				return strings.TrimSpace(address), nil
			}
		}
	}
	return caseURL, nil
}
