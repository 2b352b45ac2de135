// Package explain tells what was decided about a page, block by block: what
// decided, the score, and where the score comes from.
//
// In comes a choose.Choice; out come Blocks, in document order, and among them
// what was taken out of lines. It may import choose, css, dom, mark and score, and decides
// nothing.
package explain
