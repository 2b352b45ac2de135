// Package survey is the one pass over a page that all fields of its metadata
// share: metas, headings, links, elements that may name authors or dates, and
// the regions around them.
//
// In come mark.Marks; out comes a Survey. It may import dom, mark and, of the
// rooms beside it, date, ld, person and value.
package survey
