// Package meta reads a page's fields with their evidence: title, authors, dates, site,
// language, addresses, tags, payment, and what kind of page it says it is.
//
// In come mark.Marks; out comes Data. It finds the headline by itself and does
// not read what is chosen. Structured data, dates and names have rooms inside:
// ld, date, person, language, survey, title, value. It may import dom, form, lexicon,
// mark and these.
package meta
