// Package language tells the language of a page by its script, its letters and
// the words that carry grammar.
//
// In comes a dom.Tree; out come codes of BCP 47. It may import dom, hashmap and
// lexicon.
package language
