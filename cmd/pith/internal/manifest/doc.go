// Package manifest keeps a record of a run: a line of JSON for every input,
// written when its output is complete. A run that was ended half-way goes on
// from it.
//
// In come entries, out comes a file of them, and the entries of an earlier part of
// the run. It imports nothing of the command.
package manifest
