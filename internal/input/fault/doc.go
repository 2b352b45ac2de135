// Package fault names what can go wrong with an input, in words that a
// program can tell apart and that the command documents. All that reads inputs
// makes faults; the command says them and writes them into the manifest, and
// beam into its dead letters.
//
// In comes an error, out comes one with a code. It imports nothing of pith.
package fault
