// Package cited finds what in the text of a page refers to notes.
//
// In comes a page.Page and which of its blocks are kept; out come links and numbers. It
// decides nothing. It may import dom, form and page.
package cited
