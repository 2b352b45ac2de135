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
	p := readPage(o.load(r), o, s)
	defer p.release()
	var room scoringRoom // the blocks keep it
	around := p.surroundings()
	p.score(&room, around)
	p.decide()
	blocks := make([]Block, len(p.blocks))
	for i := range p.blocks {
		b, v := &p.blocks[i], &p.verdicts[i]
		blocks[i] = Block{
			Text: p.text(b), Path: p.path(b.parent), Words: int(b.length),
			Features:    room.features[i*NumFeatures : (i+1)*NumFeatures : (i+1)*NumFeatures],
			Names:       p.namesAround(int32(i), around),
			Probability: float64(v.p), Kept: v.keep,
		}
		if v.rule != 0 {
			blocks[i].Rule = ruleOf(v.rule).name
		}
	}
	return blocks, joined(p.faults())
}
