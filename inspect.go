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
// order.
func Blocks(r io.Reader, o *Options) ([]Block, error) {
	if o == nil {
		o = &Options{}
	}
	tree, err := o.load(r)
	if err != nil {
		return nil, err
	}
	p, err := readPage(tree, o)
	if err != nil {
		return nil, err
	}
	rows := p.featureRows(nil)
	around := p.surroundings()
	p.choose()
	blocks := make([]Block, len(p.blocks))
	for i := range p.blocks {
		b, v := &p.blocks[i], &p.verdicts[i]
		blocks[i] = Block{
			Text: p.text(b), Path: p.path(b.parent), Words: int(b.length),
			Features:    rows[i*NumFeatures : (i+1)*NumFeatures : (i+1)*NumFeatures],
			Names:       p.namesAround(int32(i), around),
			Probability: float64(v.p), Kept: v.keep,
		}
		if v.rule != 0 {
			blocks[i].Rule = ruleOf(v.rule).name
		}
	}
	return blocks, nil
}
