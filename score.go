package pith

// A Scorer gives each block of a page the probability that it is content.
// The built-in one is a trained forest; another can be put into
// Options.Scorer. A Scorer is used by several goroutines at once.
type Scorer interface {
	// Score writes to p[i] the probability, 0 to 1, that the block with
	// the features rows[i*NumFeatures : (i+1)*NumFeatures] is content. The
	// blocks are those of one page in document order.
	Score(rows []float32, p []float32)
}
