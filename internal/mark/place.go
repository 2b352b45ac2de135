package mark

import (
	"golang.org/x/net/html/atom"
)

// Place is where a block stands: bits for its ancestors, by tag, role and
// state.
type Place uint64

const (
	InLink Place = 1 << iota
	InBold
	InControl
	InHeading
	InPara // p
	InItem // li
	inList
	InTerms // dl
	InTable
	InCell // td
	InHeaderCell
	InQuote
	InFigure
	InCaption
	InCode
	InForm
	InNav
	InHeader
	InFooter
	InAside
	InMain
	InArticle
	inSection
	inDetails
	inSummary
	InDialog
	InNoscript
	InHidden // by structure: it may come back
	InMuted  // taken out of the text around it by an inline rule
	inArticleBody
	inAddress
	inTime
	InMath

	NumPlaces = iota
)

// placeOf is the place that an element by its tag makes for what is in it.
var placeOf = map[atom.Atom]Place{
	atom.A: InLink, atom.B: InBold, atom.Strong: InBold, atom.Button: InControl, atom.Label: InControl,
	atom.H1: InHeading, atom.H2: InHeading, atom.H3: InHeading, atom.H4: InHeading, atom.H5: InHeading, atom.H6: InHeading,
	atom.P: InPara, atom.Li: InItem, atom.Ul: inList, atom.Ol: inList, atom.Dl: InTerms, atom.Table: InTable,
	atom.Td: InCell, atom.Th: InHeaderCell, atom.Blockquote: InQuote, atom.Figure: InFigure, atom.Figcaption: InCaption,
	atom.Caption: InCaption, atom.Pre: InCode, atom.Code: InCode, atom.Form: InForm, atom.Nav: InNav, atom.Header: InHeader,
	atom.Footer: InFooter, atom.Aside: InAside, atom.Main: InMain, atom.Article: InArticle, atom.Section: inSection,
	atom.Details: inDetails, atom.Summary: inSummary, atom.Dialog: InDialog, atom.Noscript: InNoscript,
	atom.Address: inAddress, atom.Time: inTime, atom.Math: InMath,
}

// placeOfRole is the same by the ARIA role.
var placeOfRole = map[string]Place{
	"navigation": InNav, "menu": InNav, "menubar": InNav, "banner": InHeader, "contentinfo": InFooter,
	"complementary": InAside, "main": InMain, "article": InArticle, "heading": InHeading, "button": InControl,
	"tab": InControl, "search": InForm, "form": InForm, "dialog": InDialog, "alertdialog": InDialog,
	"listitem": InItem, "list": inList, "figure": InFigure,
}
