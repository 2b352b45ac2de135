// Package code reads programs and code within lines, however their lines, numbers
// and languages are marked up, into pre > code and code.
//
// In come elements of a tree that is the library's own, which are replaced. It
// may import css, dom and form.
package code
