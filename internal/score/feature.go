package score

import (
	"github.com/pithmd/pith/internal/mark"
)

// The features of a block, by their place in its row. A share is 0 to 1; a
// count is not scaled, for trees see only order. Where a thing is missing
// the value says so (-1) or is what its absence is like (0).
const (
	// The block's own text.
	fWords         = iota // words, wide scripts by two characters each
	fRunesPerWord         // mean length of a word
	fLinkShare            // words inside links
	fLinks                // links
	fLinkUses             // links of the page that lead where its first one does
	fBoldShare            // words in bold
	fCapitalShare         // words that begin with a capital
	fDigitShare           // words that begin with a digit
	fFunctionShare        // words that carry only grammar
	fCommas               // commas and semicolons
	fStops                // ends of sentences
	fSeparators           // bars, bullets, arrows
	fSymbols              // currency, percent, at, copyright
	fImages               // images in the run
	fControlShare         // words inside buttons and labels
	fLines                // line breaks
	fOpens                // first character: a charClass
	fCloses               // last character: a charClass
	fLabel                // 1 if its whole text is a label of labels.go

	// What holds it.
	fTag          // a tagClass
	fHeadingLevel // 1 to 6, 0 for no heading
	fDepth        // elements around it

	// Where it stands, in document order.
	fWordsBefore     // share of the page's words before it
	fBlocksBefore    // share of the page's blocks before it
	fCountBefore     // words before it, up to farWords
	fCountAfter      // words after it, up to farWords
	fSinceHeading    // words since the last heading, up to farHeading, -1 before the first
	fHeadingBefore   // level of the last heading
	fToHeading       // words to the next heading, up to farHeading, -1 after the last
	fFromHeadline    // blocks since the headline, negative before it, up to farBlocks either way
	fWordsFromTitle  // words since the headline, negative before it, up to farWords either way
	fRepeats         // other blocks of the page with the same text
	fTitleOverlap    // share of its words that the title has
	fTitleCoverage   // share of the title's words that it has
	fSummaryOverlap  // share of its words that the description has
	fInBest          // 1 inside the container with most prose
	fBestDistance    // levels from that container up to one that holds the block too
	fInHalf          // 1 inside the innermost element with half the page's prose
	fInMost          // 1 inside the innermost element with four fifths of it
	fRecordSize      // words of the innermost element with two siblings of its shape, 0 if none
	fRecordCount     // how many siblings of its shape it has
	fRecordLinkShare //
	fRecordProse     // share of prose in it
	fRecordImages    // images in it
	fRecordHeadings  // blocks in it that are headings
	fRecordsProse    // share of the page's prose that it and its siblings hold
	fRecordsWords    // share of the page's words
	fKinBlocks       // blocks of its mould (kin.go), itself included
	fKinWords        // share of the page's words in them
	fKinMeanWords    // words per block of them
	fKinLinkShare    //
	fKinFrom         // share of the page's blocks before the first of them
	fKinTo           // share before the last

	// What the names of the elements around it mean, by learned weights:
	// above 0 speaks for content.
	fNameFirst // the nearest element with a known name
	fNameNear  // the nearest three
	fNameSum   // all
	fNameLow   // the least
	fNameHigh  // the greatest

	// What words mean, by learned weights.
	fNameHeading // those of the heading above it, or its own if it is one
	fNameSection // those of the heading above that one, of a higher rank
	fNamePrev    // those of the block before, if they are few
	fNameLink    // those of the address that its first link leads to

	// The first four containers: elements that hold more than the last one.
	fContainer = iota
)

// The features of a container, counted from fContainer + level*containerFeatures.
const (
	cWords       = iota // words in it
	cLinkShare          // of those, inside links
	cWordsPerTag        // words per node
	cProseShare         // share of the page's prose
	cOwnProse           // share of prose in its words
	cBlocks             // blocks in it
	cMeanWords          // words per block
	cSiblings           // siblings with the same tag and class
	cPosition           // where the block stands in it, 0 to 1

	containerFeatures
)

const containerLevels = 4

// Behind the containers: one feature per bit of place, 0 or 1, then one per
// family, 0 if no ancestor has it, else nearFamily for the block's parent,
// one less for each element further out, at least 1; then facts of the page.
const (
	fPlace  = fContainer + containerLevels*containerFeatures
	fFamily = fPlace + mark.NumPlaces
	fPage   = fFamily + mark.NumFamilies
)

const nearFamily = 12

