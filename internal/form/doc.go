// Package form tells what an element is to a reader, however a page spells it: a note
// and its mark, a callout, a formula, code, the best address of a picture. And it
// is what both sides of the clean form agree on: tidy writes it, render reads it.
//
// In come html.Nodes; out come answers about them. It decides nothing about what
// is kept. It may import css, dom and lexicon.
package form
