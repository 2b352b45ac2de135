package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/internal/input/fault"
)

// All that the command knows of what became of a page stands in this file:
// what an article and the error beside it mean for messages, manifests and
// the exit status.

// A verdict is what became of an input.
type verdict struct {
	outcome string     // what the page is, "" if it was not read
	code    fault.Code // what went wrong, or ""
	message string     // the same in words
	written bool       // there is something worth writing
	content bool       // it is what was asked for, or its beginning
	ended   bool       // the run ended before it was read
}

// failed reports whether the input was not read, or not wholly.
func (v *verdict) failed() bool { return v.code != "" && v.code != fault.NoContent }

// judge says what an article and an error mean. Of an input that broke off
// nothing is written, for a part would look like the whole.
func judge(a *pith.Article, err error) *verdict {
	err = first(err)
	v := &verdict{}
	if a != nil {
		v.outcome = a.Outcome.String()
		v.content = a.Outcome == pith.Content || a.Outcome == pith.Paywalled
	}
	var (
		limit   *pith.LimitError
		instead *pith.OutcomeError
		file    *pith.NotHTMLError
	)
	switch {
	case err == nil && v.content:
		v.written = true
	case err == nil || errors.Is(err, pith.ErrNoContent) || errors.As(err, &instead):
		v.content, v.written = false, a != nil
		v.code, v.message = fault.NoContent, "no content was found"
		if v.outcome != pith.Empty.String() && v.outcome != pith.Content.String() {
			v.message = "not what was asked for but a page of kind " + v.outcome
		}
	case errors.As(err, &limit):
		v.written = a != nil
		v.code, v.message = fault.Limit, limitMessage(limit)
	case errors.As(err, &file):
		v.outcome, v.content = "", false
		v.code, v.message = fault.NotPage, "it is no page but "+file.Kind.String()
	default:
		v.outcome, v.content = "", false
		v.code, v.message = fault.CodeOf(fault.As(fault.File, err)), strings.TrimPrefix(err.Error(), "pith: ")
		v.ended = errors.Is(err, context.Canceled) // a reader may hear of it before the run does
	}
	return v
}

// judgeConverted says what an error beside a page that was converted means.
func judgeConverted(err error) *verdict {
	var limit *pith.LimitError
	switch err = first(err); {
	case err == nil:
		return &verdict{written: true, content: true}
	case errors.As(err, &limit):
		return &verdict{written: true, content: true, code: fault.Limit, message: limitMessage(limit)}
	}
	return judge(nil, err)
}

func limitMessage(e *pith.LimitError) string {
	switch e.Limit {
	case "MaxBytes":
		return fmt.Sprintf("longer than --max-bytes %d: only the beginning was read", e.Max)
	case "MaxNodes":
		return fmt.Sprintf("more than %d elements and texts: only the beginning was read", e.Max)
	}
	return strings.TrimPrefix(e.Error(), "pith: ")
}

// first is the first of several errors: what went wrong with the input comes
// before what that led to.
func first(err error) error {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		return several.Unwrap()[0]
	}
	return err
}

// outcomes are the names of all outcomes.
func outcomes() []string {
	var names []string
	for _, o := range []pith.Outcome{pith.Content, pith.Paywalled, pith.Empty, pith.ConsentWall, pith.BotChallenge, pith.LoginWall, pith.NotFound, pith.EmptyShell} {
		names = append(names, o.String())
	}
	return names
}

// selectorMessage says which selector of the options cannot be read, if err
// is about one.
func selectorMessage(err error) (message string, ok bool) {
	var of *pith.SelectorError
	if !errors.As(err, &of) {
		return "", false
	}
	return fmt.Sprintf("--%s: the selector %q cannot be read: %v", strings.ToLower(of.Option), of.Selector, of.Err), true
}

// notPage says what bytes are that begin so, if they are no page.
func notPage(head []byte) error {
	text := strings.ToLower(string(bytes.ReplaceAll(head, []byte{0}, nil))) // NULs are every other byte of UTF-16
	for root, flag := range map[string]string{"<rss": "feed", "<feed": "feed", "<rdf:rdf": "feed", "<urlset": "sitemap", "<sitemapindex": "sitemap"} {
		if strings.HasPrefix(strings.TrimSpace(text), "<?xml") && strings.Contains(text, root) || strings.HasPrefix(text, root) {
			return fault.New(fault.NotPage, "it is a %s: --%s reads the pages that it lists", flag, flag)
		}
	}
	kind, _, _ := strings.Cut(http.DetectContentType(head), ";")
	if strings.HasPrefix(kind, "text/") || kind == "application/octet-stream" && hasTag(text) {
		return nil
	}
	if kind == "application/octet-stream" {
		return fault.New(fault.NotPage, "it is no page but binary data")
	}
	return fault.New(fault.NotPage, "it is no page but %s", kind)
}

// hasTag reports whether a text has a tag that pages begin with.
func hasTag(text string) bool {
	for _, tag := range []string{"<!doctype", "<html", "<head", "<meta", "<title", "<body", "<div", "<p>", "<p "} {
		if strings.Contains(text, tag) {
			return true
		}
	}
	return false
}
