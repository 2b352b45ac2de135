package main

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/pithmd/pith/cmd/pith/internal/inputs"
	"github.com/pithmd/pith/cmd/pith/internal/report"
	"github.com/pithmd/pith/internal/input/fault"
)

// explain writes what was decided about each part of a page, and why.
func explain(j *job, o *opened) *reading {
	o.opts.Explain = true
	a, err := j.settings.extract(o.body, &o.opts)
	r := &reading{verdict: *judge(a, err), article: a}
	if !r.written {
		return r
	}
	r.words = a.WordCount
	page := &report.Page{Input: label(o.name), Message: r.message, Article: a}
	if j.verb.extension(j.settings) == textExtension {
		r.text = report.Text(page)
		if j.several {
			r.text = append(r.text, '\n')
		}
		return r
	}
	if r.text, err = report.HTML(page); err != nil {
		r.verdict = *judge(nil, fault.As(fault.Write, err))
	}
	return r
}

const textExtension = ".txt"

// reportExtension is that of the files that reports go to: HTML, but for
// standard output and a file that is called otherwise.
func reportExtension(s *settings) string {
	if s.out == "" || strings.EqualFold(filepath.Ext(s.out), textExtension) {
		return textExtension
	}
	return ".html"
}

// checkReport finds what cannot be done with reports.
func checkReport(s *settings, set *inputs.Set) error {
	if set.Several() && reportExtension(s) == ".html" && s.isOneFile() {
		return errors.New("-o: a report is of one page: name a directory, and each gets a file in it")
	}
	return nil
}
