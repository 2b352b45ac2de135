package media

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

const figureNames, tableNames = "figure fig image picture photo illustration", "table tbl"

var (
	figureWords = dom.HashedWords(figureNames)
	tableWords  = dom.HashedWords(tableNames)
	boxWords    = dom.HashedWords(figureNames + " " + tableNames)
	titleWords  = dom.HashedWords("title caption captions legend")
)

const maxCaption = 600 // bytes

// Captions puts the captions that stand above a picture below it, as others do: in a
// figure, or a box that is called one and has nothing else.
func Captions(root *html.Node) {
	var terms []*html.Node
	for d := range root.Descendants() {
		if d.DataAtom == atom.Dl && areTermsPictures(d) {
			terms = append(terms, d)
		}
		class := ""
		if d.DataAtom == atom.Div || d.DataAtom == atom.Section {
			class = dom.AttrOr(d, "class")
		}
		called := class != "" && form.NameHas(class, boxWords)
		if d.DataAtom == atom.Figure || called && form.NameHas(class, figureWords) {
			captionBelow(d)
		}
		if d.DataAtom == atom.Div && called && form.NameHas(class, tableWords) {
			plainTitle(d)
		}
	}
	for _, list := range terms {
		pictureTerms(list)
	}
}

// plainTitle makes a line of the heading that a box called a table has above its one table.
func plainTitle(box *html.Node) {
	title := dom.First(box)
	if title == nil || title.Type != html.ElementNode || !form.IsCalledTitle(title) {
		return
	}
	if next := dom.After(title); next == nil || next.DataAtom != atom.Table || dom.After(next) != nil {
		return
	}
	if dom.TraitsAt(title.DataAtom)&dom.IsHeading != 0 {
		dom.Rename(title, atom.P)
	}
	for d := range title.Descendants() {
		if d.Type == html.ElementNode && dom.TraitsAt(d.DataAtom)&dom.IsHeading != 0 {
			dom.Rename(d, atom.P)
		}
	}
}

// areTermsPictures reports whether the terms of a list are pictures and what they mean is
// their captions, as old galleries have them.
func areTermsPictures(list *html.Node) bool {
	terms := 0
	for part := range list.ChildNodes() {
		switch {
		case part.DataAtom == atom.Dt && isPictureOnly(part):
			terms++
		case part.DataAtom == atom.Dd && terms > 0 && !holdsShown(part), part.Type != html.ElementNode && !dom.NodeHasContent(part):
		default:
			return false
		}
	}
	return terms > 0
}

// pictureTerms makes figures of such a list.
func pictureTerms(list *html.Node) {
	var figure *html.Node
	for part := list.FirstChild; part != nil; part = list.FirstChild {
		dom.Remove(part)
		switch part.DataAtom {
		case atom.Dt:
			dom.Rename(part, atom.Figure)
			figure = part
			list.Parent.InsertBefore(part, list)
		case atom.Dd:
			dom.Rename(part, atom.Figcaption)
			figure.AppendChild(part)
		}
	}
	dom.Remove(list)
}

func captionBelow(box *html.Node) {
	caption := dom.First(box)
	for caption != nil && caption.Type == html.ElementNode && !dom.HasContent(caption) {
		caption = dom.After(caption) // what links lead to
	}
	if caption == nil || caption.DataAtom != atom.Figcaption && !form.NameHas(dom.AttrOr(caption, "class"), titleWords) {
		return
	}
	picture := dom.After(caption)
	if picture == nil || dom.After(picture) != nil || !isPictureOnly(picture) || holdsShown(caption) || len(dom.TextUpTo(caption, maxCaption)) > maxCaption {
		return
	}
	for inner := dom.First(caption); inner != nil && (inner.DataAtom == atom.Strong || inner.DataAtom == atom.B) && dom.After(inner) == nil; inner = dom.First(caption) {
		dom.Unwrap(inner) // a style
	}
	dom.Remove(caption)
	box.AppendChild(caption)
	dom.Rename(caption, atom.Figcaption)
	dom.Rename(box, atom.Figure)
}

// isPictureOnly reports whether an element is a picture or has one, and says nothing.
func isPictureOnly(n *html.Node) bool {
	pictures := 0
	if n.DataAtom == atom.Img {
		return true
	}
	for d := range n.Descendants() {
		switch {
		case d.DataAtom == atom.Img:
			pictures++
		case d.Type == html.TextNode && !dom.IsBlank(d):
			return false
		}
	}
	return pictures == 1
}
