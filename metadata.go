package pith

import (
	"strings"
	"time"
)

// metadata is what the page says about itself.
type metadata struct {
	Title, Byline, Excerpt, SiteName, Language, Direction string
	Image, Favicon, URL, License, Section, NextPage       string

	Authors, Tags       []string
	Published, Modified time.Time

	evidence map[string][]candidate

	known       ptype    // the page's type where the caller knows it
	ldTypes     []string // @types of the things at the top of JSON-LD, in order
	ogType      string
	paid        payment
	titleTag    string   // the text of <title>
	description []string // words of the description, folded
	headline    int32    // the heading that the reader sees as title; -1 if none
	byline      int32    // the element that names the authors; -1 if none
}

// readMetadata reads all fields, before anything is dropped from the page. The
// caller may know the page's type.
func readMetadata(p *marks, known ptype) *metadata {
	m := &metadata{known: known, headline: -1, byline: -1, evidence: map[string][]candidate{}}
	r := &resolver{p: p, s: readSurvey(p), m: m}
	r.e = readEntity(&r.s.ld, r.isThisPage)
	m.ldTypes = r.e.types
	m.titleTag = r.s.title
	m.ogType = strings.ToLower(r.s.meta("og:type"))
	r.readPayment()
	r.readLanguage()
	r.readSite()
	r.readAddresses()
	r.readTitle()
	r.readAuthors()
	r.readDates()
	r.readExcerpt()
	r.readTags()
	return m
}

// resolver decides between what the sources say.
type resolver struct {
	p *marks
	s *survey
	e *entity
	m *metadata
}

// set keeps the candidates of a field, the winner first, and returns its
// value.
func (r *resolver) set(field string, found []candidate) (winner string) {
	if len(found) == 0 {
		return ""
	}
	for i := range found {
		found[i].Rank = i + 1
	}
	r.m.evidence[field] = found[:min(len(found), maxEvidence):min(len(found), maxEvidence)]
	return found[0].Value
}

const maxEvidence = 60 // candidates kept of a field

// candidate is one value that a page gives for a field.
type candidate struct {
	Value  string
	Source string // such as "json-ld NewsArticle.author" or "meta og:title"
	Rank   int    // 1 for the source trusted most
}
