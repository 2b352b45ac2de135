//go:build long

package pith

// inFull is whether the long suites run, and the others in full instead of by
// a sample of each.
const inFull = true
