// Package raw reads what stands in a text as no reader was to see it: references of
// characters that were encoded twice, shortcodes that nobody replaced.
//
// In comes a tree that is the library's own, which is changed. It may import dom.
package raw
