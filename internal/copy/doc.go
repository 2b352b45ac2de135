// Package copy makes a fresh tree of what is kept, with the pictures, cells and formulas
// that go with it.
//
// In comes a choose.Choice; out comes a tree that is the library's own, in the
// page's spelling. It may import what comes before it.
package copy
