package main

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/internal/input/fault"
)

func TestJudge(t *testing.T) {
	of := func(o pith.Outcome) *pith.Article { return &pith.Article{Outcome: o} }
	tooMany := &pith.LimitError{Limit: "MaxNodes", Max: 7}
	dead := errors.New("the line went dead")
	tests := []struct {
		name    string
		article *pith.Article
		err     error
		want    verdict
	}{
		{"content", of(pith.Content), nil, verdict{outcome: "content", written: true, content: true}},
		{"the beginning of content", of(pith.Paywalled), nil, verdict{outcome: "paywalled", written: true, content: true}},
		{"a wall", of(pith.LoginWall), nil, verdict{outcome: "login-wall", code: fault.NoContent, message: "not what was asked for but a page of kind login-wall", written: true}},
		{"a wall", of(pith.ConsentWall), &pith.OutcomeError{Outcome: pith.ConsentWall}, verdict{outcome: "consent-wall", code: fault.NoContent, message: "not what was asked for but a page of kind consent-wall", written: true}},
		{"nothing", of(pith.Empty), pith.ErrNoContent, verdict{outcome: "empty", code: fault.NoContent, message: "no content was found", written: true}},
		{"too large", of(pith.Content), tooMany, verdict{outcome: "content", code: fault.Limit, message: "more than 7 elements and texts: only the beginning was read", written: true, content: true}},
		{"too large and nothing in it", of(pith.Empty), errors.Join(tooMany, pith.ErrNoContent), verdict{outcome: "empty", code: fault.Limit, message: "more than 7 elements and texts: only the beginning was read", written: true}},
		{"broken off", of(pith.Content), dead, verdict{code: fault.File, message: "the line went dead"}},
		{"broken off before anything", of(pith.Empty), errors.Join(dead, pith.ErrNoContent), verdict{code: fault.File, message: "the line went dead"}},
		{"interrupted", of(pith.Content), fmt.Errorf("standard input: %w", context.Canceled), verdict{code: fault.File, message: "standard input: context canceled", ended: true}},
		{"not fetched", nil, fault.New(fault.Robots, "forbidden"), verdict{code: fault.Robots, message: "forbidden"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := *judge(tt.article, tt.err); got != tt.want {
				t.Errorf("%+v\nwant %+v", got, tt.want)
			}
		})
	}
}

// TestOutcomesAreAll has every outcome that the library has a name for.
func TestOutcomesAreAll(t *testing.T) {
	known := map[string]bool{}
	for _, name := range outcomes() {
		known[name] = true
	}
	for o := pith.Content; o < 64; o++ {
		var back pith.Outcome
		if err := back.UnmarshalText([]byte(o.String())); err == nil && back == o && !known[o.String()] {
			t.Errorf("%v cannot be asked for", o)
		}
	}
}
