package media

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// minPicture and minTall are the least width and height, in CSS pixels, of a picture
// that nobody sets into a line: two lines are less high.
const (
	minPicture = 300
	minTall    = 64
)

// isLarge reports whether a picture's size says that it is set into no line.
func isLarge(img *html.Node) bool {
	return sizeOf(img, "width") >= minPicture || sizeOf(img, "height") >= minTall
}

// sizeOf is what an attribute says in pixels, 0 if it does not.
func sizeOf(img *html.Node, key string) int {
	said := strings.TrimSuffix(dom.AttrOr(img, key), "px")
	if said == "" {
		return 0
	}
	n, err := strconv.Atoi(said)
	if err != nil {
		return 0
	}
	return n
}

// isAligned reports whether a picture, unless it is an icon, stands at a side of the text, or by itself in
// the middle: by an attribute, a style, or the names that editors have for them.
func isAligned(img *html.Node) bool {
	if width := sizeOf(img, "width"); width > 0 && width <= form.MaxIcon {
		return false
	}
	switch strings.ToLower(dom.AttrOr(img, "align")) {
	case "left", "right", "center":
		return true
	}
	switch css.Declared(dom.AttrOr(img, "style"), "float") {
	case "left", "right":
		return true
	}
	for token := range strings.FieldsSeq(dom.AttrOr(img, "class")) {
		switch strings.ToLower(token) {
		case "alignleft", "alignright", "aligncenter", "align-left", "align-right", "align-center", "float-left", "float-right", "pull-left", "pull-right", "image-left", "image-right":
			return true
		}
	}
	return false
}

// isPhotograph reports whether a picture whose size nothing tells is a file in a format
// for photographs: icons and marks are in others.
func isPhotograph(img *html.Node, src string) bool {
	if sizeOf(img, "width")+sizeOf(img, "height") > 0 {
		return false
	}
	src, _, _ = strings.Cut(src, "?")
	switch strings.ToLower(src[strings.LastIndexByte(src, '.')+1:]) {
	case "jpg", "jpeg", "webp", "avif":
		return true
	}
	return false
}

// Where pictures stand apart from words beside them.
type apart uint8

const (
	nowhere    apart = iota
	inBoxes          // a paragraph that is written as one may say of a photograph what it likes
	inUnlinked       // a link around words keeps it, or there would be two
	anywhere
)

// standsApart tells where a picture at the edge of a paragraph is none of its line.
func standsApart(img *html.Node, src string) apart {
	switch {
	case isLarge(img):
		return anywhere
	case isAligned(img):
		return inUnlinked
	case isPhotograph(img, src):
		return inBoxes
	}
	return nowhere
}

// setApart puts a picture that begins or ends a paragraph before or behind it,
// with its link and without emphasis. A box's own lines are a paragraph too, up to the
// next block in it.
func setApart(img *html.Node, where apart) {
	before, after, words := false, false, false
	var link *html.Node
	figure := dom.NewElement(atom.Figure, html.Attribute{Key: apartMark})
	holder, n, top := figure, img, img
	for ; n.Parent != nil && !isBlock(n); n = n.Parent {
		for s := n.PrevSibling; s != nil && !before && !isBlock(s); s = s.PrevSibling {
			before = dom.RunHasContent(s, s.NextSibling)
		}
		for s := n.NextSibling; s != nil && !after && !isBlock(s); s = s.NextSibling {
			after = dom.RunHasContent(s, s.NextSibling)
		}
		if n.DataAtom == atom.A {
			link, holder = n, dom.ShallowCopy(n)
			figure.AppendChild(holder)
		}
		words = words || n.Parent.DataAtom == atom.A && (before || after)
		top = n
	}
	box := isBox(n)
	if before == after || n.Parent == nil || !box && n.DataAtom != atom.P || !box && where == inBoxes || words && (box || where != anywhere) {
		return
	}
	if !box {
		top = n
	}
	beside := top
	if !after {
		beside = top.NextSibling
		for beside != nil && isSetApart(beside) {
			beside = beside.NextSibling // the pictures before this one
		}
	}
	top.Parent.InsertBefore(figure, beside)
	dom.Remove(img)
	holder.AppendChild(img)
	if link != nil && !dom.HasContent(link) {
		dom.Remove(link) // or it would be called by its title
	}
}

// apartMark is the attribute of a figure that was made for a picture set apart, until
// attributes go.
const apartMark = "data-apart"

func isSetApart(n *html.Node) bool {
	_, ok := dom.Attr(n, apartMark)
	return ok
}

// isBox reports whether an element is one of those that only hold others.
func isBox(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Section, atom.Article, atom.Main, atom.Center:
		return true
	}
	return false
}

func isBlock(n *html.Node) bool {
	return n.Type == html.ElementNode && dom.TraitsAt(n.DataAtom)&dom.IsBlock != 0
}
