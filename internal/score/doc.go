// Package score computes the features of a page's blocks and has the forests judge
// them: the probability of each block that it is content, and of each type of
// page.
//
// In come a page.Page and a Scorer; out come Scores. The forests see numbers and
// no page. It may import dom, forest, mark, meta and page.
package score