// The facts of a page, the same for each of its blocks, counted from fPage.
const (
	gWords       = iota // words
	gBlocks             // blocks
	gLinkShare          // words inside links
	gProse              // words of prose
	gProseShare         // of all words
	gMeanProse          // words per block of prose
	gParagraphs         // blocks in <p>
	gHeadings           // blocks that are headings
	gItems              // blocks in list items
	gCells              // blocks in table cells
	gImages             // images
	gForms              // forms
	gArticles           // <article> elements
	gPosts              // elements of the family post
	gPrices             // elements of the family price
	gCards              // elements of the family card
	gComments           // elements of the family comment
	gAnswers            // elements of the family answer
	gCode               // elements of code
	gDates              // <time> elements
	gHiddenShare        // share of the words that stand hidden
	gBestShare          // share of the prose in the best container
	gRecords            // most siblings of one shape with text
	gRecordShare        // share of the words in them
	gWide               // share of words in wide scripts
	gKind               // what og:type and JSON-LD call it: a meta.Kind
	gDated              // 1 if a date of publication was found
	gAuthors            // authors found
	gSaysArticle        // 1 if one of its types is an article's
	gSaysProduct        // 1 if one is a product's
	gSaysList           // 1 if one is a list's
	gSaysThread         // 1 if one is a thread's
	gSaysService        // 1 if one is a business's or a service's
	gPathDepth          // parts of the address's path, -1 without address
	gPathWords          // hyphens in its last part
	gPathDigits         // digits in the path
	gPathKind           // what its words say: a meta.Kind

	pageFeatures
)

// NumFeatures is the length of a block's row.
const NumFeatures = fPage + pageFeatures

// charClass sorts the first and last characters of a block.
type charClass uint8

const (
	charOther charClass = iota
	charLower
	charUpper
	charDigit
	charWide
	charStop
	charColon
	charComma
	charQuote
	charBracket
	charBullet
)

// tagClass sorts the block-level elements that hold text.
type tagClass uint8

const (
	tagOther tagClass = iota
	tagDiv
	tagSpanLike // a custom element
	tagItem
	tagCell
	tagTerm
	tagSection
	tagCaption
	tagHeading
	tagQuote
	tagDefinition
	tagPre
	tagPara
)

// FeatureNames returns the names of the features, in the order of a row.
func FeatureNames() []string {
	names := append([]string(nil), textFeatureNames[:]...)
	for level := range containerLevels {
		for _, name := range containerFeatureNames {
			names = append(names, "container"+string(rune('1'+level))+"."+name)
		}
	}
	for _, name := range placeNames {
		names = append(names, "in."+name)
	}
	for _, f := range mark.FamilyWords {
		names = append(names, "family."+f.Name)
	}
	for _, name := range pageFeatureNames {
		names = append(names, "page."+name)
	}
	return names
}

var textFeatureNames = [fContainer]string{
	"words", "runes-per-word", "link-share", "links", "link-uses", "bold-share", "capital-share", "digit-share", "function-share",
	"commas", "stops", "separators", "symbols", "images", "control-share", "lines", "opens", "closes", "label",
	"tag", "heading-level", "depth",
	"words-before", "blocks-before", "count-before", "count-after", "since-heading", "heading-before", "to-heading",
	"from-headline", "words-from-title", "repeats", "title-overlap", "title-coverage", "summary-overlap", "in-best",
	"best-distance", "in-half", "in-most", "record-size", "record-count", "record-link-share", "record-prose", "record-images", "record-headings",
	"records-prose", "records-words", "kin-blocks", "kin-words", "kin-mean-words", "kin-link-share", "kin-from", "kin-to",
	"name-first", "name-near", "name-sum", "name-low", "name-high", "name-heading", "name-section", "name-prev", "name-link",
}

var containerFeatureNames = [containerFeatures]string{
	"words", "link-share", "words-per-tag", "prose-share", "own-prose", "blocks", "mean-words", "siblings", "position",
}

var placeNames = [mark.NumPlaces]string{
	"link", "bold", "control", "heading", "para", "item", "list", "terms", "table", "cell", "header-cell", "quote", "figure",
	"caption", "code", "form", "nav", "header", "footer", "aside", "main", "article", "section", "details", "summary", "dialog",
	"noscript", "hidden", "muted", "article-body", "address", "time", "math",
}

var pageFeatureNames = [pageFeatures]string{
	"words", "blocks", "link-share", "prose", "prose-share", "mean-prose", "paragraphs", "headings", "items", "cells", "images",
	"forms", "articles", "posts", "prices", "cards", "comments", "answers", "code", "dates", "hidden-share", "best-share",
	"records", "record-share", "wide", "kind", "dated", "authors", "says-article", "says-product", "says-list",
	"says-thread", "says-service", "path-depth", "path-words", "path-digits", "path-kind",
}
