// Package inspect reads a page as Extract does, with any scorer, and shows
// what the scorer saw: for training, which has the models of the folds, and
// for measuring, which has scores that were written down.
//
// In come bytes and a score.Scorer; out come the choice, its clean tree and
// the blocks with their features. It may import the rooms of the pipeline;
// the root does not import it. TestInspectIsExtract, in the root, holds its
// answers against Extract's.
package inspect
