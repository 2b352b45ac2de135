// Package box tells what the boxes are that a page sets into its text: callouts, rows of
// tabs with their panels, posts of other sites.
//
// In come elements, of a page or of a tree that is the library's own; nothing is changed.
// It may import dom, form and lexicon.
package box
