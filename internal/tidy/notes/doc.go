// Package notes finds footnotes however they are written, and brings them and what
// refers to them into one form.
//
// In comes a tree that is the library's own, which is changed. It may import css,
// dom and form.
package notes
