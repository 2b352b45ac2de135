// Package load takes a page from bytes to a parsed document.
//
// In come a reader and a Request; out comes a Document, with what was guessed or
// left out on the way. The charset is found, scripts and attributes that nobody
// reads do not get to the parser, and a page that would cost it time or memory
// without bounds is flattened first. It may import css and dom.
package load
