// Package page has all that is known of a page before anything is chosen: its blocks,
// which are the runs of text that are judged, sums over them, and the rules that
// drop them.
//
// In come mark.Marks and meta.Data; out comes a Page. It may import dom, lexicon,
// mark and meta.
package page
