package pith

import "io"

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
	tree := load(r, o.request())
	p := o.readPage(tree, s)
	defer p.release()
	f := &features{p, o.scorer(), p.surroundings(), new(scoringRoom)} // the blocks keep the room
	c := choose(p, f.score(), focus(o.Focus))
	at := paths{t: p.tree}
	blocks := make([]Block, len(p.blocks))
	for i := range p.blocks {
		b, v := &p.blocks[i], &c.verdicts[i]
		blocks[i] = Block{
			Text: p.text(b), Path: at.of(b.parent), Words: int(b.length),
			Features:    f.room.features[i*NumFeatures : (i+1)*NumFeatures : (i+1)*NumFeatures],
			Names:       f.namesAround(int32(i), f.around),
			Probability: float64(v.p), Kept: v.keep,
		}
		if v.rule != 0 {
			blocks[i].Rule = ruleOf(v.rule).name
		}
	}
	return blocks, joined(o.faults(tree, p.tree))
}
