package main

import (
	"bytes"
	"errors"
	"strings"

	"github.com/pithmd/pith"
)

// library is pith itself.
var library = contestant{name: "pith", extract: extractPith}

func extractPith(p *page, src []byte) (output, error) { return extractWith(p, src, nil) }

func optionsOf(p *page) *pith.Options {
	return &pith.Options{URL: p.URL, ContentType: "text/html; charset=utf-8"}
}

// extractWith extracts with a scorer, or the built-in one if it is nil.
func extractWith(p *page, src []byte, scorer pith.Scorer) (output, error) {
	o := optionsOf(p)
	o.Scorer = scorer
	a, err := pith.Extract(bytes.NewReader(src), o)
	if a == nil {
		return output{}, err
	}
	if errors.Is(err, pith.ErrNoContent) {
		err = nil // an answer like any other
	}
	return output{
		text: a.Text, markdown: a.Markdown,
		title: a.Title, author: strings.Join(a.Authors, ", "), byline: a.Byline, site: a.SiteName, date: day(a.Published),
	}, err
}

// convertPith makes Markdown of a fragment of HTML.
func convertPith(fragment string) (string, error) {
	return pith.Convert(strings.NewReader(fragment), nil)
}
