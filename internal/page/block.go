package page

import (
	"sync"

	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
)

// A Page is what is known of a document before anything is chosen.
type Page struct {
	mark.Marks
	Meta *meta.Data

	pageTables
	Sums measures

	Ruled  []mark.RuleID // per block: the rule that drops it, 0 for none
	Forced []bool        // per block: the caller says it is content
	Off    []bool        // per rule: it does not apply to this page
	Capped []string      // the names of the rules that would have dropped too much
}

// pageTables are the longest of what lies beside the tree's blocks. The next
// page can use their memory again.
type pageTables struct {
	Blocks  []Block
	words   []uint32 // hashes of all blocks' words
	BlockAt []int32  // per node, and one past the last: blocks that begin before it
	numbers []int32  // what Ints has given out
}

// spareTables have no page any more.
var spareTables = sync.Pool{New: func() any { return new(pageTables) }}

// Release gives the memory of the page, its marks and its tree to the next
// page. Nothing may look at them any more.
func (p *Page) Release() {
	spare := p.pageTables
	p.pageTables = pageTables{}
	spareTables.Put(&spare)
	p.Marks.Release()
}

// Ints is n zeros, in memory that the next page can use again: after Release
// nothing may look at them any more either.
func (p *Page) Ints(n int) []int32 {
	from := len(p.numbers)
	if cap(p.numbers)-from < n {
		// Who has some of the old ones keeps them.
		p.numbers, from = make([]int32, 0, max(n, intsPerNode*len(p.Nodes))), 0
	}
	p.numbers = p.numbers[:from+n]
	zeros := p.numbers[from : from+n : from+n]
	clear(zeros)
	return zeros
}

// intsPerNode is how many of its Ints a page uses for each node, so that they are
// allocated once.
const intsPerNode = 14

// Read cuts the text into blocks, sums them up and applies the rules.
func Read(m *mark.Marks, about *meta.Data) *Page {
	p := &Page{Marks: *m, Meta: about, pageTables: *spareTables.Get().(*pageTables)}
	p.numbers = p.numbers[:0]
	p.splitBlocks()
	p.measure()
	p.judge()
	return p
}

// A Block is a maximal run of inline content: what a reader sees as one
// paragraph, heading, item, cell or label. It is the unit that is scored,
// kept and dropped. Two <br> end a block as a paragraph's end would; one
// does if the line before it is a label by itself.
type Block struct {
	First, Last int32 // its first and last text node
	Parent      int32 // the innermost block-level element around it
	Words       int32 // the page has their hashes from wordAt on
	wordAt      int32
	Length      int32      // words, and one more for two characters of a script without spaces
	Hash        uint32     // of its words
	Place       mark.Place // what it stands in

	textStats
	Label mark.RuleID // the label rule that its whole text matches, or none
}

// textStats are counts over a block's text.
type textStats struct {
	Runes      int32 // characters that are not white space
	LinkWords  int32 // words inside <a>
	Links      int32 // <a> elements with text
	Bold       int32 // words inside <b>, <strong> …
	Capitals   int32 // words that begin with a capital
	Digits     int32 // words that begin with a digit
	Function   int32 // words too common to mean anything
	Commas     int32
	Stops      int32 // . ! ? … and their kin at a word's end
	Separators int32 // | / · • > and their kin
	Images     int32 // images inside the run
	Controls   int32 // words inside <button> and <label>
	Symbols    int32 // currency, percent, copyright, at signs
	Lines      int32 // <br> inside the run
	Opens      rune  // first character
	Closes     rune  // last character
}
