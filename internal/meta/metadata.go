package meta

import (
	"strings"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta/date"
	"github.com/pithmd/pith/internal/meta/ld"
	"github.com/pithmd/pith/internal/meta/survey"
	"github.com/pithmd/pith/internal/meta/title"
)

// Data is what the page says about itself.
type Data struct {
	Title, Byline, Excerpt, SiteName, Language, Direction string
	Image, Favicon, URL, License, Section, NextPage       string

	Authors, Tags       []string
	Published, Modified date.Moment // zero if it is not known

	Evidence map[string][]candidate

	Path   string // where the page stands on its site; see readPlace
	Placed bool   // that is known

	Known       Type     // the page's type where the caller knows it
	ldTypes     []string // @types of the things at the top of JSON-LD, in order
	ogType      string
	Paid        payment
	TitleTag    string   // the text of <title>
	Description []string // words of the description, folded
	headline    int32    // the heading that the reader sees as title; -1 if none
	byline      int32    // the element that names the authors; -1 if none
}

// Read reads all fields, before anything is dropped from the page. The
// caller may know the page's type.
func Read(p *mark.Marks, known Type) *Data {
	m := &Data{Known: known, headline: -1, byline: -1, Evidence: map[string][]candidate{}}
	r := &resolver{p: p, s: survey.Read(p), m: m}
	r.tag = dom.SettleTitle(r.s.Title)
	r.tagFolded, r.slug = dom.Fold(r.tag), title.PhraseOf(slugOf(p.Address))
	r.e = ld.ReadEntity(&r.s.LD, r.isThisPage)
	m.ldTypes = r.e.Types
	m.TitleTag = r.s.Title
	m.ogType = strings.ToLower(r.s.Meta("og:type"))
	r.readPayment()
	r.readLanguage()
	r.readSite()
	r.readAddresses()
	r.readTitle()
	r.readAuthors()
	r.readDates()
	r.readExcerpt()
	r.readTags()
	r.readSection()
	return m
}

// Names reports whether the element that names the authors lies in nodes first
// to last.
func (m *Data) Names(first, last int32) bool { return m.byline >= first && m.byline <= last }

// resolver decides between what the sources say.
type resolver struct {
	p *mark.Marks
	s *survey.Survey
	e *ld.Entity
	m *Data

	names  []string // of the site, folded, once the title is asked for
	ending string   // what <title> says behind its last mark and the page's title does not, folded, once that is known

	// What each heading is compared with.
	tag, tagFolded string       // the text of <title>, readable, and folded
	slug           title.Phrase // the last part of the page's address
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
	r.m.Evidence[field] = found[:min(len(found), maxEvidence):min(len(found), maxEvidence)]
	return found[0].Value
}

const maxEvidence = 60 // candidates kept of a field

// candidate is one value that a page gives for a field.
type candidate struct {
	Value  string
	Source string // such as "json-ld NewsArticle.author" or "meta og:title"
	Rank   int    // 1 for the source trusted most
}
