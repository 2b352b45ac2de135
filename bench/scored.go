package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"os"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/bench/align"
	"github.com/pithmd/pith/internal/inspect"
	pithscore "github.com/pithmd/pith/internal/score"
)

// recorded is a Scorer with the scores of one page written down.
type recorded struct {
	Final []float32                   `json:"final"`
	Kinds [pithscore.NumTypes]float32 `json:"types"`
}

func (r *recorded) Weight(uint32) float32                   { return 0 }
func (r *recorded) Cue(uint32) *[pithscore.NumTypes]float32 { return nil }
func (r *recorded) Score(place int, _ []float32, p []float32) {
	copy(p, r.Final[min(place, len(r.Final)):])
}
func (r *recorded) Rescore(_ int, _, _ []float32, _ []float32)        {}
func (r *recorded) Types(_ []float32, p *[pithscore.NumTypes]float32) { *p = r.Kinds }

// oracle is pith with a scorer that knows the reference: how good the best
// choice of whole blocks is.
func oracle() contestant {
	return contestant{name: "oracle", extract: func(p *page, src []byte) (output, error) {
		read, err := inspect.Read(bytes.NewReader(src), inspect.Options{URL: p.URL})
		if err != nil {
			return output{}, err
		}
		blocks := read.Blocks()
		split := wordsOn(p)
		texts := make([][]string, len(blocks))
		for i, b := range blocks {
			texts[i] = split(b.Text)
		}
		scores := &recorded{Final: make([]float32, len(blocks))}
		for i, share := range align.Labels(texts, split(p.reference())) {
			scores.Final[i] = float32(share)
		}
		out, err := extractWith(p, src, pith.Balanced, scores)
		out.opinion = nil // these scores know nothing of types
		return out, err
	}}
}

// crossValidated is pith with the scores that train wrote for each page, by
// the model that did not see the page's domain, and the sets that have scores.
// A line that names no set is of wcxb-dev.
func crossValidated(file string, focus pith.Focus) (c contestant, sets map[string]bool, err error) {
	f, err := os.Open(file)
	if err != nil {
		return c, nil, err
	}
	defer f.Close()
	scores := map[string]*recorded{} // by set and ID
	sets = map[string]bool{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var row struct {
			Set string `json:"set"`
			ID  string `json:"id"`
			recorded
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return c, nil, err
		}
		row.Set = cmp.Or(row.Set, defaultSet)
		sets[row.Set] = true
		scores[row.Set+"/"+row.ID] = &row.recorded
	}
	extract := func(p *page, src []byte) (output, error) {
		s, ok := scores[p.set+"/"+p.ID]
		if !ok {
			return output{}, errors.New("no scores for this page")
		}
		return extractWith(p, src, focus, s)
	}
	return contestant{name: "pith-cv", extract: extract}, sets, lines.Err()
}
