package pith

import (
	"io"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/load"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/score"
)

// Block is what the scorer sees of a page: a paragraph, heading, item, cell
// or label, with all that is known of it. Training, measuring and debugging
// read these; Extract does not make them.
type Block struct {
	Text        string
	Path        string
	Words       int       // words, wide scripts by two characters each
	Features    []float32 // see FeatureNames
	Names       []uint32  // hashes of the names that Scorer.Weight is asked for
	Rule        string    // the rule that drops it, or ""
	Probability float64   // that it is content
	Kept        bool
}

// Blocks reads a page as Extract does and returns its blocks in document
// order. What could be read of it comes with an error too, which is Extract's
// but for ErrNoContent.
func Blocks(r io.Reader, o *Options) ([]Block, error) {
	if o == nil {
		o = &Options{}
	}
	s, err := o.compile()
	if err != nil {
		return nil, err
	}
	tree := load.Read(r, o.request())
	p := o.readPage(tree, s)
	defer p.Release()
	f := &score.Features{Page: p, Scorer: o.scorer(), Around: p.Surroundings(), Room: new(score.ScoringRoom)} // the blocks keep the room
	c := choose.Choose(p, f.Score(), choose.Focus(o.Focus))
	at := dom.Paths{T: p.Tree}
	blocks := make([]Block, len(p.Blocks))
	for i := range p.Blocks {
		b, v := &p.Blocks[i], &c.Verdicts[i]
		blocks[i] = Block{
			Text: p.Text(b), Path: at.Of(b.Parent), Words: int(b.Length),
			Features:    f.Room.Features[i*score.NumFeatures : (i+1)*score.NumFeatures : (i+1)*score.NumFeatures],
			Names:       f.NamesAround(int32(i), f.Around),
			Probability: float64(v.P), Kept: v.Keep,
		}
		if v.Rule != 0 {
			blocks[i].Rule = mark.RuleOf(v.Rule).Name
		}
	}
	return blocks, joined(o.faults(tree, p.Tree))
}
