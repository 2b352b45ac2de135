// Package choose decides which blocks are kept: the cut that maximises the expected F
// measure, the guards that mend what it broke apart, and the ladder of laxer
// policies where nothing is left.
//
// In come a page.Page and its score.Scores; out comes a Choice. It may import what
// comes before it, and form, which knows a note when it sees one.
package choose
