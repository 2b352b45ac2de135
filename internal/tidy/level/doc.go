// Package level nests the lists whose items say by their names or their style how
// deep they stand, as word processors and editors write them, and makes lists of
// their numbered paragraphs. Lift undoes the nesting that nothing is shown by.
//
// In comes a tree that is the library's own, before its names and styles go. It may
// import css and dom.
package level
