package pith

import (
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/hashmap"
)

// traits are facts of an element that HTML itself lays down.
type traits uint32

const (
	isBlock    traits = 1 << iota // begins and ends a run of text
	isSkipped                     // its text is never read: script, style, form controls' values
	isVoid                        // has no content
	isHeading                     // h1 to h6
	isMedia                       // img, video, audio, iframe …: kept for itself, not for its text
	isCode                        // white space counts
	isTableBit                    // part of a table
	isListBit                     // a list or an item
	isSection                     // sectioning and landmark elements
	isForm                        // form and its controls
	isPara                        // the elements that hold prose: p, blockquote, pre, dd, li
	isAtomic                      // kept or left as a whole: code, math, an embedded drawing
	isHead                        // metadata content
	isEmphasis                    // em, strong, b, i …
	isCell                        // td and th
)

// elementTraits is every element that differs from an inline element
// without meaning of its own. The sections are those of the HTML standard.
var elementTraits = map[atom.Atom]traits{
	// 4.1, 4.2: the document and its metadata
	atom.Html:  isBlock,
	atom.Head:  isBlock | isHead,
	atom.Title: isBlock | isHead | isSkipped,
	atom.Base:  isVoid | isHead,
	atom.Link:  isVoid | isHead,
	atom.Meta:  isVoid | isHead,
	atom.Style: isSkipped | isHead,

	// 4.3: sections
	atom.Body:    isBlock,
	atom.Article: isBlock | isSection,
	atom.Section: isBlock | isSection,
	atom.Nav:     isBlock | isSection,
	atom.Aside:   isBlock | isSection,
	atom.H1:      isBlock | isHeading,
	atom.H2:      isBlock | isHeading,
	atom.H3:      isBlock | isHeading,
	atom.H4:      isBlock | isHeading,
	atom.H5:      isBlock | isHeading,
	atom.H6:      isBlock | isHeading,
	atom.Hgroup:  isBlock,
	atom.Header:  isBlock | isSection,
	atom.Footer:  isBlock | isSection,
	atom.Address: isBlock,

	// 4.4: grouping content
	atom.P:          isBlock | isPara,
	atom.Hr:         isBlock | isVoid,
	atom.Pre:        isBlock | isCode | isPara | isAtomic,
	atom.Blockquote: isBlock | isPara,
	atom.Ol:         isBlock | isListBit,
	atom.Ul:         isBlock | isListBit,
	atom.Menu:       isBlock | isListBit,
	atom.Li:         isBlock | isListBit | isPara,
	atom.Dl:         isBlock | isListBit,
	atom.Dt:         isBlock | isListBit,
	atom.Dd:         isBlock | isListBit | isPara,
	atom.Figure:     isBlock,
	atom.Figcaption: isBlock,
	atom.Main:       isBlock | isSection,
	atom.Search:     isBlock | isSection,
	atom.Div:        isBlock,

	// 4.5: text-level semantics
	atom.Em:     isEmphasis,
	atom.Strong: isEmphasis,
	atom.B:      isEmphasis,
	atom.I:      isEmphasis,
	atom.Code:   isCode,
	atom.Br:     isVoid,
	atom.Wbr:    isVoid,

	// 4.8: embedded content
	atom.Picture: 0,
	atom.Source:  isVoid,
	atom.Img:     isVoid | isMedia,
	atom.Iframe:  isMedia | isSkipped,
	atom.Embed:   isVoid | isMedia,
	atom.Object:  isMedia,
	atom.Param:   isVoid,
	atom.Video:   isMedia,
	atom.Audio:   isMedia,
	atom.Track:   isVoid,
	atom.Map:     0,
	atom.Area:    isVoid,
	atom.Svg:     isSkipped | isAtomic,
	atom.Math:    isAtomic,

	// 4.9: tabular data
	atom.Table:    isBlock | isTableBit,
	atom.Caption:  isBlock | isTableBit,
	atom.Colgroup: isBlock | isTableBit,
	atom.Col:      isVoid | isTableBit,
	atom.Tbody:    isBlock | isTableBit,
	atom.Thead:    isBlock | isTableBit,
	atom.Tfoot:    isBlock | isTableBit,
	atom.Tr:       isBlock | isTableBit,
	atom.Td:       isBlock | isTableBit | isCell,
	atom.Th:       isBlock | isTableBit | isCell,

	// 4.10: forms. A button's text is a control's label, a select's a list
	// of choices; neither is prose, but a button can be a tab or a question
	// that opens its answer, so it is read and the scorer sees what it is.
	atom.Form:     isBlock | isForm,
	atom.Fieldset: isBlock | isForm,
	atom.Legend:   isBlock | isForm,
	atom.Label:    isForm,
	atom.Input:    isVoid | isForm,
	atom.Button:   isForm,
	atom.Select:   isForm | isSkipped,
	atom.Datalist: isForm | isSkipped,
	atom.Optgroup: isForm | isSkipped,
	atom.Option:   isForm | isSkipped,
	atom.Textarea: isForm | isSkipped,
	atom.Output:   isForm,
	atom.Progress: isForm,
	atom.Meter:    isForm,

	// 4.11: interactive elements
	atom.Details: isBlock,
	atom.Summary: isBlock,
	atom.Dialog:  isBlock,

	// 4.12: scripting
	atom.Script:   isSkipped,
	atom.Noscript: isBlock,
	atom.Template: isSkipped,
	atom.Canvas:   isSkipped,
	atom.Slot:     0,

	// 16: obsolete, and still met
	atom.Center:    isBlock,
	atom.Dir:       isBlock | isListBit,
	atom.Frameset:  isBlock,
	atom.Frame:     isVoid | isMedia,
	atom.Noframes:  isBlock | isSkipped, // text to the parser; parse makes it a body where it is one
	atom.Noembed:   isBlock | isSkipped,
	atom.Plaintext: isBlock | isCode,
	atom.Xmp:       isBlock | isCode | isPara | isAtomic,
	atom.Listing:   isBlock | isCode | isPara | isAtomic,
	atom.Marquee:   isBlock,
	atom.Applet:    isMedia,
	atom.Bgsound:   isVoid,
	atom.Basefont:  isVoid,
}

// traitsAt are elementTraits looked up quickly: that is asked several times of
// each node.
func traitsAt(a atom.Atom) traits { return traitTable.Get(uint32(a)) }

var traitTable = hashmap.New(indexTraits())

func indexTraits() map[uint32]traits {
	index := make(map[uint32]traits, len(elementTraits))
	for a, t := range elementTraits {
		index[uint32(a)] = t
	}
	return index
}
