package dom

import (
	"iter"
	"maps"

	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/hashmap"
)

// traits are facts of an element that HTML itself lays down.
type traits uint32

const (
	IsBlock    traits = 1 << iota // begins and ends a run of text
	IsSkipped                     // its text is never read: script, style, form controls' values
	IsVoid                        // has no content
	IsHeading                     // h1 to h6
	IsMedia                       // img, video, audio, iframe …: kept for itself, not for its text
	IsCode                        // code: white space counts in it
	IsTableBit                    // part of a table
	IsListBit                     // a list or an item
	IsSection                     // sectioning and landmark elements
	IsForm                        // form and its controls
	IsPara                        // the elements that hold prose: p, blockquote, pre, dd, li
	IsAtomic                      // kept or left as a whole: code, math, an embedded drawing
	IsUnseen                      // stands in a line of text without being seen: metadata and scripts
	IsCell                        // td and th
)

// elementTraits is every element that differs from an inline element
// without meaning of its own. The sections are those of the HTML standard.
var elementTraits = map[atom.Atom]traits{
	// 4.1, 4.2: the document and its metadata
	atom.Html:  IsBlock,
	atom.Head:  IsBlock,
	atom.Title: IsBlock | IsSkipped,
	atom.Base:  IsVoid | IsUnseen,
	atom.Link:  IsVoid | IsUnseen,
	atom.Meta:  IsVoid | IsUnseen,
	atom.Style: IsSkipped | IsUnseen,

	// 4.3: sections
	atom.Body:    IsBlock,
	atom.Article: IsBlock | IsSection,
	atom.Section: IsBlock | IsSection,
	atom.Nav:     IsBlock | IsSection,
	atom.Aside:   IsBlock | IsSection,
	atom.H1:      IsBlock | IsHeading,
	atom.H2:      IsBlock | IsHeading,
	atom.H3:      IsBlock | IsHeading,
	atom.H4:      IsBlock | IsHeading,
	atom.H5:      IsBlock | IsHeading,
	atom.H6:      IsBlock | IsHeading,
	atom.Hgroup:  IsBlock,
	atom.Header:  IsBlock | IsSection,
	atom.Footer:  IsBlock | IsSection,
	atom.Address: IsBlock,

	// 4.4: grouping content
	atom.P:          IsBlock | IsPara,
	atom.Hr:         IsBlock | IsVoid,
	atom.Pre:        IsBlock | IsCode | IsPara | IsAtomic,
	atom.Blockquote: IsBlock | IsPara,
	atom.Ol:         IsBlock | IsListBit,
	atom.Ul:         IsBlock | IsListBit,
	atom.Menu:       IsBlock | IsListBit,
	atom.Li:         IsBlock | IsListBit | IsPara,
	atom.Dl:         IsBlock | IsListBit,
	atom.Dt:         IsBlock | IsListBit,
	atom.Dd:         IsBlock | IsListBit | IsPara,
	atom.Figure:     IsBlock,
	atom.Figcaption: IsBlock,
	atom.Main:       IsBlock | IsSection,
	atom.Search:     IsBlock | IsSection,
	atom.Div:        IsBlock,

	// 4.5: text-level semantics
	atom.Code: IsCode,
	atom.Samp: IsCode,
	atom.Kbd:  IsCode,
	atom.Br:   IsVoid,
	atom.Wbr:  IsVoid,

	// 4.8: embedded content
	atom.Picture: 0,
	atom.Source:  IsVoid,
	atom.Img:     IsVoid | IsMedia,
	atom.Iframe:  IsMedia | IsSkipped,
	atom.Embed:   IsVoid | IsMedia,
	atom.Object:  IsMedia,
	atom.Param:   IsVoid,
	atom.Video:   IsMedia,
	atom.Audio:   IsMedia,
	atom.Track:   IsVoid,
	atom.Map:     0,
	atom.Area:    IsVoid,
	atom.Svg:     IsSkipped | IsAtomic,
	atom.Math:    IsAtomic,

	// 4.9: tabular data
	atom.Table:    IsBlock | IsTableBit,
	atom.Caption:  IsBlock | IsTableBit,
	atom.Colgroup: IsBlock | IsTableBit,
	atom.Col:      IsVoid | IsTableBit,
	atom.Tbody:    IsBlock | IsTableBit,
	atom.Thead:    IsBlock | IsTableBit,
	atom.Tfoot:    IsBlock | IsTableBit,
	atom.Tr:       IsBlock | IsTableBit,
	atom.Td:       IsBlock | IsTableBit | IsCell,
	atom.Th:       IsBlock | IsTableBit | IsCell,

	// 4.10: forms. A button's text is a control's label, a select's a list
	// of choices; neither is prose, but a button can be a tab or a question
	// that opens its answer, so it is read and the scorer sees what it is.
	atom.Form:     IsBlock | IsForm,
	atom.Fieldset: IsBlock | IsForm,
	atom.Legend:   IsBlock | IsForm,
	atom.Label:    IsForm,
	atom.Input:    IsVoid | IsForm,
	atom.Button:   IsForm,
	atom.Select:   IsForm | IsSkipped,
	atom.Datalist: IsForm | IsSkipped,
	atom.Optgroup: IsForm | IsSkipped,
	atom.Option:   IsForm | IsSkipped,
	atom.Textarea: IsForm | IsSkipped,
	atom.Output:   IsForm,
	atom.Progress: IsForm,
	atom.Meter:    IsForm,

	// 4.11: interactive elements
	atom.Details: IsBlock,
	atom.Summary: IsBlock,
	atom.Dialog:  IsBlock,

	// 4.12: scripting
	atom.Script:   IsSkipped | IsUnseen,
	atom.Noscript: IsBlock,
	atom.Template: IsSkipped,
	atom.Canvas:   IsSkipped,
	atom.Slot:     0,

	// 16: obsolete, and still met
	atom.Center:    IsBlock,
	atom.Dir:       IsBlock | IsListBit,
	atom.Frameset:  IsBlock,
	atom.Frame:     IsVoid | IsMedia,
	atom.Noframes:  IsBlock | IsSkipped, // text to the parser; parse makes it a body where it is one
	atom.Noembed:   IsBlock | IsSkipped,
	atom.Plaintext: IsBlock | IsCode,
	atom.Xmp:       IsBlock | IsCode | IsPara | IsAtomic,
	atom.Listing:   IsBlock | IsCode | IsPara | IsAtomic,
	atom.Tt:        IsCode,
	atom.Marquee:   IsBlock,
	atom.Applet:    IsMedia,
	atom.Bgsound:   IsVoid,
	atom.Basefont:  IsVoid,
}

// TraitsAt are elementTraits looked up quickly: that is asked several times of
// each node.
func TraitsAt(a atom.Atom) traits { return traitTable.Get(uint32(a)) }

// Elements goes over the elements that have traits.
func Elements() iter.Seq[atom.Atom] { return maps.Keys(elementTraits) }

var traitTable = hashmap.New(indexTraits())

func indexTraits() map[uint32]traits {
	index := make(map[uint32]traits, len(elementTraits))
	for a, t := range elementTraits {
		index[uint32(a)] = t
	}
	return index
}
