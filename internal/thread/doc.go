// Package thread finds the posts of a page on which several people write: who
// wrote each, when, and which post it answers.
//
// In come a page.Page and which of its blocks are kept; out come Posts. It
// decides nothing about blocks. It may import dom, form, mark, page and,
// of meta, date and person.
package thread
