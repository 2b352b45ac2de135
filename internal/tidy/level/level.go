package level

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
)

// Normalise nests what a tree has of such lists.
func Normalise(root *html.Node) {
	var settled *html.Node // the last of the lists of one level that child stands among, if it does
	for child := root.FirstChild; child != nil; child = child.NextSibling {
		switch {
		case child.Type != html.ElementNode || child.DataAtom == atom.Pre:
			continue
		case child.DataAtom == atom.P:
			child = typed(child)
			continue
		case isList(child):
			byStyle(child)
			spread(child)
			switch settled {
			case nil:
				if settled = gather(child); settled == child {
					settled = nil
				}
			case child:
				settled = nil
			}
		case child.DataAtom == atom.Div && wrapsList(child) && (wrapsList(dom.Before(child)) || wrapsList(dom.After(child)) || isList(dom.Before(child))):
			list := dom.First(child)
			dom.Replace(child, list)
			child = list
			for next := dom.After(list); wrapsList(next); next = dom.After(next) {
				inner := dom.First(next)
				dom.Replace(next, inner)
				next = inner
			}
			byStyle(list)
			gather(list)
		}
		Normalise(child)
	}
}

// wrapsList reports whether an element is a box around one list and nothing else.
func wrapsList(n *html.Node) bool {
	if n == nil || n.DataAtom != atom.Div {
		return false
	}
	list := dom.First(n)
	return isList(list) && dom.After(list) == nil
}

// byStyle makes numbers or dots of what the style of a list says that its items have.
func byStyle(list *html.Node) {
	style := dom.AttrOr(list, "style")
	if style == "" {
		return
	}
	kind, _, _ := strings.Cut(css.Declared(style, "list-style-type"), " ")
	switch {
	case kind == "decimal" || strings.HasSuffix(kind, "-alpha") || strings.HasSuffix(kind, "-roman") || strings.HasSuffix(kind, "-latin"):
		dom.Rename(list, atom.Ol)
	case kind == "disc" || kind == "circle" || kind == "square":
		dom.Rename(list, atom.Ul)
	}
}

func isList(n *html.Node) bool {
	return n != nil && (n.DataAtom == atom.Ul || n.DataAtom == atom.Ol)
}

// levelAttributes say how deep an item stands.
var levelAttributes = dom.NamesOf("aria-level", "data-aria-level", "data-level", "data-list-level", "data-indent", "data-indent-level")

// levelWords are those behind which a number in a class says so, as the last part of a
// word or all of it: "ql-indent-1", "listindent2", "ItemDepth1".
var levelWords = [...]string{"indent", "level", "depth", "lvl"}

// levelOf is how deep an item says that it stands, and whether it says so. Only the levels
// of one list can be compared: some count from 0, and some in points.
func levelOf(n *html.Node) (level float64, ok bool) {
	if level, ok = saidLevel(n); ok {
		return level, true
	}
	for token := range strings.FieldsSeq(dom.AttrOr(n, "class")) {
		if stem, number := numbered(token); number >= 0 {
			stem = strings.ToLower(strings.TrimRight(stem, "-_"))
			for _, word := range levelWords {
				if strings.HasSuffix(stem, word) {
					return float64(number), true
				}
			}
		}
	}
	return styledLevel(dom.AttrOr(n, "style"))
}

// saidLevel is the level that an attribute of an item says.
func saidLevel(n *html.Node) (level float64, ok bool) {
	for i := range n.Attr {
		if a := &n.Attr[i]; levelAttributes.Has(a.Key) {
			if v, err := strconv.Atoi(a.Val); err == nil {
				return float64(v), true
			}
		}
	}
	return 0, false
}

// numbered is what stands before the number at the end of a token, and the number, -1
// if there is none.
func numbered(token string) (stem string, number int) {
	stem = strings.TrimRight(token, "0123456789")
	number, err := strconv.Atoi(token[len(stem):])
	if err != nil {
		return token, -1
	}
	return stem, number
}

// styledLevel is the level in a style: a word processor's own, or how far the margin is.
func styledLevel(style string) (level float64, ok bool) {
	if style == "" {
		return 0, false
	}
	for word := range strings.FieldsSeq(css.Declared(style, "mso-list")) {
		if stem, number := numbered(word); stem == "level" && number > 0 {
			return float64(number), true
		}
	}
	for _, property := range [...]string{"margin-left", "padding-left", "margin-inline-start", "padding-inline-start"} {
		if points := pointsOf(css.Declared(style, property)); points > 0 {
			return points, true
		}
	}
	return 0, false
}

// units are in points.
var units = map[string]float64{"pt": 1, "px": 0.75, "in": 72, "cm": 28.35, "mm": 2.835, "em": 12, "rem": 12, "": 0.75}

// pointsOf is a length in points, 0 if it is none.
func pointsOf(length string) float64 {
	length = strings.ToLower(strings.TrimSpace(length))
	number := strings.TrimRight(length, "abcdefghijklmnopqrstuvwxyz")
	v, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return 0
	}
	return v * units[length[len(number):]]
}
