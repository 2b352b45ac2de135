// Package diff finds what two texts have in common: the longest sequence of
// lines or words that stand in both, in the same order.
//
// In come two lists of strings, out comes one list of edits. It knows nothing
// of pages, and imports nothing of the command.
package diff
