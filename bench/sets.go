package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// set is a corpus whose pages have a reference for their body or for their
// metadata.
type set struct {
	name   string // of its folder
	fitted bool   // pith's model is fitted on it: no figure of it says how good pith is
	words  func(text string) []string
	body   bool // its pages have references
	news   bool // articles of news and blogs, of which 4-grams are compared too
	fields []field
	unsaid string // what its references leave out of what others have
}

// sets are the corpora of ../shared/corpora, in the order of the tables. What
// each leaves unsaid is from the README there; it moves a set's figures, and
// no contestant can know it.
var sets = []set{
	{name: defaultSet, fitted: true, words: wordsOf, body: true, fields: allFields, unsaid: "half of the headlines, most captions, the bylines of articles"},
	{name: "annotated", fitted: true, words: signsOf, body: true, fields: annotatedFields, unsaid: "headlines, bylines of articles, comments"},
	{name: "magic-article", fitted: true, words: signsOf, body: true, news: true, unsaid: "headlines, bylines"},
	{name: "fundus-eval", fitted: true, words: signsOf, body: true, news: true, unsaid: "headlines, bylines; what may be there or not is optional"},
	{name: "autumn-zh", fitted: true, words: signsOf, body: true, news: true, fields: allFields, unsaid: "headlines, bylines"},
	{name: "fundus-tests", fitted: true, words: signsOf, body: true, news: true, fields: allFields, unsaid: "headlines, bylines"},
	{name: "daniel", words: signsOf, body: true, news: true, fields: titleField, unsaid: "headlines, bylines"},
	{name: "dragnet", words: signsOf, body: true, news: true, fields: titleField, unsaid: "headlines, comments"},
	{name: "l3s-gn1", words: signsOf, body: true, news: true, fields: titleField, unsaid: "headlines, comments"},
	{name: "irdata", words: signsOf, body: true, news: true, fields: titleField, unsaid: "headlines, bylines, captions"},
	{name: "cleaneval", words: signsOf, body: true, fields: titleField, unsaid: "hardly anything"},
	{name: "xmu-zh", words: signsOf, body: true, news: true, unsaid: "headlines, bylines"},
	{name: "canola", words: signsOf, body: true, unsaid: "headlines, bylines; comments are in"},
	{name: "mozilla", words: wordsOf, body: true, fields: mozillaFields, unsaid: "headlines, bylines"},
	{name: "postlight", words: signsOf, fields: allFields},
	{name: "htmldate", words: signsOf, fields: dateField},
	{name: trafilaturaSet, words: signsOf, fields: allFields},
}

const (
	defaultSet = "wcxb-dev"

	// Names of several sets.
	allSets      = "all"
	fittedSets   = "fitted"
	measuredSets = "measured"
)

// setsCalled are the sets that a name means. A folder that the table does not
// know is a measured set: pages from elsewhere, with bodies and metadata.
func setsCalled(name string) []set {
	switch name = cmp.Or(name, defaultSet); name {
	case allSets:
		return sets
	case fittedSets, measuredSets:
		return slices.DeleteFunc(slices.Clone(sets), func(s set) bool { return s.fitted != (name == fittedSets) })
	}
	for _, s := range sets {
		if s.name == name {
			return []set{s}
		}
	}
	return []set{{name: name, words: signsOf, body: true, news: true, fields: allFields}}
}

// eachSet reads the sets that the flags name, of those that a measure can use.
// A set that is not there is noted where others are; errNoCorpus is wrapped
// where none is.
func (b *bench) eachSet(r *report, usable func(set) bool, measure func(set, []*page) error) error {
	var missing []error
	read := 0
	for _, s := range setsCalled(b.set) {
		if !usable(s) {
			continue
		}
		pages, err := b.pages(s.name)
		if errors.Is(err, errNoCorpus) {
			missing = append(missing, err)
			continue
		}
		if err == nil {
			read++
			err = measure(s, pages)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	if read == 0 {
		return cmp.Or(errors.Join(missing...), fmt.Errorf("%s has nothing to measure", cmp.Or(b.set, defaultSet)))
	}
	for _, err := range missing {
		r.note("skipped: %v", err)
	}
	return nil
}

// wordsOn splits a text into words as they are counted on a page's set.
func wordsOn(p *page) func(text string) []string { return setsCalled(p.set)[0].words }
