package main

import (
	"bytes"
	"errors"
	"strings"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/inspect"
	"github.com/pithmd/pith/internal/render"
	pithscore "github.com/pithmd/pith/internal/score"
)

// library is pith itself, with its focus.
func library(focus pith.Focus) contestant {
	return contestant{name: "pith", extract: func(p *page, src []byte) (output, error) {
		return extract(p, src, focus)
	}}
}

func optionsOf(p *page) *pith.Options {
	return &pith.Options{URL: p.URL, ContentType: "text/html; charset=utf-8"}
}

// extractWith extracts with a scorer other than the built-in one.
func extractWith(p *page, src []byte, focus pith.Focus, scorer pithscore.Scorer) (output, error) {
	read, err := inspect.Read(bytes.NewReader(src), inspect.Options{URL: p.URL, Focus: choose.Focus(focus), Scorer: scorer})
	if err != nil {
		return output{}, err
	}
	content := read.Content()
	return output{
		text: func() string { return render.Text(content) },
		markdown: func() string {
			md, _, _ := render.Markdown(content, &render.Options{Bullet: '-', Fence: '`'})
			return string(md)
		},
		opinion: &opinion{pith.PageType(read.Scores.PageType()), read.ExpectedF1()},
	}, nil
}

// extract extracts as everybody does.
func extract(p *page, src []byte, focus pith.Focus) (output, error) {
	o := optionsOf(p)
	o.Focus = focus
	a, err := pith.Extract(bytes.NewReader(src), o)
	if a == nil {
		return output{}, err
	}
	var instead *pith.OutcomeError
	if errors.Is(err, pith.ErrNoContent) || errors.As(err, &instead) {
		err = nil // an answer like any other
	}
	return output{
		text: a.Text, markdown: a.Markdown, opinion: &opinion{a.Type, a.Confidence},
		title: a.Title, author: strings.Join(a.Authors, ", "), byline: a.Byline, site: a.SiteName, date: day(a.Published.Time),
		license: a.License, language: a.Language, next: a.NextPage, tags: a.Tags, paywalled: a.Outcome == pith.Paywalled,
		evidence: a.Evidence,
	}, err
}

// convertPith makes Markdown of a fragment of HTML.
func convertPith(fragment string) (string, error) {
	return pith.Convert(strings.NewReader(fragment), nil)
}

// markdownOfCase is the Markdown of a case's page, by Convert or by Extract
// as its prefix says, with front matter if meta. What could be read of a page
// that comes with an error is judged like any other.
func markdownOfCase(p *page, raw []byte, prefix string, meta bool) (string, error) {
	o := &pith.Options{URL: p.URL, Markdown: pith.MarkdownOptions{FrontMatter: meta}}
	if prefix == "convert" {
		return pith.Convert(bytes.NewReader(raw), o)
	}
	a, err := pith.Extract(bytes.NewReader(raw), o)
	if a == nil {
		return "", err
	}
	return a.Markdown(), nil
}
