package pith

import (
	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/explain"
)

// Block is a part of the page that was judged as one, a paragraph, heading,
// item, cell or label, and what was decided about it. Options.Explain asks for
// them.
type Block struct {
	Text  string `json:"text"`
	Path  string `json:"path"`  // such as "html > body > div.main > p:nth(3)"
	Words int    `json:"words"` // counted as Article.WordCount
	Kept  bool   `json:"kept"`

	// By is what decided, the last that had a say, and Name which rule,
	// guard or policy that was.
	By   Decider `json:"by"`
	Name string  `json:"name,omitempty"`

	// Inline is set for text that was taken out of a line: of a rule's, or of
	// characters that nobody sees. It has no score, and the block it was in
	// stands beside it without it.
	Inline bool `json:"inline,omitempty"`

	// Score is the probability, 0 to 1, that the block is content; 1 where
	// the caller says so. Rules do not read it, and guards only as one thing
	// among others.
	Score float64 `json:"score"`

	// Bias, what Features say and Others add up to the log-odds,
	// ln(p/(1-p)), of the probability that the model gave. Features are the
	// weightiest, at most MaxFeatures of them, the weightiest first; Others is
	// the sum of the rest.
	Bias     float64   `json:"bias,omitempty"`
	Features []Feature `json:"features,omitempty"`
	Others   float64   `json:"others,omitempty"`
}

// MaxFeatures is how many Features a Block has at most.
const MaxFeatures = 8

// Feature is what the model knows of a block by one measure of it.
//
// LogOdds follows the block's way down the trees: where a tree asks for the
// feature, what is expected below the answer is more or less than what was
// expected above. What is expected is the mean of the leaves, each counted
// once, for the model does not hold how many blocks of the training pages came
// to each. So it tells what the model did and is no proof of a cause: of two
// features that say the same, either may have been asked.
type Feature struct {
	Name    string  `json:"name"` // such as "link-share" or "context.before"; not fixed from one version to the next
	Value   float64 `json:"value"`
	LogOdds float64 `json:"log_odds"` // above 0 it speaks for content
}

// Decider is the kind of thing that decided about a block.
type Decider string

const (
	ByRule   Decider = "rule"   // it is chrome wherever it stands, or the caller named it
	ByGuard  Decider = "guard"  // it belongs to what is kept, or was left out, whatever its score
	ByCut    Decider = "cut"    // its score lies above or below the page's best cut
	ByPolicy Decider = "policy" // the cut left nothing, and a laxer choice was taken: see WarnFallback
)

// blocks are what was decided about a page.
func blocks(c *choose.Choice) []Block {
	told := explain.Blocks(c, MaxFeatures)
	all := make([]Block, len(told))
	for i, b := range told {
		all[i] = Block{Text: b.Text, Path: b.Path, Words: b.Words, Kept: b.Kept, By: Decider(b.By), Name: b.Name,
			Inline: b.Inline, Score: b.Score, Bias: b.Reason.Bias, Others: b.Reason.Others}
		for _, w := range b.Reason.Weights {
			all[i].Features = append(all[i].Features, Feature{w.Feature, float64(w.Value), w.LogOdds})
		}
	}
	return all
}
