// Package fault names what can go wrong with an input, in words that a
// program can tell apart and that the command documents. Every other package
// of the command makes faults, and the command says them and writes them into
// the manifest.
//
// In comes an error, out comes one with a code. It imports nothing of the command.
package fault
