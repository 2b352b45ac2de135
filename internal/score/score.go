package score

import (
	"sync"

	"github.com/pithmd/pith/internal/forest"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/page"
)

// A Scorer gives each block of a page the probability that it is content.
// One can be put into Options.Scorer in place of the built-in model, as
// training does for the model of each fold. It is used by several goroutines
// at once.
type Scorer interface {
	// Weight is what a name of an element says for content, as log-odds,
	// 0 if nothing. Names are words and tokens of class, id and data-*
	// attributes, hashed as Block.Names are.
	Weight(name uint32) float32

	// Score writes to p[i] the probability, 0 to 1, that the block with
	// the features rows[i*NumFeatures : (i+1)*NumFeatures] is content. The
	// blocks are those of one page from a place on, in document order: those
	// of a long page come with several calls.
	Score(place int, rows []float32, p []float32)

	// Rescore does it again: p has the first scores, and context NumContext
	// features for each block that tell what those are in its surroundings.
	Rescore(place int, rows []float32, context []float32, p []float32)

	// Cue is what a cue says for each type of page, from ArticlePage to
	// Service, as log-odds, nil if nothing: a short text or a word of one, of
	// the title or of the description, hashed.
	Cue(cue uint32) *[NumTypes]float32

	// Types writes to p the probability of each type of page. The row has
	// the means of the features over the page's words, and behind them the
	// sum of what the page's cues say for each type, over the root of how
	// many there are.
	Types(row []float32, p *[NumTypes]float32)
}

// NumTypes is the number of page types.
const NumTypes = forest.NumTypes

// model is the built-in Scorer: the forests of internal/forest.
type model struct{ *forest.Model }

func (m model) Score(_ int, rows []float32, p []float32) {
	m.First.Eval(p, forest.Columns{Values: rows, Width: NumFeatures})
}

// Rescore leaves scores alone that nothing around a block would change: three
// fifths of all.
func (m model) Rescore(_ int, rows []float32, context []float32, p []float32) {
	unsure := make([]int32, 0, len(p)/2)
	for i, v := range p {
		if isUnsure(v) {
			unsure = append(unsure, int32(i))
		}
	}
	m.Second.EvalRows(p, unsure, forest.Columns{Values: rows, Width: NumFeatures}, forest.Columns{Values: context, Width: NumContext})
}

// sureScore is how close to 0 or 1 a first score is that is sure. train/fit.py
// has it too.
const sureScore = 0.02

// isUnsure reports whether the second forest is asked about a block.
func isUnsure(first float32) bool { return first >= sureScore && first <= 1-sureScore }

func (m model) Types(row []float32, p *[NumTypes]float32) {
	var sum float32
	for i, f := range m.Model.Types {
		f.Eval(p[i:i+1], forest.Columns{Values: row, Width: len(row)})
		sum += p[i]
	}
	for i := range p {
		p[i] /= max(sum, 1e-6)
	}
}

// Default is the built-in model.
func Default() Scorer { return model{forest.Default()} }

// Scores are what a model says of a page.
type Scores struct {
	Blocks []float32         // per block: the probability that it is content
	Types  [NumTypes]float32 // the probability of each type of page, articles first
}

// Features computes the features of a page's blocks, which a scorer reads.
type Features struct {
	*page.Page
	Scorer Scorer
	Around *page.Surroundings
	Room   *ScoringRoom
}

// Score has a scorer judge the blocks of a page, and its type. What a caller's
// Root or Keep names is sure.
func Score(pg *page.Page, s Scorer) *Scores {
	room := rooms.Get().(*ScoringRoom)
	defer rooms.Put(room)
	return (&Features{pg, s, pg.Surroundings(), room}).Score()
}

// window is how many blocks are scored together. Their rows are a kilobyte each: with
// more, most of the time would go to the memory, and with fewer, to making the rows of
// usual pages twice.
const window = 2048

func (p *Features) Score() *Scores {
	n, room := len(p.Blocks), p.Room
	s := &Scores{Blocks: make([]float32, n)}
	w, mean := p.newRowWriter(), meanRow{}
	for from := 0; from < n; from += window {
		to := min(from+window, n)
		room.features = w.rows(room.features, from, to)
		p.Scorer.Score(from, room.features, s.Blocks[from:to])
		mean.add(room.features, p.Blocks[from:to])
	}
	room.first = append(room.first[:0], s.Blocks...)
	around := newContext(p, room.first)
	for from := 0; from < n; from += window {
		to := min(from+window, n)
		if n > window { // or they are still there
			room.features = w.rows(room.features, from, to)
		}
		room.context = around.rows(room.context, from, to)
		p.Scorer.Rescore(from, room.features, room.context, s.Blocks[from:to])
	}
	s.Types = p.likeTypes(mean.mean())
	for i := range s.Blocks {
		if p.Forced[i] {
			s.Blocks[i] = 1
		}
	}
	return s
}

// ScoringRoom is what scoring needs most memory for: the rows of a window and the first
// scores of all blocks. The next page can use it again.
type ScoringRoom struct{ features, context, first []float32 }

var rooms = sync.Pool{New: func() any { return new(ScoringRoom) }}

// PageType is the likeliest type, or the one that the caller gave.
func (s *Scores) PageType() meta.Type {
	best := 0
	for i, v := range s.Types {
		if v > s.Types[best] {
			best = i
		}
	}
	if s.Types[best] == 0 {
		return meta.UnknownType
	}
	return meta.Type(best + 1)
}
