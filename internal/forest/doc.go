// Package forest evaluates gradient-boosted trees that were fitted elsewhere.
// It knows nothing of what its numbers mean.
//
// In come rows of features; out come probabilities. Default is the model that
// train makes, model.bin, compiled in. It imports hashmap alone.
package forest
