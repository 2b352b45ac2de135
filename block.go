package pith

import (
	"sync"

	"golang.org/x/net/html/atom"
)

// A page is what is known of a document before anything is chosen.
type page struct {
	*marks
	meta *metadata

	pageTables
	sums measures

	ruled  []ruleID // per block: the rule that drops it, 0 for none
	forced []bool   // per block: the caller says it is content
	off    []bool   // per rule: it does not apply to this page
	capped []string // the names of the rules that would have dropped too much
}

// pageTables are the longest of what lies beside the tree's blocks. The next
// page can use their memory again.
type pageTables struct {
	blocks  []block
	words   []uint32 // hashes of all blocks' words
	blockAt []int32  // per node, and one past the last: blocks that begin before it
}

// spareTables have no page any more.
var spareTables = sync.Pool{New: func() any { return new(pageTables) }}

// release gives the memory of the page, its marks and its tree to the next
// page. Nothing may look at them any more.
func (p *page) release() {
	spare := p.pageTables
	p.pageTables = pageTables{}
	spareTables.Put(&spare)
	p.marks.release()
}

// readBlocks cuts the text into blocks, sums them up and applies the rules.
func readBlocks(m *marks, meta *metadata) *page {
	p := &page{marks: m, meta: meta, pageTables: *spareTables.Get().(*pageTables)}
	p.splitBlocks()
	p.measure()
	p.judge()
	return p
}

// A block is a maximal run of inline content: what a reader sees as one
// paragraph, heading, item, cell or label. It is the unit that is scored,
// kept and dropped. Two <br> end a block as a paragraph's end would; one
// does if the line before it is a label by itself.
type block struct {
	first, last int32 // its first and last text node, in tree.nodes
	parent      int32 // the innermost block-level element around it
	words       int32 // words of page.words: wordAt to wordAt+words
	wordAt      int32
	length      int32  // words, and one more for two characters of a script without spaces (isWide)
	hash        uint32 // of its words
	place       place  // what it stands in

	textStats
	label ruleID // the label rule that its whole text matches, or none
}

// textStats are counts over a block's text.
type textStats struct {
	runes      int32 // characters that are not white space
	linkWords  int32 // words inside <a>
	links      int32 // <a> elements with text
	bold       int32 // words inside <b>, <strong> …
	capitals   int32 // words that begin with a capital
	digits     int32 // words that begin with a digit
	function   int32 // words too common to mean anything
	commas     int32
	stops      int32 // . ! ? … and their kin at a word's end
	separators int32 // | / · • > and their kin
	images     int32 // images inside the run
	controls   int32 // words inside <button> and <label>
	symbols    int32 // currency, percent, copyright, at signs
	lines      int32 // <br> inside the run
	opens      rune  // first character
	closes     rune  // last character
}

// place is where a block stands: bits for its ancestors, by tag, role and
// state.
type place uint64

const (
	inLink place = 1 << iota
	inBold
	inControl
	inHeading
	inPara // p
	inItem // li
	inList
	inTerms // dl
	inTable
	inCell // td
	inHeaderCell
	inQuote
	inFigure
	inCaption
	inCode
	inForm
	inNav
	inHeader
	inFooter
	inAside
	inMain
	inArticle
	inSection
	inDetails
	inSummary
	inDialog
	inNoscript
	inHidden // by structure: it may come back
	inMuted  // taken out of the text around it by an inline rule
	inArticleBody
	inAddress
	inTime
	inMath

	numPlaces = iota
)

// placeOf is the place that an element by its tag makes for what is in it.
var placeOf = map[atom.Atom]place{
	atom.A: inLink, atom.B: inBold, atom.Strong: inBold, atom.Button: inControl, atom.Label: inControl,
	atom.H1: inHeading, atom.H2: inHeading, atom.H3: inHeading, atom.H4: inHeading, atom.H5: inHeading, atom.H6: inHeading,
	atom.P: inPara, atom.Li: inItem, atom.Ul: inList, atom.Ol: inList, atom.Dl: inTerms, atom.Table: inTable,
	atom.Td: inCell, atom.Th: inHeaderCell, atom.Blockquote: inQuote, atom.Figure: inFigure, atom.Figcaption: inCaption,
	atom.Caption: inCaption, atom.Pre: inCode, atom.Code: inCode, atom.Form: inForm, atom.Nav: inNav, atom.Header: inHeader,
	atom.Footer: inFooter, atom.Aside: inAside, atom.Main: inMain, atom.Article: inArticle, atom.Section: inSection,
	atom.Details: inDetails, atom.Summary: inSummary, atom.Dialog: inDialog, atom.Noscript: inNoscript,
	atom.Address: inAddress, atom.Time: inTime, atom.Math: inMath,
}

// placeOfRole is the same by the ARIA role.
var placeOfRole = map[string]place{
	"navigation": inNav, "menu": inNav, "menubar": inNav, "banner": inHeader, "contentinfo": inFooter,
	"complementary": inAside, "main": inMain, "article": inArticle, "heading": inHeading, "button": inControl,
	"tab": inControl, "search": inForm, "form": inForm, "dialog": inDialog, "alertdialog": inDialog,
	"listitem": inItem, "list": inList, "figure": inFigure,
}
